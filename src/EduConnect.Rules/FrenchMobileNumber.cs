using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>Why text is not a valid <see cref="FrenchMobileNumber"/>. The names are stable and serve as error codes.</summary>
public enum FrenchMobileNumberIssue
{
    /// <summary>The text is valid.</summary>
    None,

    /// <summary>
    /// Not ten digits beginning with 0, nor nine without it after a country code: <c>06 12 34 56 7</c>, <c>6123456789</c>,
    /// <c>+33012345678</c>.
    /// </summary>
    WrongLength,

    /// <summary>
    /// No written form has such a character in that position: <c>06 1 23 45 67 8</c>, a letter, a fullwidth digit.
    /// </summary>
    IllegalCharacter,

    /// <summary>The country code is not one of the five known here: <c>+32 470 12 34 56</c>.</summary>
    ForeignNumber,

    /// <summary>The number begins with 01 to 05 or 09: <c>01 23 45 67 89</c>.</summary>
    Landline,

    /// <summary>The number begins with 08: <c>08 12 34 56 78</c>.</summary>
    SpecialRateNumber,

    /// <summary>Fourteen digits beginning with 0700: the number of a machine.</summary>
    MachineNumber,

    /// <summary>
    /// The country code of one territory with the prefix of another: <c>+590 692 12 34 56</c>, <c>+33 6 90 12 34 56</c>.
    /// </summary>
    CountryCodeMismatch,
}

