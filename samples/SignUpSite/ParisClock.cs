namespace EduConnect.Rules.SignUpSite;

/// <summary>The system's clock on the time of Paris: on a server in UTC a child born today could else be born tomorrow.</summary>
internal sealed class ParisClock : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
}
