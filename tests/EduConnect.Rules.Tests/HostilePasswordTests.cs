using System.Text;

namespace EduConnect.Rules.Tests;

/// <summary>Characters that look like a class and are of none, and inputs that break other validators.</summary>
public class HostilePasswordTests
{
    // Not theory data: a test runner may lose lone surrogates on the way.
    private static readonly (string Text, string What)[] _lookalikes =
    [
        ("\uFF21\uFF41\uFF11", "fullwidth A a 1"),
        ("\u0661\u0660\u06F3", "Arabic-Indic digits"),
        ("éÉàß", "accented letters"),
        ("\u017F", "long s, which upper-cases to S"),
        ("\u212A", "Kelvin sign, which lower-cases to k"),
        ("\u0130\u0131", "dotted I and dotless i"),
        ("\0\0", "NUL"),
        ("\n\r\t", "line ends and tab"),
        ("\u200B\uFEFF", "zero-width space and byte-order mark"),
        ("\uD800", "lone high surrogate"),
        ("\uDFFF", "lone low surrogate"),
        ("\U0001D7D8\U0001D400", "mathematical digit and letter"),
        ("\uFF01\uFE63\u2212", "fullwidth exclamation mark, small hyphen, minus sign"),
        ("²½", "superscript and fraction"),
    ];

    [Fact]
    public void Lookalikes_count_for_no_class() => Assert.All(_lookalikes, row =>
    {
        var report = PasswordPolicy.EduConnect.Check(row.Text);
        Assert.Equal(CharacterClasses.None, report.Classes);
        Assert.Equal(0, report.FirstUnlistedIndex);
        Assert.Equal(report, PasswordPolicy.EduConnect.Check(Encoding.UTF8.GetBytes(row.Text)));
        Assert.Equal(PasswordIssues.ForbiddenCharacter, PasswordPolicy.EduConnectStrict.Check("Abcdefg1" + row.Text).Issues);
    });

    [Fact]
    public void Lookalikes_do_not_replace_the_third_class() => Assert.All(_lookalikes, row =>
    {
        Assert.Equal(PasswordIssues.TooFewClasses, PasswordPolicy.EduConnect.Check("abcdefg1" + row.Text).Issues);
        Assert.True(PasswordPolicy.EduConnect.Check("Abcdefg1" + row.Text).IsValid);
    });

    [Fact]
    public void A_trailing_newline_counts_as_a_character() => Assert.Equal(9, PasswordPolicy.EduConnect.Check("Abcdefg1\n").Length);

    [Theory]
    [InlineData('a')]
    [InlineData('é')]
    [InlineData('\uD800')]
    public void A_million_characters_are_counted(char c)
    {
        var report = PasswordPolicy.EduConnect.Check(new string(c, 1_000_000));
        Assert.Equal(1_000_000, report.Length);
        Assert.Equal(PasswordIssues.TooFewClasses, report.Issues);
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("")]
    public void The_culture_changes_no_verdict(string culture)
    {
        using var _ = new CultureScope(culture);
        Assert.True(PasswordPolicy.EduConnect.IsValid("IIIIiii1"));
        Assert.Equal(PasswordIssues.TooFewClasses, PasswordPolicy.EduConnect.Check("\u0130\u0131iiiii1").Issues);
        Assert.Equal("valid (length 8, has Lowercase, Uppercase, Digit, lacks Special)", PasswordPolicy.EduConnect.Check("IIIIiii1").ToString());
    }
}
