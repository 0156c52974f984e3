using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// Why text is not a valid <see cref="Uai"/>. The names are stable and serve as error codes. If several repair steps
/// would make the text valid, the issue is the first of them in the order of <see cref="RepairSteps"/>.
/// </summary>
public enum UaiIssue
{
    /// <summary>The text is valid.</summary>
    None,

    /// <summary>The text is ASCII but not 8 characters long: <c>860076</c>.</summary>
    WrongLength,

    /// <summary>
    /// The text is not seven ASCII digits and an uppercase letter other than I, O and Q: <c>086-076R</c>.
    /// </summary>
    IllegalCharacter,

    /// <summary>The check letter does not match the digits: <c>0123456A</c>, which should end in <c>S</c>.</summary>
    WrongCheckLetter,

    /// <summary>Valid once a spreadsheet's <c>="…"</c> is removed: <c>="0860076R"</c>.</summary>
    SpreadsheetFormula,

    /// <summary>Valid except for spaces before or after it.</summary>
    SurroundingSpaces,

    /// <summary>Valid except for spaces inside it: <c>086 0076 R</c>.</summary>
    InnerSpaces,

    /// <summary>Valid except for its lowercase letter: <c>0860076r</c>.</summary>
    Lowercase,

    /// <summary>Valid with one or two leading zeros, which give a known department: <c>860076R</c>.</summary>
    LostLeadingZero,

    /// <summary>A number that a spreadsheet has shortened, losing digits: <c>1,23457E+09</c>.</summary>
    ScientificNotation,
}

