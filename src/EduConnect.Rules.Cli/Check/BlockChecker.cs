using System.Text.Unicode;
using CsvHelper;

namespace EduConnect.Rules.Cli;

/// <summary>Checks the rows of a block. Several threads may each check a block of their own.</summary>
/// <param name="checker">The rules of the columns.</param>
/// <param name="separator">The separator of the values.</param>
/// <param name="isUtf8">Whether the whole input is known to be well-formed.</param>
/// <param name="finder">Makes the keys of the values that should be unique; null if duplicates are not looked for.</param>
/// <param name="shown">As much of the cells as may be shown.</param>
/// <param name="rowsMayBeShort">Whether values that are missing at the end of a row are empty, as in a
/// workbook.</param>
/// <param name="people">Makes the keys of people; null if they may occur twice.</param>
internal sealed class BlockChecker(
    TableChecker checker, char separator, bool isUtf8, DuplicateFinder? finder, ShownValues shown,
    bool rowsMayBeShort = false, PeopleSearch? people = null)
{
    // Columns after these have neither a header nor a rule.
    private readonly int _leastValues = rowsMayBeShort ? 0
        : 1 + checker.Columns.ToList().FindLastIndex(column => column.Header.Length > 0 || column.Rule is not null);

    private readonly int[] _checked =
        [.. Enumerable.Range(0, checker.Columns.Count).Where(column => checker.Columns[column].Rule is not null)];

    public BlockResult Check(RowBlock block)
    {
        var result = new BlockResult(block, checker.Columns.Count);
        if (block.SkippedLength > 0)
        {
            AddUnreadable(result, block.FirstRow, RowDamage.TooLong, block.SkippedLength, 0);
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
            var row = block.FirstRow + rows;
            var damage = damaged < block.Damaged.Count && block.Damaged[damaged].Row == rows
                ? block.Damaged[damaged++].Damage : RowDamage.None;
            if (damage == RowDamage.None && !reader.RawRecord.ContainsAnyExcept((byte)separator))
            {
                result.Blank++;
                continue;
            }

            if (damage.IsWarning())
            {
                result.Findings.Add(new Finding(row, -1, default, "", damage));
                damage = RowDamage.None;
            }

            damage = damage != RowDamage.None ? damage
                : !HasRightCount(reader) ? RowDamage.WrongFieldCount
                : isText ? RowDamage.None : DamageOf(reader.RawRecord);
            if (damage == RowDamage.None)
            {
                CheckCells(reader, row, text, result);
            }
            else
            {
                AddUnreadable(result, row, damage, reader.RawRecord.Length, reader.FieldCount);
            }
        }

        return rows == block.Rows
            ? result
            : throw new InvalidOperationException(
                $"Rows were lost: the block at row {block.FirstRow} has {block.Rows}, {rows} were checked.");
    }

    // Empty cells at the end may be missing, or more than there are columns.
    private bool HasRightCount(CsvReader reader)
    {
        var isEmpty = true;
        for (var column = checker.Columns.Count; isEmpty && column < reader.FieldCount; column++)
        {
            isEmpty = reader.GetSpan(column).IsEmpty;
        }

        return isEmpty && reader.FieldCount >= _leastValues;
    }

    private void CheckCells(CsvReader reader, long row, ReadOnlySpan<byte> text, BlockResult result)
    {
        if (people is not null && people.TryGetKey(reader, out var person))
        {
            result.People.Add(new PersonOfRow(person, row));
        }

        var isWrong = false;
        var values = result.UniqueValues.Count;
        foreach (var column in _checked)
        {
            var cell = column < reader.FieldCount ? reader.GetSpan(column) : default;
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

    private static void AddUnreadable(BlockResult result, long row, RowDamage damage, long length, int values)
    {
        result.Unreadable++;
        result.Findings.Add(new Finding(row, -1, default, "", damage, length, Values: values));
    }
}
