using System.Text;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

/// <summary>The usual shape of a login, and the login that a name suggests.</summary>
public class EduConnectLoginRuleTests
{
    // Letters with strokes and hooks, and ligatures: NFD leaves them whole.
    private static readonly (string Letters, string Plain)[] _whole =
    [
        ("ƀɓɃƁ", "b"), ("đɗðĐƊÐ", "d"), ("ƒƑ", "f"), ("ǥǤ", "g"), ("ħĦ", "h"), ("ıɨƗ", "i"), ("ƙƘ", "k"), ("łŀƚŁĿȽ", "l"), ("ŋŉɲŊƝ", "n"), ("øǿØǾ", "o"),
        ("ſ", "s"), ("ŧŦ", "t"), ("ʉɄ", "u"), ("ƴƳ", "y"), ("ƶƵ", "z"), ("æǣǽÆǢǼ", "ae"), ("ĳĲ", "ij"), ("œŒ", "oe"), ("ßẞ", "ss"), ("þÞ", "th"),
        ("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬅﬆ", "st"),
    ];

    [Fact]
    public void The_usual_shape_is_recognised() => Assert.All(
        ["e.durand", "e.durand3", "e.durand1234", "e.d", "e.dete-durand", "e.a-b-c", "e.a-b0", "z.z9"],
        login => AssertShape(true, login));

    [Fact]
    public void Another_shape_is_noticed() => Assert.All(
        [
            "", "e", "e.", ".durand", "durand", "e.3", "e.-", "e.-durand", "e.durand-", "e.durand-3", "e.a--b", "ee.durand", "e..durand", "e.du.rand",
            "E.durand", "e.Durand", "e.DURAND", "e.durand12345", "e.dur3and", "e.1234", "1.durand", "e durand", "e-durand", "e.d'ete", "e.de la", " e.durand", "e.durand ", "12345",
            "..durand", "-.durand",
        ],
        login => AssertShape(false, login));

    [Theory]
    [InlineData("E.Durand3", EduConnectLoginIssue.Uppercase)]
    [InlineData(" E.Durand", EduConnectLoginIssue.SurroundingSpaces)]
    [InlineData("e.durand\u00A0", EduConnectLoginIssue.SurroundingSpaces)]
    [InlineData("=\"e.durand\"", EduConnectLoginIssue.SpreadsheetFormula)]
    [InlineData("É.Durand", EduConnectLoginIssue.UnusualForm)]
    [InlineData("e.durand\n", EduConnectLoginIssue.UnusualForm)]
    public void A_login_close_to_the_usual_form_has_its_reason(string login, EduConnectLoginIssue issue)
    {
        AssertShape(false, login);
        Assert.Equal(issue, EduConnectLoginRule.Check(login));
    }

    [Fact]
    public void A_null_string_counts_as_empty() => Assert.Equal(EduConnectLoginIssue.UnusualForm, EduConnectLoginRule.Check((string?)null));

    [Fact]
    public void One_foreign_character_is_noticed_anywhere() => Assert.All(Hostile.Characters, row => Assert.All(
        Enumerable.Range(0, "e.du-rand12".Length + 1),
        at => AssertShape(false, "e.du-rand12".Insert(at, row.Text))));

    [Fact]
    [Trait("Category", "Long")]
    public void Every_short_text_agrees_with_the_twin()
    {
        const string Alphabet = "az.-09A\n";
        Span<char> login = stackalloc char[7];
        for (var length = 0; length <= login.Length; length++)
        {
            for (var number = 0; number < 1 << (3 * length); number++)
            {
                for (var at = 0; at < length; at++)
                {
                    login[at] = Alphabet[(number >> (3 * at)) & 7];
                }

                var text = login[..length].ToString();
                if (EduConnectLoginRule.HasUsualForm(text) != FormSpecification.HasUsualForm(text))
                {
                    Assert.Fail(text);
                }
            }
        }
    }

