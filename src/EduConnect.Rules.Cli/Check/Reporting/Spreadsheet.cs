namespace EduConnect.Rules.Cli;

/// <summary>Guards against formulas that the CSV writer does not recognise but spreadsheets do.</summary>
internal static class Spreadsheet
{
    // Full-width and small forms count as the ASCII characters where such text is typed.
    private const string Starts = "=+-@＝＋－＠﹦﹢﹣﹫";

    /// <summary>The text, after an apostrophe if it would be a formula.</summary>
    public static string Guard(string text) =>
        text.AsSpan().TrimStart() is [var first, ..] && Starts.Contains(first)
            && !(char.IsAscii(first) && text[0] == first) ? $"'{text}" : text;
}
