namespace EduConnect.Rules.Internal.Weakness;

/// <summary>
/// Sequences: keys side by side on an AZERTY or a QWERTY keyboard or a number pad, in a straight line or in a zigzag,
/// and letters and digits in order.
/// </summary>
internal static class KeyWalks
{
    /// <summary>The fewest characters of a straight line.</summary>
    public const int ShortestLine = 3;

    /// <summary>The fewest characters of a zigzag: two keys may be side by side by chance.</summary>
    public const int ShortestZigzag = 5;

    // A row of a keyboard is 32 places: a step is 1 along a row, about 32 to the next one.
    private const int Row = 32;

    // Those of Latin-1, so that the accented letters of AZERTY are keys too.
    private const int Characters = 256;

    // What a key writes with Shift and without has the same place.
    private static readonly byte[] _azerty =
        Layout("1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn,;:!", "&é\"'(-è_çà", "", "", "      ?./");

    private static readonly byte[] _qwerty =
        Layout("1234567890", "qwertyuiop", "asdfghjkl;", "zxcvbnm,./", "!@#$%^&*()");

    private static readonly byte[] _numberPad = Layout("789", "456", "123", "0");
    private static readonly byte[] _inOrder = Layout("abcdefghijklmnopqrstuvwxyz", "", "0123456789");

    // Whether two keys are side by side in any of the layouts, a bit for each pair: in few passwords three are.
    private static readonly byte[] _neighbours = FindNeighbours();

    /// <summary>Writes the length of the longest line and of the longest zigzag that begin at each character.</summary>
    /// <param name="keys">The characters.</param>
    /// <param name="lines">As long as the keys, and zero.</param>
    /// <param name="zigzags">As long as the keys, and zero.</param>
    public static void Find(ReadOnlySpan<char> keys, Span<byte> lines, Span<byte> zigzags)
    {
        for (var end = 0; end < keys.Length; end++)
        {
            var start = end;
            while (end + 1 < keys.Length && AreNeighbours(keys[end], keys[end + 1]))
            {
                end++;
            }

            if (end + 1 - start >= ShortestLine)
            {
                FindIn(start..(end + 1), keys, lines, zigzags);
            }
        }
    }

    private static void FindIn(Range range, ReadOnlySpan<char> keys, Span<byte> lines, Span<byte> zigzags)
    {
        Find(_azerty, keys[range], lines[range], zigzags[range]);
        Find(_qwerty, keys[range], lines[range], zigzags[range]);
        Find(_numberPad, keys[range], lines[range], zigzags[range]);
        Find(_inOrder, keys[range], lines[range], default);
    }

    // From the end: a walk goes on as long as its step is that of the next character, or, in a zigzag, of the one
    // after it. Back and forth between two keys is a repetition.
    private static void Find(byte[] places, ReadOnlySpan<char> keys, Span<byte> lines, Span<byte> zigzags)
    {
        var (step, stepAfter, line, zigzag) = (0, 0, 1, 1);
        for (var i = keys.Length - 2; i >= 0; i--)
        {
            var next = StepBetween(places, keys[i], keys[i + 1]);
            line = next == 0 ? 1 : next == step ? line + 1 : 2;
            zigzag = next == 0 ? 1 : step == 0 || step == -next ? 2 : next == stepAfter ? zigzag + 1 : 3;
            (step, stepAfter) = (next, step);
            lines[i] = (byte)Math.Max(lines[i], line);
            if (!zigzags.IsEmpty)
            {
                zigzags[i] = (byte)Math.Max(zigzags[i], zigzag);
            }
        }
    }

    private static bool AreNeighbours(char from, char to) =>
        from < Characters && to < Characters
        && ((_neighbours[((from * Characters) + to) / 8] >> (to % 8)) & 1) != 0;

    // 0 unless the keys are side by side.
    private static int StepBetween(byte[] places, char from, char to)
    {
        var (start, end) = (places[from], places[to]);
        var step = end - start;
        return start != 0 && end != 0 && Math.Abs(step) is 1 or Row - 1 or Row or Row + 1 ? step : 0;
    }

    // Rows from the top; four more for the same keys with Shift or without.
    private static byte[] Layout(params string[] rows)
    {
        var places = new byte[Characters];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                places[rows[row][column]] = (byte)((Row * (row % 4)) + column + 1);
            }
        }

        places[' '] = 0;
        return places;
    }

    private static byte[] FindNeighbours()
    {
        var bits = new byte[Characters * Characters / 8];
        foreach (var layout in (byte[][])[_azerty, _qwerty, _numberPad, _inOrder])
        {
            for (var pair = 0; pair < Characters * Characters; pair++)
            {
                var isStep = StepBetween(layout, (char)(pair / Characters), (char)(pair % Characters)) != 0;
                bits[pair / 8] |= (byte)((isStep ? 1 : 0) << (pair % 8));
            }
        }

        return bits;
    }
}
