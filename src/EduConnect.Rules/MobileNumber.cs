using System.Numerics;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>Why a text is no <see cref="MobileNumber"/>. The names are stable and serve as error codes.</summary>
public enum MobileNumberIssue
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Not ten digits from a 0 on, nor nine without it behind a country code: <c>06 12 34 56 7</c>, <c>6123456789</c>, <c>+33012345678</c>.</summary>
    WrongLength,

    /// <summary>A character that stands in no written form at its place: <c>06 1 23 45 67 8</c>, a letter, a fullwidth digit.</summary>
    IllegalCharacter,

    /// <summary>Of another country code than the five that are known here: <c>+32 470 12 34 56</c>.</summary>
    ForeignNumber,

    /// <summary>01 to 05 and 09: <c>01 23 45 67 89</c>.</summary>
    Landline,

    /// <summary>08: <c>08 12 34 56 78</c>.</summary>
    PremiumNumber,

    /// <summary>Fourteen digits from 0700, the number of a machine.</summary>
    MachineNumber,

    /// <summary>The country code of one territory and the prefix of another: <c>+590 692 12 34 56</c>, <c>+33 6 90 12 34 56</c>.</summary>
    UnallocatedPrefix,
}

/// <summary>
/// A French mobile number, of the mainland or overseas: <c>06 12 34 56 78</c>. Its text is E.164: <c>+33612345678</c>.
/// </summary>
/// <remarks>
/// <para>Written forms: <c>0612345678</c>, <c>+33612345678</c>, <c>0033612345678</c>, <c>+33(0)612345678</c>; overseas
/// <c>0690123456</c>, <c>+590690123456</c> and so on. One space, no-break space, narrow no-break space, dot or dash may stand
/// behind <c>00</c>, the country code and <c>(0)</c>, and between pairs of digits counted from the end: <c>+33 6 12 34 56 78</c>, <c>0690.12.34.56</c>.</para>
/// <para>Prefixes: 06 and 07, +33; 0690 and 0691, +590; 0692, 0693 and 0639, +262; 0694, +594; 0696 and 0697, +596.
/// 06 39 98 is taken for the mainland numbers kept for fiction (<see cref="IsFictional"/>) and not for Mayotte's: told to this project, no
/// source was read. The same holds for what landlines, 08 and machine numbers are called: it only names the reason of a refusal.</para>
/// <para>Not checked: whether the number is assigned, and which mobile numbers EduConnect takes (not found).
/// <c>default(MobileNumber)</c> is <c>+33600000000</c>. The order is that of the text.</para>
/// <para>Formats: none, <c>G</c> and <c>E</c> <c>+33612345678</c>; <c>N</c> <c>06 12 34 56 78</c>; <c>M</c>, masked for logs, <c>06 ** ** ** 78</c>.</para>
/// <para>Source: docs/sources.md#mobile-number.</para>
/// </remarks>
public readonly partial record struct MobileNumber
{
    private const uint First = 600_000_000;

    // The nine digits behind the 0, less those of the first mobile number: default is a number too.
    private readonly uint _offset;

    private MobileNumber(uint national) => _offset = national - First;

    /// <summary>33 for the mainland; 590, 262, 594 or 596 overseas.</summary>
    public int CountryCode => CountryCodeOf(National);

    /// <summary>Whether it is one of the mainland numbers kept for films and examples, 06 39 98 00 00 to 06 39 98 99 99; no source was read for that.</summary>
    public bool IsFictional => National / 10_000 == 63998;

    private uint National => First + _offset;

    private ulong E164 => ((ulong)CountryCode * 1_000_000_000) + National;

    // Eleven digits or twelve, flush left.
    private ulong SortKey => CountryCode == 33 ? E164 * 10 : E164;

    /// <summary>Whether the text is a French mobile number in one of the written forms. Never throws, allocates nothing.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => Judge(text, out _) == MobileNumberIssue.None;

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char})"/>
    public static bool IsValid(ReadOnlySpan<byte> utf8Text) => Judge(utf8Text, out _) == MobileNumberIssue.None;

    /// <summary>What is wrong with the text, if anything. Never throws, allocates nothing.</summary>
    public static MobileNumberIssue Check(ReadOnlySpan<char> text) => Judge(text, out _);

    /// <inheritdoc cref="Check(ReadOnlySpan{char})"/>
    public static MobileNumberIssue Check(ReadOnlySpan<byte> utf8Text) => Judge(utf8Text, out _);

    private static int CountryCodeOf(uint national) => (national / 1_000_000) switch
    {
        690 or 691 => 590,
        692 or 693 => 262,
        639 when national / 10_000 != 63998 => 262,
        694 => 594,
        696 or 697 => 596,
        _ => 33,
    };

    private static FormatException Refusal(MobileNumberIssue issue, MobileNumber _) => new($"Not a French mobile number: {issue}.");

    private bool TryWrite<T>(Span<T> destination, out int written, ReadOnlySpan<char> format) where T : unmanaged, IBinaryInteger<T>
    {
        Span<char> text = stackalloc char[Text.Longest];
        var kind = format.Length == 0 ? 'E' : format.Length == 1 ? char.ToUpperInvariant(format[0]) : '?';
        switch (kind)
        {
            case 'E' or 'G':
                var length = CountryCode == 33 ? 12 : 13;
                text = text[..length];
                text[0] = '+';
                Text.WriteDigits(text[1..], E164);
                break;
            case 'N' or 'M':
                text = text[..14];
                text.Fill(' ');
                var pairs = National;
                for (var at = 12; at >= 0; at -= 3)
                {
                    Text.WriteDigits(text.Slice(at, 2), pairs);
                    pairs /= 100;
                }

                if (kind == 'M')
                {
                    "** ** **".CopyTo(text[3..]);
                }

                break;
            default:
                throw new FormatException("Unknown format: write E or G (+33612345678), N (06 12 34 56 78), M (06 ** ** ** 78) or none.");
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
