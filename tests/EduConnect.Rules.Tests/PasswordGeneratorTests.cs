using System.Numerics;
using EduConnect.Rules.Tests.Specification;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests;

[Properties(Arbitrary = [typeof(NearBorder)], QuietOnSuccess = true)]
public class PasswordGeneratorTests
{
    private const string Lower = "abcdefghijkmnpqrstuvwxyz";
    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "23456789";
    private const string Special = "%+-=@";

    [Fact]
    public void The_alphabet_is_61_characters()
    {
        var drawn = Enumerable.Range(0, 500).SelectMany(_ => PasswordGenerator.Generate(64)).Distinct().Order();
        Assert.Equal((Lower + Upper + Digits + Special).Order(), drawn);
    }

    [Fact]
    public void Twelve_characters_by_default()
    {
        Assert.Equal(12, PasswordGenerator.Generate().Length);
        Assert.Equal(8, PasswordGenerator.Generate(8).Length);
        Assert.Equal(300, PasswordGenerator.Generate(300).Length);
        Assert.NotEqual(PasswordGenerator.Generate(), PasswordGenerator.Generate());
    }

    [Fact]
    public void Fill_writes_the_whole_span_and_no_more()
    {
        var text = new string('é', 20).ToCharArray();
        PasswordGenerator.Fill(text.AsSpan(4, 12));
        Assert.True(PasswordPolicy.EduConnectStrict.IsValid(text.AsSpan(4, 12)));
        Assert.All(text[..4].Concat(text[16..]), c => Assert.Equal('é', c));
    }

    [Property(MaxTest = 5_000)]
    public void What_is_generated_satisfies_any_policy(Judged it, byte more)
    {
        var policy = it.Policy;
        var rule = PasswordSpecification.Of(policy);
        var length = (int)Math.Min(Math.Min(rule.Maximum, rule.MaximumBytes), rule.Shortest + (more % 8L));
        var password = PasswordGenerator.Generate(policy, length);
        Assert.Equal(length, password.Length);
        Assert.True(policy.IsValid(password));
        var filled = new char[length];
        PasswordGenerator.Fill(filled, policy);
        Assert.True(policy.IsValid(filled));
        Assert.Throws<ArgumentException>(() => PasswordGenerator.Generate(policy, rule.Shortest - 1));

        // The certain special characters, or the clear ones, or any.
        string[] specials = [.. new[] { Special, string.Concat(policy.SpecialCharacters.Except("|_")), policy.SpecialCharacters }
            .Select(some => string.Concat(some.Intersect(policy.SpecialCharacters)))];
        Assert.Empty(password.Concat(filled).Except(Lower + Upper + Digits + specials.FirstOrDefault(some => some.Length > 0)));
    }

    [Fact]
    public void A_length_out_of_bounds_is_refused_at_once()
    {
        Says("write a length of 8 or more", () => PasswordGenerator.Generate(7));
        Says("write a length of 8 or more", () => PasswordGenerator.Generate(-1));
        Says("write a length of 8 or more", () => PasswordGenerator.EntropyBits(7));
        Says("write a length of 8 or more", () => PasswordGenerator.Fill(new char[7]));
        var bounded = new PasswordPolicy(2, 4, "-", maximumLength: 6);
        Says("write a length from 4 to 6", () => PasswordGenerator.Generate(bounded, 3));
        Says("write a length from 4 to 6", () => PasswordGenerator.Generate(bounded));
        Says("write a length from 4 to 6", () => PasswordGenerator.Fill(new char[7], bounded));
        Assert.Equal(6, PasswordGenerator.Generate(bounded, 6).Length);
    }

