using System.Diagnostics;
using System.Numerics;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// Why a date of birth is refused. If several repair steps would make the date valid, the issue is the first of them in
/// the order of <see cref="RepairSteps"/>; otherwise it is the first in this list that applies.
/// </summary>
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

    /// <summary>Valid once a spreadsheet's <c>="…"</c> is removed.</summary>
    SpreadsheetFormula,

    /// <summary>Valid except for spaces before or after it.</summary>
    SurroundingSpaces,

    /// <summary>Valid except for a time of day: <c>2012-09-01T00:00:00</c>, <c>01/09/2012 08:30</c>.</summary>
    TimeOfDay,

    /// <summary>
    /// Valid except for the separator, the same in both places: <c>/</c>, <c>-</c>, <c>.</c> or a space, as in
    /// <c>01.09.2012</c>.
    /// </summary>
    WrongSeparator,

    /// <summary>Valid except for a one-digit day or month: <c>1/9/2012</c>.</summary>
    LostLeadingZero,

    /// <summary>The year has two digits: <c>01/09/12</c>.</summary>
    TwoDigitYear,

    /// <summary>The month comes first: <c>09/13/2012</c>.</summary>
    MonthFirst,

    /// <summary>A spreadsheet's five-digit day count since 1900: <c>41153</c> for 1 September 2012.</summary>
    DayNumber,
}

/// <summary>
/// Checks a child's date of birth: <c>dd/MM/yyyy</c> or <c>yyyy-MM-dd</c>, exactly ten ASCII characters, from
/// 01/01/1900 to today inclusive.
/// </summary>
/// <example><code>
/// BirthDateRule.IsValid("29/02/2012");   // true, and so is "2012-02-29", the same day
/// BirthDateRule.Check("29/2/2012");      // LostLeadingZero
/// BirthDateRule.Check("29.02.2012");     // WrongSeparator, as is "2012/02/29"
/// BirthDateRule.Check("29/02/2012\n");   // WrongFormat, as are "29022012" and ""
/// BirthDateRule.Check("29/02/2013");     // ImpossibleDate, as are "30/02/2012", "00/01/2012" and "01/01/0000"
/// BirthDateRule.Check("02/29/2012");     // MonthFirst
/// BirthDateRule.Check("31/12/1899");     // Before1900
/// BirthDateRule.Check("01/01/2999");     // Future
/// </code></example>
/// <remarks>
/// <para>Today is the local date of the <see cref="TimeProvider"/> in its own time zone; the default is
/// <see cref="TimeProvider.System"/>. The clock is read at most once per call. The calendar is Gregorian in every
/// culture.</para>
/// <para>Digits are ASCII, and a year has four of them. The day comes before the month in <c>dd/MM</c>. Nothing is
/// trimmed or padded: <see cref="Repair.TryBirthDate"/> does that.</para>
/// <para>The 1900 limit is the library's own choice, to catch typos such as 0212 for 2012; no source gives one.</para>
/// <para>Not checked: whether the age is plausible for a pupil. A null string counts as empty.</para>
/// <para>Source: docs/sources.md#birth-date.</para>
/// </remarks>
public static class BirthDateRule
{
    private static readonly DateOnly _earliest = new(1900, 1, 1);

    /// <summary>Checks the date and reports the issue, if any. Never throws; allocates nothing.</summary>
    public static BirthDateIssue Check(ReadOnlySpan<char> text, TimeProvider? timeProvider = null) =>
        CheckCore(text, timeProvider, out _);

    /// <inheritdoc cref="Check(ReadOnlySpan{char}, TimeProvider)"/>
    public static BirthDateIssue Check(ReadOnlySpan<byte> utf8Text, TimeProvider? timeProvider = null) =>
        CheckCore(utf8Text, timeProvider, out _);

