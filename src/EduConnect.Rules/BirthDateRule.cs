using System.Numerics;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>Why a date of birth is refused: the first issue found, in the order of this list.</summary>
public enum BirthDateIssue
{
    /// <summary>The date is valid.</summary>
    None,

    /// <summary>The text is neither <c>dd/MM/yyyy</c> nor <c>yyyy-MM-dd</c> in ten ASCII characters.</summary>
    WrongFormat,

    /// <summary>The calendar has no such day.</summary>
    ImpossibleDate,

    /// <summary>The day is later than today.</summary>
    Future,

    /// <summary>The day is earlier than 1 January 1900.</summary>
    Before1900,
}

/// <summary>
/// Checks a child's date of birth: <c>dd/MM/yyyy</c> or <c>yyyy-MM-dd</c>, exactly ten ASCII characters,
/// from 01/01/1900 to today, both inclusive.
/// </summary>
/// <example><code>
/// BirthDateRule.IsValid("29/02/2012");   // true, and so is "2012-02-29", the same day
/// BirthDateRule.Check("29/2/2012");      // WrongFormat, as are "29/02/12", "29.02.2012", "2012/02/29", "29/02/2012\n" and ""
/// BirthDateRule.Check("29/02/2013");     // ImpossibleDate, as are "30/02/2012", "01/13/2012", "00/01/2012" and "01/01/0000"
/// BirthDateRule.Check("31/12/1899");     // Before1900
/// BirthDateRule.Check("01/01/2999");     // Future
/// </code></example>
/// <remarks>
/// <para>Today is the local date of the <see cref="TimeProvider"/>, by default <see cref="TimeProvider.System"/>, in that provider's
/// time zone. The clock is read at each call. The calendar is Gregorian under every culture.</para>
/// <para>Digits are ASCII and years have four of them. <c>dd/MM</c> is day first, never month first. Nothing is trimmed.</para>
/// <para>The 1900 limit is the library's own, to catch slips such as 0212 for 2012; no source gives one.</para>
/// <para>Not checked: whether the age is that of a pupil. A null string counts as empty.</para>
/// <para>Source: docs/sources.md#birth-date.</para>
/// </remarks>
public static class BirthDateRule
{
    private static readonly DateOnly _earliest = new(1900, 1, 1);

    /// <summary>Checks the date and reports the issue, if any. Never throws, allocates nothing.</summary>
    public static BirthDateIssue Check(ReadOnlySpan<char> text, TimeProvider? timeProvider = null) =>
        CheckCore(text, timeProvider, out _);

    /// <inheritdoc cref="Check(ReadOnlySpan{char}, TimeProvider)"/>
    public static BirthDateIssue Check(ReadOnlySpan<byte> utf8Text, TimeProvider? timeProvider = null) =>
        CheckCore(utf8Text, timeProvider, out _);

    /// <summary>Whether the date satisfies the rule. Never throws, allocates nothing.</summary>
    public static bool IsValid(ReadOnlySpan<char> text, TimeProvider? timeProvider = null) =>
        CheckCore(text, timeProvider, out _) == BirthDateIssue.None;

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char}, TimeProvider)"/>
    public static bool IsValid(ReadOnlySpan<byte> utf8Text, TimeProvider? timeProvider = null) =>
        CheckCore(utf8Text, timeProvider, out _) == BirthDateIssue.None;

    /// <summary>
    /// Reads the date if it satisfies the whole rule; otherwise returns false and <see langword="default"/>.
    /// Never throws, allocates nothing.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly date, TimeProvider? timeProvider = null) =>
        CheckCore(text, timeProvider, out date) == BirthDateIssue.None;

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out DateOnly, TimeProvider)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out DateOnly date, TimeProvider? timeProvider = null) =>
        CheckCore(utf8Text, timeProvider, out date) == BirthDateIssue.None;

    internal static DateOnly Today(TimeProvider? provider) =>
        DateOnly.FromDateTime((provider ?? TimeProvider.System).GetLocalNow().DateTime);

    /// <summary>The rule on a given day; the date is default unless it is valid.</summary>
    internal static BirthDateIssue CheckCore<T>(ReadOnlySpan<T> text, DateOnly today, out DateOnly date)
        where T : unmanaged, IBinaryInteger<T> =>
        CheckWithoutToday(text, out date) is var issue and not BirthDateIssue.None ? issue : CheckFuture(today, ref date);

    // The clock is read only for a date that passes everything else.
    private static BirthDateIssue CheckCore<T>(ReadOnlySpan<T> text, TimeProvider? timeProvider, out DateOnly date)
        where T : unmanaged, IBinaryInteger<T> =>
        CheckWithoutToday(text, out date) is var issue and not BirthDateIssue.None ? issue : CheckFuture(Today(timeProvider), ref date);

    private static BirthDateIssue CheckFuture(DateOnly today, ref DateOnly date)
    {
        var isFuture = date > today;
        date = isFuture ? default : date;
        return isFuture ? BirthDateIssue.Future : BirthDateIssue.None;
    }

    private static BirthDateIssue CheckWithoutToday<T>(ReadOnlySpan<T> text, out DateOnly date)
        where T : unmanaged, IBinaryInteger<T>
    {
        date = default;
        if (!TryReadFields(text, out var year, out var month, out var day))
        {
            return BirthDateIssue.WrongFormat;
        }

        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
        {
            return BirthDateIssue.ImpossibleDate;
        }

        var read = new DateOnly(year, month, day);
        if (read < _earliest)
        {
            return BirthDateIssue.Before1900;
        }

        date = read;
        return BirthDateIssue.None;
    }

    private static bool TryReadFields<T>(ReadOnlySpan<T> text, out int year, out int month, out int day)
        where T : unmanaged, IBinaryInteger<T>
    {
        (year, month, day) = (0, 0, 0);
        if (text.Length != 10)
        {
            return false;
        }

        // dd/MM/yyyy or yyyy-MM-dd: the positions of its parts.
        var isDayFirst = CodeUnits.Is(text[2], '/');
        var (separator, first, second) = isDayFirst ? ('/', 2, 5) : ('-', 4, 7);
        var (yearAt, monthAt, dayAt) = isDayFirst ? (6, 3, 0) : (0, 5, 8);
        var (century, yearOfIt) = (Digits.ReadPair(text, yearAt), Digits.ReadPair(text, yearAt + 2));
        (month, day) = ((int)Digits.ReadPair(text, monthAt), (int)Digits.ReadPair(text, dayAt));
        year = (int)((100 * century) + yearOfIt);
        return CodeUnits.Is(text[first], separator) && CodeUnits.Is(text[second], separator)
            && century <= 99 && yearOfIt <= 99 && (uint)month <= 99 && (uint)day <= 99;
    }
}
