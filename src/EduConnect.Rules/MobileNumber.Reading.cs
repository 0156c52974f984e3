using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

// The rule, and the written forms that it reads.
public readonly partial record struct MobileNumber
{
    private const string Separators = " \u00A0\u202F.-";
    private static readonly SearchValues<char> _alphabet = SearchValues.Create("0123456789+()" + Separators);
    private static readonly int[] _countryCodes = [33, 262, 590, 594, 596];

    private static MobileNumberIssue Judge<T>(ReadOnlySpan<T> text, out MobileNumber number) where T : unmanaged, IBinaryInteger<T>
    {
        if (TryReadUsual(text, out var national))
        {
            number = new MobileNumber(national);
            return MobileNumberIssue.None;
        }

        if (typeof(T) == typeof(char))
        {
            return JudgeAny(MemoryMarshal.Cast<T, char>(text), out number);
        }

        // Of a longer text the beginning is enough to refuse it; one more, for a surrogate pair across the border.
        Span<char> utf16 = stackalloc char[Text.Longest + 1];
        Utf8.ToUtf16(MemoryMarshal.AsBytes(text), utf16, out _, out var length);
        return JudgeAny(utf16[..length], out number);
    }

    /// <summary>The form that most numbers have, 0612345678 or with one ASCII separator between pairs. It only spares time: the rule says the same.</summary>
    private static bool TryReadUsual<T>(ReadOnlySpan<T> text, out uint national) where T : unmanaged, IBinaryInteger<T>
    {
        national = 0;
        if (text.Length is not (10 or 14) || !CodeUnits.Is(text[0], '0'))
        {
            return false;
        }

        var step = text.Length == 10 ? 2 : 3;
        for (var i = 0; i < text.Length; i += step)
        {
            var pair = Text.TwoDigits(text, i);
            if (pair > 99 || (step == 3 && i > 0 && !(CodeUnits.Is(text[i - 1], ' ') || CodeUnits.Is(text[i - 1], '.') || CodeUnits.Is(text[i - 1], '-'))))
            {
                return false;
            }

            national = (national * 100) + pair;
        }

        return national / 100_000_000 is 6 or 7;
    }

    /// <summary>The rule.</summary>
    private static MobileNumberIssue JudgeAny(ReadOnlySpan<char> text, out MobileNumber number)
    {
        number = default;
        if (text[..Math.Min(text.Length, Text.Longest)].ContainsAnyExcept(_alphabet))
        {
            return MobileNumberIssue.IllegalCharacter;
        }

        if (text.Length >= Text.Longest)
        {
            return MobileNumberIssue.WrongLength;
        }

        var countryCode = 0;
        var isInternational = TakeInternationalPrefix(ref text);
        if (isInternational && !TakeCountryCode(ref text, out countryCode))
        {
            return !text.IsEmpty && text[0] is < '1' or > '9' ? MobileNumberIssue.IllegalCharacter
                : text.Length > 3 ? MobileNumberIssue.ForeignNumber
                : MobileNumberIssue.WrongLength;
        }

        // What is left are nine digits, or ten with the 0, in pairs from the end.
        if (text.ContainsAny("+()"))
        {
            return MobileNumberIssue.IllegalCharacter;
        }

        var arePairs = ReadPairs(text, out var digits, out var count);
        if (count == (isInternational ? 13 : 14) && digits / 10_000_000_000 == 700)
        {
            return MobileNumberIssue.MachineNumber;
        }

        if (count != (isInternational ? 9 : 10) || digits is < 100_000_000 or > 999_999_999)
        {
            return MobileNumberIssue.WrongLength;
        }

        if (!arePairs)
        {
            return MobileNumberIssue.IllegalCharacter;
        }

        var national = (uint)digits;
        switch (national / 100_000_000)
        {
            case 8:
                return MobileNumberIssue.PremiumNumber;
            case not (6 or 7):
                return MobileNumberIssue.Landline;
        }

        if (isInternational && countryCode != CountryCodeOf(national))
        {
            return MobileNumberIssue.UnallocatedPrefix;
        }

        number = new MobileNumber(national);
        return MobileNumberIssue.None;
    }

    private static bool TakeInternationalPrefix(ref ReadOnlySpan<char> text)
    {
        if (text.StartsWith("+"))
        {
            text = text[1..];
            return true;
        }

        if (text.StartsWith("00"))
        {
            text = WithoutSeparator(text[2..]);
            return true;
        }

        return false;
    }

    private static bool TakeCountryCode(ref ReadOnlySpan<char> text, out int countryCode)
    {
        countryCode = 0;
        foreach (var known in _countryCodes)
        {
            var digits = known == 33 ? 2 : 3;
            if (text.Length >= digits && Text.TryReadDigits(text[..digits], out var code) && code == (uint)known)
            {
                countryCode = known;
                text = WithoutSeparator(text[digits..]);
                if (known == 33 && text.StartsWith("(0)"))
                {
                    text = WithoutSeparator(text[3..]);
                }

                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> WithoutSeparator(ReadOnlySpan<char> text) =>
        text.Length > 0 && Separators.Contains(text[0]) ? text[1..] : text;

    /// <summary>Reads the digits; false if a separator stands elsewhere than between two pairs counted from the end.</summary>
    private static bool ReadPairs(ReadOnlySpan<char> text, out ulong digits, out int count)
    {
        digits = 0;
        count = 0;
        var arePairs = true;
        var place = 1UL;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits += (uint)(text[i] - '0') * place;
                place *= 10;
                count++;
            }
            else
            {
                arePairs &= count > 0 && count % 2 == 0 && i > 0 && char.IsAsciiDigit(text[i - 1]);
            }
        }

        return arePairs;
    }
}
