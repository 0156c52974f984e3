namespace EduConnect.Rules.Tests;

/// <summary>Rows as a school's export has them, all valid, and cells broken in one way with one known code. Seeded: the same each time.</summary>
internal sealed class SchoolExport(int seed)
{
    public static readonly string[] Headers = ["INE", "Code UAI", "Nom de famille", "Prénom", "Né(e) le", "Tél. portable", "Identifiant", "Mot de passe", "Adresse"];
    public static readonly string[] Checked = Headers[..^1];
    private const string CheckLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static readonly string[] _lastNames = ["Durand", "Lefèvre", "D'Été-Durand", "de La Tour", "Šmid", "Cœurdacier", "O'Neill"];
    private static readonly string[] _firstNames = ["Élodie", "Jean", "Noël", "Marie-Claire", "Zoé", "Inès", "Žan"];
    private readonly Random _random = new(seed);
    private int _serial = seed * 100_000;

    /// <summary>A valid row; no INE and no login comes twice.</summary>
    public string[] Row()
    {
        var number = 1_000_000_000L + (++_serial * 7L);
        return
        [
            $"{number:0000000000}{CheckLetters[(int)(number % 23)]}",
            Uai.FromNumber(_random.Next(10_000_000)).ToString(),
            Pick(_lastNames),
            Pick(_firstNames),
            $"{_random.Next(1, 29):00}/{_random.Next(1, 13):00}/{_random.Next(2005, 2020)}",
            $"06 39 98 {_random.Next(100):00} {_random.Next(100):00}",
            $"e.durand-{Letters(_serial)}",
            $"Ab{_random.Next(10)}-{Letters(_serial)}xyz",
            Pick(["", "2 rue", "12, rue de l'Été ; bât. \"B\"", "1er étage\nbât. C", "a\tb"]),
        ];
    }

    /// <summary>A value for the column that its rule refuses, and the code of that.</summary>
    public (string Value, string Code) Break(int column, string[] row) => column switch
    {
        0 => Pick([(Other(row[0]), "IneWrongKey"), (row[0][1..], "IneWrongLength"), ("I" + row[0][1..], "IneIllegalCharacter"), (row[0] + " ", "IneWrongLength")]),
        1 => Pick([(Other(row[1]), "UaiWrongCheckLetter"), (row[1] + "A", "UaiWrongLength"), (row[1][..^1] + "I", "UaiIllegalCharacter")]),
        2 or 3 => Pick([("Dur4nd", "PersonNameIllegalCharacter"), ("-", "PersonNameNoLetter"), (new string('a', 101), "PersonNameTooLong")]),
        4 => Pick([("30/02/2012", "BirthDateImpossibleDate"), ("1/2/2012", "BirthDateWrongFormat"), ("01/01/2999", "BirthDateFuture"), ("31/12/1899", "BirthDateBefore1900")]),
        5 => Pick([("01 23 45 67 89", "FrenchMobileNumberLandline"), ("06 45 67 89", "FrenchMobileNumberWrongLength"), ("06.39/98.12.34", "FrenchMobileNumberIllegalCharacter"), ("+32 470 12 34 56", "FrenchMobileNumberForeignNumber")]),
        6 => ("Elodie.Durand-" + row[6], "EduConnectLoginUnusualForm"),
        _ => Pick([("abc", "PasswordTooShort+PasswordTooFewClasses"), ("abcdefgh", "PasswordTooFewClasses"), ("Ab-1", "PasswordTooShort")]),
    };

    private static string Other(string identifier) => identifier[..^1] + (identifier[^1] == 'A' ? 'B' : 'A');

    // In letters: two numbers never give the same ones.
    private static string Letters(int number) => string.Concat(number.ToString("0000000", null).Select(digit => (char)('a' + digit - '0')));

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
