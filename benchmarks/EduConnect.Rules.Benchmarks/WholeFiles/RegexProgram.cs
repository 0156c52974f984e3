using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace EduConnect.Rules.Benchmarks;

/// <summary>
/// What a school's programmer would write: CsvHelper, a regular expression for each shape, the keys by hand, a line for each problem. It tells
/// the problems that <see cref="ExportFile"/> makes by the same codes. Not in it: encodings, malformed rows, other kinds of problems.
/// </summary>
internal sealed partial class RegexProgram(Regex rnie, Regex bea, Regex base36, Regex sifa, Regex uai, Regex name, Regex date, Regex mobile)
{
    private const string CheckLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private const string RniePattern = @"^[0-9]{9}[A-HJK]{2}\z";
    private const string BeaPattern = @"^[0-9]{10}[A-HJ-NPR-Z]\z";
    private const string Base36Pattern = @"^[0-9A-Z]{10}[0-9]\z";
    private const string SifaPattern = @"^[0-9]{4}[AD][0-9]{5}[A-HJ-NPR-Z]\z";
    private const string UaiPattern = @"^[0-9]{7}[A-HJ-NPR-Z]\z";
    private const string NamePattern = @"^[\p{L}\p{Mn}\p{Mc} '’.-]{1,100}\z";
    private const string DatePattern = @"^(?:[0-9]{2}/[0-9]{2}/[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})\z";
    private const string MobilePattern = @"^(?:(?:\+|00)33[ .-]?(?:\(0\)[ .-]?)?|0)[67](?:[ .-]?[0-9]{2}){4}\z";

    /// <summary>With regular expressions held in fields, as most programs have them.</summary>
    public static RegexProgram Plain() =>
        new(new(RniePattern), new(BeaPattern), new(Base36Pattern), new(SifaPattern), new(UaiPattern), new(NamePattern), new(DatePattern), new(MobilePattern));

    /// <summary>With generated ones, the best that .NET has.</summary>
    public static RegexProgram Generated() => new(Rnie(), Bea(), Base36(), Sifa(), UaiShape(), Name(), Date(), Mobile());

    /// <summary>Checks the file, and writes a line for each problem, and the number of rows and of good rows last.</summary>
    public void Run(string path, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 16);
        using var reader = CsvReader.FromFile(path);
        var today = DateOnly.FromDateTime(DateTime.Today);
        var (rows, good) = (0L, 0L);
        while (reader.Read())
        {
            rows++;
            var problems = 0;
            Report("INE", CheckIne(reader.GetString(0)));
            Report("UAI", CheckUai(reader.GetString(1)));
            Report("Nom", name.IsMatch(reader.GetString(2)) ? null : "PersonNameIllegalCharacter");
            Report("Prénom", name.IsMatch(reader.GetString(3)) ? null : "PersonNameIllegalCharacter");
            Report("Né(e) le", CheckDate(reader.GetString(4), today));
            Report("Portable", mobile.IsMatch(reader.GetString(5)) ? null : "FrenchMobileNumberLandline");
            good += problems == 0 ? 1 : 0;

            void Report(string column, string? code)
            {
                if (code is not null)
                {
                    problems++;
                    writer.WriteLine($"{{\"row\":{rows + 1},\"column\":\"{column}\",\"code\":\"{code}\"}}");
                }
            }
        }

        writer.WriteLine($"{{\"rows\":{rows},\"ok\":{good}}}");
    }

    private string? CheckIne(string text) =>
        text.Length != 11 ? "IneWrongLength"
        : rnie.IsMatch(text) || sifa.IsMatch(text) ? null
        : bea.IsMatch(text) ? (text[10] == CheckLetters[(int)(long.Parse(text.AsSpan(0, 10), CultureInfo.InvariantCulture) % 23)] ? null : "IneWrongKey")
        : base36.IsMatch(text) ? (text[10] - '0' == ((6 * text[..9].Sum(Value)) + Value(text[9])) % 10 ? null : "IneWrongKey")
        : "IneIllegalCharacter";

    private string? CheckUai(string text) =>
        !uai.IsMatch(text) ? "UaiIllegalCharacter"
        : text[7] == CheckLetters[int.Parse(text.AsSpan(0, 7), CultureInfo.InvariantCulture) % 23] ? null
        : "UaiWrongCheckLetter";

    private string? CheckDate(string text, DateOnly today) =>
        !date.IsMatch(text) ? "BirthDateWrongFormat"
        : DateOnly.TryParseExact(text, text[2] == '/' ? "dd/MM/yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= today && day.Year >= 1900 ? null
        : "BirthDateImpossibleDate";

    private static int Value(char c) => char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;

    [GeneratedRegex(RniePattern)]
    private static partial Regex Rnie();

    [GeneratedRegex(BeaPattern)]
    private static partial Regex Bea();

    [GeneratedRegex(Base36Pattern)]
    private static partial Regex Base36();

    [GeneratedRegex(SifaPattern)]
    private static partial Regex Sifa();

    [GeneratedRegex(UaiPattern)]
    private static partial Regex UaiShape();

    [GeneratedRegex(NamePattern)]
    private static partial Regex Name();

    [GeneratedRegex(DatePattern)]
    private static partial Regex Date();

    [GeneratedRegex(MobilePattern)]
    private static partial Regex Mobile();
}
