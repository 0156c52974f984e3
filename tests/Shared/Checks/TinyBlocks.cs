using System.Globalization;
using System.Text;
using CsvHelper;
using EduConnect.Rules.Cli;

namespace EduConnect.Rules.Tests;

/// <summary>Hostile files, cut into tiny blocks and into one: what the check finds in them must be the same.</summary>
internal static class TinyBlocks
{
    private static readonly string[] _headers =
        ["INE\n", "INE;Nom\n", "INE;Nom\r\n", "INE;Nom\r", "\n\nINE;Nom\n", "sep=;\nINE;Nom\n", "\"INE\";\"N\nom\"\n"];

    private static readonly string[] _pieces =
    [
        "a", "\"", ";", "\n", "\r", "\r\n", "\"\"", "\";\"", "\"\n", "\n\"", "sep=;", "\nsep=;\n", "\uFEFF", "\n\uFEFF",
        "1234567890V", "é", "a\"b", "\"a\"", "\"a\nb\"", "\"a\"b", "x;y\n", "\0", " \"a\"",
        "=\"a\"", ";  =\"\"", ";;", " \"a\nb\"", "1234567890v", "\" 1234567890V\"",
    ];

    /// <summary>The first of so many files in which something differs, in escapes, or null.</summary>
    public static string? FirstDifference(int files, int seed)
    {
        string? difference = null;
        Parallel.For(0, files, (file, state) =>
        {
            if (Difference(HashOf(seed, file)) is { } found)
            {
                difference = $"seed {seed}, file {file}: {found}";
                state.Stop();
            }
        });
        return difference;
    }