    [Fact]
    public void Special_characters_are_the_certain_ones_or_those_that_the_policy_has()
    {
        Assert.Equal("!#", Specials(new PasswordPolicy(8, 4, "!#_|")));
        Assert.Equal("_|", Specials(new PasswordPolicy(8, 4, "|_")));
        Assert.Equal("+", Specials(new PasswordPolicy(8, 4, "!#_|+")));
        Assert.Equal("", Specials(new PasswordPolicy(8, 3, "!#_|")));
        Assert.Equal("_", Specials(new PasswordPolicy(1, 1, "_", minimumDigits: 2)));
        Assert.Equal(56 * 56, Math.Pow(2, PasswordGenerator.EntropyBits(new PasswordPolicy(0, 0, "_"), 2)), 1e-6);

        static string Specials(PasswordPolicy policy) => string.Concat(Enumerable.Range(0, 200)
            .SelectMany(_ => PasswordGenerator.Generate(policy)).Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct().Order());
    }

    // Three digits and three of the rest: nearly no draw from all characters is valid.
    [Fact]
    public void Several_characters_of_a_class_are_generated()
    {
        var policy = new PasswordPolicy(0, 4, "-", minimumLowercase: 4, minimumUppercase: 4, minimumDigits: 12, minimumSpecial: 9);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(policy.IsValid(PasswordGenerator.Generate(policy, 29))));
        var count = Factorial(29) / (Factorial(4) * Factorial(4) * Factorial(12) * Factorial(9))
            * BigInteger.Pow(24, 4) * BigInteger.Pow(24, 4) * BigInteger.Pow(8, 12);
        Assert.Equal(BigInteger.Log(count, 2), PasswordGenerator.EntropyBits(policy, 29), 1e-9);

