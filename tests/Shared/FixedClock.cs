namespace EduConnect.Rules.Tests;

/// <summary>A clock that stands still at an instant, in a time zone so many hours from UTC.</summary>
internal sealed class FixedClock(DateTime utc, int hoursFromUtc = 0) : TimeProvider
{
    /// <summary>Noon of a day, in UTC.</summary>
    public FixedClock(DateOnly day) : this(day.ToDateTime(new TimeOnly(12, 0)))
    {
    }

    public override TimeZoneInfo LocalTimeZone { get; } =
        TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(hoursFromUtc), "test", "test");

    public override DateTimeOffset GetUtcNow() => new(utc, TimeSpan.Zero);
}
