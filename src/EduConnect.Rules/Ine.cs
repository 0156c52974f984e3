using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>Where an INE comes from, as its form shows.</summary>
public enum IneKind
{
    /// <summary>Schools since 2018: nine digits, then two letters from A to H, J or K.</summary>
    Rnie,

    /// <summary>An académie before 2018: ten digits, then a check letter.</summary>
    Bea,

    /// <summary>Higher education (NNE): ten digits or letters, then a check digit.</summary>
    Base36,

    /// <summary>Apprentices: four digits, <c>A</c>, five digits, a letter.</summary>
    Sifa,

    /// <summary>Provisional: four digits, <c>D</c>, five digits, a letter.</summary>
    Provisional,
}

/// <summary>
/// Why text is not a valid <see cref="Ine"/>. The names are stable and serve as error codes. If several repair steps
/// would make the text valid, the issue is the first of them in the order of <see cref="RepairSteps"/>.
/// </summary>
public enum IneIssue
{
    /// <summary>The text is valid.</summary>
    None,

    /// <summary>The text is ASCII but not 11 characters long.</summary>
    WrongLength,

    /// <summary>No kind of INE allows such a character in that position: ten digits and <c>I</c>.</summary>
    IllegalCharacter,

    /// <summary>
    /// The form is that of <see cref="IneKind.Bea"/> or <see cref="IneKind.Base36"/>, but the last character is not its
    /// key.
    /// </summary>
    WrongKey,

    /// <summary>Valid once a spreadsheet's <c>="…"</c> is removed.</summary>
    SpreadsheetFormula,

    /// <summary>Valid except for spaces before or after it.</summary>
    SurroundingSpaces,

    /// <summary>Valid except for spaces inside it.</summary>
    InnerSpaces,

    /// <summary>Valid except for lowercase letters.</summary>
    Lowercase,

    /// <summary>
    /// A valid <see cref="IneKind.Bea"/> with a leading zero added. No other kind has a key that can confirm a lost
    /// zero.
    /// </summary>
    LostLeadingZero,

    /// <summary>A number that a spreadsheet has shortened, losing digits: <c>1,23457E+09</c>.</summary>
    ScientificNotation,
}

