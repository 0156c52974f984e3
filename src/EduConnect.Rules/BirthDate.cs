using System.Numerics;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>What is wrong with a date of birth; the first that holds, in the order format, calendar, 1900, today.</summary>
public enum BirthDateIssue
{
    /// <summary>Nothing: the date is valid.</summary>
    None,

    /// <summary>The text is neither <c>dd/MM/yyyy</c> nor <c>yyyy-MM-dd</c> in ten ASCII characters.</summary>
    WrongFormat,

    /// <summary>The calendar has no such day.</summary>
    ImpossibleDate,

    /// <summary>The day comes after today.</summary>
    Future,

    /// <summary>The day comes before 1 January 1900.</summary>
    Before1900,
}

/// <summary>
/// The date of birth of a child: <c>dd/MM/yyyy</c> or <c>yyyy-MM-dd</c>, exactly ten ASCII characters, from 01/01/1900 to today, both inclusive.
/// </summary>
/// <example><code>
/// BirthDate.IsValid("29/02/2012");       // true, and so is "2012-02-29": the same day
/// BirthDate.Check("29/2/2012");          // WrongFormat; so are "29/02/12", "29.02.2012", "2012/02/29", "29/02/2012\n" and ""
/// BirthDate.Check("29/02/2013");         // ImpossibleDate; so are "30/02/2012", "01/13/2012", "00/01/2012" and "01/01/0000"
/// BirthDate.Check("31/12/1899");         // Before1900
/// BirthDate.Check("01/01/2999");         // Future
/// </code></example>
/// <remarks>
/// <para>Today is the local date of the <see cref="TimeProvider"/> given, <see cref="TimeProvider.System"/> unless told: in the time zone of
/// the machine or of the provider. It is asked at each call. The calendar is the Gregorian one under every culture.</para>
/// <para>Digits are ASCII; years have four. <c>dd/MM</c> is day first, never month first. Nothing is trimmed.</para>
/// <para>The bound of 1900 is the library's, against slips such as 0212 for 2012: no source gives one.</para>
/// <para>Not checked: whether the age is that of a pupil. A null string counts as empty.</para>
/// <para>Source: docs/sources.md#birth-date.</para>
/// </remarks>
public static class BirthDate
{
    private static readonly DateOnly _earliest = new(1900, 1, 1);

    /// <summary>What is wrong with the date. Never throws, allocates nothing.</summary>
    public static BirthDateIssue Check(ReadOnlySpan<char> text, TimeProvider? today = null) => Judge(text, today, out _);

    /// <inheritdoc cref="Check(ReadOnlySpan{char}, TimeProvider)"/>
    public static BirthDateIssue Check(ReadOnlySpan<byte> utf8Text, TimeProvider? today = null) => Judge(utf8Text, today, out _);

    /// <summary>Whether the date satisfies the rule. Never throws, allocates nothing.</summary>
    public static bool IsValid(ReadOnlySpan<char> text, TimeProvider? today = null) => Judge(text, today, out _) == BirthDateIssue.None;

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char}, TimeProvider)"/>
    public static bool IsValid(ReadOnlySpan<byte> utf8Text, TimeProvider? today = null) => Judge(utf8Text, today, out _) == BirthDateIssue.None;

    /// <summary>The date, if it satisfies the whole rule; else false and <see langword="default"/>. Never throws, allocates nothing.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateOnly date, TimeProvider? today = null) => Judge(text, today, out date) == BirthDateIssue.None;

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out DateOnly, TimeProvider)"/>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out DateOnly date, TimeProvider? today = null) => Judge(utf8Text, today, out date) == BirthDateIssue.None;

    /// <summary>The rule for many dates of one day: the clock is not asked each time.</summary>
    internal static BirthDateIssue CheckOn<T>(DateOnly today, ReadOnlySpan<T> text) where T : unmanaged, IBinaryInteger<T> =>
        JudgeWithoutToday(text, out var date) is var issue and not BirthDateIssue.None ? issue : date > today ? BirthDateIssue.Future : BirthDateIssue.None;

    /// <summary>The rule itself; the date is default unless there is no issue.</summary>
    private static BirthDateIssue Judge<T>(ReadOnlySpan<T> text, TimeProvider? today, out DateOnly date) where T : unmanaged, IBinaryInteger<T>
    {
        var issue = JudgeWithoutToday(text, out date);
        if (issue == BirthDateIssue.None && date > Today(today))
        {
            date = default;
            return BirthDateIssue.Future;
        }

        return issue;
    }

    internal static DateOnly Today(TimeProvider? provider) => DateOnly.FromDateTime((provider ?? TimeProvider.System).GetLocalNow().DateTime);

    private static BirthDateIssue JudgeWithoutToday<T>(ReadOnlySpan<T> text, out DateOnly date) where T : unmanaged, IBinaryInteger<T>
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

    private static bool TryReadFields<T>(ReadOnlySpan<T> text, out int year, out int month, out int day) where T : unmanaged, IBinaryInteger<T>
    {
        (year, month, day) = (0, 0, 0);
        if (text.Length != 10)
        {
            return false;
        }

        // dd/MM/yyyy or yyyy-MM-dd: where the parts stand.
        var isDayFirst = CodeUnits.Is(text[2], '/');
        var (separator, first, second) = isDayFirst ? ('/', 2, 5) : ('-', 4, 7);
        var (yearAt, monthAt, dayAt) = isDayFirst ? (6, 3, 0) : (0, 5, 8);
        var (century, yearOfIt) = (Text.TwoDigits(text, yearAt), Text.TwoDigits(text, yearAt + 2));
        (year, month, day) = ((int)((100 * century) + yearOfIt), (int)Text.TwoDigits(text, monthAt), (int)Text.TwoDigits(text, dayAt));
        return CodeUnits.Is(text[first], separator) && CodeUnits.Is(text[second], separator) && century <= 99 && yearOfIt <= 99 && (uint)month <= 99 && (uint)day <= 99;
    }
}
