using System.Globalization;
using System.Text;

namespace EduConnect.Rules.Benchmarks;

/// <summary>
/// A file as a school's export is, of six columns and about 66 bytes a row, seeded: the same each time. One row in fifty has one cell that is
/// wrong in one way, so the number of problems of each kind is known.
/// </summary>
internal sealed record ExportFile(string Path, long Rows, IReadOnlyDictionary<string, long> Problems)
{
    public const string Header = "INE;UAI;Nom;Prénom;Né(e) le;Portable";
    private const string CheckLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private const string RnieLetters = "ABCDEFGHJK";
    private static readonly string[] _lastNames = ["Durand", "Martin", "Lefèvre", "D'Été-Durand", "Nguyễn", "de La Tour", "Bernard", "Petit", "Moreau", "Garcia", "Müller", "Da Silva"];
    private static readonly string[] _firstNames = ["Élodie", "Jean", "Noël", "Marie-Claire", "Zoé", "Léo", "Hugo", "Inès", "Mohamed", "Camille"];

    public long Wrong => Problems.Values.Sum();

    public static ExportFile Write(string path, long rows)
    {
        var random = new Random(20261124);
        var problems = new SortedDictionary<string, long>(StringComparer.Ordinal);
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20) { NewLine = "\n" };
        writer.WriteLine(Header);
        for (var i = 0L; i < rows; i++)
        {
            string[] cells =
            [
                Ine(random), Uai.FromNumber(random.Next(10_000_000)).ToString(), _lastNames[random.Next(_lastNames.Length)], _firstNames[random.Next(_firstNames.Length)],
                string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 29):00}/{random.Next(1, 13):00}/{random.Next(2005, 2020)}"), Mobile(random),
            ];
            if (random.Next(50) == 0)
            {
                var (column, value, code) = Break(cells, random);
                cells[column] = value;
                problems[code] = problems.GetValueOrDefault(code) + 1;
            }

            writer.WriteLine(string.Join(';', cells));
        }

        return new ExportFile(path, rows, problems);
    }

    private static (int Column, string Value, string Code) Break(string[] cells, Random random) => random.Next(8) switch
    {
        0 => (0, cells[0][2..], "IneWrongLength"),
        1 => (0, "?" + cells[0][1..], "IneIllegalCharacter"),
        2 => (1, cells[1][..7] + CheckLetters[(CheckLetters.IndexOf(cells[1][7], StringComparison.Ordinal) + 1) % 23], "UaiWrongCheckLetter"),
        3 => (1, cells[1][..7] + "I", "UaiIllegalCharacter"),
        4 => (2, "Dur4nd", "PersonNameIllegalCharacter"),
        5 => (4, "30/02/2012", "BirthDateImpossibleDate"),
        6 => (4, "1 février 2012", "BirthDateWrongFormat"),
        _ => (5, "01 23 45 67 89", "FrenchMobileNumberLandline"),
    };

    // Most pupils have one of the schools' since 2018, some still one of an académie.
    private static string Ine(Random random)
    {
        if (random.Next(4) == 0)
        {
            var number = random.NextInt64(10_000_000_000);
            return string.Create(CultureInfo.InvariantCulture, $"{number:0000000000}{CheckLetters[(int)(number % 23)]}");
        }

        var digits = random.Next(1_000_000_000);
        var key = 97 - (digits % 97);
        return string.Create(CultureInfo.InvariantCulture, $"{digits:000000000}{RnieLetters[key / 10]}{RnieLetters[key % 10]}");
    }

    private static string Mobile(Random random)
    {
        // 07 30 to 07 99: the blocks before are not opened to persons.
        int[] numbers = [random.Next(30, 100), random.Next(100), random.Next(100), random.Next(100)];
        var pairs = string.Join(' ', numbers.Select(pair => pair.ToString("00", CultureInfo.InvariantCulture)));
        return random.Next(10) switch
        {
            0 => "+33 7 " + pairs,
            1 => "07" + pairs.Replace(" ", "", StringComparison.Ordinal),
            _ => "06 39 98 " + pairs[..5],
        };
    }
}
