namespace EduConnect.Rules.Tests;

/// <summary>A clock that is a day later, in UTC, each time that it is asked.</summary>
internal sealed class NextDayClock(DateTime first) : TimeProvider
{
    private int _looks;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(first.AddDays(_looks++), TimeSpan.Zero);
}
