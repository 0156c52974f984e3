using System.Globalization;

namespace EduConnect.Rules.Tests.Weakness;

/// <summary>
/// zxcvbn-ts 4.2, asked in both directions. Its numbers are those of <c>.ci/zxcvbn.mjs</c>, in powers of ten of
/// guesses.
/// </summary>
public class ZxcvbnTests
{
    private static readonly (string Password, double Guesses)[] _rows = [.. Repository
        .Read("tests", "EduConnect.Rules.Tests", "Weakness", "Data", "zxcvbn.tsv").TrimEnd().Split('\n')
        .Select(line => line.Split('\t'))
        .Select(cells => (cells[0], double.Parse(cells[1], CultureInfo.InvariantCulture)))];

    [Fact]
    public void Hundreds_are_compared()
    {
        Assert.InRange(_rows.Count(row => row.Guesses < 6), 150, 400);
        Assert.InRange(_rows.Count(row => row.Guesses >= 10), 150, 400);
    }

    // It reads words in reverse.
    [Fact]
    public void What_it_guesses_at_once_is_weak()
    {
        var missed = _rows.Where(row => row.Guesses < 6 && !IsWeak(row.Password)).Select(row => row.Password).ToArray();
        Assert.InRange(missed.Length, 0, 2);
        Assert.All(missed, password => Assert.True(IsWeak(Reversed(password))));
    }

    // Between 6 and 8 it knows reversed words, guesses words in disguise before their three digits, lets any four
    // letters cost little the second time, and knows two words more.
    [Fact]
    public void Most_of_what_it_guesses_soon_is_weak()
    {
        var soon = _rows.Where(row => row.Guesses is >= 6 and < 8).Select(row => row.Password).ToArray();
        var missed = soon.Where(password => !IsWeak(password)).ToArray();
        Assert.InRange(missed.Length, 1, soon.Length / 3);
        Assert.InRange(missed.Count(password => !IsExplained(password)), 0, 1);
    }

    private static bool IsExplained(string password) =>
        IsWeak(Reversed(password)) || IsWeak(string.Concat(password.Where(c => !char.IsAsciiDigit(c))))
        || password.AsSpan().ContainsAny('@', '$') || password[..4] == password[4..8]
        || password.Contains("girafe", StringComparison.Ordinal)
            || password.Contains("Zebre", StringComparison.Ordinal);

    // Two words take it the product of both ranks, and it does not find French words without their accents.
    [Fact]
    public void What_it_guesses_late_is_weak_only_for_its_words()
    {
        var found = _rows.Where(row => row.Guesses >= 10 && IsWeak(row.Password)).Select(row => row.Password).ToArray();
        Assert.InRange(found.Length, 1, 10);
        Assert.All(found, password => Assert.Equal(
            PasswordWeaknesses.Common, PasswordWeakness.Check(password).Weaknesses & PasswordWeaknesses.Common));
    }

    private static bool IsWeak(string password) => PasswordWeakness.Check(password).IsWeak;

    private static string Reversed(string text) =>
        string.Concat(text.Where(char.IsAsciiLetter).Reverse().Concat(text.Where(c => !char.IsAsciiLetter(c))));
}
