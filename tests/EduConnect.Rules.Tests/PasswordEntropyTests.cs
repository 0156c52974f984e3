using System.Globalization;
using System.Text.RegularExpressions;

namespace EduConnect.Rules.Tests;

public class PasswordEntropyTests
{
    [Theory]
    [InlineData(0, "", 26)]
    [InlineData(1, "", 26)]
    [InlineData(2, "", 52)]
    [InlineData(3, "", 62)]
    [InlineData(3, "%+-=@_", 62)]
    [InlineData(4, "%+-=@_", 68)]
    public void N_is_the_size_of_the_first_classes(int required, string special, int alphabet)
    {
        var policy = new PasswordPolicy(0, required, special);
        Assert.Equal(10 * Math.Log2(alphabet), policy.NominalEntropyBits(10), 1e-9);
        Assert.Equal(required * Math.Log2(alphabet), policy.NominalEntropyBits(required), 1e-9);
    }

    [Fact]
    public void Eight_characters_are_47_6_bits()
    {
        Assert.Equal(47.63, PasswordPolicy.EduConnect.NominalEntropyBits(8), 0.005);
        Assert.Equal(53.59, PasswordPolicy.EduConnect.NominalEntropyBits(9), 0.005);
    }

    [Fact]
    public void A_length_that_no_password_has_is_refused()
    {
        var policy = new PasswordPolicy(2, 3, "", maximumLength: 5);
        Assert.Throws<ArgumentOutOfRangeException>(() => policy.NominalEntropyBits(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => policy.NominalEntropyBits(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => PasswordPolicy.EduConnect.NominalEntropyBits(7));
        Assert.Equal(3 * Math.Log2(62), policy.NominalEntropyBits(3), 1e-9);
        Assert.Equal(5 * Math.Log2(62), policy.NominalEntropyBits(5), 1e-9);
    }

    // Each row: | length | bits of the rule | bits of the generator | reaches 50 | reaches 80 |.
    [Fact]
    public void The_table_of_the_sources_is_computed()
    {
        var sources = File.ReadAllText(Path.Combine(Repository.Root, "docs", "sources.md")).ReplaceLineEndings("\n");
        var rows = Regex.Matches(sources, @"^\| (\d+) \| ([\d.]+) \| ([\d.]+) \| (.+) \|$", RegexOptions.Multiline);
        Assert.True(rows.Count >= 5);
        foreach (Match row in rows)
        {
            var length = int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture);
            var (rule, generator) = (PasswordPolicy.EduConnect.NominalEntropyBits(length), PasswordGenerator.EntropyBits(length));
            Assert.Equal(
                string.Create(CultureInfo.InvariantCulture, $"| {length} | {rule:F1} | {generator:F1} | {Reached(rule)}; {Reached(generator)} |"),
                row.Value);
        }
    }

    private static string Reached(double bits) => bits >= 80 ? "80, 50, 13" : bits >= 50 ? "50, 13" : "13";
}
