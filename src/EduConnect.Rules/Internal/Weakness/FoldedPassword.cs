using System.Numerics;

namespace EduConnect.Rules.Internal.Weakness;

/// <summary>
/// A password as its author meant it: without case and accents, and each character also as the letter that it may
/// stand in for.
/// </summary>
internal ref struct FoldedPassword
{
    /// <summary>How many characters are read; a byte holds every position.</summary>
    public const int Capacity = 64;

    /// <summary>How many characters the buffer of <see cref="Read"/> holds.</summary>
    public const int BufferLength = 4 * Capacity;

    /// <summary>The characters in lowercase, with their accents; those above U+FFFF as a private-use
    /// character.</summary>
    public Span<char> Keys;

    /// <summary>The letters meant, <c>a</c> to <c>z</c>; NUL where there is none.</summary>
    public Span<char> Letters;

    /// <summary>The same with <c>l</c> where <see cref="Letters"/> has the <c>i</c> of a <c>1</c>, <c>!</c> or
    /// <c>|</c>.</summary>
    public Span<char> OtherLetters;

    /// <summary>The index of each character in code points: <c>œ</c> is two letters, a combining mark is
    /// none.</summary>
    public Span<char> Indexes;

    /// <summary>How many characters were read.</summary>
    public int Count;

    /// <summary>How many code points were read.</summary>
    public int CodePoints;

    /// <summary>Whether the whole password was read.</summary>
    public bool IsWhole;

    /// <summary>Reads a password into a buffer of <see cref="BufferLength"/>.</summary>
    public static FoldedPassword Read<T>(ReadOnlySpan<T> password, Span<char> buffer)
        where T : unmanaged, IBinaryInteger<T>
    {
        var folded = new FoldedPassword
        {
            Keys = buffer[..Capacity],
            Letters = buffer.Slice(Capacity, Capacity),
            OtherLetters = buffer.Slice(2 * Capacity, Capacity),
            Indexes = buffer.Slice(3 * Capacity, Capacity),
            IsWhole = true,
        };
        while (!password.IsEmpty)
        {
            var unit = uint.CreateTruncating(password[0]);
            var units = 1;

            // Marks take no room, but their indexes must not outgrow a byte.
            var hasRoom = folded.CodePoints < Capacity && (unit < 128
                ? folded.TryAddAscii((char)unit)
                : folded.TryAdd(CodeUnits.First(password, out units).Value));
            if (!hasRoom)
            {
                folded.IsWhole = false;
                return folded;
            }

            folded.CodePoints++;
            password = password[units..];
        }

        return folded;
    }

    private bool TryAddAscii(char c)
    {
        var lower = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        var letter = char.IsAsciiLetterLower(lower) ? lower : DisguisedBy(c);
        return TryAdd(lower, letter, c is '1' or '!' or '|' ? 'l' : letter);
    }

    private static char DisguisedBy(char c) => c switch
    {
        '@' or '4' => 'a',
        '8' => 'b',
        '(' => 'c',
        '3' => 'e',
        '6' or '9' => 'g',
        '1' or '!' or '|' => 'i',
        '0' => 'o',
        '$' or '5' => 's',
        '+' or '7' => 't',
        '2' => 'z',
        _ => '\0',
    };

    private bool TryAdd(int rune)
    {
        // Combining marks are accents.
        if (rune is >= 0x300 and < 0x370)
        {
            return true;
        }

        // Above U+FFFF, any character that no key has.
        var key = rune > char.MaxValue ? (char)(0xE000 | (rune & 0xFFF)) : char.ToLowerInvariant((char)rune);
        var plain = rune == '€' ? "e" : rune > char.MaxValue ? "" : LatinLetters.Plain((char)rune);
        if (plain.Length == 0)
        {
            return TryAdd(key, '\0', '\0');
        }

        var hasRoom = TryAdd(key, plain[0], plain[0]);
        foreach (var letter in plain.AsSpan(1))
        {
            hasRoom = TryAdd(letter, letter, letter);
        }

        return hasRoom;
    }

    private bool TryAdd(char key, char letter, char otherLetter)
    {
        if (Count == Capacity)
        {
            return false;
        }

        Keys[Count] = key;
        Letters[Count] = letter;
        OtherLetters[Count] = otherLetter;
        Indexes[Count++] = (char)CodePoints;
        return true;
    }
}
