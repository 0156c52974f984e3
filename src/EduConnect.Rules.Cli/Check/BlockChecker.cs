using System.Collections.Concurrent;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace EduConnect.Rules.Cli;

/// <summary>Checks the rows of a block. Several threads may check different blocks at the same time.</summary>
/// <param name="checker">The rules of the columns.</param>
/// <param name="separator">The separator of the values.</param>
/// <param name="isUtf8">Whether the whole input is known to be well-formed UTF-8.</param>
/// <param name="finder">Makes the keys of values that should be unique; null if duplicates are not looked for.</param>
/// <param name="shown">Decides how much of a cell may be shown.</param>
/// <param name="rowsMayBeShort">Whether values missing at the end of a row are empty cells, as in a workbook.</param>
/// <param name="people">Makes the keys of people; null if duplicate people are not looked for.</param>
/// <param name="repair">Repairs cells; null if nothing is repaired.</param>
/// <param name="weaknesses">Finds weak passwords; null if they are not looked for.</param>
internal sealed class BlockChecker(
    TableChecker checker, char separator, bool isUtf8, DuplicateFinder? finder, ShownValues shown,
    bool rowsMayBeShort = false, PeopleSearch? people = null, CellRepair? repair = null,
    WeaknessSearch? weaknesses = null)
{
    // Later columns have neither a header nor a rule.
    private readonly int _leastValues = rowsMayBeShort ? 0
        : 1 + checker.Columns.ToList().FindLastIndex(column => column.Header.Length > 0 || column.Rule is not null);

    private readonly int[] _checked =
        [.. Enumerable.Range(0, checker.Columns.Count).Where(column => checker.Columns[column].Rule is not null)];

    // Valid cells of these columns may be rewritten, too.
    private readonly bool[] _canonical =
    [
        .. checker.Columns.Select(
            column => repair is { Canonical: true } && column.Rule == ColumnRule.FrenchMobileNumber),
    ];

    private readonly ConcurrentBag<UniqueValues> _spare = [];

    public BlockResult Check(RowBlock block)
    {
        var result = new BlockResult(block, checker.Columns.Count, _spare)
        {
            Copy = block.Original is { } original ? new CopyOfBlock(original, separator) : null,
        };
        if (block.Rows == 0)
        {
            return result;
        }

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
            if (damage == RowDamage.None && IsBlank(reader.RawRecord))
            {
                result.Blank++;
                continue;
            }

            var warning = damage.IsWarning() ? damage : RowDamage.None;
            damage = damage != warning ? damage
                : !HasRightCount(reader) ? RowDamage.WrongFieldCount
                : isText ? RowDamage.None : DamageOf(reader.RawRecord);
            if (warning != RowDamage.None)
            {
                AddWarning(result, row, warning, isReadable: damage == RowDamage.None);
            }

            if (damage == RowDamage.None)
            {
                CheckCells(reader, block.FirstRow, rows, text, result);
                if (warning != RowDamage.None && repair is { Writes: true })
                {
                    result.Copy?.RemovePrefixes(rows, reader.FieldCount);
                }
            }
            else
            {
                AddUnreadable(result, row, damage, reader.RawRecord.Length, reader.FieldCount);
            }
        }

        return rows == block.Rows
            ? result
            : throw new InvalidOperationException(
                $"Rows were lost: the block at row {block.FirstRow} has {block.Rows}, but {rows} were checked.");
    }

    private bool IsBlank(ReadOnlySpan<byte> row) =>
        (row.IsEmpty || row[0] == separator) && !row.ContainsAnyExcept((byte)separator);

    // Cells may be missing at the end if their columns have no header and no rule; extra cells must be empty.
    private bool HasRightCount(CsvReader reader)
    {
        var isEmpty = true;
        for (var column = checker.Columns.Count; isEmpty && column < reader.FieldCount; column++)
        {
            isEmpty = reader.GetSpan(column).IsEmpty;
        }

        return isEmpty && reader.FieldCount >= _leastValues;
    }

    private void CheckCells(CsvReader reader, long firstRow, int index, ReadOnlySpan<byte> text, BlockResult result)
    {
        var row = firstRow + index;
        if (people is not null && people.TryGetKey(reader, out var person))
        {
            result.People.Add(new PersonOfRow(person, row));
        }

        var isWrong = false;
        var unique = result.Unique;
        var values = unique.Keys.Count;
        foreach (var column in _checked)
        {
            var cell = column < reader.FieldCount ? reader.GetSpan(column) : default;
            var issue = checker.Check(column, cell);
            if (!issue.IsNone || _canonical[column])
            {
                isWrong |= AddFinding(result, row, index, column, ref issue, ref cell);
            }

            if (issue.IsNone && cell.IsEmpty)
            {
                result.Empty[column]++;
            }

            if (finder is not null && finder.TryGetKey(column, issue, cell, out var key))
            {
                if (!text.Overlaps(cell, out var start))
                {
                    start = -1;
                    unique.Shown[unique.Keys.Count] = shown.Of(column, cell);
                }

                unique.Keys.Add(key);
                unique.Places.Add(new UniqueValue(index, start, cell.Length, IsRowWrong: false));
            }
        }

        weaknesses?.AddTo(result, reader, row);
        if (isWrong)
        {
            result.Wrong++;
            for (; values < unique.Places.Count; values++)
            {
                unique.Places[values] = unique.Places[values] with { IsRowWrong = true };
            }
        }
        else
        {
            result.Ok++;
        }
    }

    // Whether the row stays wrong. A repaired cell takes the place of the cell.
    private bool AddFinding(
        BlockResult result, long row, int index, int column, ref CellIssue issue, ref ReadOnlySpan<byte> cell)
    {
        var (steps, isEitherOrder) = (RepairSteps.None, false);
        var repaired = repair?.TryRepair(column, cell, out steps, out isEitherOrder);
        if (issue.IsNone && repaired is null)
        {
            return false;
        }

        var isRepaired = repaired is not null && repair!.Writes;
        var isWrong = !issue.IsNone && !issue.IsWarning && !isRepaired;
        result.Findings.Add(new Finding(
            row, column, issue, shown.Of(column, cell), Repair: steps, IsRepaired: isRepaired,
            IsEitherOrder: isEitherOrder));
        if (isRepaired)
        {
            result.Copy?.RemovePrefixes(index, column);
            result.Copy?.Replace(index, column, repaired!);
            issue = default;
            cell = Encoding.UTF8.GetBytes(repaired!);
        }

        return isWrong;
    }

    private static RowDamage DamageOf(ReadOnlySpan<byte> row) =>
        row.Contains((byte)0) ? RowDamage.NulCharacter : Utf8.IsValid(row) ? RowDamage.None : RowDamage.NotUtf8;

    private void AddWarning(BlockResult result, long row, RowDamage warning, bool isReadable)
    {
        var steps = isReadable && repair is not null ? warning.Repair() : RepairSteps.None;
        var isRepaired = steps != RepairSteps.None && repair!.Writes;
        result.Findings.Add(new Finding(row, -1, default, "", warning, Repair: steps, IsRepaired: isRepaired));
    }

    private static void AddUnreadable(BlockResult result, long row, RowDamage damage, long length, int values)
    {
        result.Unreadable++;
        result.Findings.Add(new Finding(row, -1, default, "", damage, length, Values: values));
    }
}
