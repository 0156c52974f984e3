using System.Buffers;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// Why text is not a valid <see cref="FrenchMobileNumber"/>. The names are stable and serve as error codes. If several
/// repair steps would make the text valid, the issue is the first of them in the order of <see cref="RepairSteps"/>.
/// </summary>
public enum FrenchMobileNumberIssue
{
    /// <summary>The text is valid.</summary>
    None,

    /// <summary>
    /// Neither ten digits beginning with 0 nor the right number of digits after a country code:
    /// <c>06 12 34 56 7</c>, <c>6123456789</c>, <c>+33012345678</c>, <c>+687 75 12 3</c>.
    /// </summary>
    WrongLength,

    /// <summary>
    /// No written form allows such a character in that position: <c>06 1 23 45 67 8</c>, a letter, a fullwidth digit.
    /// </summary>
    IllegalCharacter,

    /// <summary>
    /// The country code is not one of the nine that the library knows: <c>+32 470 12 34 56</c>, <c>+06 12 34 56 78</c>.
    /// </summary>
    ForeignNumber,

    /// <summary>The number begins with 01 to 05 or 09, but not 0937 to 0939: <c>01 23 45 67 89</c>.</summary>
    Landline,

    /// <summary>
    /// The number of a service or platform, 08 or 0937 to 0939: <c>08 12 34 56 78</c>, <c>09 37 12 34 56</c>.
    /// </summary>
    ServiceNumber,

    /// <summary>Fourteen digits beginning with 0700: the number of a machine.</summary>
    MachineNumber,

    /// <summary>
    /// The country code of one territory with the prefix of another: <c>+590 692 12 34 56</c>,
    /// <c>+33 6 90 12 34 56</c>.
    /// </summary>
    CountryCodeMismatch,

    /// <summary>
    /// No mobile number begins with these digits: <c>07 12 34 56 78</c>, <c>00 00 00 00 00</c>, <c>+687 24 12 34</c>.
    /// </summary>
    UnopenedRange,

    /// <summary>Valid once a spreadsheet's <c>="…"</c> is removed: <c>="0612345678"</c>.</summary>
    SpreadsheetFormula,

    /// <summary>Valid except for spaces before or after it.</summary>
    SurroundingSpaces,

    /// <summary>The address of a link: <c>tel:+33612345678</c>.</summary>
    TelPrefix,

    /// <summary>
    /// Valid with a leading 0, which spreadsheets drop: <c>612345678</c>. <c>687 75 12 34</c> has this issue too,
    /// although it may lack a <c>+</c> instead.
    /// </summary>
    LostLeadingZero,

    /// <summary>Valid with a leading <c>+</c>: <c>33612345678</c>.</summary>
    MissingPlus,

    /// <summary>A number that a spreadsheet has shortened, losing digits: <c>6,39981E+08</c>.</summary>
    ScientificNotation,

    /// <summary>
    /// A mobile number and at least one other number: <c>06 12 34 56 78 / 01 23 45 67 89</c>.
    /// </summary>
    SeveralNumbers,

    /// <summary>A mobile number with words around it: <c>06 12 34 56 78 (mère)</c>.</summary>
    ExtraText,
}

