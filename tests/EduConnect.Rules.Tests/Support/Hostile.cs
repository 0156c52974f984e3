namespace EduConnect.Rules.Tests;

/// <summary>
/// What other validators let through, for the ASCII rules. Not theory data: a test runner may lose lone surrogates on the way.
/// </summary>
internal static class Hostile
{
    public static IReadOnlyList<HostileText> Characters => EduConnectArbitraries.HostileCharacters;

    public static IReadOnlyList<string> Cultures { get; } = ["tr-TR", "ar-SA", "fr", ""];
}