        static BigInteger Factorial(int number) => Enumerable.Range(1, number).Aggregate(BigInteger.One, (product, one) => product * one);
    }

    // So rare that the share of valid texts is less than any double.
    [Fact]
    public void Long_passwords_with_rare_compositions_are_generated()
    {
        var policy = new PasswordPolicy(0, 4, "-", minimumDigits: 400);
        Assert.All(Enumerable.Range(0, 3), _ => Assert.True(policy.IsValid(PasswordGenerator.Generate(policy, 403))));
        var count = new BigInteger(403 * 402 * 401) * 24 * 24 * BigInteger.Pow(8, 400);
        Assert.Equal(BigInteger.Log(count, 2), PasswordGenerator.EntropyBits(policy, 403), 1e-9);
    }

    // One draw in a million from all characters is valid, so these are drawn class by class: four of one and one of each other,
    // and one more of any.
    [Fact]
    public void Rare_compositions_are_as_likely_as_they_are_many()
    {
        const int Draws = 10_000;
        var policy = new PasswordPolicy(0, 4, "-", minimumSpecial: 4);
        int[][] compositions = [[2, 1, 1, 4], [1, 2, 1, 4], [1, 1, 2, 4], [1, 1, 1, 5]];
        var likely = compositions.Select(one => 1 / one.Aggregate(1.0, (product, count) => product * Enumerable.Range(1, count).Aggregate((a, b) => a * b))
            * Math.Pow(24, one[0] + one[1]) * Math.Pow(8, one[2])).ToArray();
        var drawn = Enumerable.Range(0, Draws).Select(_ => PasswordGenerator.Generate(policy, 8))
            .CountBy(one => (one.Count(char.IsAsciiLetterLower), one.Count(char.IsAsciiLetterUpper), one.Count(char.IsAsciiDigit), one.Count(c => c == '-')))
            .ToDictionary();
        Assert.Equal(Draws, compositions.Select((one, index) =>
        {
            var number = drawn.GetValueOrDefault((one[0], one[1], one[2], one[3]));
            var expected = likely[index] / likely.Sum() * Draws;
            Assert.InRange(number, expected - (7 * Math.Sqrt(expected)), expected + (7 * Math.Sqrt(expected)));
            return number;
        }).Sum());
    }

    // Nearly every draw from all characters is valid, so no time goes into counting the compositions.
    [Fact]
    public void Generating_a_long_password_takes_time_with_its_length()
    {
        var policy = new PasswordPolicy(8, 3, "-", minimumDigits: 2);
        Assert.True(policy.IsValid(PasswordGenerator.Generate(policy, 1_000_000)));
    }

    // Four letters or digits, two of a class or more: how many there are of each composition, one by one.
    [Fact]
    public void Every_password_with_several_of_a_class_is_equally_likely()
    {
        var policy = new PasswordPolicy(3, 1, "", minimumLowercase: 2, minimumUppercase: 3, minimumDigits: 3);
        var kinds = (from first in "aA0" from second in "aA0" from third in "aA0" select string.Concat(first, second, third)).ToArray();
        var likely = kinds.ToDictionary(kind => kind, kind => policy.IsValid(kind) ? kind.Aggregate(1.0, (product, c) => product * (c == '0' ? 8 : 24)) : 0);
        Assert.Equal(Math.Log2(likely.Values.Sum()), PasswordGenerator.EntropyBits(policy, 3), 1e-9);

        const int Draws = 40_000;
        var drawn = Enumerable.Range(0, Draws).Select(_ => PasswordGenerator.Generate(policy, 3))
            .CountBy(one => string.Concat(one.Select(c => char.IsAsciiLetterLower(c) ? 'a' : char.IsAsciiLetterUpper(c) ? 'A' : '0')))
            .ToDictionary();
        Assert.All(kinds, kind =>
        {
            var expected = likely[kind] / likely.Values.Sum() * Draws;
            Assert.InRange(drawn.GetValueOrDefault(kind), expected - (7 * Math.Sqrt(expected)), expected + (7 * Math.Sqrt(expected)));
        });
    }

    [Fact]
    public void From_the_length_of_a_passphrase_on_every_text_is_generated()
    {
        var policy = new PasswordPolicy(8, 4, "-", passphraseLength: 20);
        Assert.Equal(20 * Math.Log2(57), PasswordGenerator.EntropyBits(policy, 20), 1e-9);
        Assert.InRange(PasswordGenerator.EntropyBits(policy, 19), 0, 19 * Math.Log2(57) - 0.1);
    }

    [Fact]
    public void A_null_policy_throws()
    {
        Assert.Throws<ArgumentNullException>(() => PasswordGenerator.Generate(null!));
        Assert.Throws<ArgumentNullException>(() => PasswordGenerator.Fill(new char[12], null!));
        Assert.Throws<ArgumentNullException>(() => PasswordGenerator.EntropyBits(null!));
    }

    [Fact]
    public void An_empty_password_where_it_is_valid()
    {
        Assert.Equal("", PasswordGenerator.Generate(new PasswordPolicy(0, 0, ""), 0));
        Assert.Equal(0, PasswordGenerator.EntropyBits(new PasswordPolicy(0, 0, ""), 0));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Entropy_is_the_logarithm_of_the_count()
    {
        Assert.Equal(71.08, PasswordGenerator.EntropyBits(), 0.005);
        foreach (var (policy, special) in Policies())
        {
            for (var length = Math.Max(policy.MinimumLength, policy.RequiredClasses); length <= 40; length++)
            {
                var count = new GeneratedPasswords([Lower, Upper, Digits, special], policy.RequiredClasses, length).Count;
                Assert.Equal(BigInteger.Log(count, 2), PasswordGenerator.EntropyBits(policy, length), 1e-9);
            }
        }
    }

    // So drawing anew ends: 5,000 draws in vain have a likelihood of 0.99 to the power of 5,000, less than one in 10 to the power of 21.
    [Fact]
    public void One_draw_in_a_hundred_is_valid_at_least()
    {
        foreach (var (policy, special) in Policies())
        {
            var length = Math.Max(policy.MinimumLength, policy.RequiredClasses);
            var all = length * Math.Log2(56 + special.Length);
            Assert.InRange(Math.Pow(2, PasswordGenerator.EntropyBits(policy, length) - all), 0.01, 1 + 1e-9);
        }
    }

    // Every choice of required classes and of special characters, at the shortest length: the hardest case.
    private static IEnumerable<(PasswordPolicy Policy, string Special)> Policies() =>
        from required in Enumerable.Range(0, 5)
        from count in Enumerable.Range(required == 4 ? 1 : 0, required == 4 ? 5 : 6)
        let special = Special[..count]
        select (new PasswordPolicy(0, required, special), special);

    private static void Says(string advice, Action refused) => Assert.Contains(advice, Assert.Throws<ArgumentException>(refused).Message, StringComparison.Ordinal);
}
