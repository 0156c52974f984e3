using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace EduConnect.Rules.Cli;

/// <summary>Checks the rows of a block. Several threads may, each its own block.</summary>
/// <param name="checker">The rules of the columns.</param>
/// <param name="separator">Between the values.</param>
/// <param name="isUtf8">Whether the whole input is known to be well-formed.</param>
/// <param name="findDuplicates">Whether values are to be told from those of earlier rows.</param>
/// <param name="show">Whether values are shown whole.</param>
internal sealed class BlockChecker(TableChecker checker, char separator, bool isUtf8, bool findDuplicates, bool show)
{
    private readonly int[] _checked = [.. Enumerable.Range(0, checker.Columns.Count).Where(column => checker.Columns[column].Rule is not null)];

    public BlockResult Check(RowBlock block)
    {
        var result = new BlockResult(checker.Columns.Count);
        if (block.Damage != RowDamage.None)
        {
            AddUnreadable(result, block.FirstRow, block.Damage, block.RawLength);
            return result;
        }

        var text = block.Text.Span;
        var isText = !text.Contains((byte)0) && (isUtf8 || Utf8.IsValid(text));
        var damage = RowDamage.None;
        using var reader = RowBlocks.Read(block.Text, separator, malformed => damage = RowBlocks.DamageOf(malformed.Reason));
        var row = block.FirstRow;
        for (; reader.Read(); row++)
        {
            if (damage == RowDamage.None && reader.FieldCount == checker.Columns.Count && (isText || (damage = DamageOf(reader.RawRecord)) == RowDamage.None))
            {
                // A table of one column has such rows too: an empty line is none of them.
                if (reader.FieldCount == 1 && reader.RawRecord.IsEmpty)
                {
                    result.Blank++;
                }
                else
                {
                    CheckCells(reader, row, result);
                }
            }
            else if (reader.RawRecord.IsEmpty)
            {
                result.Blank++;
            }
            else
            {
                AddUnreadable(result, row, damage == RowDamage.None ? RowDamage.WrongFieldCount : damage, reader.RawRecord.Length);
            }

            damage = RowDamage.None;
        }

        return row - block.FirstRow == block.Rows
            ? result
            : throw new InvalidOperationException($"Rows were lost: {block.Rows} stand in the block at row {block.FirstRow}, {row - block.FirstRow} were checked.");
    }

    /// <summary>The cells of a block that were found to stand in earlier rows, as far as they may be shown.</summary>
    public Dictionary<(long Row, int Column), string> ShowAll(RowBlock block, HashSet<(long Row, int Column)> wanted)
    {
        var shown = new Dictionary<(long, int), string>();
        using var reader = RowBlocks.Read(block.Text, separator, null);
        for (var row = block.FirstRow; reader.Read(); row++)
        {
            foreach (var column in _checked)
            {
                if (wanted.Contains((row, column)))
                {
                    shown[(row, column)] = Shown(column, reader.GetSpan(column));
                }
            }
        }

        return shown;
    }

    private void CheckCells(CsvReader reader, long row, BlockResult result)
    {
        var isWrong = false;
        var keys = result.Keys.Count;
        foreach (var column in _checked)
        {
            var cell = reader.GetSpan(column);
            var issue = checker.Check(column, cell);
            if (!issue.IsNone)
            {
                isWrong |= !issue.IsWarning;
                result.Findings.Add(new Finding(row, column, issue, Shown(column, cell)));
            }
            else if (cell.IsEmpty)
            {
                result.Empty[column]++;
            }

            if (findDuplicates && checker.HasKey(column, issue, cell))
            {
                result.Keys.Add(new Key(DuplicateFinder.KeyOf(checker.Columns[column].Rule.GetValueOrDefault(), cell), row, column, false));
            }
        }

        if (isWrong)
        {
            result.Wrong++;
            for (; keys < result.Keys.Count; keys++)
            {
                result.Keys[keys] = result.Keys[keys] with { IsRowWrong = true };
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

    // No string is made of what is never shown.
    private string Shown(int column, ReadOnlySpan<byte> cell)
    {
        var rule = checker.Columns[column].Rule.GetValueOrDefault();
        return rule is ColumnRule.Password or ColumnRule.SmsCode ? ""
            : show ? Encoding.UTF8.GetString(cell)
            : TableChecker.Mask(rule, Encoding.UTF8.GetString(cell));
    }
}
