using System.Globalization;
using System.Text;

namespace EduConnect.Rules.Tests;

/// <summary>Every culture that the machine knows: verdicts do not depend on it, and words are French or English.</summary>
public class CultureTests
{
    private static readonly FixedClock _clock = new(new DateOnly(2026, 11, 24));

    private static readonly string[] _named = ["fr", "fr-CA", "en", "tr-TR", "ar-SA", "th-TH", "fa-IR", "fy-NL"];

    private static readonly string[] _texts =
    [
        "", "Abcdefg1", "abcdefgI", "ABCDEFGı1", "\u0130bcdefg1", "motdepasse", "0860076R", "0860076r", "0123456A", "1234567890V", "1234567890i", "0DDG5R00015",
        "06 39 98 12 34", "+33639981234", "01 23 45 67 89", "\u0660\u0666 39 98 12 34", "Élodie", "İ", "012345", "24/11/2012", "2012-11-24", "30/02/2012", "25/11/2026",
        "e.durand3", "E.DURAND", "i.ı", "4|||701294|0790031E", "1|Du|El|12|0254222C",
    ];

    [Fact]
    [Trait("Category", "Long")]
    public void Verdicts_are_equal_in_all_cultures()
    {
        using var before = new CultureScope("");
        var expected = Verdicts();
        Assert.Contains("IllegalCharacter", expected, StringComparison.Ordinal);
        foreach (var culture in All())
        {
            using var scope = new CultureScope(culture.Name);
            Assert.Equal(expected, Verdicts());
        }
    }

    [Fact]
    public void Messages_are_French_or_English_only()
    {
        using var before = new CultureScope("");
        var (french, english) = (Messages(CultureInfo.GetCultureInfo("fr")), Messages(CultureInfo.GetCultureInfo("en")));
        Assert.NotEqual(french, english);
        foreach (var culture in All())
        {
            var isFrench = culture.Name.Split('-')[0] == "fr";
            Assert.Equal(isFrench ? french : english, Messages(culture));
            Assert.Same(isFrench ? RuleMessages.French : RuleMessages.English, RuleMessages.LanguageOf(culture));
            using var scope = new CultureScope(culture.Name);
            Assert.Same(RuleMessages.LanguageOf(culture), RuleMessages.LanguageOf());
            Assert.Equal(Messages(culture), Messages(null));
        }
    }

    [Fact]
    public void The_two_languages_need_no_culture_of_the_machine()
    {
        Assert.Equal(("fr", "fr"), (RuleMessages.French.Name, RuleMessages.French.TwoLetterISOLanguageName));
        Assert.Equal(("en", "en"), (RuleMessages.English.Name, RuleMessages.English.TwoLetterISOLanguageName));
        Assert.Equal(Messages(CultureInfo.GetCultureInfo("fr")), Messages(RuleMessages.French));
        Assert.Equal(Messages(CultureInfo.GetCultureInfo("en")), Messages(RuleMessages.English));
        using var scope = new CultureScope("en");
        CultureInfo.CurrentUICulture = RuleMessages.French;
        Assert.Equal(Messages(RuleMessages.French), Messages(null));
    }

    // Under invariant globalization the machine lists one; these it then makes by name.
    private static IEnumerable<CultureInfo> All() => CultureInfo.GetCultures(CultureTypes.AllCultures)
        .Concat(_named.Select(CultureInfo.GetCultureInfo));

    private static string Verdicts()
    {
        var all = new StringBuilder();
        foreach (var text in _texts)
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            all.Append(CultureInfo.InvariantCulture, $"{PasswordPolicy.EduConnect.Check(text)}{PasswordPolicy.EduConnectStrict.Check(utf8)}{Uai.Check(text)}{Uai.Check(utf8)}{Ine.Check(text)}{Ine.Check(utf8)}")
                .Append(CultureInfo.InvariantCulture, $"{FrenchMobileNumber.Check(text)}{FrenchMobileNumber.Check(utf8)}{PersonNameRule.Check(text)}{SmsCodeRule.Check(text)}{BirthDateRule.Check(text, _clock)}{EduConnectLoginRule.Check(text)}{FrEduVecteur.Check(text)}")
                .Append(CultureInfo.InvariantCulture, $"{(FrenchMobileNumber.TryParse(text, out var mobile) ? $"{mobile}{mobile:N}" : "")}{(Uai.TryParse(text, out var uai) ? $"{uai}{uai.Department}" : "")}{EduConnectLoginRule.Suggest(text, text)}\n");
        }

        foreach (var policy in new[] { PasswordPolicy.EduConnect, PasswordPolicy.EduConnectStrict, new(10, 2, "!", true, 1_234) })
        {
            all.Append(policy).Append(policy.ToJson()).Append(policy.ToHtmlPattern()).Append(policy.ToJsonSchema()).Append(policy.ToPasswordRules());
        }

        return all.ToString();
    }

    private static string Messages(CultureInfo? culture)
    {
        var policy = new PasswordPolicy(1_000, 4, "!", rejectUnlistedCharacters: true, maximumLength: 1_234);
        var report = policy.Check("é");
        return string.Join('\n',
            [
                .. RuleMessages.Explain(report, policy, culture).Select(pair => pair.Message),
                .. RuleMessages.Checklist(report, policy, culture).Select(pair => pair.Criterion),
                RuleMessages.Describe(policy, culture),
                .. policy.ToDataAttributes(culture).Select(pair => pair.Key + pair.Value),
                .. Enum.GetValues<UaiIssue>().Select(issue => RuleMessages.For(issue, "0123456A", culture)),
                .. Enum.GetValues<IneIssue>().Select(issue => RuleMessages.For(issue, culture)),
                .. Enum.GetValues<FrenchMobileNumberIssue>().Select(issue => RuleMessages.For(issue, culture)),
                .. Enum.GetValues<PersonNameIssue>().Select(issue => RuleMessages.For(issue, culture: culture)),
                .. Enum.GetValues<SmsCodeIssue>().Select(issue => RuleMessages.For(issue, 6, culture)),
                .. Enum.GetValues<BirthDateIssue>().Select(issue => RuleMessages.For(issue, culture)),
                .. Enum.GetValues<EduConnectLoginIssue>().Select(issue => RuleMessages.For(issue, culture)),
                .. Enum.GetValues<FrEduVecteurIssue>().Select(issue => RuleMessages.For(issue, culture)),
            ]);
    }
}