    /// <summary>What the check finds in a file, a line each, and the totals.</summary>
    public static List<string> Found(
        byte[] file, int blockLength, int longestRow = RowBlocks.LongestRow, int atOnce = int.MaxValue,
        bool keepsOriginal = false, List<byte>? repaired = null)
    {
        using var blocks = new RowBlocks(
            new Trickle(file, atOnce), mayWait: false, blockLength, longestRow, keepsOriginal: keepsOriginal);
        string[]? header;
        try
        {
            header = blocks.ReadHeaderAsync(';', default, default).GetAwaiter().GetResult();
        }
        catch (InvalidDataException unreadable)
        {
            return [unreadable.Message];
        }

        if (header is null)
        {
            return ["no header"];
        }

        var checker = new TableChecker(ColumnPlan.Make(header, ["1=ine"], [], row: 1));
        var (shown, finder) = (new ShownValues(checker, whole: true), new DuplicateFinder(checker.Columns));
        var repair = repaired is null ? null
            : new CellRepair(checker, TextEncoding.Utf8, writes: true, canonical: false, new HashSet<int>());
        var cells = new BlockChecker(checker, blocks.Separator, isUtf8: false, finder, shown, repair: repair);
        var duplicates = new DuplicateSearch(finder, shown, inputLength: 1000);
        var totals = new CheckTotals(header.Length);
        var found = new List<string>();
        var copy = new List<byte>(blocks.BeforeRows.ToArray());
        while (blocks.NextAsync(default).GetAwaiter().GetResult() is { } block)
        {
            using var result = cells.Check(block);
            copy.AddRange(result.Copy is { } original ? original.Bytes.Span : []);
            duplicates.AddTo(result);
            totals.Add(result);
            found.AddRange(result.Findings.Where(one => !one.IsRepaired).Select(one => string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Row} {one.Column} {one.Code} {one.RawLength} {one.FirstRow} {one.Shown}")));
        }

        totals.Verify();
        repaired?.AddRange(copy);
        if (keepsOriginal && repaired is null && !copy.SequenceEqual(file))
        {
            found.Add("The copy is different.");
        }

        found.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{totals.Rows} {totals.Ok} {totals.Wrong} {totals.Unreadable} {totals.Blank} "
                + $"{string.Join(',', totals.Empty)}"));
        return found;
    }

    private static string? Difference(int seed)
    {
        var random = new Random(seed);
        var pieces = random.GetItems(_pieces, 1 + random.Next(_pieces.Length));
        var rows = Encoding.UTF8.GetBytes(string.Concat(random.GetItems(pieces, random.Next(80))));
        byte[] file = [.. Encoding.UTF8.GetBytes(_headers[random.Next(_headers.Length)]), .. rows];
        if (random.Next(4) == 0)
        {
            file[^1] = 0xE9;
        }

        // A row may be too long, too, in one way only.
        var longestRow = random.Next(2) == 0 ? RowBlocks.LongestRow : 20 + random.Next(40);
        var inBlocks = Found(file, 7 + random.Next(58), longestRow, 1 + random.Next(70), random.Next(2) == 0);
        var inOne = Found(file, 1 << 18, longestRow);

        // Nothing but what was repaired is found no more in the copy.
        var copy = new List<byte>();
        var left = Found(file, 7 + random.Next(58), longestRow, keepsOriginal: true, repaired: copy);
        if (copy.Count > 0 && !left.SequenceEqual(Found([.. copy], 1 << 18, longestRow)))
        {
            return $"repaired: {Escaped(file)}";
        }

        // CsvHelper refuses what is read here with a warning.
        var isStrict = longestRow == RowBlocks.LongestRow
            && file.AsSpan().IndexOf(" \""u8) < 0 && file.AsSpan().IndexOf("=\""u8) < 0;
        var reference = isStrict ? Reference(file) : null;
        return !inBlocks.SequenceEqual(inOne) ? $"blocks: {Escaped(file)}"
            : reference is not null && !reference.SequenceEqual(Damaged(inOne)) ? $"CsvHelper: {Escaped(file)}"
            : null;
    }

    // The rows with wrong quotes, and how many rows there are.
    private static List<string> Damaged(List<string> found) =>
    [
        .. from line in found.SkipLast(1).Select(line => line.Split(' '))
           where line[2] is "StrayQuote" or "TextAfterQuote" or "UnclosedQuote"
           select $"{line[0]} {line[2]} {line[3]}",
        found[^1].Split(' ')[0],
    ];

    // The same by CsvHelper alone, which begins anew after each row that swallows others: quadratic, and simple.
    private static List<string>? Reference(byte[] file)
    {
        var found = new List<string>();
        RowDamage damage;
        var (row, rows) = (0L, 0L);
        using (var header = CsvReader.Create(file, new CsvReaderOptions
        {
            Separator = ';',
            HasHeader = false,
            TrackLineNumbers = true,
            OnMalformedRecord = _ => row = -1,
        }))
        {
            if (!header.Read() || row < 0 || header.RawRecord.Contains((byte)0))
            {
                return null;
            }

            row = header.LineNumber + 1;
            file = file[((int)header.ByteOffset + header.RawRecord.Length)..];
            file = file.AsSpan().StartsWith("\r\n"u8) ? file[2..] : file.Length > 0 ? file[1..] : file;
        }

        while (file.Length > 0)
        {
            // An empty line in front keeps it from taking the rows for a file.
            damage = RowDamage.None;
            byte[] text = [(byte)'\n', .. file];
            using var reader = CsvReader.Create(text, new CsvReaderOptions
            {
                Separator = ';',
                HasHeader = false,
                SkipEmptyLines = false,
                OnMalformedRecord = malformed => damage = Of(malformed.Reason),
            });
            reader.Read();
            file = [];
            while (reader.Read())
            {
                var raw = reader.RawRecord;
                var spansLines = raw.ContainsAny((byte)'\n', (byte)'\r');
                if (damage == RowDamage.UnclosedQuote || (damage != RowDamage.None && spansLines))
                {
                    var line = text[(int)reader.ByteOffset..];
                    var end = line.AsSpan().IndexOfAny((byte)'\n', (byte)'\r');
                    found.Add($"{row} UnclosedQuote {(end < 0 ? line.Length : end)}");
                    file = end < 0 ? [] : line[(end + (line.AsSpan(end).StartsWith("\r\n"u8) ? 2 : 1))..];
                    (row, rows) = (row + 1, rows + 1);
                    break;
                }

                if (damage != RowDamage.None)
                {
                    found.Add($"{row} {damage} {raw.Length}");
                }

                (row, rows, damage) = (row + 1, rows + 1, RowDamage.None);
            }
        }

        found.Add($"{rows}");
        return found;
    }

    private static RowDamage Of(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => RowDamage.StrayQuote,
        CsvMalformedReason.TextAfterClosingQuote => RowDamage.TextAfterQuote,
        _ => RowDamage.UnclosedQuote,
    };

    private static int HashOf(int seed, int file) => unchecked((seed * 1_000_003) + file);

    /// <summary>As <c>printf</c> takes it.</summary>
    public static string Escaped(byte[] file) =>
        string.Concat(file.Select(b => b is >= 32 and < 127 and not (byte)'%' ? $"{(char)b}" : $"\\x{b:x2}"));

    // A stream that gives so much at once.
    private sealed class Trickle(byte[] content, int atOnce) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(count, atOnce));
    }
}
