using System.Globalization;
using System.Runtime.CompilerServices;

namespace EduConnect.Rules;

/// <summary>Everything known about the rules besides the rules themselves, in one table with a row for each.</summary>
internal static class ColumnRules
{
    /// <summary>Repairs a cell; returns null if it cannot.</summary>
    internal delegate string? RepairCell(
        ReadOnlySpan<char> cell, DateOnly today, bool canonical, out RepairSteps steps);

    private delegate string Describe<TIssue>(TIssue issue, string? cell, PasswordPolicy policy, CultureInfo? culture);

    // In the order of the enum. Header words are in lowercase without accents; see ColumnHeader.
    private static readonly Row[] _rows =
    [
        Of<UaiIssue>(ColumnRule.Uai, "uai", Secrecy.Open, isUnique: false, warnings: [],
            (issue, cell, _, culture) => RuleMessages.For(issue, cell, culture),
            (ReadOnlySpan<char> cell, DateOnly _, bool _, out RepairSteps steps) =>
                Repair.TryUai(cell, out var repaired, out steps) ? repaired : null,
            new(
                Clear: "uai, uaj, rne",
                Common: "code etablissement, school code",
                Doubtful: "code, code ecole, code college, code lycee, numero etablissement, "
                    + "identifiant etablissement",
                Beside: "n no num numero number code id identifiant etablissement etab ecole college lycee "
                    + "structure organisme site origine accueil rattachement affectation frequente actuel "
                    + "scolarisation gestion school")),
        Of<IneIssue>(ColumnRule.Ine, "ine", Secrecy.Personal, isUnique: true, warnings: [],
            (issue, _, _, culture) => RuleMessages.For(issue, culture),
            (ReadOnlySpan<char> cell, DateOnly _, bool _, out RepairSteps steps) =>
                Repair.TryIne(cell, out var repaired, out steps) ? repaired : null,
            new(
                Clear: "ine, rnie, nonat, identifiant national, id national, ident national, numero national, "
                    + "num national, no national, n national, national number",
                Common: "national",
                Doubtful: "identifiant unique, code eleve, numero eleve, identifiant eleve, id eleve, student id, "
                    + "pupil id",
                Beside: "n no num numero number code id identifiant ident unique confirme")),
        Of<FrenchMobileNumberIssue>(ColumnRule.FrenchMobileNumber, "mobile", Secrecy.Open, isUnique: false,
            warnings: [],
            (issue, _, _, culture) => RuleMessages.For(issue, culture),
            (ReadOnlySpan<char> cell, DateOnly _, bool canonical, out RepairSteps steps) =>
                Repair.TryFrenchMobileNumber(cell, out var repaired, out steps, canonical) ? repaired : null,
            new(
                Clear: "telephone portable, tel portable, tel port, telephone mobile, tel mobile, mobile phone, "
                    + "cell phone",
                Common: "portable, mobile, gsm, mobile number, cell number",
                Doubtful: "telephone, tel, phone, sms",
                Beside: "n no num numero number code tel telephone phone sms domicile maison travail bureau "
                    + "prive professionnel perso home work entreprise employeur")),
        Of<EduConnectLoginIssue>(ColumnRule.EduConnectLogin, "login", Secrecy.Open, isUnique: true,
            warnings: Enum.GetValues<EduConnectLoginIssue>(),
            (issue, _, _, culture) => RuleMessages.For(issue, culture),
            (ReadOnlySpan<char> cell, DateOnly _, bool _, out RepairSteps steps) =>
                Repair.TryEduConnectLogin(cell, out var repaired, out steps) ? repaired : null,
            new(
                Clear: "samaccountname",
                Common: "login, login id, identifiant, nom utilisateur, user name, identifiant connexion",
                Doubtful: "identifiant unique, identifiant externe, identifiant eleve, identifiant enfant, "
                    + "identifiant parent, identifiant responsable, identifiant famille, identifiant gar, "
                    + "nom compte, user id",
                Beside: "educonnect connexion compte account provisoire initial temporaire actuel nouveau new")),
        Of<PersonNameIssue>(ColumnRule.PersonName, "name", Secrecy.Open, isUnique: false,
            warnings: [PersonNameIssue.SurroundingSpaces, PersonNameIssue.InnerSpaces],
            (issue, cell, _, culture) =>
                RuleMessages.For(issue, issue is PersonNameIssue.BrokenEncoding ? null : cell, culture),
            (ReadOnlySpan<char> cell, DateOnly _, bool _, out RepairSteps steps) =>
                Repair.TryPersonName(cell, out var repaired, out steps) ? repaired : null,
            new(
                Clear: "prenom, pren, elepre, first name, last name, family name, given name, middle name, surname, "
                    + "forename, other names",
                Common: "nom, noms, name, patronyme",
                Doubtful: "nom prenom, nom complet, first last name, full name, display name, " + ColumnHeader.Persons,
                Beside: "usage usuel naissance naiss nais famille jeune fille marital epouse epoux patronymique "
                    + "patro etatcivil birth maiden preferred")),
        Of<BirthDateIssue>(ColumnRule.BirthDate, "birthdate", Secrecy.Open, isUnique: false, warnings: [],
            (issue, _, _, culture) => RuleMessages.For(issue, culture),
            (ReadOnlySpan<char> cell, DateOnly today, bool _, out RepairSteps steps) =>
                Repair.TryBirthDateOn(today, cell, out var repaired, out steps) ? repaired : null,
            new(
                Clear: "date naissance, date naiss, date nais, date nai, dat naiss, dat nais, dt naiss, "
                    + "dt nais, dnaiss, dnais, ddn, birth date, date birth, birthday, dob",
                Common: "ne le, nee le, nele, neele, born",
                Weak: "naissance, naiss, nais, birth",
                Doubtful: "anniversaire")),
        Of<SmsCodeIssue>(ColumnRule.SmsCode, "sms", Secrecy.Secret, isUnique: false, warnings: [],
            (issue, _, _, culture) => RuleMessages.For(issue, SmsCodeRule.DefaultLength, culture),
            repair: null,
            new(
                Common: "code sms, code verification, code validation, code usage unique",
                Doubtful: "code, sms",
                Beside: "recu validation verification")),
        Of<PasswordIssues>(ColumnRule.Password, "password", Secrecy.Secret, isUnique: false, warnings: [],
            (issues, _, policy, culture) => RuleMessages.For(issues, policy, culture),
            repair: null,
            new(
                Common: "mot passe, mdp, password, passwd, pwd",
                Weak: "pass",
                Beside: "educonnect connexion compte account provisoire initial temporaire temporary defaut "
                    + "default nouveau new usage unique")),
    ];

