using System.Text.Unicode;
using CsvHelper;

namespace EduConnect.Rules.Cli;

/// <summary>Checks the rows of a block. Several threads may each check a block of their own.</summary>
/// <param name="checker">The rules of the columns.</param>
/// <param name="separator">The separator of the values.</param>
/// <param name="isUtf8">Whether the whole input is known to be well-formed.</param>
/// <param name="finder">Makes the keys of the values that should be unique; null if duplicates are not looked for.</param>
/// <param name="shown">As much of the cells as may be shown.</param>
internal sealed class BlockChecker(TableChecker checker, char separator, bool isUtf8, DuplicateFinder? finder, ShownValues shown)
{
    private readonly int[] _checked =
        [.. Enumerable.Range(0, checker.Columns.Count).Where(column => checker.Columns[column].Rule is not null)];

    public BlockResult Check(RowBlock block)
    {
        var result = new BlockResult(block, checker.Columns.Count);
        if (block.SkippedLength > 0)
        {
            AddUnreadable(result, block.FirstRow, RowDamage.TooLong, block.SkippedLength);
            return result;
        }

        var text = block.Text.Span;
        var isText = !text.Contains((byte)0) && (isUtf8 || Utf8.IsValid(text));
        var (rows, damaged) = (0, 0);
        using var reader = CsvReader.Create(
            block.Text, new CsvReaderOptions { Separator = separator, HasHeader = false, SkipEmptyLines = false });
        reader.Read();
        for (; reader.Read(); rows++)
        {
            var isDamaged = damaged < block.Damaged.Count && block.Damaged[damaged].Row == rows;
            var damage = isDamaged ? block.Damaged[damaged++].Damage
                : reader.FieldCount != checker.Columns.Count ? RowDamage.WrongFieldCount
                : isText ? RowDamage.None : DamageOf(reader.RawRecord);

            // With one column, an empty line has as many values as there are columns.
            if (reader.FieldCount == 1 && reader.RawRecord.IsEmpty)
            {
                result.Blank++;
            }
            else if (damage == RowDamage.None)
            {
                CheckCells(reader, block.FirstRow + rows, text, result);
            }
            else
            {
                AddUnreadable(result, block.FirstRow + rows, damage, reader.RawRecord.Length);
            }
        }

        return rows == block.Rows
            ? result
            : throw new InvalidOperationException(
                $"Rows were lost: the block at row {block.FirstRow} has {block.Rows}, {rows} were checked.");
    }

    private void CheckCells(CsvReader reader, long row, ReadOnlySpan<byte> text, BlockResult result)
    {
        var isWrong = false;
        var values = result.UniqueValues.Count;
        foreach (var column in _checked)
        {
            var cell = reader.GetSpan(column);
            var issue = checker.Check(column, cell);
            if (!issue.IsNone)
            {
                isWrong |= !issue.IsWarning;
                result.Findings.Add(new Finding(row, column, issue, shown.Of(column, cell)));
            }
            else if (cell.IsEmpty)
            {
                result.Empty[column]++;
            }

            if (finder is not null && finder.TryGetKey(column, issue, cell, out var key))
            {
                result.UniqueValues.Add(text.Overlaps(cell, out var start)
                    ? new UniqueValue(key, row, start, cell.Length, null, false)
                    : new UniqueValue(key, row, -1, cell.Length, shown.Of(column, cell), false));
            }
        }

        if (isWrong)
        {
            result.Wrong++;
            for (; values < result.UniqueValues.Count; values++)
            {
                result.UniqueValues[values] = result.UniqueValues[values] with { IsRowWrong = true };
            }
        }
        else
        {
            result.Ok++;
        }
    }

    private static RowDamage DamageOf(ReadOnlySpan<byte> row) =>
        row.Contains((byte)0) ? RowDamage.NulCharacter : Utf8.IsValid(row) ? RowDamage.None : RowDamage.NotUtf8;

    private static void AddUnreadable(BlockResult result, long row, RowDamage damage, long length)
    {
        result.Unreadable++;
        result.Findings.Add(new Finding(row, -1, default, "", damage, length));
    }
}
