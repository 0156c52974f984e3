using System.Globalization;

namespace EduConnect.Rules;

/// <summary>
/// The clock of Paris since 1996, computed from the European rule: summer time from the last Sunday of March to the
/// last Sunday of October. A machine without a time zone database, such as a small container, gets the same answer.
/// </summary>
internal static class ParisTime
{
    /// <summary>
    /// Reads <c>yyyy-MM-dd HH:mm:ss.fff</c>. The hour that occurs twice is read as winter time, as .NET does.
    /// </summary>
    public static bool TryRead(string text, out DateTimeOffset time)
    {
        var isRead = DateTime.TryParseExact(
            text, "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local);
        if (!isRead || local.Year < 1996)
        {
            time = default;
            return false;
        }

        var isSummer = local >= LastSunday(local.Year, 3).AddHours(3) && local < LastSunday(local.Year, 10).AddHours(2);
        time = new DateTimeOffset(local, TimeSpan.FromHours(isSummer ? 2 : 1));
        return true;
    }

    // Of a month with 31 days.
    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
