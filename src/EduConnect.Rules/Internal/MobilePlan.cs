namespace EduConnect.Rules.Internal;

/// <summary>
/// Knows which numbers are mobile numbers in the French numbering plan and those of four territories.
/// </summary>
/// <remarks>Source: docs/sources.md#mobile-number.</remarks>
internal static class MobilePlan
{
    /// <summary>
    /// The number of digits after the country code, or after the 0, on the mainland and in most territories.
    /// </summary>
    public const int UsualDigits = 9;

    private const int FirstBlock = 60_000;
    private const int BlockCount = 20_000;
    private const ushort Split = ushort.MaxValue;

    // Country code, digits after it, first digits of the mobile numbers. Longer prefixes take precedence.
    private static readonly (int CountryCode, int Digits, string FirstDigits)[] _plan =
    [
        (33, UsualDigits, "600-638 640-689 695 698-699 730-799"), // mainland
        (33, UsualDigits, "63998"), // mainland, reserved for fiction
        (590, UsualDigits, "690-691 70900-70904"), // Guadeloupe, Saint-Martin, Saint-Barthélemy
        (262, UsualDigits, "692-693 70920-70923"), // La Réunion
        (262, UsualDigits, "639 70935-70937"), // Mayotte
        (594, UsualDigits, "694 70930-70933"), // Guyane
        (596, UsualDigits, "696-697 70910-70913"), // Martinique
        (508, UsualDigits, "70840-70845 70850-70856"), // Saint-Pierre-et-Miquelon
        (508, 6, "40-44 55-56"), // Saint-Pierre-et-Miquelon before its new plan
        (681, 6, "72 82-83"), // Wallis-et-Futuna
        (687, 6, "5 7 80-87 89 9"), // New Caledonia
        (689, 8, "87-89"), // French Polynesia
    ];

    // Compared by the first five digits.
    private static readonly Block[] _blocks = [.. _plan.SelectMany(Blocks)];

    // Indexed by the first five of nine digits; 0 for those that are not mobile numbers.
    private static readonly ushort[] _countryCodesOfBlocks = UsualBlocks();

    // Indexed by the first three of nine digits, so that it stays in the cache; Split if the next two digits matter.
    private static readonly ushort[] _countryCodesOfHundreds =
    [
        .. _countryCodesOfBlocks.Chunk(100).Select(hundred => hundred.Distinct().Count() == 1 ? hundred[0] : Split),
    ];

    // Indexed by country code: a bit for each possible number of digits after it.
    private static readonly ushort[] _digitCounts =
    [
        .. Enumerable.Range(0, 1000).Select(code =>
            (ushort)_plan.Where(row => row.CountryCode == code).Aggregate(0, (bits, row) => bits | (1 << row.Digits))),
    ];

    /// <summary>The country codes, in ascending order.</summary>
    public static readonly int[] CountryCodes = [.. _plan.Select(row => row.CountryCode).Distinct().Order()];

    /// <summary>10 to the power of the index.</summary>
    public static readonly ulong[] PowersOfTen =
        [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>The country code of nine digits that begin with 6 or 7; 0 if they are not a mobile number.</summary>
    public static int CountryCodeOf(uint nineDigits)
    {
        var countryCode = _countryCodesOfHundreds[(nineDigits / 1_000_000) - (FirstBlock / 100)];
        return countryCode != Split ? countryCode : _countryCodesOfBlocks[(nineDigits / 10_000) - FirstBlock];
    }

    /// <summary>Whether the plan has this country code, which has at most three digits.</summary>
    public static bool HasCountryCode(int countryCode) => _digitCounts[countryCode] != 0;

    /// <summary>Whether mobile numbers can have this many digits after the country code.</summary>
    public static bool HasLength(int countryCode, int digits) =>
        digits < 16 && (_digitCounts[countryCode] & (1 << digits)) != 0;

    /// <summary>Whether six or eight digits after the country code are a mobile number.</summary>
    public static bool IsMobile(int countryCode, int digits, ulong number)
    {
        var firstFive = (int)(number / PowersOfTen[digits - 5]);
        foreach (var block in _blocks)
        {
            if (block.CountryCode == countryCode && block.Digits == digits
                && block.First <= firstFive && firstFive <= block.Last)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<Block> Blocks((int CountryCode, int Digits, string FirstDigits) row) =>
        from range in row.FirstDigits.Split(' ')
        let ends = range.Split('-')
        select new Block(
            row.CountryCode,
            row.Digits,
            First: int.Parse(ends[0].PadRight(5, '0'), provider: null),
            Last: int.Parse(ends[^1].PadRight(5, '9'), provider: null));

    private static ushort[] UsualBlocks()
    {
        var countryCodes = new ushort[BlockCount];
        var usual = _blocks.Where(block => block.Digits == UsualDigits);
        foreach (var block in usual.OrderByDescending(block => block.Last - block.First))
        {
            countryCodes.AsSpan(block.First - FirstBlock, block.Last - block.First + 1).Fill((ushort)block.CountryCode);
        }

        return countryCodes;
    }

    private readonly record struct Block(int CountryCode, int Digits, int First, int Last);
}
