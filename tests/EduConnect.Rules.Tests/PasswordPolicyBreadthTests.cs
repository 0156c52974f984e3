using System.Globalization;
using System.Text;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

/// <summary>What a policy can ask for beyond "3 of 4": bytes, passphrases, several characters of a class. And the hints.</summary>
public class PasswordPolicyBreadthTests
{
    private static readonly CultureInfo _fr = CultureInfo.GetCultureInfo("fr");
    private static readonly CultureInfo _en = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void A_maximum_counts_UTF8_bytes_in_both_encodings()
    {
        var policy = new PasswordPolicy(1, 0, "", maximumUtf8Bytes: 12);
        foreach (var (text, issues) in new[]
        {
            ("abcdefghijkl", PasswordIssues.None),
            ("abcdefghijklm", PasswordIssues.TooManyBytes),
            ("éééééé", PasswordIssues.None),
            ("ééééééa", PasswordIssues.TooManyBytes),
            ("€€€€", PasswordIssues.None),
            ("😀😀😀", PasswordIssues.None),
            ("😀😀😀a", PasswordIssues.TooManyBytes),
            ("\uD83D\uD83D\uD83D\uD83D", PasswordIssues.None),
            ("\uD83D\uD83D\uD83D\uD83Da", PasswordIssues.TooManyBytes),
        })
        {
            Assert.Equal(issues, policy.Check(text).Issues);
            Assert.Equal(policy.Check(text), policy.Check(Encoding.UTF8.GetBytes(text)));
            Assert.Equal(issues == PasswordIssues.None, policy.IsValid(text));
        }

        // Malformed: four bytes that read as three characters.
        Assert.Equal(PasswordIssues.None, new PasswordPolicy(0, 0, "", maximumUtf8Bytes: 4).Check([0x61, 0xE2, 0x82, 0xC3]).Issues);
        Assert.Equal(PasswordIssues.TooLong, new PasswordPolicy(0, 0, "", maximumLength: 4, maximumUtf8Bytes: 4).Check("ééééé").Issues);
        Assert.Equal(PasswordIssues.TooManyBytes, policy.Check(new string('é', 1_000_000)).Issues);
    }

