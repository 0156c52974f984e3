namespace EduConnect.Rules.Internal;

/// <summary>
/// 7,776 French words, as many as five dice can show: 4 to 8 letters from a to z, in ascending order, for people of any
/// age.
/// </summary>
/// <remarks>.ci/french-words.cs writes the table.</remarks>
internal static partial class FrenchWords
{
    public const int Count = 7776;
    public const int ShortestWord = 4;
    public const int LongestWord = 8;

    private const int Room = LongestWord + 1;

    /// <summary>The word at this place, from 0, in ASCII.</summary>
    public static ReadOnlySpan<byte> At(int index)
    {
        var word = Data.Slice(Room * index, Room);
        return word[..word.IndexOf((byte)' ')];
    }
}
