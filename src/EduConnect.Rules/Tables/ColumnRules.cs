using System.Globalization;
using System.Runtime.CompilerServices;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>Everything known about the rules besides the rules themselves: one table, one row per rule.</summary>
internal static class ColumnRules
{
    private delegate string Describe<TIssue>(TIssue issue, string? cell, PasswordPolicy policy, CultureInfo? culture);

    // In the order of the enum. The header words are already in the form that Simplify returns.
    private static readonly Row[] _rows =
    [
        Of<UaiIssue>(ColumnRule.Uai, "uai", Secrecy.Open, isUnique: false, onlyWarns: false,
            (issue, cell, _, culture) => RuleMessages.For(issue, cell, culture),
            "uai rne codeuai coderne numerouai numerorne nouai norne nuai uaietablissement uaietab etablissementuai "
            + "codeetablissement schoolcode uaicode"),
        Of<IneIssue>(ColumnRule.Ine, "ine", Secrecy.Personal, isUnique: true, onlyWarns: false,
            (issue, _, _, culture) => RuleMessages.For(issue, culture),
            "ine codeine numeroine noine nine ineeleve eleveine identifiantnationaleleve identifiantnational idnational nationalid "
            + "nationalpupilid nationalstudentid ineconfirme"),
        Of<FrenchMobileNumberIssue>(ColumnRule.FrenchMobileNumber, "mobile", Secrecy.Open, isUnique: false, onlyWarns: false,
            (issue, _, _, culture) => RuleMessages.For(issue, culture),
            "portable mobile telportable telephoneportable telephonemobile telmobile numeroportable numerodeportable "
            + "numerodetelephoneportable mobilephone mobilenumber cellphone gsm"),
        Of<EduConnectLoginIssue>(ColumnRule.EduConnectLogin, "login", Secrecy.Open, isUnique: true, onlyWarns: true,
            (issue, _, _, culture) => RuleMessages.For(issue, culture),
            "identifiant login identifianteduconnect identifiantdeconnexion logineduconnect username nomdutilisateur"),
        Of<PersonNameIssue>(ColumnRule.PersonName, "name", Secrecy.Open, isUnique: false, onlyWarns: false,
            (issue, _, _, culture) => RuleMessages.For(issue, culture),
            "nom prenom nomdefamille nomdenaissance nomdusage nomusage nomnaissance nomeleve prenomeleve nomdeleleve prenomdeleleve "
            + "prenom1 prenom2 prenom3 prenomusage prenomdusage name lastname firstname surname familyname givenname forename "
            + "birthname middlename nomresponsable prenomresponsable"),
        Of<BirthDateIssue>(ColumnRule.BirthDate, "birthdate", Secrecy.Open, isUnique: false, onlyWarns: false,
            (issue, _, _, culture) => RuleMessages.For(issue, culture),
            "nele neele datedenaissance datenaissance datenaiss ddn birthdate dateofbirth birthday dob born"),
        Of<SmsCodeIssue>(ColumnRule.SmsCode, "sms", Secrecy.Secret, isUnique: false, onlyWarns: false,
            (issue, _, _, culture) => RuleMessages.For(issue, SmsCodeRule.DefaultLength, culture),
            "codesms codeverification codedeverification codedevalidation smscode verificationcode"),
        Of<PasswordIssues>(ColumnRule.Password, "password", Secrecy.Secret, isUnique: false, onlyWarns: false,
            (issues, _, policy, culture) => RuleMessages.For(issues, policy, culture),
            "motdepasse mdp motpasse motdepasseinitial motdepasseprovisoire password passwd pwd initialpassword"),
    ];

    private static readonly Dictionary<string, ColumnRule> _rulesByHeader = new(
        _rows.SelectMany(row => row.Headers.Split(' ').Select(header => KeyValuePair.Create(header, row.Rule))));

    /// <summary>The row of a rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rule.</exception>
    public static Row Of(ColumnRule rule) => (uint)rule < (uint)_rows.Length
        ? _rows[(int)rule]
        : throw new ArgumentOutOfRangeException(nameof(rule), rule, $"Write one of {string.Join(", ", _rows.Select(row => row.Rule))}.");

    /// <summary>The rule of the column with this header, or null.</summary>
    public static ColumnRule? ByHeader(string header) => _rulesByHeader.TryGetValue(Simplify(header), out var rule) ? rule : null;

    private static Row Of<TIssue>(
        ColumnRule rule, string name, Secrecy secrecy, bool isUnique, bool onlyWarns, Describe<TIssue> describe, string headers)
        where TIssue : struct, Enum =>
        new(rule, name, IssueCodes<TIssue>.Prefix, secrecy, isUnique, onlyWarns, headers,
            number => RuleMessages.CodeOf(Unsafe.BitCast<int, TIssue>(number)),
            (number, cell, policy, culture) => describe(Unsafe.BitCast<int, TIssue>(number), cell, policy, culture));

    // Letters and digits only, in lowercase without accents, and nothing in parentheses.
    private static string Simplify(string header)
    {
        var open = 0;
        return string.Concat(header.Select(c =>
        {
            open += c == '(' ? 1 : c == ')' && open > 0 ? -1 : 0;
            return open > 0 ? "" : char.IsAsciiDigit(c) ? c.ToString() : LatinLetters.Plain(c);
        }));
    }

    /// <summary>What is known about a rule.</summary>
    /// <param name="Rule">The rule.</param>
    /// <param name="Name">Its name on the command line.</param>
    /// <param name="Prefix">What its codes begin with.</param>
    /// <param name="Secrecy">How much of its values may be shown or kept.</param>
    /// <param name="IsUnique">Whether a value may occur only once in a column.</param>
    /// <param name="OnlyWarns">Whether its issues are warnings.</param>
    /// <param name="Headers">The simplified headers of its columns, separated by spaces.</param>
    /// <param name="CodeOf">The code of an issue, given as the number of its enum.</param>
    /// <param name="Describe">The sentence of an issue, given as the number of its enum.</param>
    internal sealed record Row(
        ColumnRule Rule, string Name, string Prefix, Secrecy Secrecy, bool IsUnique, bool OnlyWarns, string Headers,
        Func<int, string> CodeOf, Func<int, string?, PasswordPolicy, CultureInfo?, string> Describe);
}
