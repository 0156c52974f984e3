namespace EduConnect.Rules.Internal;

/// <summary>
/// The check letter of a UAI and of an INE of the BEA: the number modulo 23 is a position in an alphabet without I, O
/// and Q. Source: docs/sources.md#uai.
/// </summary>
internal static class CheckLetters
{
    private const string Alphabet = "ABCDEFGHJKLMNPRSTUVWXYZ";

    // Bit i is the letter 'A' + i.
    private const uint Set = 0x03FF_FFFF & ~((1u << ('I' - 'A')) | (1u << ('O' - 'A')) | (1u << ('Q' - 'A')));

    public static char Of(ulong number) => Alphabet[(int)(number % (uint)Alphabet.Length)];

    public static bool Contains(uint letter) => letter - 'A' < 26 && ((Set >> (int)(letter - 'A')) & 1) != 0;
}
