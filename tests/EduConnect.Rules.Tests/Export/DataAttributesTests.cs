using System.Globalization;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests.Export;

[Properties(Arbitrary = [typeof(NearBorder)], QuietOnSuccess = true)]
public class DataAttributesTests
{
    private static readonly CultureInfo _fr = CultureInfo.GetCultureInfo("fr");
    private static readonly CultureInfo _en = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void The_attributes_of_a_bounded_rule()
    {
        var policy = new PasswordPolicy(8, 3, "", rejectUnlistedCharacters: true, maximumLength: 64);
        Assert.Equal(
            [
                ("data-val", "true"),
                ("data-val-length", "Le mot de passe doit comporter au moins 8 caractères. Le mot de passe doit comporter au plus 64 caractères."),
                ("data-val-length-min", "8"),
                ("data-val-length-max", "64"),
                ("data-val-regex", RuleMessages.Describe(policy, _fr)),
                ("data-val-regex-pattern", "^(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])[a-zA-Z0-9]{8,64}$"),
            ],
            policy.ToDataAttributes(_fr).Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void A_maximum_in_units_is_not_written()
    {
        var attributes = new PasswordPolicy(0, 0, "", maximumLength: 10).ToDataAttributes(_en);
        Assert.Equal(["data-val", "data-val-regex", "data-val-regex-pattern"], attributes.Keys);
        attributes = new PasswordPolicy(0, 0, "", rejectUnlistedCharacters: true, maximumLength: 10).ToDataAttributes(_en);
        Assert.Equal(["data-val", "data-val-length", "data-val-length-max", "data-val-regex", "data-val-regex-pattern"], attributes.Keys);
        Assert.Equal("The password must have at most 10 characters.", attributes["data-val-length"]);
    }

    [Fact]
    public void Without_a_maximum_none_is_written()
    {
        var attributes = PasswordPolicy.EduConnectStrict.ToDataAttributes(_en);
        Assert.Equal(["data-val", "data-val-length", "data-val-length-min", "data-val-regex", "data-val-regex-pattern"], attributes.Keys);
        Assert.Equal("The password must have at least 8 characters.", attributes["data-val-length"]);
    }

    [Fact]
    public void A_surrogate_pair_is_one_character()
    {
        var matches = JavaScript.DataVal(new PasswordPolicy(2, 0, "", maximumLength: 2).ToDataAttributes()["data-val-regex-pattern"]);
        Assert.True(matches("a😀"));
        Assert.True(matches("\uD83Da"));
        Assert.False(matches("😀"));
        Assert.False(matches("aé😀"));
    }

    [Fact]
    public void The_language_is_that_of_the_page()
    {
        using var _ = new CultureScope("fr-CA");
        Assert.StartsWith("Le mot de passe", PasswordPolicy.EduConnect.ToDataAttributes()["data-val-length"], StringComparison.Ordinal);
    }

    // The scripts pass an empty field and count UTF-16 units; the pattern alone already says what the policy says.
    [Property(MaxTest = 4_000)]
    [Trait("Category", "Long")]
    public void Any_rule_agrees_in_the_script(Judged it)
    {
        var attributes = it.Policy.ToDataAttributes(_fr);
        var pattern = JavaScript.DataVal(attributes["data-val-regex-pattern"])(it.Password);
        var length = it.Password.Length >= int.Parse(attributes.GetValueOrDefault("data-val-length-min", "0"), CultureInfo.InvariantCulture)
            && it.Password.Length <= int.Parse(attributes.GetValueOrDefault("data-val-length-max", "2147483647"), CultureInfo.InvariantCulture);
        Assert.Equal(it.IsValidButForBytes, pattern);
        Assert.Equal(pattern, pattern && length);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Surrogates_count_as_in_the_policy()
    {
        var policy = new PasswordPolicy(2, 0, "", maximumLength: 3);
        var matches = JavaScript.DataVal(policy.ToDataAttributes()["data-val-regex-pattern"]);
        string[] units = ["a", "\uD83D", "\uDE00", "\u2028"];
        foreach (var text in Enumerable.Range(1, 7).SelectMany(length => Texts(units, length)))
        {
            Assert.Equal(policy.IsValid(text), matches(text));
        }
    }

    [Fact]
    public void A_null_policy_throws() => Assert.Throws<ArgumentNullException>(() => PasswordPolicyFormats.ToDataAttributes(null!));

    private static IEnumerable<string> Texts(string[] units, int length) =>
        length == 0 ? [""] : Texts(units, length - 1).SelectMany(text => units.Select(unit => text + unit));
}
