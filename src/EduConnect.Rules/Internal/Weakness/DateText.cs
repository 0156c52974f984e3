namespace EduConnect.Rules.Internal.Weakness;

/// <summary>Dates and years as people write them into passwords.</summary>
internal static class DateText
{
    private static readonly string[][] _months =
    [
        ["janvier", "janv", "jan"], ["fevrier", "fevr", "fev", "feb"], ["mars", "mar"], ["avril", "avr", "apr"],
        ["mai", "may"], ["juin", "jun"], ["juillet", "juil", "jul"], ["aout", "aou", "aug"],
        ["septembre", "sept", "sep"], ["octobre", "oct"], ["novembre", "nov"], ["decembre", "dec"],
    ];

    /// <summary>The length of the year 1900 to 2099 at the start of the text, 4; 0 if there is none.</summary>
    public static int LengthOfYear(ReadOnlySpan<char> keys) =>
        keys.Length >= 4 && keys[0] is '1' or '2' && IsYear(NumberAt(keys, 0, 4)) ? 4 : 0;

    /// <summary>
    /// The length of the longest date at the start of the text: <c>14071998</c>, <c>140798</c>, <c>14/7/98</c>,
    /// <c>1998-07-14</c>, <c>14juil98</c>, <c>juillet1998</c>, and with the month first; 0 if there is none.
    /// </summary>
    /// <param name="keys">The characters.</param>
    /// <param name="letters">The same without accents.</param>
    /// <param name="birth">A date to look for.</param>
    /// <param name="isBirth">Whether that date can be read here; the length is then its own.</param>
    public static int LengthOf(
        ReadOnlySpan<char> keys, ReadOnlySpan<char> letters, DateOnly? birth, out bool isBirth)
    {
        var found = new Search(birth);
        if (char.IsAsciiDigit(keys[0]))
        {
            AddPacked(keys, ref found);
            AddSeparated(keys, ref found);
            AddNamed(keys, letters, ref found);
        }
        else if (MonthAt(letters) > 0)
        {
            AddNamed(keys, letters, ref found);
        }

        isBirth = found.BirthLength > 0;
        return isBirth ? found.BirthLength : found.Length;
    }

    private static void AddPacked(ReadOnlySpan<char> keys, ref Search found)
    {
        foreach (var yearLength in (ReadOnlySpan<byte>)[4, 2])
        {
            var length = 4 + yearLength;
            if (NumberAt(keys, 0, length) >= 0)
            {
                var (first, second) = (NumberAt(keys, 0, 2), NumberAt(keys, 2, 2));
                found.AddEitherOrder(first, second, NumberAt(keys, 4, yearLength), yearLength, length);
                found.Add(
                    NumberAt(keys, yearLength + 2, 2), NumberAt(keys, yearLength, 2), NumberAt(keys, 0, yearLength),
                        yearLength, length);
            }
        }
    }

    private static void AddSeparated(ReadOnlySpan<char> keys, ref Search found)
    {
        var first = DigitsAt(keys, 0);
        var secondAt = first + 1;
        var second = DigitsAt(keys, secondAt);
        var thirdAt = secondAt + second + 1;
        if (second is 0 or > 2 || !AreSeparators(keys, first, thirdAt - 1))
        {
            return;
        }

        var third = DigitsAt(keys, thirdAt);
        var (left, middle) = (NumberAt(keys, 0, first), NumberAt(keys, secondAt, second));
        if (first == 4 && third > 0)
        {
            third = Math.Min(third, 2);
            found.Add(NumberAt(keys, thirdAt, third), middle, left, 4, thirdAt + third);
        }

        foreach (var yearLength in (ReadOnlySpan<byte>)[4, 2])
        {
            if (first <= 2 && third >= yearLength)
            {
                found.AddEitherOrder(
                    left, middle, NumberAt(keys, thirdAt, yearLength), yearLength, thirdAt + yearLength);
            }
        }
    }