/// <summary>
/// The national identifier of a French pupil or student (INE): 11 characters, as in <c>1234567890V</c>. It is personal
/// data, mostly of minors: no message contains one, and the format <c>M</c> masks it for logs.
/// </summary>
/// <remarks>
/// <para>Syntax: one of five forms that never overlap, made only of ASCII digits and uppercase letters.</para>
/// <list type="table">
/// <item><term><see cref="IneKind.Rnie"/></term><description><c>[0-9]{9}[A-HJK]{2}</c>; its key is
/// inferred from three values and never refuses an INE: <see cref="IsKeySuspect"/>.</description></item>
/// <item><term><see cref="IneKind.Bea"/></term><description><c>[0-9]{10}[A-HJ-NPR-Z]</c>; the letter is at position
/// (number modulo 23) in <c>ABCDEFGHJKLMNPRSTUVWXYZ</c>, which detects every single wrong digit and every swap of two
/// neighbouring digits.</description></item>
/// <item><term><see cref="IneKind.Base36"/></term><description><c>[0-9A-Z]{10}[0-9]</c>; the key is (6 × the sum of
/// the first nine values + the tenth) modulo 10. It detects 82 % of single wrong characters among the first nine, 92 %
/// of wrong tenth characters, and no swap within the first nine.</description></item>
/// <item><term><see cref="IneKind.Sifa"/></term><description><c>[0-9]{4}A[0-9]{5}[A-HJ-NPR-Z]</c>; its key is not
/// documented and not checked.</description></item>
/// <item><term><see cref="IneKind.Provisional"/></term><description><c>[0-9]{4}D[0-9]{5}[A-HJ-NPR-Z]</c>; its key is
/// not documented and not checked.</description></item>
/// </list>
/// <para>Not checked: whether the pupil exists. Nothing is trimmed or upper-cased: <see cref="Repair.TryIne"/> does
/// that. <c>default(Ine)</c> holds no value: <see cref="IsEmpty"/> is true, its text is empty, and no text parses to
/// it. Values sort in the order of their text, <c>default</c> first.</para>
/// <para>Formats: none and <c>G</c> give the whole INE; <c>M</c>, masked for logs, gives <c>12********V</c>, which
/// never parses as an INE. Why the default format is the whole INE: docs/decisions/0004-ine-text.md.</para>
/// <para>Source: docs/sources.md#ine.</para>
/// </remarks>
[DebuggerDisplay("{ToMaskedString(),nq}")]
public readonly partial record struct Ine
{
    private const int TextLength = 11;
    private const string RnieDigits = "ABCDEFGHJK";

    /// <summary>
    /// The five forms as a regular expression without anchors that means the same in HTML, JSON Schema and XML Schema.
    /// It does not check the keys.
    /// </summary>
    public const string Pattern =
        "[0-9]{9}[A-HJK]{2}|[0-9]{10}[A-HJ-NPR-Z]|[0-9A-Z]{10}[0-9]|[0-9]{4}[AD][0-9]{5}[A-HJ-NPR-Z]";

    // The eleven characters as a number in base 36, which sorts like the text, plus one; 0 for default.
    private readonly ulong _valuePlusOne;

    private Ine(ulong value) => _valuePlusOne = value + 1;

    /// <summary>Whether this is <c>default</c>, which holds no value.</summary>
    public bool IsEmpty => _valuePlusOne == 0;

    /// <summary>Which of the five forms the INE has; null if there is no value.</summary>
    public IneKind? Kind => IsEmpty ? null
        : KindOf(fifth: Value / (36UL * 36 * 36 * 36 * 36 * 36) % 36, tenth: Value / 36 % 36, last: Value % 36);

    // The characters as base-36 values.
    private static IneKind KindOf(ulong fifth, ulong tenth, ulong last) =>
        last < 10 ? IneKind.Base36
        : tenth >= 10 ? IneKind.Rnie
        : fifth == 10 ? IneKind.Sifa // A
        : fifth == 13 ? IneKind.Provisional // D
        : IneKind.Bea;

    /// <summary>
    /// Whether this is a <see cref="IneKind.Rnie"/> whose two letters are not the expected key: 97 minus the number
    /// modulo 97, as two digits written with <c>ABCDEFGHJK</c>. That key is inferred, so a suspect INE is still valid.
    /// </summary>
    public bool IsKeySuspect
    {
        get
        {
            if (Kind != IneKind.Rnie)
            {
                return false;
            }

            Span<char> text = stackalloc char[TextLength];
            TryWrite(text, out _, default);
            Digits.TryRead<char>(text[..9], out var number);
            var key = (int)(97 - (number % 97));
            return text[9] != RnieDigits[key / 10] || text[10] != RnieDigits[key % 10];
        }
    }

    /// <summary>The first two characters and the last, with asterisks in between, for logs.</summary>
    public string ToMaskedString() => ToString("M");

    /// <summary>Whether the text is an INE. Never throws; allocates nothing.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => CheckCore(text, out _) == IneIssue.None;

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char})"/>
    public static bool IsValid(ReadOnlySpan<byte> utf8Text) => CheckCore(utf8Text, out _) == IneIssue.None;

    /// <summary>Checks the text and reports the issue, if any. Never throws; allocates nothing.</summary>
    public static IneIssue Check(ReadOnlySpan<char> text) => CheckCore(text, out _);

    /// <inheritdoc cref="Check(ReadOnlySpan{char})"/>
    public static IneIssue Check(ReadOnlySpan<byte> utf8Text) => CheckCore(utf8Text, out _);

    /// <summary>Holds the rule; every public method calls it.</summary>
    internal static IneIssue CheckCore<T>(ReadOnlySpan<T> text, out Ine ine) where T : unmanaged, IBinaryInteger<T>
    {
        var issue = CheckForm(text, out ine);
        return issue is IneIssue.None or IneIssue.WrongKey ? issue : Explain(text, issue);
    }

    /// <summary>Tries to repair refused text; returns false if it cannot.</summary>
    internal static bool TryMend(ref Draft draft)
    {
        draft.Open();
        draft.RemoveSpaces();
        draft.ToUpper();
        var isShort = draft.Text.Length == TextLength - 1;
        if (isShort)
        {
            draft.Prepend('0', 1, RepairSteps.LostLeadingZero);
        }

        return CheckForm(draft.Text, out var ine) == IneIssue.None && (!isShort || ine.Kind == IneKind.Bea);
    }

    // Gives a more specific reason if the text is close to a valid INE.
    private static IneIssue Explain<T>(ReadOnlySpan<T> text, IneIssue issue) where T : unmanaged, IBinaryInteger<T>
    {
        var draft = Draft.Of(text, stackalloc char[Draft.Capacity]);
        var isMended = TryMend(ref draft);
        return !isMended ? draft.IsScientific ? IneIssue.ScientificNotation : issue : draft.FirstStep switch
        {
            RepairSteps.SpreadsheetFormula => IneIssue.SpreadsheetFormula,
            RepairSteps.SurroundingSpaces => IneIssue.SurroundingSpaces,
            RepairSteps.InnerSpaces => IneIssue.InnerSpaces,
            RepairSteps.Lowercase => IneIssue.Lowercase,
            RepairSteps.LostLeadingZero => IneIssue.LostLeadingZero,
            _ => throw new UnreachableException(),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static IneIssue CheckForm<T>(ReadOnlySpan<T> text, out Ine ine) where T : unmanaged, IBinaryInteger<T>
    {
        ine = default;
        if (text.Length != TextLength)
        {
            return CodeUnits.AreAscii(text) ? IneIssue.WrongLength : IneIssue.IllegalCharacter;
        }

        if (TryReadUsual(text, out ine))
        {
            return IneIssue.None;
        }

        // Collects what the forms and keys need: both readings of the number, where the letters are, the sum of nine.
        // Two characters at a time, because no multiplication by 36 can begin before the last one ends.
        var (value, number) = (0UL, 0UL);
        var (sum, letters, beyond) = (0u, 0u, 0u); // letters: bit i is a letter at index i
        var tenth = 0u;
        for (var i = 0; i < TextLength - 1; i += 2)
        {
            var left = Base36.Read(text[i], ref beyond);
            tenth = Base36.Read(text[i + 1], ref beyond);
            value = (value * 36 * 36) + (left * 36) + tenth;
            number = (number * 100) + (left * 10) + tenth;
            sum += left + tenth;
            letters |= ((left > 9 ? 1u : 0) << i) | ((tenth > 9 ? 2u : 0) << i);
        }

        sum -= tenth;
        var last = Base36.Read(text[10], ref beyond);
        letters |= (last > 9 ? 1u : 0) << 10;
        if (beyond > Base36.Greatest)
        {
            return IneIssue.IllegalCharacter;
        }

        ine = new Ine((value * 36) + last);
        const uint AtFifth = 1 << 4, AtTenth = 1 << 9, AtLast = 1 << 10;
        var letter = uint.CreateTruncating(text[10]);
        var (hasForm, hasKey) = KindOf(Base36.Read(text[4], ref beyond), tenth, last) switch
        {
            IneKind.Base36 => (true, ((6 * sum) + tenth) % 10 == last),
            IneKind.Rnie => (letters == (AtTenth | AtLast) && IsRnieLetter(tenth) && IsRnieLetter(last), true),
            IneKind.Bea => (letters == AtLast && CheckLetters.Contains(letter), CheckLetters.Of(number) == letter),
            _ => (letters == (AtFifth | AtLast) && CheckLetters.Contains(letter), true),
        };
        return !hasForm ? IneIssue.IllegalCharacter : hasKey ? IneIssue.None : IneIssue.WrongKey;
    }

    /// <summary>
    /// Parses the forms that pupils have: eight digits, then a ninth and two letters, or two digits and a letter. It
    /// only saves time: <see cref="CheckForm"/> gives the same answer.
    /// </summary>
    private static bool TryReadUsual<T>(ReadOnlySpan<T> text, out Ine ine) where T : unmanaged, IBinaryInteger<T>
    {
        ine = default;
        var beyond = 0u;
        var (ninth, tenth) = (Base36.Read(text[8], ref beyond), Base36.Read(text[9], ref beyond));
        var last = Base36.Read(text[10], ref beyond);
        if (!Digits.TryLoadEight(text, out var eight) || ninth > 9 || last < 10 || beyond > Base36.Greatest)
        {
            return false;
        }

        ine = new Ine((((((Digits.Join(eight, 36) * 36) + ninth) * 36) + tenth) * 36) + last);
        return tenth > 9
            ? IsRnieLetter(tenth) && IsRnieLetter(last)
            : CheckLetters.Of((Digits.Join(eight, 10) * 100) + (ninth * 10) + tenth) == uint.CreateTruncating(text[10]);
    }

    private ulong Value => _valuePlusOne - 1;

    // A to K, except I, as a base-36 value.
    private static bool IsRnieLetter(ulong value) => value is >= 10 and <= 20 and not 18;

    /// <summary>A hash with random seeds, so that nobody can choose values that collide.</summary>
    public override int GetHashCode() => SeededHash.Of(_valuePlusOne);

    private static FormatException Refusal(IneIssue issue, Ine _) => new($"Not an INE: {issue}.");

    private bool TryWrite<T>(Span<T> destination, out int written, ReadOnlySpan<char> format)
        where T : unmanaged, IBinaryInteger<T>
    {
        var kind = format.Length == 0 ? 'G' : format.Length == 1 ? char.ToUpperInvariant(format[0]) : '?';
        if (kind is not ('M' or 'G'))
        {
            throw new FormatException("Unknown format: write G (the whole INE), M (masked) or no format (whole).");
        }

        written = 0;
        if (IsEmpty || destination.Length < TextLength)
        {
            return IsEmpty;
        }

        var rest = Value;
        for (var i = TextLength - 1; i >= 0; i--)
        {
            var one = rest % 36;
            destination[i] = T.CreateTruncating(one < 10 ? '0' + one : 'A' + one - 10);
            rest /= 36;
        }

        if (kind == 'M')
        {
            destination[2..(TextLength - 1)].Fill(T.CreateTruncating('*'));
        }

        written = TextLength;
        return true;
    }
}
