using System.Numerics;
using System.Text;

namespace EduConnect.Rules.Internal;

/// <summary>Finds the hints of a password in one pass.</summary>
internal static class HintFinder
{
    /// <param name="password">The password.</param>
    /// <param name="firstUnlisted">Where to start looking inside it; -1 if all characters are listed.</param>
    public static PasswordHints Find<T>(ReadOnlySpan<T> password, int firstUnlisted)
        where T : unmanaged, IBinaryInteger<T>
    {
        // Every kind of white space but the space itself is unlisted.
        var hints = !password.IsEmpty && (IsAsciiSpace(password[0]) || IsAsciiSpace(password[^1]))
            ? PasswordHints.OuterSpace
            : PasswordHints.None;
        for (var i = firstUnlisted; (uint)i < (uint)password.Length;)
        {
            if (uint.CreateTruncating(password[i]) < 0x80)
            {
                i++;
                continue;
            }

            var rune = CodeUnits.First(password[i..], out var units);
            hints |= rune.Value switch
            {
                0xA0 or 0x202F => PasswordHints.NoBreakSpace,
                0xAD or 0x200B or 0x2060 or 0xFEFF => PasswordHints.InvisibleCharacter,
                _ => PasswordHints.None,
            };
            var isOuter = i == 0 || i + units == password.Length;
            hints |= isOuter && Rune.IsWhiteSpace(rune) ? PasswordHints.OuterSpace : PasswordHints.None;
            i += units;
        }

        return hints;
    }

    private static bool IsAsciiSpace<T>(T unit) where T : unmanaged, IBinaryInteger<T> =>
        uint.CreateTruncating(unit) is ' ' or (>= '\t' and <= '\r');
}
