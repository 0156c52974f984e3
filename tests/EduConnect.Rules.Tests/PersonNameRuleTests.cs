using System.Text;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

/// <summary>The rule of names, a sentence a test.</summary>
public class PersonNameRuleTests
{
    private static readonly string[] _valid =
    [
        "Élodie", "E\u0301lodie", "Durand", "D'Été-Durand", "de La Tour", "O’Neill", "J.", "x", "Nguyễn", "Ольга", "محمد", "दीपिका", "李", "𠮷田", "ʻOkina", "Ǆ",
    ];

    [Fact]
    public void Letters_of_any_script_are_accepted() => Assert.All(_valid, name => AssertOnly(PersonNameIssue.None, name));

    [Fact]
    public void NFC_and_NFD_are_both_accepted() => Assert.All(_valid, name =>
    {
        AssertOnly(PersonNameIssue.None, name.Normalize(NormalizationForm.FormC));
        AssertOnly(PersonNameIssue.None, name.Normalize(NormalizationForm.FormD));
    });

    [Fact]
    public void Empty_is_refused()
    {
        AssertOnly(PersonNameIssue.Empty, "");
        Assert.Equal(PersonNameIssue.Empty, PersonNameRule.Check((string?)null));
    }

    [Fact]
    public void Both_length_bounds_are_inclusive() => Assert.All(["a", "é", "𠮷"], letter =>
    {
        AssertOnly(PersonNameIssue.None, letter);
        AssertOnly(PersonNameIssue.None, string.Concat(Enumerable.Repeat(letter, 100)));
        AssertOnly(PersonNameIssue.TooLong, string.Concat(Enumerable.Repeat(letter, 101)));
    });

    [Fact]
    public void Length_counts_code_points()
    {
        AssertOnly(PersonNameIssue.None, string.Concat(Enumerable.Repeat("e\u0301", 50)));
        AssertOnly(PersonNameIssue.TooLong, string.Concat(Enumerable.Repeat("e\u0301", 50)) + "e");
    }

    [Fact]
    public void Too_long_is_reported_before_other_issues()
    {
        AssertOnly(PersonNameIssue.TooLong, new string('1', 101));
        AssertOnly(PersonNameIssue.TooLong, new string('-', 101));
        AssertOnly(PersonNameIssue.IllegalCharacter, new string('1', 100));
        AssertOnly(PersonNameIssue.NoLetter, new string('-', 100));
    }

    [Fact]
    public void Ten_million_characters_are_not_read() => Assert.Equal(PersonNameIssue.TooLong, PersonNameRule.Check(new string('a', 10_000_000)));

    [Fact]
    public void A_mark_may_not_come_first()
    {
        AssertOnly(PersonNameIssue.IllegalCharacter, "\u0301elodie");
        AssertOnly(PersonNameIssue.IllegalCharacter, "\u0903a"); // a spacing mark
        AssertOnly(PersonNameIssue.None, "-\u0301a");
        AssertOnly(PersonNameIssue.NoLetter, "-\u0301");
    }

    [Fact]
    public void An_enclosing_mark_is_refused() => AssertOnly(PersonNameIssue.IllegalCharacter, "a\u20DD");

    [Fact]
    public void Punctuation_without_a_letter_is_no_name() =>
        Assert.All([" ", "'", "’", "-", ".", "- -", "..."], name => AssertOnly(PersonNameIssue.NoLetter, name));

    // The alphabet is all that the source gives; what is not a letter and not listed is refused wherever it stands.
    [Fact]
    public void Hyphens_may_be_at_the_ends() =>
        Assert.All(["-Durand", "Durand--Petit", "'t Hooft"], name => AssertOnly(PersonNameIssue.None, name));

    [Fact]
    public void Spaces_may_not_be_at_the_ends_nor_in_a_row()
    {
        Assert.All(
            [" Durand", "Durand ", "\u00A0Durand", "Durand\t", " de  La Tour "],
            name => AssertOnly(PersonNameIssue.SurroundingSpaces, name));
        Assert.All(["de  La Tour", "a   b", "a \u00A0b"], name => AssertOnly(PersonNameIssue.InnerSpaces, name));
    }

    [Theory]
    [InlineData("Anne\u00A0Marie", PersonNameIssue.SpecialSpace)]
    [InlineData("Anne\tMarie", PersonNameIssue.SpecialSpace)]
    [InlineData("Anne\u2003Marie", PersonNameIssue.SpecialSpace)]
    [InlineData("Jean\u2011Luc", PersonNameIssue.SpecialHyphen)]
    [InlineData("Jean\u2010Luc", PersonNameIssue.SpecialHyphen)]
    [InlineData("Jean\u2013Luc", PersonNameIssue.SpecialHyphen)]
    [InlineData("Jean\u2212Luc", PersonNameIssue.SpecialHyphen)]
    [InlineData("D\u2018Arc", PersonNameIssue.SpecialApostrophe)]
    [InlineData("D`Arc", PersonNameIssue.SpecialApostrophe)]
    [InlineData("D\u00B4Arc", PersonNameIssue.SpecialApostrophe)]
    [InlineData("D\u0092Arc", PersonNameIssue.SpecialApostrophe)]
    [InlineData("=\"Durand\"", PersonNameIssue.SpreadsheetFormula)]
    [InlineData("Du\u00ADrand", PersonNameIssue.IllegalCharacter)] // a soft hyphen may be nothing or a hyphen
    [InlineData("Jean\u2011Luc2", PersonNameIssue.IllegalCharacter)]
    public void A_character_of_a_word_processor_has_its_own_reason(string name, PersonNameIssue issue) =>
        AssertOnly(issue, name);