/// <summary>
/// The code of a French school (UAI, formerly RNE): seven digits and a check letter, as in <c>0860076R</c>.
/// </summary>
/// <remarks>
/// <para>Syntax: <c>[0-9]{7}[A-HJ-NPR-Z]</c>, exactly 8 characters. The letter is at position (number modulo 23) in
/// <c>ABCDEFGHJKLMNPRSTUVWXYZ</c>, which detects every single wrong digit and every swap of two neighbouring
/// digits.</para>
/// <para>Not checked: whether the school exists, and whether its first three digits are a department
/// (<see cref="Department"/>) or a country (<see cref="InseeCountryCode"/>). Nothing is trimmed or upper-cased:
/// <see cref="Repair.TryUai"/> does that. Test platforms send codes with a wrong letter: the issue is then
/// <see cref="UaiIssue.WrongCheckLetter"/>, and <see cref="CheckLetterOf"/> returns the right one.</para>
/// <para><c>default(Uai)</c> holds no value: <see cref="IsEmpty"/> is true, its text is empty, and no text parses to
/// it. Values sort in the order of their text, <c>default</c> first.</para>
/// <para>Source: docs/sources.md#uai.</para>
/// </remarks>
public readonly partial record struct Uai
{
    private const int TextLength = 8;

    /// <summary>
    /// The form as a regular expression without anchors that means the same in HTML, JSON Schema and XML Schema. It
    /// does not check the letter.
    /// </summary>
    public const string Pattern = "[0-9]{7}[A-HJ-NPR-Z]";

    // Indexed by the first three digits.
    private static readonly string?[] _departments = [.. Enumerable.Range(0, 1000).Select(prefix => prefix switch
    {
        (>= 1 and <= 19) or (>= 21 and <= 95) => $"{prefix:00}",
        620 => "2A",
        720 => "2B",
        >= 971 and <= 976 => $"{prefix}",
        983 => "988",
        984 => "987",
        987 => "986",
        _ => null,
    })];

    private static readonly string?[] _inseeCountryCodes =
        [.. Enumerable.Range(0, 1000).Select(prefix => prefix is >= 101 and <= 517 ? $"99{prefix}" : null)];

    // 0 for default.
    private readonly uint _numberPlusOne;

    private Uai(uint number) => _numberPlusOne = number + 1;

    /// <summary>Whether this is <c>default</c>, which holds no value.</summary>
    public bool IsEmpty => _numberPlusOne == 0;

    /// <summary>The first seven digits, 0 to 9,999,999; null if there is no value.</summary>
    public int? Number => IsEmpty ? null : (int)SevenDigits;

    /// <summary>The check letter, which is the last character; null if there is no value.</summary>
    public char? CheckLetter => IsEmpty ? null : CheckLetters.Of(SevenDigits);

    /// <summary>
    /// The department, from the first three digits: <c>"01"</c> to <c>"19"</c>, <c>"21"</c> to <c>"95"</c>, <c>"2A"</c>
    /// and <c>"2B"</c> (620 and 720), <c>"971"</c> to <c>"976"</c>, <c>"988"</c> New Caledonia (983), <c>"987"</c>
    /// French Polynesia (984), <c>"986"</c> Wallis-et-Futuna (987). <c>"971"</c> is Guadeloupe, Saint-Martin (978) or
    /// Saint-Barthélemy (977), whose schools share a prefix. Null if it is unknown, which does not make the code
    /// invalid, if the school is abroad, and if there is no value.
    /// </summary>
    public string? Department => IsEmpty ? null : _departments[SevenDigits / 10_000];

    private uint SevenDigits => _numberPlusOne - 1;

    /// <summary>
    /// The INSEE code of the country of a school abroad, 99 followed by the first three digits: <c>"99303"</c> for
    /// <c>3030002F</c>, in South Africa. Null unless those digits are 101 to 517; whether INSEE has assigned the code
    /// is not checked.
    /// </summary>
    public string? InseeCountryCode => IsEmpty ? null : _inseeCountryCodes[SevenDigits / 10_000];

    /// <summary>The check letter for seven digits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not between 0 and 9,999,999.</exception>
    public static char CheckLetterOf(int sevenDigits) => CheckLetters.Of(FromNumber(sevenDigits).SevenDigits);

    /// <summary>The code with these seven digits and their check letter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not between 0 and 9,999,999.</exception>
    public static Uai FromNumber(int sevenDigits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sevenDigits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sevenDigits, 9_999_999);
        return new Uai((uint)sevenDigits);
    }

    /// <summary>Whether the text is a UAI. Never throws; allocates nothing.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => CheckCore(text, out _) == UaiIssue.None;

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char})"/>
    public static bool IsValid(ReadOnlySpan<byte> utf8Text) => CheckCore(utf8Text, out _) == UaiIssue.None;

    /// <summary>Checks the text and reports the issue, if any. Never throws; allocates nothing.</summary>
    public static UaiIssue Check(ReadOnlySpan<char> text) => CheckCore(text, out _);

    /// <inheritdoc cref="Check(ReadOnlySpan{char})"/>
    public static UaiIssue Check(ReadOnlySpan<byte> utf8Text) => CheckCore(utf8Text, out _);

    /// <summary>
    /// Holds the rule. If only the letter is wrong, <paramref name="uai"/> is the code with the right one.
    /// </summary>
    internal static UaiIssue CheckCore<T>(ReadOnlySpan<T> text, out Uai uai) where T : unmanaged, IBinaryInteger<T>
    {
        var issue = CheckForm(text, out uai);
        return issue is UaiIssue.None or UaiIssue.WrongCheckLetter ? issue : Explain(text, issue);
    }

    /// <summary>Tries to repair refused text; returns false if it cannot.</summary>
    internal static bool TryMend(ref Draft draft)
    {
        draft.Open();
        draft.RemoveSpaces();
        draft.ToUpper();
        var zeros = TextLength - draft.Text.Length;
        var isShort = zeros is 1 or 2;
        if (isShort)
        {
            draft.Prepend('0', zeros, RepairSteps.LostLeadingZero);
        }

        return CheckForm(draft.Text, out var uai) == UaiIssue.None && (!isShort || uai.Department is not null);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static UaiIssue CheckForm<T>(ReadOnlySpan<T> text, out Uai uai) where T : unmanaged, IBinaryInteger<T>
    {
        uai = default;
        if (text.Length != TextLength)
        {
            return CodeUnits.AreAscii(text) ? UaiIssue.WrongLength : UaiIssue.IllegalCharacter;
        }

        if (!Digits.TryRead(text[..^1], out var number))
        {
            return UaiIssue.IllegalCharacter;
        }

        uai = new Uai((uint)number);
        var letter = uint.CreateTruncating(text[^1]);
        return letter == CheckLetters.Of(number) ? UaiIssue.None
            : CheckLetters.Contains(letter) ? UaiIssue.WrongCheckLetter
            : UaiIssue.IllegalCharacter;
    }

    // Gives a more specific reason if the text is close to a valid UAI.
    private static UaiIssue Explain<T>(ReadOnlySpan<T> text, UaiIssue issue) where T : unmanaged, IBinaryInteger<T>
    {
        var draft = Draft.Of(text, stackalloc char[Draft.Capacity]);
        var isMended = TryMend(ref draft);
        return !isMended ? draft.IsScientific ? UaiIssue.ScientificNotation : issue : draft.FirstStep switch
        {
            RepairSteps.SpreadsheetFormula => UaiIssue.SpreadsheetFormula,
            RepairSteps.SurroundingSpaces => UaiIssue.SurroundingSpaces,
            RepairSteps.InnerSpaces => UaiIssue.InnerSpaces,
            RepairSteps.Lowercase => UaiIssue.Lowercase,
            RepairSteps.LostLeadingZero => UaiIssue.LostLeadingZero,
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>A hash with random seeds, so that nobody can choose values that collide.</summary>
    public override int GetHashCode() => SeededHash.Of(_numberPlusOne);

    private static FormatException Refusal(UaiIssue issue, Uai right) =>
        new($"Not a UAI: {issue}{(issue == UaiIssue.WrongCheckLetter ? $", did you mean {right}?" : ".")}");

    private bool TryWrite<T>(Span<T> destination, out int written, ReadOnlySpan<char> format)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (format is not ([] or ['G' or 'g']))
        {
            throw new FormatException("Unknown format: write G or no format.");
        }

        written = 0;
        if (IsEmpty || destination.Length < TextLength)
        {
            return IsEmpty;
        }

        Digits.Write(destination[..(TextLength - 1)], SevenDigits);
        destination[TextLength - 1] = T.CreateTruncating(CheckLetters.Of(SevenDigits));
        written = TextLength;
        return true;
    }
}
