using System.Text.RegularExpressions;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests.Export;

[Properties(Arbitrary = [typeof(NearBorder), typeof(EduConnectArbitraries)], QuietOnSuccess = true)]
public class HtmlPatternTests
{
    private static readonly PasswordPolicy[] _presets = [PasswordPolicy.EduConnect, PasswordPolicy.EduConnectStrict];
    private static readonly string[] _flags = ["u", "v"];

    [Fact]
    public void The_pattern_of_the_certain_rule() => Assert.Equal(
        @"(?:(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])"
        + @"|(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^%+\-=@_]*[%+\-=@_])"
        + @"|(?=[^a-z]*[a-z])(?=[^0-9]*[0-9])(?=[^%+\-=@_]*[%+\-=@_])"
        + @"|(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])(?=[^%+\-=@_]*[%+\-=@_]))[a-zA-Z0-9%+\-=@_]{8,}",
        PasswordPolicy.EduConnectStrict.ToHtmlPattern());

    [Theory]
    [InlineData(0, 0, "", false, int.MaxValue, @"[\s\S]{0,}")]
    [InlineData(2, 0, "^", true, 2, @"[a-zA-Z0-9\^]{2,2}")]
    [InlineData(1, 4, "^", false, 9, @"(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])(?=[^\^]*[\^])[\s\S]{1,9}")]
    public void Simple_rules_give_simple_patterns(int minimum, int required, string special, bool refuse, int maximum, string pattern) =>
        Assert.Equal(pattern, new PasswordPolicy(minimum, required, special, refuse, maximum).ToHtmlPattern());

    [Property(MaxTest = 20_000)]
    [Trait("Category", "Long")]
    public void Any_rule_agrees_under_both_flags(Judged it)
    {
        var valid = it.IsValidButForBytes;
        Assert.All(_flags, flag => Assert.Equal(valid, JavaScript.Pattern(it.Policy.ToHtmlPattern(), flag)(it.Password)));
    }

    [Property(MaxTest = 2_000)]
    public void A_near_miss_is_refused_in_both_but_for_bytes(NearMissPassword it)
    {
        var isInBytes = it.Issue == PasswordIssues.TooManyBytes;
        Assert.All(_flags, flag => Assert.Equal(isInBytes, JavaScript.Pattern(it.Policy.ToHtmlPattern(), flag)(it.Text)));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Every_char_agrees_under_both_flags()
    {
        foreach (var policy in _presets)
        {
            foreach (var flag in _flags)
            {
                var matches = JavaScript.Pattern(policy.ToHtmlPattern(), flag);
                for (var code = 0; code < 65_536; code++)
                {
                    // Two classes and seven characters: the last one decides whether there is a third class, and may be refused.
                    var password = "ABC1DE2" + (char)code;
                    Assert.True(policy.IsValid(password) == matches(password), $"{flag} U+{code:X4}");
                }
            }
        }
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Every_printable_special_is_escaped_as_needed()
    {
        var punctuation = string.Concat(Enumerable.Range(' ', 95).Select(code => (char)code).Where(c => !char.IsAsciiLetterOrDigit(c)));
        foreach (var special in punctuation.Select(c => c.ToString()).Append(punctuation))
        {
            var policy = new PasswordPolicy(1, 1, special, rejectUnlistedCharacters: true);
            foreach (var flag in _flags)
            {
                var matches = JavaScript.Pattern(policy.ToHtmlPattern(), flag);
                Assert.True(special.All(c => matches(c.ToString())) && !matches("é") && !matches(""), $"{flag} {special}");
                Assert.True(punctuation.Except(special).All(c => !matches($"a{c}")), $"{flag} {special}");
            }
        }
    }

    [Fact]
    public void What_others_let_through_is_judged_alike()
    {
        var bounded = new PasswordPolicy(8, 3, "-", maximumLength: 9);
        foreach (var policy in _presets.Append(bounded))
        {
            foreach (var flag in _flags)
            {
                var matches = JavaScript.Pattern(policy.ToHtmlPattern(), flag);
                foreach (var (text, what) in Hostile.Characters)
                {
                    Assert.All(
                        new[] { "Abcdefg1" + text, "Abcdef1" + text, text + "Abcdef1", "bcdefg1" + text, "Abcde-" + text + text, text },
                        password => Assert.True(policy.IsValid(password) == matches(password), $"{what} {flag}"));
                }
            }
        }
    }

    // .NET is not JavaScript: it has no u flag and its $ lets a line end pass. Between \A and \z, and below U+10000, both agree.
    [Property(MaxTest = 4_000)]
    public void Dotnet_agrees_below_the_surrogates(Judged it)
    {
        var password = string.Concat(it.Password.Where(c => !char.IsSurrogate(c)));
        Assert.Equal(new Judged(password, it.Policy).IsValidButForBytes, Regex.IsMatch(password, $@"\A(?:{it.Policy.ToHtmlPattern()})\z"));
    }

    [Fact]
    public void Dotnet_counts_an_emoji_twice()
    {
        var policy = PasswordPolicy.EduConnect;
        const string Seven = "Abcde1😀";
        Assert.False(policy.IsValid(Seven));
        Assert.False(JavaScript.Pattern(policy.ToHtmlPattern(), "v")(Seven));
        Assert.Matches($@"\A(?:{policy.ToHtmlPattern()})\z", Seven);
    }

    [Fact]
    public void A_null_policy_throws() => Assert.Throws<ArgumentNullException>(() => PasswordPolicyFormats.ToHtmlPattern(null!));
}
