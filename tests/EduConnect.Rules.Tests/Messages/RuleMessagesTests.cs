using System.Globalization;

namespace EduConnect.Rules.Tests;

public class RuleMessagesTests
{
    private const string FrenchSpecial = "au moins un caractère spécial, parmi ( ! # $ % & + , - ; < = > ? @ [ ] ^ _ | )";
    private static readonly CultureInfo _fr = CultureInfo.GetCultureInfo("fr");
    private static readonly CultureInfo _en = CultureInfo.GetCultureInfo("en");
    private static readonly PasswordPolicy _rule = PasswordPolicy.EduConnect;
    private static readonly PasswordPolicy _bounded = new(2, 4, "-+", rejectUnlistedCharacters: true, maximumLength: 4);

    [Fact]
    public void The_rule_in_the_words_of_the_leaflet() => Assert.Equal(
        "Le mot de passe doit comporter au moins 8 caractères. "
        + "Le mot de passe doit respecter 3 des 4 critères suivants : au moins une minuscule, au moins une majuscule, au moins un chiffre, " + FrenchSpecial + ".",
        RuleMessages.For(PasswordIssues.TooShort | PasswordIssues.TooFewClasses, _rule, _fr));

    [Theory]
    [InlineData(PasswordIssues.None, "")]
    [InlineData(PasswordIssues.TooShort, "Le mot de passe doit comporter au moins 2 caractères.")]
    [InlineData(PasswordIssues.TooLong, "Le mot de passe doit comporter au plus 4 caractères.")]
    [InlineData(PasswordIssues.TooFewClasses, "Le mot de passe doit respecter les 4 critères suivants : au moins une minuscule, au moins une majuscule, au moins un chiffre, au moins un caractère spécial, parmi ( + - ).")]
    [InlineData(PasswordIssues.ForbiddenCharacter, "Le mot de passe contient un caractère non autorisé ; sont autorisés les lettres sans accent, les chiffres et les caractères ( + - ).")]
    public void Every_issue_in_French(PasswordIssues issue, string message) => Assert.Equal(message, RuleMessages.For(issue, _bounded, _fr));

    [Theory]
    [InlineData(PasswordIssues.None, "")]
    [InlineData(PasswordIssues.TooShort, "The password must have at least 2 characters.")]
    [InlineData(PasswordIssues.TooLong, "The password must have at most 4 characters.")]
    [InlineData(
        PasswordIssues.TooFewClasses,
        "The password must meet all 4 criteria: at least one lowercase letter, at least one uppercase letter, "
        + "at least one digit, at least one special character from ( + - ).")]
    [InlineData(
        PasswordIssues.ForbiddenCharacter,
        "The password has a character that is not allowed; "
        + "use only letters without accents, digits and the characters ( + - ).")]
    public void Every_issue_in_English(PasswordIssues issue, string message) => Assert.Equal(message, RuleMessages.For(issue, _bounded, _en));

    [Fact]
    public void The_missing_characters_are_counted()
    {
        Assert.Equal("Le mot de passe doit comporter au moins 8 caractères : encore 2 caractères.", Only(_rule, "Abcde1", PasswordIssues.TooShort, _fr));
        Assert.Equal("Le mot de passe doit comporter au moins 8 caractères : encore 1 caractère.", Only(_rule, "Abcdef1", PasswordIssues.TooShort, _fr));
        Assert.Equal("The password must have at least 8 characters: 2 more characters.", Only(_rule, "Abcde1", PasswordIssues.TooShort, _en));
        Assert.Equal("The password must have at least 8 characters: 1 more character.", Only(_rule, "Abcdef1", PasswordIssues.TooShort, _en));
    }

    [Fact]
    public void The_missing_criteria_are_named()
    {
        Assert.Equal(
            $"Le mot de passe doit respecter 3 des 4 critères ; encore 2 critères, au choix : au moins une majuscule, au moins un chiffre, {FrenchSpecial}.",
            Only(_rule, "abcdefgh", PasswordIssues.TooFewClasses, _fr));
        Assert.Equal(
            $"Le mot de passe doit respecter 3 des 4 critères ; encore 1 critère, au choix : au moins une majuscule, {FrenchSpecial}.",
            Only(_rule, "abcdefg1", PasswordIssues.TooFewClasses, _fr));
    }

