using System.Numerics;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>Why a text is no <see cref="Uai"/>. The names are stable and serve as error codes.</summary>
public enum UaiIssue
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>ASCII, and not 8 characters: <c>860076R</c>.</summary>
    WrongLength,

    /// <summary>Not seven ASCII digits and an uppercase letter other than I, O, Q: <c>0860076r</c>, <c>086 076R</c>.</summary>
    IllegalCharacter,

    /// <summary>The shape is right and the letter is not that of the digits: <c>0123456A</c>, whose letter is <c>S</c>.</summary>
    WrongCheckLetter,
}

/// <summary>
/// UAI, the code of a French school (before: RNE): seven digits and a check letter, as in <c>0860076R</c>.
/// </summary>
/// <remarks>
/// <para>Syntax: <c>[0-9]{7}[A-HJ-NPR-Z]</c>, 8 characters, uppercase, nothing around them. The letter is the one at the
/// number modulo 23 in <c>ABCDEFGHJKLMNPRSTUVWXYZ</c>. Every single wrong digit and every swap of two neighbours is detected.</para>
/// <para>Not checked: whether the school exists, and whether its first three digits are a department (<see cref="Department"/>).
/// Nothing is trimmed or upper-cased. Test platforms send codes with a false letter: those are <see cref="UaiIssue.WrongCheckLetter"/>,
/// and <see cref="CheckLetterOf"/> gives the right one.</para>
/// <para><c>default(Uai)</c> is <c>0000000A</c>. The order is that of the text.</para>
/// <para>Source: docs/sources.md#uai.</para>
/// </remarks>
public readonly partial record struct Uai
{
    private const int TextLength = 8;

    // By the first three digits.
    private static readonly string?[] _departments = [.. Enumerable.Range(0, 1000).Select(prefix => prefix switch
    {
        (>= 1 and <= 19) or (>= 21 and <= 95) => $"{prefix:00}",
        620 => "2A",
        720 => "2B",
        >= 971 and <= 976 => $"{prefix}",
        983 => "988",
        984 => "987",
        _ => null,
    })];

    private Uai(int number) => Number = number;

    /// <summary>The first seven digits, 0 to 9,999,999.</summary>
    public int Number { get; }

    /// <summary>The letter at the end.</summary>
    public char CheckLetter => CheckLetters.Of((uint)Number);

    /// <summary>
    /// The department by the first three digits, as <c>"01"</c> to <c>"19"</c>, <c>"21"</c> to <c>"95"</c>, <c>"2A"</c> and <c>"2B"</c> (620 and 720),
    /// <c>"971"</c> to <c>"976"</c>, <c>"988"</c> New Caledonia (983), <c>"987"</c> French Polynesia (984).
    /// Null if unknown, which refuses nothing.
    /// </summary>
    public string? Department => _departments[Number / 10_000];

    /// <summary>The check letter of seven digits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not 0 to 9,999,999.</exception>
    public static char CheckLetterOf(int sevenDigits) => FromNumber(sevenDigits).CheckLetter;

    /// <summary>The UAI of seven digits, with their check letter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not 0 to 9,999,999.</exception>
    public static Uai FromNumber(int sevenDigits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sevenDigits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sevenDigits, 9_999_999);
        return new Uai(sevenDigits);
    }

    /// <summary>Whether the text is a UAI. Never throws, allocates nothing.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => Judge(text, out _) == UaiIssue.None;

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char})"/>
    public static bool IsValid(ReadOnlySpan<byte> utf8Text) => Judge(utf8Text, out _) == UaiIssue.None;

    /// <summary>What is wrong with the text, if anything. Never throws, allocates nothing.</summary>
    public static UaiIssue Check(ReadOnlySpan<char> text) => Judge(text, out _);

    /// <inheritdoc cref="Check(ReadOnlySpan{char})"/>
    public static UaiIssue Check(ReadOnlySpan<byte> utf8Text) => Judge(utf8Text, out _);

    /// <summary>The issue and, if the letter alone is wrong, what the digits make with the right one.</summary>
    internal static UaiIssue Check(ReadOnlySpan<char> text, out Uai right) => Judge(text, out right);

    /// <summary>The rule. On a wrong letter, <paramref name="uai"/> is what the digits make with the right one.</summary>
    private static UaiIssue Judge<T>(ReadOnlySpan<T> text, out Uai uai) where T : unmanaged, IBinaryInteger<T>
    {
        uai = default;
        if (text.Length != TextLength)
        {
            return Text.IsAscii(text) ? UaiIssue.WrongLength : UaiIssue.IllegalCharacter;
        }

        if (!Text.TryReadDigits(text[..^1], out var number))
        {
            return UaiIssue.IllegalCharacter;
        }

        uai = new Uai((int)number);
        var letter = uint.CreateTruncating(text[^1]);
        return letter == uai.CheckLetter ? UaiIssue.None
            : CheckLetters.Contains(letter) ? UaiIssue.WrongCheckLetter
            : UaiIssue.IllegalCharacter;
    }

    private static FormatException Refusal(UaiIssue issue, Uai right) =>
        new($"Not a UAI: {issue}{(issue == UaiIssue.WrongCheckLetter ? $", did you mean {right}?" : ".")}");

    private bool TryWrite<T>(Span<T> destination, out int written, ReadOnlySpan<char> format) where T : unmanaged, IBinaryInteger<T>
    {
        Text.RequireGeneral(format);
        written = 0;
        if (destination.Length < TextLength)
        {
            return false;
        }

        Text.WriteDigits(destination[..(TextLength - 1)], (uint)Number);
        destination[TextLength - 1] = T.CreateTruncating(CheckLetter);
        written = TextLength;
        return true;
    }
}
