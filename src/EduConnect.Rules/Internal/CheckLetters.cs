namespace EduConnect.Rules.Internal;

/// <summary>
/// The check letter of a UAI and of an INE of the BEA: the number modulo 23 is a position in an alphabet without I, O
/// and Q. Source: docs/sources.md#uai.
/// </summary>
internal static class CheckLetters
{
    private const string Alphabet = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private static readonly uint _set = Alphabet.Aggregate(0u, (set, letter) => set | (1u << (letter - 'A')));

    public static char Of(ulong number) => Alphabet[(int)(number % (uint)Alphabet.Length)];

    public static bool Contains(uint letter) => letter - 'A' < 26 && ((_set >> (int)(letter - 'A')) & 1) != 0;
}
