using System.Buffers;

namespace EduConnect.Rules.Cli;

/// <summary>
/// Tells Mac Roman from Windows-1252 by what is within words: the accented letters of the one are signs such as
/// <c>‡ ‰ ™</c> in the other, or capitals after small letters.
/// </summary>
internal struct MacRomanEvidence
{
    // É Ç Ñ Ö Ü á à â ä ã ç è ê ë í ì ï î ó ò ô ù û ü where Windows-1252 has signs or nothing, and é where it has Ž.
    private static readonly SearchValues<byte> _letters = SearchValues.Create(
        0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8B, 0x8D, 0x8F, 0x90, 0x91, 0x94, 0x95, 0x98, 0x99, 0x9B,
        0x9D);

    private const byte AcuteE = 0x8E;
    private long _macRoman;
    private long _windows;

    /// <summary>Whether more speaks for Mac Roman.</summary>
    public readonly bool IsFound => _macRoman > _windows;

    /// <summary>Takes a byte that is not ASCII, and those before and after it.</summary>
    public void Add(byte before, byte value, byte after)
    {
        var isAfterSmall = char.IsAsciiLetterLower((char)before);
        var isWithin = char.IsAsciiLetter((char)before) && char.IsAsciiLetter((char)after);
        _macRoman += (isWithin && _letters.Contains(value)) || (isAfterSmall && value == AcuteE)
            || value is 0x8D or 0x8F or 0x90 ? 1 : 0;

        // à to ÿ after a small letter, or É and others between capitals: in Mac Roman these are capitals and signs.
        _windows += (isAfterSmall && value is >= 0xE0 and not 0xF7)
            || (isWithin && value is >= 0xC0 and < 0xE0) ? 1 : 0;
    }
}
