using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

/// <summary>Rows as a school's export has them, all valid, and cells broken in one way with one known code. Seeded: the same each time.</summary>
internal sealed class SchoolExport(int seed)
{
    public static readonly string[] Headers = ["INE", "Code UAI", "Nom de famille", "Prénom", "Né(e) le", "Tél. portable", "Identifiant", "Mot de passe", "Adresse"];
    public static readonly string[] Checked = Headers[..^1];
    private static readonly string[] _lastNames = ["Durand", "Lefèvre", "D'Été-Durand", "de La Tour", "Šmid", "Cœurdacier", "O'Neill"];
    private static readonly string[] _firstNames = ["Élodie", "Jean", "Noël", "Marie-Claire", "Zoé", "Inès", "Žan"];
    private readonly TestValues _values = new(seed);
    private int _serial = seed * 100_000;

    /// <summary>A valid row; no INE and no login comes twice.</summary>
    public string[] Row()
    {
        var number = $"{1_000_000_000L + (++_serial * 7L)}";
        return
        [
            number + IdentifierSpecification.LetterOf(number),
            _values.Uai(),
            _values.OneOf(_lastNames),
            _values.OneOf(_firstNames),
            $"{_values.Day(new(2005, 1, 1), new(2019, 12, 31)):dd'/'MM'/'yyyy}",
            _values.FictionalMobile(),
            $"e.durand-{Letters(_serial)}",
            _values.TraceablePassword(),
            _values.OneOf("", "2 rue", "12, rue de l'Été ; bât. \"B\"", "1er étage\nbât. C", "a\tb"),
        ];
    }

    /// <summary>A value for the column that its rule refuses, and the code of that.</summary>
    public (string Value, string Code) Break(int column, string[] row) => column switch
    {
        0 => _values.OneOf(
            (Other(row[0]), "IneWrongKey"),
            (row[0][2..], "IneWrongLength"),
            ("I" + row[0][1..], "IneIllegalCharacter"),
            (row[0] + " ", "IneSurroundingSpaces")),
        1 => _values.OneOf(
            (Other(row[1]), "UaiWrongCheckLetter"),
            (row[1] + "A", "UaiWrongLength"),
            (row[1][..^1] + "I", "UaiIllegalCharacter")),
        2 or 3 => _values.OneOf(
            ("Dur4nd", "PersonNameIllegalCharacter"),
            ("-", "PersonNameNoLetter"),
            (new string('a', 101), "PersonNameTooLong")),
        4 => _values.OneOf(
            ("30/02/2012", "BirthDateImpossibleDate"),
            ("1/2/2012", "BirthDateLostLeadingZero"),
            ("01/01/2999", "BirthDateFuture"),
            ("31/12/1899", "BirthDateBefore1900")),
        5 => _values.OneOf(
            ("01 23 45 67 89", "FrenchMobileNumberLandline"),
            ("06 45 67 89", "FrenchMobileNumberWrongLength"),
            ("06.39_98.12.34", "FrenchMobileNumberIllegalCharacter"),
            ("+32 470 12 34 56", "FrenchMobileNumberForeignNumber")),
        6 => ("Elodie.Durand-" + row[6], "EduConnectLoginUnusualForm"),
        _ => _values.OneOf(
            ("abc", "PasswordTooShort+PasswordTooFewClasses"),
            ("abcdefgh", "PasswordTooFewClasses"),
            ("Ab-1", "PasswordTooShort")),
    };

    private static string Other(string identifier) => identifier[..^1] + (identifier[^1] == 'A' ? 'B' : 'A');

    // In letters: two numbers never give the same ones.
    private static string Letters(int number) => string.Concat(number.ToString("0000000", null).Select(digit => (char)('a' + digit - '0')));
}