    [Theory]
    [InlineData("LEFÃˆVRE")]
    [InlineData("CÃªline")]
    [InlineData("CÃ©line")]
    [InlineData("Ã‰lodie")]
    [InlineData("CÅ“urdacier")]
    [InlineData("ÃŽle")] // letters only
    [InlineData("NiccolÃ\u00A0")]
    [InlineData("CÃƒÂ©line")] // twice
    [InlineData("Oâ€™Neill")]
    [InlineData("eÌ\u0081lodie")] // decomposed
    [InlineData("ÃŸ‘")]
    [InlineData("ÐžÐ»ÑŒÐ³Ð°")]
    public void Utf8_that_was_read_as_Windows_1252_is_broken(string name) => AssertOnly(PersonNameIssue.BrokenEncoding, name);

    // Its bytes in Windows-1252 happen to be UTF-8 too, but of a letter that no name here has.
    [Theory]
    [InlineData("MÍŠEK")]
    [InlineData("ÉŠ")]
    [InlineData("Ãlex")]
    [InlineData("Ångström")]
    [InlineData("Äž\u4E2D")]
    public void A_name_that_only_looks_broken_is_valid(string name) => AssertOnly(PersonNameIssue.None, name);

    [Theory]
    [InlineData("ª")]
    [InlineData("º")]
    [InlineData("µ")]
    [InlineData("\u02C6")]
    [InlineData("\u02D1")]
    public void A_sign_that_Unicode_counts_as_a_letter_is_refused(string sign)
    {
        AssertOnly(PersonNameIssue.IllegalCharacter, "a" + sign);
        AssertOnly(PersonNameIssue.IllegalCharacter, sign);
        AssertOnly(PersonNameIssue.None, "K\u02BBahale\u02BCa\u02C5\u02D2".TrimEnd('\u02D2', '\u02C5'));
    }

    [Fact]
    public void One_foreign_character_is_refused_anywhere()
    {
        var letters = new[] { "\uFF41", "é", "e\u0301", "\u017F", "\u212A", "\u0130", "\u0131", " " };
        var foreign = Hostile.Characters.Select(row => row.Text).Except(letters)
            .Except(["\u00A0", "\u2011"]) // these have a reason of their own
            .Concat(["0", "9", "_", ",", "&", "/", "\u200D", "\u2160", "\u00B7", "\uFFFD", "\u007F", "\u0085"]);
        Assert.All(foreign, character => Assert.All(
            [character, character + "Durand", "Du" + character + "rand", "Durand" + character],
            name => AssertOnly(PersonNameIssue.IllegalCharacter, name)));
        Assert.All(letters.SkipLast(1), letter => AssertOnly(PersonNameIssue.None, letter));
    }

    [Theory]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xC0, 0xAF })] // overlong
    [InlineData(new byte[] { 0xC3 })] // é cut short
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })] // a surrogate
    [InlineData(new byte[] { 0xFF })]
    public void Malformed_utf8_is_refused(byte[] utf8)
    {
        Assert.Equal(PersonNameIssue.IllegalCharacter, PersonNameRule.Check([.. "a"u8, .. utf8]));
        Assert.Equal(PersonNameIssue.IllegalCharacter, PersonNameRule.Check([.. utf8, .. "a"u8]));
        Assert.False(PersonNameRule.IsValid(utf8));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Every_code_point_agrees_with_the_twin()
    {
        for (var value = 0; value <= 0x10FFFF; value++)
        {
            var character = value is >= 0xD800 and <= 0xDFFF ? ((char)value).ToString() : char.ConvertFromUtf32(value);
            foreach (var name in (string[])[character, "a" + character])
            {
                var issue = PersonNameRule.Check(name);
                if (issue != FormSpecification.Name(name) || issue != PersonNameRule.Check(Encoding.UTF8.GetBytes(name)))
                {
                    Assert.Fail($"U+{value:X4}");
                }
            }
        }
    }

    [Fact]
    public void The_culture_changes_no_verdict() => Assert.All(Hostile.Cultures, culture =>
    {
        using var _ = new CultureScope(culture);
        AssertOnly(PersonNameIssue.None, "Iİıi");
        AssertOnly(PersonNameIssue.IllegalCharacter, "I\u0661");
    });

    private static void AssertOnly(PersonNameIssue issue, string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        Assert.Equal((issue, issue), (PersonNameRule.Check(name), PersonNameRule.Check(utf8)));
        Assert.Equal((issue == PersonNameIssue.None, issue == PersonNameIssue.None), (PersonNameRule.IsValid(name), PersonNameRule.IsValid(utf8)));
    }
}
