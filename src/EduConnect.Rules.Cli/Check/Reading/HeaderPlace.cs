using System.Globalization;
using CsvHelper;

namespace EduConnect.Rules.Cli;

/// <summary>Where the header of a table is.</summary>
/// <param name="Row">Its row as a spreadsheet counts it; null for the first row that is not empty.</param>
/// <param name="IsAbsent">Whether there is no header, and the first row has values.</param>
internal readonly record struct HeaderPlace(int? Row, bool IsAbsent)
{
    /// <summary>The last row that may be the header.</summary>
    public const int MaxRow = 1_000;

    private const int MostTitles = 20;

    /// <summary>Headers for a table without any: the numbers of the columns.</summary>
    public static string[] Numbers(int columns) =>
        [.. Enumerable.Range(1, columns).Select(number => number.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The name of a row, in words.</summary>
    public static string Name(long row) => row == 1
        ? Say("la première ligne", "the first row")
        : Say($"la ligne {row}", $"row {row}");

    /// <summary>The header, or the first row if there is none, as the subject of a sentence.</summary>
    /// <param name="row">Where it was found.</param>
    public string Subject(long row) => IsAbsent
        ? Name(row)
        : Say($"l'en-tête, qui est {Name(row)},", $"the header, which is {Name(row)},");

    /// <summary>Whether the row looks like values, not headers. Headers may include the date of the file.</summary>
    public static bool HoldsData(IReadOnlyCollection<string> row) =>
        !IsHeader(row, least: 2) && row.Any(cell => IsData(cell) || cell.Split(' ').Any(IsData));

    /// <summary>Whether a header is personal data, and so is not shown.</summary>
    public static bool IsPersonal(string header) =>
        IsData(header) || header.Split(' ').Any(word => IsIne(word) || IsMobileNumber(word));

    /// <summary>Whether these headers identify at least this many columns.</summary>
    public static bool IsHeader(IEnumerable<string> row, int least) =>
        row.Count(cell => TableColumn.For(cell).Rule is not null) >= least;

    // Nearly valid values count too: somebody's INE in lowercase must not be shown either.
    private static bool IsData(string text) => IsIne(text) || IsMobileNumber(text)
        || Uai.Check(text) is UaiIssue.None or UaiIssue.WrongCheckLetter || Repair.TryUai(text, out _, out _)
        || Repair.TryBirthDate(text, out _, out _);

    private static bool IsIne(string text) =>
        Ine.Check(text) is IneIssue.None or IneIssue.WrongKey || Repair.TryIne(text, out _, out _);

    private static bool IsMobileNumber(string text) => Repair.TryFrenchMobileNumber(text, out _, out _);

    /// <summary>Finds the row among the next ones that looks like the header; null if there is none.</summary>
    /// <param name="text">The text after the first row.</param>
    /// <param name="row">The number of the first row of the text.</param>
    /// <param name="separator">The separator; null to detect it in each row, because a title may have commas.</param>
    public static long? Find(ReadOnlySpan<byte> text, long row, char? separator)
    {
        for (; row <= MostTitles && !text.IsEmpty; row++)
        {
            var end = EndOfRow(text);
            var values = Values(text[..end], separator);
            var filled = values.Where(value => value.Length > 0).ToArray();
            if (IsHeader(filled, least: Math.Clamp(filled.Length, 1, 2)) && !HoldsData(filled))
            {
                return row;
            }

            text = text[end..];
        }

        return null;
    }

    /// <summary>Finds where a row begins.</summary>
    /// <exception cref="InvalidDataException">There is no such row; the message is for the user.</exception>
    public static int StartOfRow(ReadOnlySpan<byte> text, int row)
    {
        var start = 0;
        for (; row > 1 && start < text.Length; row--)
        {
            start += EndOfRow(text[start..]);
        }

        return start < text.Length ? start : throw new InvalidDataException(Say(
            "--header-row désigne une ligne au-delà de la fin du fichier ou de son premier Mio.",
            "--header-row names a row after the end of the file, or after its first MiB."));
    }

    /// <summary>Checks that the header was found in the row that the user specified.</summary>
    /// <exception cref="InvalidDataException">That row has no values; the message is for the user.</exception>
    public void RequireRow(long? found)
    {
        if (Row is not null && Row != found)
        {
            throw new InvalidDataException(Say(
                $"la ligne {Row}, que désigne --header-row, ne contient aucune valeur.",
                $"row {Row}, which --header-row names, has no values."));
        }
    }

    /// <summary>Reads the values of a row.</summary>
    public static string[] Values(ReadOnlySpan<byte> row, char? separator)
    {
        // An empty line in front keeps the reader from treating the row as the beginning of a file.
        byte[] text = [(byte)'\n', .. row];
        using var reader = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            OnMalformedRecord = _ => { },
        });
        string[] values = reader.Read() ? [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)] : [];
        Array.Clear(text);
        return values;
    }

    // A row continues after a line with an opening quote, if the quote is closed anywhere.
    private static int EndOfRow(ReadOnlySpan<byte> text)
    {
        var (at, isOpen, firstLine) = (0, false, 0);
        while (at < text.Length)
        {
            var next = text[at..].IndexOfAny((byte)'"', (byte)'\n', (byte)'\r');
            at = next < 0 ? text.Length : at + next + 1;
            if (next < 0)
            {
                break;
            }

            if (text[at - 1] == '"')
            {
                isOpen = !isOpen;
                continue;
            }

            at += text[at - 1] == '\r' && at < text.Length && text[at] == '\n' ? 1 : 0;
            if (!isOpen)
            {
                return at;
            }

            firstLine = firstLine == 0 ? at : firstLine;
        }

        return isOpen && firstLine > 0 ? firstLine : at;
    }
}
