namespace EduConnect.Rules.Cli;

/// <summary>
/// Distinguishes Windows-1252, Mac Roman and code page 850 of DOS by which of them reads the bytes that are not ASCII
/// as letters that French words have in those places.
/// </summary>
internal struct LetterEvidence
{
    private const string SmallLetters = "éèêëçïîôàâäáãåæíìñóòöõøœùúûüÿšž";
    private const string CapitalLetters = "ÉÈÊËÇÏÎÔÀÂÄÁÃÅÆÍÌÑÓÒÖÕØŒÙÚÛÜŸŠŽ";

    // Other signs are too rare: each of them is a letter in another encoding.
    private const string Signs = "\u00A0‘’“”–—…™€£¤«»‹›°";

    // How strongly each byte from 0x80 on suggests each encoding, at each place.
    private static readonly (int Windows, int Mac, int Dos)[][] _weights =
    [
        .. Enum.GetValues<Place>().Select(place =>
        {
            var (windows, mac, dos) =
                (Upper(TextEncoding.Windows1252), Upper(TextEncoding.MacRoman), Upper(TextEncoding.Dos));
            return windows.Select((one, at) =>
                (Weight(one, place), Weight(mac[at], place), Weight(dos[at], place))).ToArray();
        }),
    ];

    private long _windows;
    private long _mac;
    private long _dos;

    private enum Place
    {
        /// <summary>After a small letter, or the capital that begins a word, and before a small letter.</summary>
        Within,

        /// <summary>After a small letter, at the end of a word.</summary>
        End,

        /// <summary>Elsewhere after a capital.</summary>
        AmongCapitals,

        /// <summary>Before a letter, and not after one.</summary>
        Start,

        /// <summary>After a small letter and before a capital.</summary>
        Between,

        /// <summary>Not next to an ASCII letter.</summary>
        Alone,
    }

    /// <summary>The encoding that the letters suggest; null for Windows-1252.</summary>
    public readonly TextEncoding? Other =>
        _mac > _windows && _mac >= _dos ? TextEncoding.MacRoman : _dos > _windows ? TextEncoding.Dos : null;

    /// <summary>
    /// Adds a byte that is not ASCII, with the two before it and the one after it; 0 if there is none.
    /// </summary>
    public void Add(byte secondBefore, byte before, byte value, byte after)
    {
        var isAfterCapital = char.IsAsciiLetterUpper((char)before);
        var isAfterSmall = char.IsAsciiLetterLower((char)before);
        var isFirst = !char.IsAsciiLetter((char)secondBefore);

        // The quotes of D‘Arc and l’Été are letters in Mac Roman, but hardly ever in this place.
        if (value is 0x91 or 0x92 && isFirst && (isAfterCapital || isAfterSmall))
        {
            return;
        }

        var place = !isAfterCapital && !isAfterSmall
            ? (char.IsAsciiLetter((char)after) ? Place.Start : Place.Alone)
            : isAfterCapital ? (isFirst && char.IsAsciiLetterLower((char)after) ? Place.Within : Place.AmongCapitals)
            : char.IsAsciiLetterUpper((char)after) ? Place.Between
            : char.IsAsciiLetterLower((char)after) ? Place.Within : Place.End;
        var (windows, mac, dos) = _weights[(int)place][value - 0x80];
        _windows += windows;
        _mac += mac;
        _dos += dos;
    }

    private static string Upper(TextEncoding encoding) =>
        encoding.Encoding!.GetString([.. Enumerable.Range(0x80, 0x80).Select(one => (byte)one)]);

    // é is by far the most frequent letter, and often small among capitals; ë is the only other one that often ends a
    // name.
    private static int Weight(char c, Place place)
    {
        var small = SmallLetters.IndexOf(c, StringComparison.Ordinal);
        if (small >= 0)
        {
            return place switch
            {
                Place.Within => small <= SmallLetters.IndexOf('ô', StringComparison.Ordinal) ? 2 : 1,
                Place.End => c is 'é' or 'ë' ? 2 : 1,
                Place.AmongCapitals => c is 'é' ? 2 : 1,
                Place.Start => 1,
                Place.Alone => c is 'à' ? 1 : 0,
                _ => 0,
            };
        }

        var isCapital = CapitalLetters.Contains(c, StringComparison.Ordinal)
            && place is Place.AmongCapitals or Place.Start;
        return isCapital ? (c == 'É' ? 2 : 1)
            : place != Place.Alone && Signs.Contains(c, StringComparison.Ordinal) ? 1 : 0;
    }
}