    // A day, which may be missing, the name of a month and a year.
    private static void AddNamed(ReadOnlySpan<char> keys, ReadOnlySpan<char> letters, ref Search found)
    {
        var dayLength = DigitsAt(keys, 0);
        var nameAt = dayLength + (dayLength > 0 && IsSeparator(keys, dayLength) ? 1 : 0);
        if (dayLength > 2 || nameAt >= keys.Length)
        {
            return;
        }

        var (day, month) = (dayLength == 0 ? 0 : NumberAt(keys, 0, dayLength), MonthAt(letters[nameAt..]));
        foreach (var name in month == 0 ? [] : _months[month - 1])
        {
            // Its letters are not digits in disguise: random digits make months too easily.
            if (letters[nameAt..].StartsWith(name)
                && !keys.Slice(nameAt, name.Length).ContainsAnyInRange('\0', '`'))
            {
                var yearAt = nameAt + name.Length;
                yearAt += IsSeparator(keys, yearAt) ? 1 : 0;
                found.Add(day, month, NumberAt(keys, yearAt, 4), 4, yearAt + 4);
                found.Add(dayLength > 0 ? day : -1, month, NumberAt(keys, yearAt, 2), 2, yearAt + 2);
            }
        }
    }

    // By its first letters; 0 if it is not a month.
    private static int MonthAt(ReadOnlySpan<char> letters) => letters switch
    {
        ['j', 'a', 'n', ..] => 1,
        ['f', 'e', 'v' or 'b', ..] => 2,
        ['m', 'a', 'r', ..] => 3,
        ['a', 'v' or 'p', 'r', ..] => 4,
        ['m', 'a', 'i' or 'y', ..] => 5,
        ['j', 'u', 'i', 'n', ..] or ['j', 'u', 'n', ..] => 6,
        ['j', 'u', 'i' or 'l', ..] => 7,
        ['a', 'o', 'u', ..] or ['a', 'u', 'g', ..] => 8,
        ['s', 'e', 'p', ..] => 9,
        ['o', 'c', 't', ..] => 10,
        ['n', 'o', 'v', ..] => 11,
        ['d', 'e', 'c', ..] => 12,
        _ => 0,
    };

    private static bool AreSeparators(ReadOnlySpan<char> keys, int first, int second) =>
        IsSeparator(keys, first) && IsSeparator(keys, second) && keys[first] == keys[second];

    private static bool IsSeparator(ReadOnlySpan<char> keys, int at) =>
        at < keys.Length && keys[at] is '/' or '-' or '.' or '_' or ' ';

    private static bool IsYear(int number) => number is >= 1900 and <= 2099;

    // How many digits there are, up to 4.
    private static int DigitsAt(ReadOnlySpan<char> keys, int at)
    {
        var end = at;
        while (end < keys.Length && end < at + 4 && char.IsAsciiDigit(keys[end]))
        {
            end++;
        }

        return Math.Max(0, end - at);
    }

    // -1 if there are fewer digits.
    private static int NumberAt(ReadOnlySpan<char> keys, int at, int length) =>
        at + length <= keys.Length && Digits.TryRead(keys.Slice(at, length), out var number) ? (int)number : -1;

    private ref struct Search(DateOnly? birth)
    {
        public int Length;
        public int BirthLength;

        public void AddEitherOrder(int first, int second, int year, int yearLength, int length)
        {
            Add(first, second, year, yearLength, length);
            Add(second, first, year, yearLength, length);
        }

        // Day 0 is a month without a day.
        public void Add(int day, int month, int year, int yearLength, int length)
        {
            if (day is < 0 or > 31 || month is < 1 or > 12 || year < 0 || (yearLength == 4 && !IsYear(year)))
            {
                return;
            }

            Length = Math.Max(Length, length);
            if (birth is { } born && month == born.Month && (day == 0 || day == born.Day)
                && year == (yearLength == 4 ? born.Year : born.Year % 100))
            {
                BirthLength = Math.Max(BirthLength, length);
            }
        }
    }
}
