namespace EduConnect.Rules.Internal;

/// <summary>What the identifiers have in common as text.</summary>
internal static class IdentifierText
{
    /// <summary>The maximum number of characters or bytes of an identifier in any written form.</summary>
    public const int MaxLength = 64;

    /// <summary>
    /// Refuses every format except <c>G</c> and the empty one, for identifiers with one written form.
    /// </summary>
    public static void RequireGeneral(ReadOnlySpan<char> format)
    {
        if (format.Length > 1 || (format.Length == 1 && char.ToUpperInvariant(format[0]) != 'G'))
        {
            throw new FormatException("Unknown format: write G or no format.");
        }
    }
}