    /// <summary>Whether the date satisfies the rule. Never throws; allocates nothing.</summary>
    public static bool IsValid(ReadOnlySpan<char> text, TimeProvider? timeProvider = null) =>
        CheckCore(text, timeProvider, out _) == BirthDateIssue.None;

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char}, TimeProvider)"/>
    public static bool IsValid(ReadOnlySpan<byte> utf8Text, TimeProvider? timeProvider = null) =>
        CheckCore(utf8Text, timeProvider, out _) == BirthDateIssue.None;

    /// <summary>
    /// Parses the date if it satisfies the whole rule; otherwise returns false and <see langword="default"/>. Never
    /// throws; allocates nothing.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly date, TimeProvider? timeProvider = null) =>
        CheckCore(text, timeProvider, out date) == BirthDateIssue.None;

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out DateOnly, TimeProvider)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out DateOnly date, TimeProvider? timeProvider = null) =>
        CheckCore(utf8Text, timeProvider, out date) == BirthDateIssue.None;

    internal static DateOnly Today(TimeProvider? provider) =>
        DateOnly.FromDateTime((provider ?? TimeProvider.System).GetLocalNow().DateTime);

    // Reads the clock at most once, and only if no day is given and the result may depend on it.
    internal static BirthDateIssue CheckCore<T>(
        ReadOnlySpan<T> text, TimeProvider? timeProvider, out DateOnly date, DateOnly? today = null)
        where T : unmanaged, IBinaryInteger<T>
    {
        var issue = CheckWithoutToday(text, out date);
        return issue == BirthDateIssue.None ? CheckFuture(today ?? Today(timeProvider), ref date)
            : issue == BirthDateIssue.Before1900 ? issue
            : Explain(text, today ?? Today(timeProvider), issue);
    }

    /// <summary>Tries to repair refused text; returns false if it cannot.</summary>
    internal static bool TryMend(ref Draft draft, DateOnly today)
    {
        draft.Open();
        var dateLength = LengthOfDate(draft.Text, out var isMidnight);
        draft.IsAmbiguous = !isMidnight;
        draft.Keep(..dateLength, RepairSteps.TimeOfDay);
        if (!TrySplit(draft.Text, out var parts))
        {
            return false;
        }

        Span<char> date = stackalloc char[10];
        var separator = parts.IsYearFirst ? '-' : '/';
        date[parts.IsYearFirst ? 4 : 2] = date[parts.IsYearFirst ? 7 : 5] = separator;
        Digits.Write(date.Slice(parts.IsYearFirst ? 0 : 6, 4), (ulong)parts.Year);
        Digits.Write(date.Slice(parts.IsYearFirst ? 5 : 3, 2), (ulong)parts.Month);
        Digits.Write(date.Slice(parts.IsYearFirst ? 8 : 0, 2), (ulong)parts.Day);
        if (parts.YearLength != 4 || CheckWithoutToday<char>(date, out var read) != BirthDateIssue.None || read > today)
        {
            return false;
        }

        draft.Steps |= parts.Separator == separator ? RepairSteps.None : RepairSteps.WrongSeparator;
        draft.Replace(date, draft.Text.Length < date.Length ? RepairSteps.LostLeadingZero : RepairSteps.None);
        return true;
    }

    // Gives a more specific reason if the text is close to a valid date or writes one another way.
    private static BirthDateIssue Explain<T>(ReadOnlySpan<T> text, DateOnly today, BirthDateIssue issue)
        where T : unmanaged, IBinaryInteger<T>
    {
        var draft = Draft.Of(text, stackalloc char[Draft.Capacity]);
        if (!TryMend(ref draft, today))
        {
            return OtherWay(draft.Text, today) ?? issue;
        }

        return draft.FirstStep switch
        {
            RepairSteps.SpreadsheetFormula => BirthDateIssue.SpreadsheetFormula,
            RepairSteps.SurroundingSpaces => BirthDateIssue.SurroundingSpaces,
            RepairSteps.TimeOfDay => BirthDateIssue.TimeOfDay,
            RepairSteps.WrongSeparator => BirthDateIssue.WrongSeparator,
            RepairSteps.LostLeadingZero => BirthDateIssue.LostLeadingZero,
            _ => throw new UnreachableException(),
        };
    }

    private static BirthDateIssue? OtherWay(ReadOnlySpan<char> text, DateOnly today)
    {
        // Spreadsheets include a 29 February 1900, so from March 1900 on, days count from 30 December 1899.
        if (text.Length == 5 && Digits.TryRead(text, out var days))
        {
            return days >= 10_000 && (int)days <= today.DayNumber - new DateOnly(1899, 12, 30).DayNumber
                ? BirthDateIssue.DayNumber
                : null;
        }

        if (!TrySplit(text, out var parts))
        {
            return null;
        }

        var (day, month) = (parts.Day, parts.Month);
        return parts.YearLength == 2
            ? Math.Min(day, month) is >= 1 and <= 12 && Math.Max(day, month) <= 31 ? BirthDateIssue.TwoDigitYear : null
            : !parts.IsYearFirst && month > 12 && IsDay(parts.Year, month: day, day: month, out var date)
                && date >= _earliest && date <= today ? BirthDateIssue.MonthFirst : null;
    }

    // The length of the date, or of the whole text if no time of day follows.
    private static int LengthOfDate(ReadOnlySpan<char> text, out bool isMidnight)
    {
        isMidnight = true;
        var at = text.IndexOf(':') - 3;
        if (at < 0 || text[at] is not ('T' or ' '))
        {
            return text.Length;
        }

        // hh:mm, then seconds, then a fraction.
        var time = text[(at + 1)..];
        var isTime = Digits.ReadPair(time, 0) < 24
            && (time.Length == 5 || time is { Length: 8 or > 9 and < 18 }) && Digits.ReadPair(time, 3) < 60
            && (time.Length == 5 || (time[5] == ':' && Digits.ReadPair(time, 6) < 60))
            && (time.Length <= 8 || (time[8] == '.' && Digits.TryRead(time[9..], out _)));
        isMidnight = !isTime || !time.ContainsAnyExcept("0:.");
        return isTime ? at : text.Length;
    }

    // Three numbers with the same separator between them; the year comes first if the first number has four digits.
    private static bool TrySplit(ReadOnlySpan<char> text, out Parts parts)
    {
        parts = default;
        var first = text.IndexOfAny("/-. ");
        var second = first < 0 ? -1 : text[(first + 1)..].IndexOf(text[first]) + first + 1;
        if (second <= first + 1
            || !Digits.TryRead(text[..first], out var left)
            || !Digits.TryRead(text[(first + 1)..second], out var middle)
            || !Digits.TryRead(text[(second + 1)..], out var right))
        {
            return false;
        }

        var (leftLength, middleLength, rightLength) = (first, second - first - 1, text.Length - second - 1);
        var isYearFirst = leftLength == 4;
        parts = isYearFirst
            ? new Parts((int)left, (int)middle, (int)right, leftLength, isYearFirst, text[first])
            : new Parts((int)right, (int)middle, (int)left, rightLength, isYearFirst, text[first]);
        return middleLength is 1 or 2 && (isYearFirst ? rightLength : leftLength) is 1 or 2
            && (isYearFirst || rightLength is 2 or 4);
    }

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

        if (!IsDay(year, month, day, out var read))
        {
            return BirthDateIssue.ImpossibleDate;
        }

        if (read < _earliest)
        {
            return BirthDateIssue.Before1900;
        }

        date = read;
        return BirthDateIssue.None;
    }

    private static bool IsDay(int year, int month, int day, out DateOnly date)
    {
        var isDay = year != 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = isDay ? new DateOnly(year, month, day) : default;
        return isDay;
    }

    private static bool TryReadFields<T>(ReadOnlySpan<T> text, out int year, out int month, out int day)
        where T : unmanaged, IBinaryInteger<T>
    {
        (year, month, day) = (0, 0, 0);
        if (text.Length != 10)
        {
            return false;
        }

        // Where the parts of dd/MM/yyyy or yyyy-MM-dd are.
        var isDayFirst = CodeUnits.Is(text[2], '/');
        var (separator, first, second) = isDayFirst ? ('/', 2, 5) : ('-', 4, 7);
        var (yearAt, monthAt, dayAt) = isDayFirst ? (6, 3, 0) : (0, 5, 8);
        var (century, yearOfIt) = (Digits.ReadPair(text, yearAt), Digits.ReadPair(text, yearAt + 2));
        (month, day) = ((int)Digits.ReadPair(text, monthAt), (int)Digits.ReadPair(text, dayAt));
        year = (int)((100 * century) + yearOfIt);
        return CodeUnits.Is(text[first], separator) && CodeUnits.Is(text[second], separator)
            && century <= 99 && yearOfIt <= 99 && (uint)month <= 99 && (uint)day <= 99;
    }

    private readonly record struct Parts(
        int Year, int Month, int Day, int YearLength, bool IsYearFirst, char Separator);
}
