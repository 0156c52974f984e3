using System.Globalization;

namespace EduConnect.Rules;

// The issues that only a table has.
public static partial class RuleMessages
{
    internal static string ForTable(CellIssue issue, int columns, long firstRow, CultureInfo? culture)
    {
        var french = IsFrench(culture);
        return issue.IsEmpty ? Say(french, "Cette cellule ne peut pas être vide.", "This cell cannot be empty.")
            : issue.IsDuplicate ? Say(
                french,
                firstRow > 0
                    ? $"Cette valeur figure déjà à la ligne {firstRow}."
                    : "Cette valeur figure déjà plus haut.",
                firstRow > 0
                    ? $"This value already occurs in row {firstRow}."
                    : "This value already occurs in an earlier row.")
            : Say(
                french,
                $"Cette ligne doit comporter {Count(columns, "valeur")}, comme l'en-tête.",
                $"This row must have {Count(columns, "value")}, like the header.");
    }
}
