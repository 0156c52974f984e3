using System.Globalization;

namespace EduConnect.Rules.Tests;

/// <summary>RuleMessages.Describe.</summary>
public class RuleDescriptionTests
{
    private static readonly CultureInfo _fr = CultureInfo.GetCultureInfo("fr");
    private static readonly CultureInfo _en = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void The_rule_in_the_words_of_the_leaflet() => Assert.Equal(
        "La valeur du champ « Mot de passe » doit comporter au moins 8 caractères et respecter 3 des 4 critères suivants : au moins une minuscule, "
        + "au moins une majuscule, au moins un chiffre, au moins un caractère spécial, parmi ( ! # $ % & + , - ; < = > ? @ [ ] ^ _ | ). "
        + "Les autres caractères, par exemple les lettres accentuées, comptent dans la longueur, "
        + "mais pour aucun critère.",
        RuleMessages.Describe(PasswordPolicy.EduConnect, _fr));

    [Fact]
    public void The_certain_rule_in_English() => Assert.Equal(
        "The password must have at least 8 characters and meet 3 of the 4 criteria: at least one lowercase letter, at least one uppercase letter, "
        + "at least one digit, at least one special character from ( % + - = @ _ ). "
        + "Only letters without accents, digits and the characters ( % + - = @ _ ) are allowed.",
        RuleMessages.Describe(PasswordPolicy.EduConnectStrict, _en));

    public static TheoryData<int, int, string, bool, int, string, string> Rules => new()
    {
        { 0, 0, "", false, int.MaxValue, "La valeur du champ « Mot de passe » peut être vide. ", "The password may be empty. " },
        { 1, 0, "", false, int.MaxValue, "La valeur du champ « Mot de passe » doit comporter au moins 1 caractère. ", "The password must have at least 1 character. " },
        { 0, 0, "", false, 9, "La valeur du champ « Mot de passe » doit comporter au plus 9 caractères. ", "The password must have at most 9 characters. " },
        { 2, 0, "", false, 9, "La valeur du champ « Mot de passe » doit comporter au moins 2 et au plus 9 caractères. ", "The password must have at least 2 and at most 9 characters. " },
        {
            0, 3, "", false, int.MaxValue,
            "La valeur du champ « Mot de passe » doit respecter les 3 critères suivants : au moins une minuscule, au moins une majuscule, au moins un chiffre. ",
            "The password must meet all 3 criteria: at least one lowercase letter, at least one uppercase letter, at least one digit. "
        },
        {
            2, 1, " ", false, 3,
            "La valeur du champ « Mot de passe » doit comporter au moins 2 et au plus 3 caractères et respecter 1 des 4 critères suivants : au moins une minuscule, au moins une majuscule, au moins un chiffre, au moins un caractère spécial, parmi ( espace ). ",
            "The password must have at least 2 and at most 3 characters and meet 1 of the 4 criteria: "
            + "at least one lowercase letter, at least one uppercase letter, at least one digit, "
            + "at least one special character from ( space ). "
        },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_part_of_the_rule_is_described(
        int minimum, int required, string special, bool refuse, int maximum, string french, string english)
    {
        var policy = new PasswordPolicy(minimum, required, special, refuse, maximum);
        Assert.Equal(
            french
            + "Les autres caractères, par exemple les lettres accentuées, comptent dans la longueur, "
            + "mais pour aucun critère.",
            RuleMessages.Describe(policy, _fr));
        Assert.Equal(
            english
            + "Other characters, such as letters with accents, count towards the length but not towards any criterion.",
            RuleMessages.Describe(policy, _en));
    }

    [Fact]
    public void Refused_characters_are_described() => Assert.Equal(
        "La valeur du champ « Mot de passe » peut être vide. "
        + "Seuls les lettres sans accent et les chiffres sont autorisés.",
        RuleMessages.Describe(new PasswordPolicy(0, 0, "", rejectUnlistedCharacters: true), _fr));

    [Fact]
    public void The_language_is_that_of_the_thread()
    {
        using var _ = new CultureScope("fr");
        Assert.StartsWith("La valeur", RuleMessages.Describe(PasswordPolicy.EduConnect), StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => RuleMessages.Describe(null!));
    }
}
