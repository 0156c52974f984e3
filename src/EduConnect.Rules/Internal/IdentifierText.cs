namespace EduConnect.Rules.Internal;

/// <summary>What the identifiers have in common as text.</summary>
internal static class IdentifierText
{
    /// <summary>The maximum number of characters or bytes of an identifier in any written form.</summary>
    public const int MaxLength = 64;
}