    /// <summary>The rows, in the order of the enum.</summary>
    public static IReadOnlyList<Row> All => _rows;

    /// <summary>The row of a rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public static Row Of(ColumnRule rule) => (uint)rule < (uint)_rows.Length
        ? _rows[(int)rule]
        : throw new ArgumentOutOfRangeException(
            nameof(rule), rule, $"Write one of {string.Join(", ", _rows.Select(row => row.Rule))}.");

    private static Row Of<TIssue>(
        ColumnRule rule, string name, Secrecy secrecy, bool isUnique, TIssue[] warnings,
        Describe<TIssue> describe, RepairCell? repair, Nouns nouns)
        where TIssue : struct, Enum =>
        new(rule, name, IssueCodes<TIssue>.Prefix, secrecy, isUnique,
            number => Array.IndexOf(warnings, Unsafe.BitCast<int, TIssue>(number)) >= 0, nouns, IssueCodes<TIssue>.All,
            (number, cell, policy, culture) => describe(Unsafe.BitCast<int, TIssue>(number), cell, policy, culture),
            repair);

    /// <summary>Everything known about one rule.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Name">Its name on the command line.</param>
    /// <param name="Prefix">The prefix of its codes.</param>
    /// <param name="Secrecy">How much of its values may be shown or kept.</param>
    /// <param name="IsUnique">Whether a value may occur only once in a column.</param>
    /// <param name="IsWarning">Whether the issue with this number is only a warning in a table.</param>
    /// <param name="Nouns">The words of its headers.</param>
    /// <param name="Codes">The codes of its issues, indexed by their number in the enum.</param>
    /// <param name="Describe">The sentence for an issue, given by its number in the enum.</param>
    /// <param name="Repair">Repairs a cell; null if its values are secret.</param>
    internal sealed record Row(
        ColumnRule Rule, string Name, string Prefix, Secrecy Secrecy, bool IsUnique, Func<int, bool> IsWarning,
        Nouns Nouns,
        IReadOnlyList<string> Codes, Func<int, string?, PasswordPolicy, CultureInfo?, string> Describe,
        RepairCell? Repair);

    /// <summary>
    /// The words of a rule's headers. A noun is one or more words in any order; commas separate nouns.
    /// </summary>
    /// <param name="Clear">Nouns that mean this rule even among unknown words.</param>
    /// <param name="Common">Nouns that mean this rule if every word around them is known.</param>
    /// <param name="Weak">The same, but they give way to a clear or common noun.</param>
    /// <param name="Doubtful">Nouns that may mean this rule: listed as candidates, not checked.</param>
    /// <param name="Beside">Words that may go with these nouns, besides those that go with every noun.</param>
    internal sealed record Nouns(
        string Clear = "", string Common = "", string Weak = "", string Doubtful = "", string Beside = "");
}