    // Invented names.
    [Theory]
    [InlineData("Élodie", "Durand", "e.durand")]
    [InlineData("Élodie", "D'Été-Durand", "e.dete-durand")]
    [InlineData("E\u0301lodie", "D’E\u0301te\u0301-Durand", "e.dete-durand")] // NFD, typographic apostrophe
    [InlineData("Jean", "de La Tour", "j.delatour")]
    [InlineData("Jean-Paul", "Du Bois - Petit", "j.dubois-petit")]
    [InlineData("JEAN", "DURAND", "j.durand")]
    [InlineData("J.", "St. John", "j.stjohn")]
    [InlineData("Zoë", "--Durand---Petit--", "z.durand-petit")]
    [InlineData("Œnone", "Lœuf", "o.loeuf")]
    [InlineData("Ægir", "Ǽrø", "a.aero")]
    [InlineData("Þór", "Guðmundsþing", "t.gudmundsthing")]
    [InlineData("Łucja", "Đặng", "l.dang")]
    [InlineData("Franz", "Weiß", "f.weiss")]
    [InlineData("Franz", "WEIẞ", "f.weiss")]
    [InlineData("İpek", "Işık", "i.isik")]
    [InlineData("ipek", "IŞIK", "i.isik")]
    [InlineData("Nguyễn", "Nguyễn", "n.nguyen")]
    [InlineData("'Élodie", "Durand 2", "e.durand")]
    [InlineData("Ольга Olga", "Дюран-Durand", "o.durand")] // what is not Latin is left out, and its hyphen
    public void A_name_suggests_a_login(string first, string last, string login) => Assert.All(Hostile.Cultures, culture =>
    {
        using var _ = new CultureScope(culture);
        Assert.Equal(login, EduConnectLoginRule.Suggest(first, last));
    });

    [Theory]
    [InlineData("", "Durand")]
    [InlineData("Jean", "")]
    [InlineData("Ольга", "Durand")]
    [InlineData("Jean", "Дюран")]
    [InlineData("李", "王")]
    [InlineData("Jean", "Ə")]
    [InlineData("Jean", "- '")]
    [InlineData("123", "Durand")]
    public void Without_a_Latin_letter_nothing_is_suggested(string first, string last) => Assert.Equal("", EduConnectLoginRule.Suggest(first, last));

    [Fact]
    public void Hostile_characters_never_throw() => Assert.All(Hostile.Characters, row =>
    {
        AssertSuggestion(row.Text, row.Text);
        Assert.StartsWith("e.du", EduConnectLoginRule.Suggest("e" + row.Text, "du" + row.Text + "rand"), StringComparison.Ordinal);
        AssertSuggestion("e" + row.Text, "du" + row.Text + "rand");
    });

    [Fact]
    public void A_lone_surrogate_is_left_out() => Assert.Equal("e.durand", EduConnectLoginRule.Suggest("\uDC00E\uD800", "\uD83DDu\uDE00rand\uD83D"));

    // Under invariant globalization, where Normalize knows nothing, the twin has only ASCII to say.
    [Fact]
    public void Accents_are_those_of_Unicode()
    {
        var knowsAccents = FormSpecification.Unaccented('é') is not null;
        var written = 0;
        foreach (var c in Enumerable.Range(0, 65_536).Select(code => (char)code))
        {
            var plain = FormSpecification.Unaccented(c) ?? _whole.FirstOrDefault(row => row.Letters.Contains(c)).Plain;
            if (plain is not null)
            {
                written++;
                Assert.Equal(($"x.{plain}", $"{plain[0]}.x"), (EduConnectLoginRule.Suggest("x", c.ToString()), EduConnectLoginRule.Suggest(c.ToString(), "x")));
            }
            else if (knowsAccents)
            {
                Assert.Equal("", EduConnectLoginRule.Suggest("x", c.ToString()));
            }
        }

        Assert.InRange(written, 52 + _whole.Sum(row => row.Letters.Length), 2_000);
    }

    [Fact]
    public void Every_character_gives_a_login_or_nothing() => Assert.All(Enumerable.Range(0, 65_536).Select(c => (char)c), c =>
    {
        AssertSuggestion(c.ToString(), c.ToString());
        Assert.True(EduConnectLoginRule.HasUsualForm(EduConnectLoginRule.Suggest("x", $"a{c}b-{c}")), $"U+{(int)c:X4}");
    });

    [Fact]
    public void A_null_name_throws()
    {
        Assert.Equal("firstName", Assert.Throws<ArgumentNullException>(() => EduConnectLoginRule.Suggest(null!, "Durand")).ParamName);
        Assert.Equal("lastName", Assert.Throws<ArgumentNullException>(() => EduConnectLoginRule.Suggest("Jean", null!)).ParamName);
    }

    private static void AssertSuggestion(string first, string last)
    {
        var login = EduConnectLoginRule.Suggest(first, last);
        Assert.True(login.Length == 0 || FormSpecification.HasUsualForm(login), login);
    }

    private static void AssertShape(bool usual, string login)
    {
        var utf8 = Encoding.UTF8.GetBytes(login);
        var issue = usual
            ? EduConnectLoginIssue.None
            : RepairSpecification.IssueOf(RepairSpecification.Login(login), EduConnectLoginIssue.UnusualForm);
        Assert.Equal((usual, usual), (EduConnectLoginRule.HasUsualForm(login), EduConnectLoginRule.HasUsualForm(utf8)));
        Assert.Equal((issue, issue), (EduConnectLoginRule.Check(login), EduConnectLoginRule.Check(utf8)));
        Assert.Equal(usual, FormSpecification.HasUsualForm(login));
    }
}
