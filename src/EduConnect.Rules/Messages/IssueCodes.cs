using System.Runtime.CompilerServices;

namespace EduConnect.Rules;

/// <summary>The codes of one issue type, computed once from its names.</summary>
internal static class IssueCodes<TIssue> where TIssue : struct, Enum
{
    private static readonly string? _prefix = FindPrefix();

    // By number; for flags, every combination.
    private static readonly string[] _codes = _prefix is null ? [] : FindCodes();

    /// <summary>What every code begins with: <c>Uai</c> for <see cref="UaiIssue"/>.</summary>
    /// <exception cref="ArgumentException">The type is not an issue type of this library.</exception>
    public static string Prefix => _prefix ?? throw new ArgumentException(
        $"{typeof(TIssue).Name} is not an issue type of EduConnect.Rules: pass one such as UaiIssue or PasswordIssues.");

    /// <exception cref="ArgumentException">The type is not an issue type of this library.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such issue.</exception>
    public static string Of(TIssue issue)
    {
        _ = Prefix;
        var number = Unsafe.BitCast<TIssue, int>(issue);
        return (uint)number < (uint)_codes.Length ? _codes[number] : throw RuleMessages.NoSuchIssue(issue);
    }

    private static string? FindPrefix()
    {
        var name = typeof(TIssue).Name.TrimEnd('s');
        var isOurs = typeof(TIssue).Assembly == typeof(UaiIssue).Assembly && name.EndsWith("Issue", StringComparison.Ordinal);
        return isOurs ? name[..^"Issue".Length] : null;
    }

    private static string[] FindCodes()
    {
        var areFlags = typeof(TIssue).IsDefined(typeof(FlagsAttribute), inherit: false);
        var issues = Enum.GetValues<TIssue>().Select(issue => (Number: Unsafe.BitCast<TIssue, int>(issue), Code: _prefix + issue)).ToArray();
        var last = issues.Max(issue => issue.Number);
        return [.. Enumerable.Range(0, areFlags ? 2 * last : last + 1).Select(number => string.Join('+', issues
            .Where(issue => areFlags ? (number & issue.Number) != 0 : number != 0 && number == issue.Number)
            .Select(issue => issue.Code)))];
    }
}
