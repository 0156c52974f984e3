using System.Globalization;

namespace EduConnect.Rules;

// What only a table has.
public static partial class RuleMessages
{
    internal static string ForTable(CellIssue issue, int columns, long firstRow, CultureInfo? culture)
    {
        var french = IsFrench(culture);
        return issue.IsEmpty ? Say(french, "Cette case ne peut pas être vide.", "This cell cannot be empty.")
            : issue.IsDuplicate ? Say(
                french,
                firstRow > 0 ? $"Cette valeur figure déjà à la ligne {firstRow}." : "Cette valeur figure déjà plus haut.",
                firstRow > 0 ? $"This value stands in row {firstRow} already." : "This value stands in an earlier row already.")
            : Say(french, $"Cette ligne n'a pas {Count(columns, "colonne")}.", $"This row has not {Count(columns, "column")}.");
    }
}
