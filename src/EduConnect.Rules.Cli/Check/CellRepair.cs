using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>Repairs the cells that can be repaired in only one way.</summary>
/// <param name="checker">The rules of the columns.</param>
/// <param name="encoding">The encoding of the input, which the repaired cells must have too.</param>
/// <param name="writes">Whether the repaired cells are written into a copy of the input.</param>
/// <param name="canonical">Whether mobile numbers are also written in E.164.</param>
/// <param name="monthFirst">
/// The columns in which a date has the month first; their dates that can be read both ways are not repaired.
/// </param>
internal sealed class CellRepair(
    TableChecker checker, TextEncoding encoding, bool writes, bool canonical, IReadOnlySet<int> monthFirst)
{
    private readonly Encoding? _strict = encoding.Strict;

    /// <summary>Whether repaired cells are written, so that they are no longer problems.</summary>
    public bool Writes => writes;

    /// <summary>Whether valid mobile numbers are rewritten, too.</summary>
    public bool Canonical => canonical;

    /// <summary>The repaired cell and the steps that it took; null if it cannot be repaired or need not be.</summary>
    public string? TryRepair(int column, ReadOnlySpan<byte> cell, out RepairSteps steps, out bool isEitherOrder)
    {
        var rule = checker.Columns[column].Rule;
        if (checker.TryRepair(column, cell, out var repaired, out steps, canonical)
            && steps != RepairSteps.None
            && !MayHaveLetter(rule, cell)
            && CanBeWritten(repaired))
        {
            isEitherOrder = rule == ColumnRule.BirthDate && MonthOrder.IsEitherOrder(repaired);
            if (!isEitherOrder || !monthFirst.Contains(column))
            {
                return repaired;
            }
        }

        isEitherOrder = false;
        steps = RepairSteps.None;
        return null;
    }

    // If the encoding was guessed, these may really be letters of another one: as bytes of DOS or the Macintosh, ‘ is æ
    // or ë, – is û or ñ, — is ù or ó, and a no-break space is á; a ´ of DOS is ï in Windows-1252.
    private bool MayHaveLetter(ColumnRule? rule, ReadOnlySpan<byte> cell) =>
        rule == ColumnRule.PersonName
        && encoding.Certainty is TextEncoding.Evidence.Letters or TextEncoding.Evidence.Either
        && (cell.IndexOf("‘"u8) >= 0 || cell.IndexOf("´"u8) >= 0 || cell.IndexOf("–"u8) >= 0
            || cell.IndexOf("—"u8) >= 0 || cell.IndexOf("\u00A0"u8) >= 0);

    private bool CanBeWritten(string repaired)
    {
        try
        {
            return _strict is null || _strict.GetByteCount(repaired) > 0;
        }
        catch (EncoderFallbackException)
        {
            // The encoding of the file lacks a character.
            return false;
        }
    }
}
