using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>One column of a table: its header, the rule of its cells, and whether they may be empty.</summary>
/// <param name="Header">The header as it stands in the table.</param>
/// <param name="Rule">The rule of its cells; null if they are not checked.</param>
/// <param name="IsRequired">Whether an empty cell is <see cref="CellIssue.Empty"/>; unless so, it is passed over.</param>
/// <example><code>
/// TableColumn.For("Né(e) le").Rule;            // BirthDate
/// TableColumn.For("N° INE").Rule;              // Ine
/// TableColumn.For("Classe").Rule;              // null: not checked
/// </code></example>
/// <remarks>
/// Headers are recognised by their letters and digits alone, without accents and in either case; what stands in parentheses is left out.
/// The aliases are the library's: exports have no common header. <c>Téléphone</c> and <c>phone</c> alone are not recognised, because such a
/// column may hold landlines, nor is <c>Code</c>.
/// </remarks>
public sealed record TableColumn(string Header, ColumnRule? Rule, bool IsRequired = false)
{
    // Already in the form that Simplify gives.
    private static readonly Dictionary<string, ColumnRule> _aliases = new(
        Aliases(ColumnRule.Uai, "uai rne codeuai coderne numerouai numerorne nouai norne nuai uaietablissement uaietab etablissementuai codeetablissement schoolcode uaicode")
        .Concat(Aliases(ColumnRule.Ine, "ine codeine numeroine noine nine ineeleve eleveine identifiantnationaleleve identifiantnational idnational nationalid nationalpupilid nationalstudentid ineconfirme"))
        .Concat(Aliases(ColumnRule.MobileNumber, "portable mobile telportable telephoneportable telephonemobile telmobile numeroportable numerodeportable numerodetelephoneportable mobilephone mobilenumber cellphone gsm"))
        .Concat(Aliases(ColumnRule.Login, "identifiant login identifianteduconnect identifiantdeconnexion logineduconnect username nomdutilisateur"))
        .Concat(Aliases(ColumnRule.PersonName, "nom prenom nomdefamille nomdenaissance nomdusage nomusage nomnaissance nomeleve prenomeleve nomdeleleve prenomdeleleve prenom1 prenom2 prenom3 "
            + "prenomusage prenomdusage name lastname firstname surname familyname givenname forename birthname middlename nomresponsable prenomresponsable"))
        .Concat(Aliases(ColumnRule.BirthDate, "nele neele datedenaissance datenaissance datenaiss ddn birthdate dateofbirth birthday dob born"))
        .Concat(Aliases(ColumnRule.SmsCode, "codesms codeverification codedeverification codedevalidation smscode verificationcode"))
        .Concat(Aliases(ColumnRule.Password, "motdepasse mdp motpasse motdepasseinitial motdepasseprovisoire password passwd pwd initialpassword")));

    /// <summary>A column with the rule that its header is recognised for, or with none.</summary>
    public static TableColumn For(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return new(header, _aliases.TryGetValue(Simplify(header), out var rule) ? rule : null);
    }

    private static IEnumerable<KeyValuePair<string, ColumnRule>> Aliases(ColumnRule rule, string names) =>
        names.Split(' ').Select(name => KeyValuePair.Create(name, rule));

    private static string Simplify(string header)
    {
        var open = 0;
        return string.Concat(header.Select(c =>
        {
            open += c == '(' ? 1 : c == ')' && open > 0 ? -1 : 0;
            return open > 0 ? "" : char.IsAsciiDigit(c) ? c.ToString() : LatinLetters.Plain(c);
        }));
    }
}
