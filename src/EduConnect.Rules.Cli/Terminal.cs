using System.Globalization;

namespace EduConnect.Rules.Cli;

/// <summary>What is shown of values that somebody else wrote.</summary>
internal static class Terminal
{
    /// <summary>A value from a file must not command the terminal.</summary>
    public static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? '\uFFFD' : c));
}