    [Fact]
    public void If_all_criteria_are_needed_there_is_no_choice()
    {
        Assert.Equal("Le mot de passe doit respecter les 4 critères ; encore 1 critère : au moins un chiffre.", Only(_bounded, "aA-", PasswordIssues.TooFewClasses, _fr));
        Assert.Equal("The password must meet all 4 criteria; 1 more: at least one digit.", Only(_bounded, "aA-", PasswordIssues.TooFewClasses, _en));
        Assert.Equal(
            "The password must meet 2 of the 3 criteria; 1 more, any of: at least one lowercase letter, at least one digit.",
            Only(new PasswordPolicy(1, 2, ""), "A", PasswordIssues.TooFewClasses, _en));
    }

    [Fact]
    public void A_forbidden_character_is_reported_by_position()
    {
        Assert.Equal(
            "Le mot de passe contient un caractère non autorisé (position 3) ; sont autorisés les lettres sans accent, les chiffres et les caractères ( + - ).",
            Only(_bounded, "aAé1-"[..4], PasswordIssues.ForbiddenCharacter, _fr, PasswordIssues.TooFewClasses));
        Assert.Equal(
            "The password has a character that is not allowed (position 1); use only letters without accents and "
            + "digits.",
            Only(new PasswordPolicy(1, 0, "", rejectUnlistedCharacters: true), "-", PasswordIssues.ForbiddenCharacter, _en));
    }

    [Fact]
    public void A_space_among_the_specials_is_written_out()
    {
        var policy = new PasswordPolicy(1, 4, " -");
        Assert.EndsWith("parmi ( espace - ).", RuleMessages.For(PasswordIssues.TooFewClasses, policy, _fr), StringComparison.Ordinal);
        Assert.EndsWith(
            "from ( space - ).",
            RuleMessages.For(PasswordIssues.TooFewClasses, policy, _en),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Issues_are_explained_in_a_fixed_order()
    {
        var explained = RuleMessages.Explain(_rule.Check("abc"), _rule, _fr);
        Assert.Equal([PasswordIssues.TooShort, PasswordIssues.TooFewClasses], explained.Select(pair => pair.Issue));
        Assert.Empty(RuleMessages.Explain(_rule.Check("Abcdefg1"), _rule, _fr));
        Assert.Empty(RuleMessages.Explain(default, _rule, _fr));
    }

    [Fact]
    public void The_checklist_ticks_what_is_met()
    {
        Assert.Equal(
            [new("au moins 8 caractères", false), new("au moins une minuscule", true), new("au moins une majuscule", false), new("au moins un chiffre", true), new(FrenchSpecial, false)],
            RuleMessages.Checklist(_rule.Check("abc1"), _rule, _fr));
        Assert.Equal(
            [new("at least 1 character", true), new("at least one lowercase letter", false), new("at least one uppercase letter", true), new("at least one digit", false)],
            RuleMessages.Checklist(new PasswordPolicy(1, 1, "").Check("A"), new PasswordPolicy(1, 1, ""), _en));
        Assert.Equal("au moins une minuscule", RuleMessages.Checklist(default, new PasswordPolicy(0, 1, ""), _fr)[0].Criterion);
    }

    [Theory]
    [InlineData("fr", true)]
    [InlineData("fr-CA", true)]
    [InlineData("en-GB", false)]
    [InlineData("de-DE", false)]
    [InlineData("frr-DE", false)]
    [InlineData("tr-TR", false)]
    [InlineData("ar-SA", false)]
    [InlineData("", false)]
    public void French_for_French_and_English_for_the_rest(string culture, bool french)
    {
        var expected = french ? "Le mot de passe doit comporter au moins 8 caractères." : "The password must have at least 8 characters.";
        Assert.Equal(expected, RuleMessages.For(PasswordIssues.TooShort, _rule, CultureInfo.GetCultureInfo(culture)));
        using var _ = new CultureScope(culture);
        Assert.Equal(expected, RuleMessages.For(PasswordIssues.TooShort, _rule));
    }

    [Fact]
    public void A_null_policy_throws()
    {
        Assert.Throws<ArgumentNullException>(() => RuleMessages.For(PasswordIssues.TooShort, null!));
        Assert.Throws<ArgumentNullException>(() => RuleMessages.Explain(default(PasswordReport), null!));
        Assert.Throws<ArgumentNullException>(() => RuleMessages.Checklist(default, null!));
    }

    private static string Only(PasswordPolicy policy, string password, PasswordIssues issue, CultureInfo culture, PasswordIssues beside = PasswordIssues.None)
    {
        var explained = RuleMessages.Explain(policy.Check(password), policy, culture);
        Assert.Equal(issue | beside, policy.Check(password).Issues);
        return explained.Single(pair => pair.Issue == issue).Message;
    }
}