    [Fact]
    public void Every_demand_is_checked_without_allocating()
    {
        var policy = new PasswordPolicy(8, 4, "-", false, 500_000, 1_000_000, 20_000, 2, 2, 2, 2);
        foreach (var text in new[] { "", "Abcdef12", "AAaa11--", new string('é', 10_000), new string('a', 500_001) })
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            _ = Check();
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = Check();
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

            bool Check() => policy.Check(text).IsValid & policy.Check(utf8).IsValid & policy.IsValid(text) & policy.IsValid(utf8);
        }
    }

    [Fact]
    public void From_the_passphrase_length_on_no_class_is_required()
    {
        var policy = new PasswordPolicy(8, 3, "-", rejectUnlistedCharacters: true, passphraseLength: 20);
        Assert.Equal(PasswordIssues.TooFewClasses, policy.Check(new string('a', 19)).Issues);
        Assert.Equal(PasswordIssues.None, policy.Check(new string('a', 20)).Issues);
        Assert.True(policy.IsValid("Abcdefg1"));
        Assert.Equal(PasswordIssues.ForbiddenCharacter, policy.Check(new string('a', 20) + "é").Issues);
        Assert.Equal(19 * Math.Log2(62), policy.NominalEntropyBits(19), 1e-9);
        Assert.Equal(20 * Math.Log2(26), policy.NominalEntropyBits(20), 1e-9);
    }

    [Fact]
    public void A_class_counts_from_its_minimum_on()
    {
        var policy = new PasswordPolicy(8, 3, "-", minimumDigits: 2, minimumSpecial: 3);
        var report = policy.Check("Abcdef1-");
        Assert.Equal(PasswordIssues.TooFewClasses, report.Issues);
        Assert.Equal(CharacterClasses.Lowercase | CharacterClasses.Uppercase, report.Classes);
        Assert.Equal(CharacterClasses.Digit | CharacterClasses.Special, report.MissingClasses);
        Assert.True(policy.IsValid("Abcde1f2"));
        Assert.True(policy.IsValid("-Abc-de-"));
        Assert.False(policy.IsValid("-Abcdéf-"u8));
        Assert.Equal((1, 1, 2, 3), (policy.MinimumLowercase, policy.MinimumUppercase, policy.MinimumDigits, policy.MinimumSpecial));

        // What is beyond the maximum is not read.
        var bounded = new PasswordPolicy(2, 1, "", maximumLength: 3, minimumDigits: 2);
        Assert.Equal(bounded.Check("a1aé"), bounded.Check("a1aé11"));
    }

    [Fact]
    public void Rules_that_differ_in_one_number_differ()
    {
        PasswordSpecification all = new(8, 3, "-", false, 64, 72, 20, 2, 2, 2, 2);
        PasswordSpecification[] others =
        [
            all with { MaximumBytes = 71 }, all with { Passphrase = 21 }, all with { Lowercase = 3 }, all with { Uppercase = 3 },
            all with { Digits = 3 }, all with { Specials = 3 },
        ];
        Assert.Equal(all.Policy, (all with { }).Policy);
        Assert.Equal(all.Policy.GetHashCode(), (all with { }).Policy.GetHashCode());
        Assert.All(others, other => Assert.NotEqual(all.Policy, other.Policy));
        Assert.Equal(others.Length + 1, others.Append(all).Select(one => one.Policy.GetHashCode()).Distinct().Count());
        Assert.Equal(
            """at least 8 characters, at most 64, at most 72 bytes, 3 of 4 classes (2, 2, 2, 2 characters) below 20 characters, special "-", others allowed""",
            all.Policy.ToString());
        Assert.Equal(
            """{"minimumLength":8,"maximumLength":64,"requiredClasses":3,"specialCharacters":"-","rejectUnlistedCharacters":false,"maximumUtf8Bytes":72,"passphraseLength":20,"minimumLowercase":2,"minimumUppercase":2,"minimumDigits":2,"minimumSpecial":2}""",
            all.Policy.ToJson());
    }

    [Fact]
    public void A_rule_without_effect_is_refused_with_advice()
    {
        Says("maximumUtf8Bytes", "write a maximum of 8 or more", () => new PasswordPolicy(8, 3, "", maximumUtf8Bytes: 7));
        Says("maximumLength", "write a maximum of 9 or more", () => new PasswordPolicy(8, 3, "", maximumLength: 8, minimumLowercase: 3, minimumUppercase: 3, minimumDigits: 3));
        Says("maximumLength", "write a maximum of 2147483647 or more", () => new PasswordPolicy(8, 2, "", maximumLength: 8, minimumLowercase: int.MaxValue, minimumUppercase: int.MaxValue, minimumDigits: 2));
        Says("passphraseLength", "leave it out, or write a length from 9 to 72.", () => new PasswordPolicy(8, 3, "", passphraseLength: 8, maximumUtf8Bytes: 72));
        Says("passphraseLength", "from 9 to 10.", () => new PasswordPolicy(8, 3, "", passphraseLength: 11, maximumLength: 10));
        Says("passphraseLength", "leave it out.", () => new PasswordPolicy(8, 0, "", passphraseLength: 20));
        Says("passphraseLength", "leave it out.", () => new PasswordPolicy(8, 3, "", passphraseLength: 9, maximumLength: 8));
        Says("passphraseLength", "from 4 to 20.", () => new PasswordPolicy(0, 3, "", passphraseLength: 3, maximumLength: 20));
        Says("passphraseLength", "from 13 to 2147483647.", () => new PasswordPolicy(8, 3, "", passphraseLength: 12, minimumLowercase: 4, minimumUppercase: 4, minimumDigits: 4));
        Says("minimumDigits", "leave out minimumDigits", () => new PasswordPolicy(8, 0, "", minimumDigits: 2));
        Says("minimumSpecial", "leave out minimumSpecial", () => new PasswordPolicy(8, 3, "", minimumSpecial: 2));
        foreach (var name in new[] { "minimumLowercase", "minimumUppercase", "minimumDigits", "minimumSpecial" })
        {
            var json = $$"""{"minimumLength":8,"requiredClasses":3,"specialCharacters":"-","{{name}}":0}""";
            Assert.Contains("impossible rule", Assert.Throws<FormatException>(() => PasswordPolicy.FromJson(json)).Message, StringComparison.Ordinal);
            json = json.Replace(":0}", ":null}", StringComparison.Ordinal);
            Assert.Contains($"{name} must be a whole number", Assert.Throws<FormatException>(() => PasswordPolicy.FromJson(json)).Message, StringComparison.Ordinal);
        }

        static void Says(string name, string advice, Func<PasswordPolicy> create)
        {
            var refused = Assert.Throws<ArgumentException>(create);
            Assert.Equal(name, refused.ParamName);
            Assert.Contains(advice, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_demand_is_in_the_sentences()
    {
        var policy = new PasswordPolicy(8, 3, "-", maximumUtf8Bytes: 72, passphraseLength: 20, minimumDigits: 2, minimumSpecial: 2);
        Assert.StartsWith(
            "La valeur du champ « Mot de passe » doit comporter au moins 8 caractères et au plus 72 octets en UTF-8 et respecter 3 des 4 critères "
            + "suivants : au moins une minuscule, au moins une majuscule, au moins 2 chiffres, au moins 2 caractères spéciaux, parmi ( - ) ; "
            + "aucun critère n'est exigé à partir de 20 caractères. Les autres",
            RuleMessages.Describe(policy, _fr), StringComparison.Ordinal);
        Assert.StartsWith(
            "The password must have at least 8 characters and at most 72 bytes in UTF-8 and meet 3 of the 4 criteria: at least one lowercase "
            + "letter, at least one uppercase letter, at least 2 digits, at least 2 special characters from ( - ); "
            + "no criterion is required from 20 characters on. Other",
            RuleMessages.Describe(policy, _en), StringComparison.Ordinal);
        var explained = RuleMessages.Explain(policy.Check(new string('a', 19) + "1" + new string('é', 30)), new PasswordPolicy(8, 3, "-", maximumUtf8Bytes: 72, passphraseLength: 99 - 27, minimumDigits: 2), _fr);
        Assert.Equal(
            ["Le mot de passe doit tenir en 72 octets (une lettre accentuée en prend 2, un émoji 4)."],
            explained.Select(one => one.Message));
        Assert.Equal(
            "The password must fit in 72 bytes (a letter with an accent takes 2, an emoji 4).",
            RuleMessages.For(PasswordIssues.TooManyBytes, policy, _en));
        Assert.Equal(
            "Le mot de passe doit respecter 3 des 4 critères ; encore 2 critères, au choix : au moins une majuscule, au moins 2 chiffres, "
            + "au moins 2 caractères spéciaux, parmi ( - ) ; aucun critère n'est exigé à partir de 20 caractères.",
            RuleMessages.Explain(policy.Check("abcdefg1"), policy, _fr)[0].Message);
        Assert.Equal(
            "The password must meet 3 of the 4 criteria; 2 more, any of: at least one uppercase letter, at least 2 digits, "
            + "at least 2 special characters from ( - ); no criterion is required from 20 characters on.",
            RuleMessages.Explain(policy.Check("abcdefg1"), policy, _en)[0].Message);
        Assert.Contains("Password must fit", new FourBytesAttribute().FormatErrorMessage("Password").Replace("Le mot de passe doit tenir", "Password must fit", StringComparison.Ordinal).Replace("The password", "Password", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Patterns_and_schemas_have_every_demand_but_bytes()
    {
        var policy = new PasswordPolicy(8, 1, "", maximumUtf8Bytes: 72, passphraseLength: 20, minimumDigits: 2);
        Assert.Equal(
            @"(?:(?=[^a-z]*[a-z])|(?=[^A-Z]*[A-Z])|(?=(?:[^0-9]*[0-9]){2})|(?=[\s\S]{20}))[\s\S]{8,}", policy.ToHtmlPattern());
        Assert.Equal(
            """{"type":"string","format":"password","minLength":8,"anyOf":[{"pattern":"[a-z]"},{"pattern":"[A-Z]"},{"pattern":"(?:[0-9][^0-9]*){2}"},{"minLength":20}]}""",
            policy.ToJsonSchema());
        Assert.Equal("minlength: 8; maxlength: 72; required: lower; allowed: upper, digit;", policy.ToPasswordRules());
        Assert.Equal(
            "minlength: 2; required: digit; allowed: upper, lower;",
            new PasswordPolicy(2, 1, "", minimumLowercase: 3, minimumUppercase: 2).ToPasswordRules());
    }

    [Theory]
    [InlineData(" Abcdef1", PasswordHints.OuterSpace)]
    [InlineData("Abcdef1 ", PasswordHints.OuterSpace)]
    [InlineData("Abc def1", PasswordHints.None)]
    [InlineData("Abcdef1\n", PasswordHints.OuterSpace)]
    [InlineData("\u2003Abcdef1", PasswordHints.OuterSpace)]
    [InlineData("Abc\u00A0def1", PasswordHints.NoBreakSpace)]
    [InlineData("Abcdef1\u202F", PasswordHints.NoBreakSpace | PasswordHints.OuterSpace)]
    [InlineData("Abc\u200Bdef1", PasswordHints.InvisibleCharacter)]
    [InlineData("\uFEFFAbcdef1", PasswordHints.InvisibleCharacter)]
    [InlineData("Abc\u00ADd\u2060ef1", PasswordHints.InvisibleCharacter)]
    [InlineData("Abc👩\u200D🎓f1", PasswordHints.None)]
    [InlineData("", PasswordHints.None)]
    public void What_was_hardly_meant_is_a_hint_and_no_issue(string password, PasswordHints hints)
    {
        var report = PasswordPolicy.EduConnect.Check(password);
        Assert.Equal(hints, report.Hints);
        Assert.Equal(hints, PasswordPolicy.EduConnect.Check(Encoding.UTF8.GetBytes(password)).Hints);
        Assert.Equal(password.Length > 0, report.IsValid);
        Assert.Equal(PasswordSpecification.EduConnect.Judge(password).Hints, hints);
    }

    [Fact]
    public void A_listed_space_is_a_hint_too_and_an_over_long_password_has_none()
    {
        var policy = new PasswordPolicy(1, 1, " ", maximumLength: 3);
        Assert.Equal(PasswordHints.OuterSpace, policy.Check("ab ").Hints);
        Assert.Equal(PasswordHints.None, policy.Check("abc ").Hints);
    }

    [Fact]
    public void Hints_have_codes_and_sentences()
    {
        Assert.Equal("PasswordHintOuterSpace+PasswordHintNoBreakSpace", RuleMessages.CodeOf(PasswordHints.OuterSpace | PasswordHints.NoBreakSpace));
        Assert.Equal("", RuleMessages.For(PasswordHints.None, _fr));
        foreach (var hint in Enum.GetValues<PasswordHints>()[1..])
        {
            Assert.StartsWith("Le mot de passe ", RuleMessages.For(hint, _fr), StringComparison.Ordinal);
            Assert.StartsWith("The password ", RuleMessages.For(hint, _en), StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => RuleMessages.For((PasswordHints)8));
    }

    private sealed class FourBytesAttribute() : EduConnectPasswordAttribute(new PasswordPolicy(0, 0, "", maximumUtf8Bytes: 4));
}
