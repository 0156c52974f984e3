namespace EduConnect.Rules.Cli;

/// <summary>Guards against formulas that the CSV writer does not recognise but spreadsheets do.</summary>
internal static class Spreadsheet
{
    // Spreadsheets read full-width and small forms as the ASCII characters where people type such text.
    private const string Starts = "=+-@＝＋－＠﹦﹢﹣﹫";

    /// <summary>The text, with an apostrophe in front if it would be a formula.</summary>
    public static string Guard(string text) =>
        text.AsSpan().TrimStart() is [var first, ..] && Starts.Contains(first)
            && !(char.IsAscii(first) && text[0] == first) ? $"'{text}" : text;
}
