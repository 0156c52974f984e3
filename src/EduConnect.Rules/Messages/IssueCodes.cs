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
        $"{typeof(TIssue).Name} is not an issue type of this library: pass one such as UaiIssue or PasswordIssues.");

    /// <summary>The codes by the number of the issue; empty for 0.</summary>
    public static IReadOnlyList<string> All => _codes;

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
        if (typeof(TIssue) == typeof(PasswordWeaknesses))
        {
            return nameof(PasswordWeakness);
        }

        if (typeof(TIssue) == typeof(PasswordHints))
        {
            return "PasswordHint";
        }

        var name = typeof(TIssue).Name.TrimEnd('s');
        var isOurs = typeof(TIssue).Assembly == typeof(UaiIssue).Assembly
            && name.EndsWith("Issue", StringComparison.Ordinal);
        return isOurs ? name[..^"Issue".Length] : null;
    }

    private static string[] FindCodes()
    {
        var areFlags = typeof(TIssue).IsDefined(typeof(FlagsAttribute), inherit: false);
        var issues = Enum.GetValues<TIssue>();
        var last = Unsafe.BitCast<TIssue, int>(issues[^1]);
        var codes = new string[areFlags ? 2 * last : last + 1];
        for (var number = 0; number < codes.Length; number++)
        {
            var named = issues.Where(issue => Unsafe.BitCast<TIssue, int>(issue) is > 0 and var one
                && (areFlags ? (number & one) != 0 : number == one));
            codes[number] = string.Join('+', named.Select(issue => _prefix + issue));
        }

        return codes;
    }
}