/// <summary>
/// A French mobile number, from the mainland or overseas: <c>06 12 34 56 78</c>. Its text is E.164:
/// <c>+33612345678</c>.
/// </summary>
/// <remarks>
/// <para>Written forms: <c>0612345678</c>, <c>+33612345678</c>, <c>0033612345678</c>, <c>+33(0)612345678</c>; overseas
/// <c>0690123456</c>, <c>+590690123456</c> and so on. One space, no-break space, narrow no-break space, dot, dash or
/// slash may follow <c>00</c>, the country code and <c>(0)</c>, and may separate pairs of digits, counted from the end:
/// <c>+33 6 12 34 56 78</c>, <c>0690.12.34.56</c>.</para>
/// <para>Prefixes: 06 and 073 to 079, +33; 0690, 0691 and 070900 to 070904, +590; 0692, 0693, 070920 to 070923, 0639
/// and 070935 to 070937, +262; 0694 and 070930 to 070933, +594; 0696, 0697 and 070910 to 070913, +596; 070840 to 070845
/// and 070850 to 070856, +508. Other numbers need their country code: +508 and six digits that begin with 40 to 44, 55
/// or 56; +681 and six digits, 72, 82 or 83; +687 and six digits, 5, 7, 9 or 8, but not 88; +689 and eight digits, 87
/// to 89.</para>
/// <para>06 39 98 counts as the mainland range reserved for fiction (<see cref="IsFictional"/>), not as Mayotte's; no
/// primary source was consulted for that, nor for the ranges of landlines and services, which only explain a
/// refusal.</para>
/// <para>Not checked: whether the number is assigned, and which mobile numbers EduConnect accepts (not documented). A
/// six-digit number of Saint-Pierre-et-Miquelon is not converted to nine digits. <c>default(FrenchMobileNumber)</c>
/// holds no value: <see cref="IsEmpty"/> is true, its text is empty, and no text parses to it. Values sort in the order
/// of their text, <c>default</c> first.</para>
/// <para>Formats: none, <c>G</c> and <c>E</c> give <c>+33612345678</c>; <c>N</c> gives <c>06 12 34 56 78</c> or
/// <c>+687 75 12 34</c>; <c>M</c>, masked for logs, gives <c>06 ** ** ** 78</c> or <c>+687 ** ** 34</c>.</para>
/// <para>Source: docs/sources.md#mobile-number.</para>
/// </remarks>
public readonly partial record struct FrenchMobileNumber
{
    private const string TelPrefix = "tel:";
    private const string Separators = " \u00A0\u202F.-/";
    private static readonly SearchValues<char> _alphabet = SearchValues.Create("0123456789+()" + Separators);

    /// <summary>
    /// The canonical text, E.164, as a regular expression without anchors that means the same in HTML, JSON Schema and
    /// XML Schema. It accepts some numbers that no territory has, and no other written form.
    /// </summary>
    public const string Pattern =
        @"\+((33|262|508|590|594|596)[67][0-9]{8}|508[45][0-9]{5}|68[17][0-9]{6}|689[0-9]{8})";

    // The digits of the E.164 text; 0 for default.
    private readonly ulong _e164;

    private FrenchMobileNumber(ulong e164) => _e164 = e164;

    /// <summary>Whether this is <c>default</c>, which holds no value.</summary>
    public bool IsEmpty => _e164 == 0;

    /// <summary>
    /// The country calling code: 33 for the mainland; 262, 508, 590, 594, 596, 681, 687 or 689 overseas; null if there
    /// is no value.
    /// </summary>
    public int? CountryCode => Length switch
    {
        0 => null,
        9 => (int)(_e164 / 1_000_000),
        11 when _e164 / 1_000_000_000 == 33 => 33,
        11 => (int)(_e164 / 100_000_000),
        _ => (int)(_e164 / 1_000_000_000),
    };

    /// <summary>
    /// Whether the number is in the mainland range reserved for films and examples, 06 39 98 00 00 to 06 39 98 99 99.
    /// Several projects report that range; no primary source was consulted.
    /// </summary>
    public bool IsFictional => _e164 / 10_000 == 3_363_998;

    // The number of digits in E.164: the country code, then six, eight or nine digits.
    private int Length => _e164 switch { 0 => 0, < 1_000_000_000 => 9, < 100_000_000_000 => 11, _ => 12 };

    // Aligned on the left. No number is a prefix of another, so no two have the same key.
    private ulong SortKey => Length switch { 9 => _e164 * 1_000, 11 => _e164 * 10, _ => _e164 };

    /// <summary>
    /// Whether the text is a French mobile number in one of the written forms. Never throws; allocates nothing.
    /// </summary>
    public static bool IsValid(ReadOnlySpan<char> text) => CheckCore(text, out _) == FrenchMobileNumberIssue.None;

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char})"/>
    public static bool IsValid(ReadOnlySpan<byte> utf8Text) =>
        CheckCore(utf8Text, out _) == FrenchMobileNumberIssue.None;

    /// <summary>Checks the text and reports the issue, if any. Never throws; allocates nothing.</summary>
    public static FrenchMobileNumberIssue Check(ReadOnlySpan<char> text) => CheckCore(text, out _);

    /// <inheritdoc cref="Check(ReadOnlySpan{char})"/>
    public static FrenchMobileNumberIssue Check(ReadOnlySpan<byte> utf8Text) => CheckCore(utf8Text, out _);

    /// <summary>Holds the rule; every public method calls it.</summary>
    internal static FrenchMobileNumberIssue CheckCore<T>(ReadOnlySpan<T> text, out FrenchMobileNumber number)
        where T : unmanaged, IBinaryInteger<T>
    {
        var issue = CheckForm(text, out number);
        return issue is FrenchMobileNumberIssue.WrongLength or FrenchMobileNumberIssue.IllegalCharacter
            ? Explain(text, issue)
            : issue;
    }

    /// <summary>Tries to repair refused text; returns false if it cannot.</summary>
    internal static bool TryMend(ref Draft draft)
    {
        draft.Open();
        if (draft.Text.StartsWith(TelPrefix, StringComparison.OrdinalIgnoreCase))
        {
            var rest = draft.Text[TelPrefix.Length..];
            draft.Keep((draft.Text.Length - rest.TrimStart(' ').Length).., RepairSteps.TelPrefix);
        }

        if (IsWrittenForm(draft.Text))
        {
            return true;
        }

        // +687 75 12 34 that has lost its plus could also be a mainland number that has lost its 0.
        Span<char> longer = stackalloc char[Draft.Capacity];
        longer = longer[..(draft.Text.Length + 1)];
        draft.Text.CopyTo(longer[1..]);
        longer[0] = '+';
        var lacksPlus = IsWrittenForm(longer);
        longer[0] = '0';
        var lacksZero = IsWrittenForm(longer);
        draft.IsAmbiguous = lacksPlus && lacksZero;
        if (lacksZero)
        {
            draft.Prepend('0', 1, RepairSteps.LostLeadingZero);
        }
        else if (lacksPlus)
        {
            draft.Prepend('+', 1, RepairSteps.MissingPlus);
        }

        return lacksPlus || lacksZero;
    }

    private static bool IsWrittenForm(ReadOnlySpan<char> text) =>
        CheckForm(text, out _) == FrenchMobileNumberIssue.None;

    // Gives a more specific reason if the text is close to a valid number or contains one.
    private static FrenchMobileNumberIssue Explain<T>(ReadOnlySpan<T> text, FrenchMobileNumberIssue issue)
        where T : unmanaged, IBinaryInteger<T>
    {
        var draft = Draft.Of(text, stackalloc char[Draft.Capacity]);
        if (!TryMend(ref draft))
        {
            return draft.IsScientific ? FrenchMobileNumberIssue.ScientificNotation : FindNumbers(draft.Text, issue);
        }

        return draft.FirstStep switch
        {
            RepairSteps.SpreadsheetFormula => FrenchMobileNumberIssue.SpreadsheetFormula,
            RepairSteps.SurroundingSpaces => FrenchMobileNumberIssue.SurroundingSpaces,
            RepairSteps.TelPrefix => FrenchMobileNumberIssue.TelPrefix,
            RepairSteps.LostLeadingZero => FrenchMobileNumberIssue.LostLeadingZero,
            RepairSteps.MissingPlus => FrenchMobileNumberIssue.MissingPlus,
            _ => throw new UnreachableException(),
        };
    }

    // A few digits next to a number are a time or an extension; more are another number.
    private static FrenchMobileNumberIssue FindNumbers(ReadOnlySpan<char> text, FrenchMobileNumberIssue issue)
    {
        const int DigitsOfNumber = 6;
        var (numbers, digits, hasLetter) = (0, 0, false);
        for (var at = 0; at < text.Length;)
        {
            var isStart = text[at] is '0' or '+' && (at == 0 || !char.IsAsciiDigit(text[at - 1]));
            var length = isStart ? LengthOfNumber(text[at..]) : 0;
            numbers += length > 0 ? 1 : 0;
            digits += length == 0 && char.IsAsciiDigit(text[at]) ? 1 : 0;
            hasLetter |= length == 0 && char.IsLetter(text[at]);
            at += Math.Max(length, 1);
        }

        return numbers == 0 ? issue
            : numbers > 1 || digits >= DigitsOfNumber ? FrenchMobileNumberIssue.SeveralNumbers
            : hasLetter ? FrenchMobileNumberIssue.ExtraText
            : issue;
    }

    // The length of the longest mobile number that the text begins with; 0 if it begins with none.
    private static int LengthOfNumber(ReadOnlySpan<char> text)
    {
        const int Shortest = 10, Longest = 24;
        for (var length = Math.Min(text.Length, Longest); length >= Shortest; length--)
        {
            var isEnd = char.IsAsciiDigit(text[length - 1])
                && (length == text.Length || !char.IsAsciiDigit(text[length]));
            if (isEnd && IsWrittenForm(text[..length]))
            {
                return length;
            }
        }

        return 0;
    }

    private static FrenchMobileNumberIssue CheckForm<T>(ReadOnlySpan<T> text, out FrenchMobileNumber number)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (TryReadUsual(text, out var e164))
        {
            number = new FrenchMobileNumber(e164);
            return FrenchMobileNumberIssue.None;
        }

        if (typeof(T) == typeof(char))
        {
            return CheckAnyForm(MemoryMarshal.Cast<T, char>(text), out number);
        }

        // The beginning of longer text is enough to refuse it. The extra unit is for a limit that splits a surrogate
        // pair.
        Span<char> utf16 = stackalloc char[IdentifierText.MaxLength + 1];
        Utf8.ToUtf16(MemoryMarshal.AsBytes(text), utf16, out _, out var length);
        return CheckAnyForm(utf16[..length], out number);
    }

    /// <summary>
    /// Parses the forms that most numbers have: 0612345678 or +33612345678, perhaps with an ASCII separator after +33
    /// and between pairs. It only saves time: <see cref="CheckAnyForm"/> gives the same answer.
    /// </summary>
    private static bool TryReadUsual<T>(ReadOnlySpan<T> text, out ulong e164) where T : unmanaged, IBinaryInteger<T>
    {
        e164 = 0;
        if (text.Length is < 10 or > 17)
        {
            return false;
        }

        var isMainland = CodeUnits.Is(text[0], '+') && CodeUnits.Is(text[1], '3') && CodeUnits.Is(text[2], '3');
        if (!isMainland && !CodeUnits.Is(text[0], '0'))
        {
            return false;
        }

        var pairs = text[(isMainland ? IsAsciiSeparator(text[3]) ? 4 : 3 : 1)..];
        var national = uint.CreateTruncating(pairs[0]) - '0';
        pairs = pairs[1..];
        var step = pairs.Length == 8 ? 2 : 3;
        if (national is not (6 or 7) || pairs.Length != 4 * step)
        {
            return false;
        }

        for (var i = step - 2; i < pairs.Length; i += step)
        {
            var pair = Digits.ReadPair(pairs, i);
            if (pair > 99 || (step == 3 && !IsAsciiSeparator(pairs[i - 1])))
            {
                return false;
            }

            national = (national * 100) + pair;
        }

        return TryAddCountryCode(national, out e164) && (!isMainland || e164 / 1_000_000_000 == 33);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAsciiSeparator<T>(T unit) where T : unmanaged, IBinaryInteger<T> =>
        CodeUnits.Is(unit, ' ') || CodeUnits.Is(unit, '.') || CodeUnits.Is(unit, '-') || CodeUnits.Is(unit, '/');

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

        int? countryCode = null;
        var isInternational = TakeInternationalPrefix(ref text);
        if (isInternational && !TakeCountryCode(ref text, out countryCode))
        {
            return !text.IsEmpty && text[0] is < '0' or > '9' ? FrenchMobileNumberIssue.IllegalCharacter
                : text.Length > 3 ? FrenchMobileNumberIssue.ForeignNumber
                : FrenchMobileNumberIssue.WrongLength;
        }

        // The rest must be digits, in pairs counted from the end, with a leading 0 if there is no country code.
        if (text.ContainsAny("+()"))
        {
            return FrenchMobileNumberIssue.IllegalCharacter;
        }

        var arePairs = ReadPairs(text, out var digits, out var count);
        return CheckDigits(countryCode, digits, isInternational ? count : count - 1, arePairs, out number);
    }

    // If there is no country code, the digits come without the leading 0.
    private static FrenchMobileNumberIssue CheckDigits(
        int? countryCode, ulong digits, int length, bool arePairs, out FrenchMobileNumber number)
    {
        number = default;
        if (length == 13 && digits / 10_000_000_000 == 700)
        {
            return FrenchMobileNumberIssue.MachineNumber;
        }

        if (!MobilePlan.HasLength(countryCode ?? 33, length)
            || digits > 999_999_999
            || (countryCode is not null && length == MobilePlan.UsualDigits && digits < 100_000_000))
        {
            return FrenchMobileNumberIssue.WrongLength;
        }

        if (!arePairs)
        {
            return FrenchMobileNumberIssue.IllegalCharacter;
        }

        if (countryCode is { } code && length < MobilePlan.UsualDigits)
        {
            number = new FrenchMobileNumber(((ulong)code * MobilePlan.PowersOfTen[length]) + digits);
            return MobilePlan.IsMobile(code, length, digits)
                ? FrenchMobileNumberIssue.None
                : FrenchMobileNumberIssue.UnopenedRange;
        }

        switch (digits / 1_000_000)
        {
            case < 100:
                return FrenchMobileNumberIssue.UnopenedRange;
            case (>= 800 and <= 899) or (>= 937 and <= 939):
                return FrenchMobileNumberIssue.ServiceNumber;
            case not (>= 600 and <= 799):
                return FrenchMobileNumberIssue.Landline;
        }

        if (!TryAddCountryCode((uint)digits, out var e164))
        {
            return FrenchMobileNumberIssue.UnopenedRange;
        }

        number = new FrenchMobileNumber(e164);
        return countryCode is { } written && written != number.CountryCode
            ? FrenchMobileNumberIssue.CountryCodeMismatch
            : FrenchMobileNumberIssue.None;
    }

    private static bool TryAddCountryCode(uint national, out ulong e164)
    {
        var countryCode = MobilePlan.CountryCodeOf(national);
        e164 = ((ulong)countryCode * 1_000_000_000) + national;
        return countryCode != 0;
    }

    private static bool TakeInternationalPrefix(ref ReadOnlySpan<char> text)
    {
        if (text.StartsWith("+"))
        {
            text = text[1..];
            return true;
        }

        // No country code begins with 0: 00 00 00 00 00 is ten digits.
        if (text.StartsWith("00") && WithoutSeparator(text[2..]) is var rest && !rest.StartsWith("0"))
        {
            text = rest;
            return true;
        }

        return false;
    }

    private static bool TakeCountryCode(ref ReadOnlySpan<char> text, out int? countryCode)
    {
        countryCode = null;
        if (text.StartsWith("33"))
        {
            countryCode = 33;
            text = WithoutSeparator(text[2..]);
            if (text.StartsWith("(0)"))
            {
                text = WithoutSeparator(text[3..]);
            }

            return true;
        }

        if (text.Length < 3 || text[0] == '0' || !Digits.TryRead(text[..3], out var code)
            || !MobilePlan.HasCountryCode((int)code))
        {
            return false;
        }

        countryCode = (int)code;
        text = WithoutSeparator(text[3..]);
        return true;
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

    /// <summary>A hash with random seeds, so that nobody can choose values that collide.</summary>
    public override int GetHashCode() => SeededHash.Of(_e164);

    private static FormatException Refusal(FrenchMobileNumberIssue issue, FrenchMobileNumber _) =>
        new($"Not a French mobile number: {issue}.");

    private bool TryWrite<T>(Span<T> destination, out int written, ReadOnlySpan<char> format)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<char> text = stackalloc char[IdentifierText.MaxLength];
        var kind = format.Length == 0 ? 'E' : format.Length == 1 ? char.ToUpperInvariant(format[0]) : '?';
        text = kind switch
        {
            'E' or 'G' or 'N' or 'M' when IsEmpty => [],
            'E' or 'G' => WriteE164(text),
            'N' or 'M' => WritePairs(text, isMasked: kind == 'M'),
            _ => throw new FormatException(
                "Unknown format: write E or G (+33612345678), N (06 12 34 56 78), M (06 ** ** ** 78) or no format."),
        };

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

    private Span<char> WriteE164(Span<char> text)
    {
        text = text[..(Length + 1)];
        text[0] = '+';
        Digits.Write(text[1..], _e164);
        return text;
    }

    // 06 12 34 56 78, or +687 75 12 34 for a number that needs its country code.
    private Span<char> WritePairs(Span<char> text, bool isMasked)
    {
        var digits = CountryCode == 33 ? MobilePlan.UsualDigits : Length - 3;
        var hasCode = digits < MobilePlan.UsualDigits;
        var rest = hasCode ? _e164 : _e164 % 1_000_000_000;
        var first = hasCode ? 5 : 0;
        text = text[..(first + (3 * ((digits + 1) / 2)) - 1)];
        text.Fill(' ');
        for (var at = text.Length - 2; at >= first; at -= 3)
        {
            if (isMasked && at > 0 && at < text.Length - 2)
            {
                text.Slice(at, 2).Fill('*');
            }
            else
            {
                Digits.Write(text.Slice(at, 2), rest);
            }

            rest /= 100;
        }

        if (hasCode)
        {
            text[0] = '+';
            Digits.Write(text[1..4], rest);
        }

        return text;
    }
}
