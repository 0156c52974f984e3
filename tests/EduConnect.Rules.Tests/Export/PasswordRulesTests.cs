using EduConnect.Rules.Tests.Specification;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests.Export;

[Properties(Arbitrary = [typeof(NearBorder)], QuietOnSuccess = true)]
public class PasswordRulesTests
{
    private static readonly string[] _noRules =
    [
        "minlength 8;", "minlength: x;", "min: 8;", "required: letters;", "required: [ab;", "required: [];", "allowed: [a-z];", "allowed: lower upper;",
        "allowed: lower,;", "minlength: 8 required: lower;", "allowed: [é];",
    ];

    [Theory]
    [InlineData(8, 3, "%+-=@_", int.MaxValue, "minlength: 8; required: lower; required: upper; required: digit; allowed: [-%+=@_];")]
    [InlineData(8, 4, "]-[", 20, "minlength: 8; maxlength: 20; required: lower; required: upper; required: digit; required: [-[]];")]
    [InlineData(0, 1, "", int.MaxValue, "minlength: 1; required: lower; allowed: upper, digit;")]
    [InlineData(2, 3, "", int.MaxValue, "minlength: 3; required: lower; required: upper; required: digit;")]
    [InlineData(0, 0, " ]", 9, "maxlength: 9; allowed: lower, upper, digit, [ ]];")]
    public void Rules_in_the_syntax_of_Apple(int minimum, int required, string special, int maximum, string rules) =>
        Assert.Equal(rules, new PasswordPolicy(minimum, required, special, maximumLength: maximum).ToPasswordRules());

    [Property(MaxTest = 5_000)]
    [Trait("Category", "Long")]
    public void What_a_manager_generates_is_accepted(Judged it, int seed)
    {
        var rules = PasswordRulesGrammar.Parse(it.Policy.ToPasswordRules());
        var random = new Random(seed);

        // Several characters of a class cannot be asked for.
        var one = PasswordSpecification.Of(it.Policy) with { Lowercase = 1, Uppercase = 1, Digits = 1, Specials = 1 };
        Assert.All(Enumerable.Range(0, 10), _ => Assert.True(one.Policy.IsValid(rules.Generate(random))));
    }

    // As strict as needed, no more: one class less, one character less, or all that is allowed beside it, would show here.
    [Property(MaxTest = 2_000)]
    public void The_rule_is_no_stricter_than_needed(Judged it)
    {
        var rules = PasswordRulesGrammar.Parse(it.Policy.ToPasswordRules());
        var rule = PasswordSpecification.Of(it.Policy);
        var maximum = Math.Min(rule.Maximum, rule.MaximumBytes);
        Assert.Equal(rule.Required, rules.Required.Count);
        Assert.Equal(rule.Shortest, rules.MinimumLength);
        Assert.Equal(maximum, rules.MaximumLength);
        Assert.Equal(
            Enumerable.Range(0, 128).Select(code => (char)code).Where(c => it.Policy.ClassOf(c) != CharacterClasses.None),
            rules.Allowed.Order());
    }

    [Fact]
    public void The_grammar_refuses_what_it_does_not_have() =>
        Assert.All(_noRules, rules => Assert.Throws<FormatException>(() => PasswordRulesGrammar.Parse(rules)));

    [Fact]
    public void The_grammar_reads_what_Apple_describes()
    {
        var rules = PasswordRulesGrammar.Parse("minlength: 20; minlength:22; maxlength: 30; required: lower; required: upper, digit; allowed: [-().&@?'#,/\"+]]; required: [-]");
        Assert.Equal((22, 30, 3), (rules.MinimumLength, rules.MaximumLength, rules.Required.Count));
        Assert.Equal("-", rules.Required[2]);
        Assert.Equal(36, rules.Required[1].Length);
        Assert.Contains(']', rules.Allowed);
        Assert.DoesNotContain('[', rules.Allowed);
        Assert.Equal(95, PasswordRulesGrammar.Parse("").Allowed.Length);
    }

    [Fact]
    public void A_null_policy_throws() => Assert.Throws<ArgumentNullException>(() => PasswordPolicyFormats.ToPasswordRules(null!));
}