/// <summary>
/// A French mobile number, of the mainland or overseas: <c>06 12 34 56 78</c>. Its text is E.164: <c>+33612345678</c>.
/// </summary>
/// <remarks>
/// <para>Written forms: <c>0612345678</c>, <c>+33612345678</c>, <c>0033612345678</c>, <c>+33(0)612345678</c>; overseas
/// <c>0690123456</c>, <c>+590690123456</c> and so on. One space, no-break space, narrow no-break space, dot or dash may
/// follow <c>00</c>, the country code and <c>(0)</c>, and may separate pairs of digits, counted from the end:
/// <c>+33 6 12 34 56 78</c>, <c>0690.12.34.56</c>.</para>
/// <para>Prefixes: 06 and 07, +33; 0690 and 0691, +590; 0692, 0693 and 0639, +262; 0694, +594; 0696 and 0697, +596.
/// 06 39 98 counts as the mainland range reserved for fiction (<see cref="IsFictional"/>) and not as Mayotte's; no primary
/// source was read for that. The same holds for the names of landlines, 08 and machine numbers, which only explain a
/// refusal.</para>
/// <para>Not checked: whether the number is assigned, and which mobile numbers EduConnect accepts (not documented).
/// <c>default(FrenchMobileNumber)</c> is <c>+33600000000</c>. Values sort like their text.</para>
/// <para>Formats: none, <c>G</c> and <c>E</c> <c>+33612345678</c>; <c>N</c> <c>06 12 34 56 78</c>; <c>M</c>, masked for
/// logs, <c>06 ** ** ** 78</c>.</para>
/// <para>Source: docs/sources.md#mobile-number.</para>
/// </remarks>
public readonly partial record struct FrenchMobileNumber
{
    private const uint First = 600_000_000;
    private const string Separators = " \u00A0\u202F.-";
    private static readonly SearchValues<char> _alphabet = SearchValues.Create("0123456789+()" + Separators);
    private static readonly int[] _countryCodes = [33, 262, 590, 594, 596];

    // The nine digits after the 0, minus those of the first mobile number: default is a number too.
    private readonly uint _offset;

    private FrenchMobileNumber(uint national) => _offset = national - First;

    /// <summary>The country calling code: 33 for the mainland; 590, 262, 594 or 596 overseas.</summary>
    public int CountryCode => CountryCodeOf(National);

    /// <summary>
    /// Whether it is in the mainland range reserved for films and examples, 06 39 98 00 00 to 06 39 98 99 99; reported by
    /// several projects, no primary source was read.
    /// </summary>
    public bool IsFictional => National / 10_000 == 63998;

    private uint National => First + _offset;

    private ulong E164 => ((ulong)CountryCode * 1_000_000_000) + National;

    // Eleven or twelve digits, aligned on the left.
    private ulong SortKey => CountryCode == 33 ? E164 * 10 : E164;

    /// <summary>Whether the text is a French mobile number in one of the written forms. Never throws, allocates nothing.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => CheckCore(text, out _) == FrenchMobileNumberIssue.None;

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char})"/>
    public static bool IsValid(ReadOnlySpan<byte> utf8Text) => CheckCore(utf8Text, out _) == FrenchMobileNumberIssue.None;

    /// <summary>Checks the text and reports the issue, if any. Never throws, allocates nothing.</summary>
    public static FrenchMobileNumberIssue Check(ReadOnlySpan<char> text) => CheckCore(text, out _);

    /// <inheritdoc cref="Check(ReadOnlySpan{char})"/>
    public static FrenchMobileNumberIssue Check(ReadOnlySpan<byte> utf8Text) => CheckCore(utf8Text, out _);

    /// <summary>The rule.</summary>
    internal static FrenchMobileNumberIssue CheckCore<T>(ReadOnlySpan<T> text, out FrenchMobileNumber number)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (TryReadUsual(text, out var national))
        {
            number = new FrenchMobileNumber(national);
            return FrenchMobileNumberIssue.None;
        }

        if (typeof(T) == typeof(char))
        {
            return CheckAnyForm(MemoryMarshal.Cast<T, char>(text), out number);
        }

        // The beginning of longer text is enough to refuse it; one unit more, in case the limit splits a surrogate pair.
        Span<char> utf16 = stackalloc char[IdentifierText.MaxLength + 1];
        Utf8.ToUtf16(MemoryMarshal.AsBytes(text), utf16, out _, out var length);
        return CheckAnyForm(utf16[..length], out number);
    }

    /// <summary>
    /// Reads the form that most numbers have, 0612345678 or with one ASCII separator between pairs. It only saves time:
    /// <see cref="CheckAnyForm"/> gives the same answer.
    /// </summary>
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
            var pair = Digits.ReadPair(text, i);
            if (pair > 99 || (step == 3 && i > 0 && !IsAsciiSeparator(text[i - 1])))
            {
                return false;
            }

            national = (national * 100) + pair;
        }

        return national / 100_000_000 is 6 or 7;
    }

    private static bool IsAsciiSeparator<T>(T unit) where T : unmanaged, IBinaryInteger<T> =>
        CodeUnits.Is(unit, ' ') || CodeUnits.Is(unit, '.') || CodeUnits.Is(unit, '-');

    private static FrenchMobileNumberIssue CheckAnyForm(ReadOnlySpan<char> text, out FrenchMobileNumber number)
    {
        number = default;
        if (text[..Math.Min(text.Length, IdentifierText.MaxLength)].ContainsAnyExcept(_alphabet))
        {
            return FrenchMobileNumberIssue.IllegalCharacter;
        }

        if (text.Length >= IdentifierText.MaxLength)
        {
            return FrenchMobileNumberIssue.WrongLength;
        }

        var countryCode = 0;
        var isInternational = TakeInternationalPrefix(ref text);
        if (isInternational && !TakeCountryCode(ref text, out countryCode))
        {
            return !text.IsEmpty && text[0] is < '1' or > '9' ? FrenchMobileNumberIssue.IllegalCharacter
                : text.Length > 3 ? FrenchMobileNumberIssue.ForeignNumber
                : FrenchMobileNumberIssue.WrongLength;
        }

        // What is left is nine digits, or ten with the 0, in pairs from the end.
        if (text.ContainsAny("+()"))
        {
            return FrenchMobileNumberIssue.IllegalCharacter;
        }

        var arePairs = ReadPairs(text, out var digits, out var count);
        if (count == (isInternational ? 13 : 14) && digits / 10_000_000_000 == 700)
        {
            return FrenchMobileNumberIssue.MachineNumber;
        }

        if (count != (isInternational ? 9 : 10) || digits is < 100_000_000 or > 999_999_999)
        {
            return FrenchMobileNumberIssue.WrongLength;
        }

        if (!arePairs)
        {
            return FrenchMobileNumberIssue.IllegalCharacter;
        }

        var national = (uint)digits;
        switch (national / 100_000_000)
        {
            case 8:
                return FrenchMobileNumberIssue.SpecialRateNumber;
            case not (6 or 7):
                return FrenchMobileNumberIssue.Landline;
        }

        if (isInternational && countryCode != CountryCodeOf(national))
        {
            return FrenchMobileNumberIssue.CountryCodeMismatch;
        }

        number = new FrenchMobileNumber(national);
        return FrenchMobileNumberIssue.None;
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
            if (text.Length >= digits && Digits.TryRead(text[..digits], out var code) && code == (uint)known)
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

    /// <summary>Reads the digits; false if a separator is not between two pairs, counted from the end.</summary>
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

    private static int CountryCodeOf(uint national) => (national / 1_000_000) switch
    {
        690 or 691 => 590,
        692 or 693 => 262,
        639 when national / 10_000 != 63998 => 262,
        694 => 594,
        696 or 697 => 596,
        _ => 33,
    };

    /// <summary>A hash with random seeds: nobody can choose values that collide.</summary>
    public override int GetHashCode() => SeededHash.Of(_offset);

    private static FormatException Refusal(FrenchMobileNumberIssue issue, FrenchMobileNumber _) => new($"Not a French mobile number: {issue}.");

    private bool TryWrite<T>(Span<T> destination, out int written, ReadOnlySpan<char> format) where T : unmanaged, IBinaryInteger<T>
    {
        Span<char> text = stackalloc char[IdentifierText.MaxLength];
        var kind = format.Length == 0 ? 'E' : format.Length == 1 ? char.ToUpperInvariant(format[0]) : '?';
        switch (kind)
        {
            case 'E' or 'G':
                var length = CountryCode == 33 ? 12 : 13;
                text = text[..length];
                text[0] = '+';
                Digits.Write(text[1..], E164);
                break;
            case 'N' or 'M':
                text = text[..14];
                text.Fill(' ');
                var pairs = National;
                for (var at = 12; at >= 0; at -= 3)
                {
                    Digits.Write(text.Slice(at, 2), pairs);
                    pairs /= 100;
                }

                if (kind == 'M')
                {
                    "** ** **".CopyTo(text[3..]);
                }

                break;
            default:
                throw new FormatException(
                    "Unknown format: write E or G (+33612345678), N (06 12 34 56 78), M (06 ** ** ** 78) or no format.");
        }

        written = 0;
        if (destination.Length < text.Length)
        {
            return false;
        }

        foreach (var c in text)
        {
            destination[written++] = T.CreateTruncating(c);
        }

        return true;
    }
}
