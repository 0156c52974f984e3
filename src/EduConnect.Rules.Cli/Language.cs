using System.Globalization;

namespace EduConnect.Rules.Cli;

/// <summary>The language of the program's output: <c>--lang</c>, otherwise the system's.</summary>
internal static class Language
{
    // In the order in which a locale is looked up: the first one that is set decides.
    private static readonly string[] _variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>French or English, for <see cref="RuleMessages"/>.</summary>
    public static CultureInfo Culture { get; private set; } = RuleMessages.English;

    public static bool IsFrench => Culture.Name == "fr";

    /// <summary>
    /// Chooses the language before the arguments are parsed, so that error messages and help use it too.
    /// </summary>
    public static void Choose(ReadOnlySpan<string> args) =>
        Culture = (FromArguments(args) ?? FromSystem()) == "fr" ? RuleMessages.French : RuleMessages.English;

    public static string Say(string inFrench, string inEnglish) => IsFrench ? inFrench : inEnglish;

    // The last --lang with the value fr or en. The parser refuses any other value, in the system's language.
    private static string? FromArguments(ReadOnlySpan<string> args)
    {
        string? found = null;
        for (var i = 0; i < args.Length; i++)
        {
            var value = args[i] == "--lang" && i + 1 < args.Length ? args[i + 1]
                : args[i].StartsWith("--lang=", StringComparison.Ordinal)
                    || args[i].StartsWith("--lang:", StringComparison.Ordinal) ? args[i][7..]
                : null;
            found = value is "fr" or "en" ? value : found;
        }

        return found;
    }

    // With invariant globalization, as in containers, the runtime does not read these variables.
    private static string FromSystem()
    {
        var name = CultureInfo.CurrentUICulture.Name;
        if (name.Length == 0)
        {
            name = _variables.Select(Environment.GetEnvironmentVariable)
                .FirstOrDefault(value => value is { Length: > 0 }) ?? "";
        }

        return name == "fr" || name is ['f', 'r', '-' or '_' or '.', ..] ? "fr" : "en";
    }
}
