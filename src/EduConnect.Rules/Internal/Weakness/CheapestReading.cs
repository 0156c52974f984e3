using System.Numerics;

namespace EduConnect.Rules.Internal.Weakness;

/// <summary>
/// Reads a password as the parts that a guesser tries first, in the way that takes the fewest guesses.
/// </summary>
/// <remarks>
/// Prices are in half digits: a part that costs 7 takes 10^3.5 guesses. A password is weak if the whole of it costs
/// <see cref="WeakPrice"/> or less. Letters that belong to no part cost more than their guesses, so that a word found
/// by chance between random letters changes nothing: the tests count such passwords.
/// </remarks>
internal ref struct CheapestReading
{
    // 100 million guesses.
    private const int WeakPrice = 16;

    private const int OtherLetterPrice = 6;
    private const int OtherPrice = 2;
    private const int WordPrice = 7;
    private const int ShortWordPrice = 9;
    private const int ContextPrice = 3;
    private const int LinePrice = 5;
    private const int ShortLinePrice = 7;
    private const int ZigzagPrice = 8;
    private const int AgainPrice = 0;
    private const int ShortAgainPrice = 2;
    private const int DatePrice = 8;
    private const int YearPrice = 4;
    private const int LongestPeriod = 8;

    private readonly FoldedPassword _password;
    private readonly PasswordContext? _context;

    // What reading up to each position costs, and the part that ends there.
    private readonly Span<byte> _prices;
    private readonly Span<byte> _starts;
    private readonly Span<PasswordWeaknesses> _weaknesses;
    private PasswordWeaknessReport _report;

    private CheapestReading(
        FoldedPassword password, PasswordContext? context, Span<byte> bytes, Span<PasswordWeaknesses> weaknesses)
    {
        _password = password;
        _context = context;
        _prices = bytes[..(FoldedPassword.Capacity + 1)];
        _starts = bytes[(FoldedPassword.Capacity + 1)..];
        _weaknesses = weaknesses;
        _prices[1..(password.Count + 1)].Fill(byte.MaxValue);
    }

    /// <summary>The weaknesses of the password. Allocates nothing.</summary>
    public static PasswordWeaknessReport Of<T>(ReadOnlySpan<T> text, PasswordContext? context)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<char> buffer = stackalloc char[FoldedPassword.BufferLength];
        var password = FoldedPassword.Read(text, buffer);
        var reading = new CheapestReading(
            password,
            context,
            stackalloc byte[2 * (FoldedPassword.Capacity + 1)],
            stackalloc PasswordWeaknesses[FoldedPassword.Capacity + 1]);
        reading.FindParts();
        if (password.IsWhole || IsPeriodic(text))
        {
            reading.ReportCheapest();
        }

        // No copy of a password stays on the stack.
        buffer.Clear();
        return reading._report;
    }

    // Of a text that is not read to its end, only one that goes on as it begins can be weak.
    private static bool IsPeriodic<T>(ReadOnlySpan<T> text) where T : unmanaged, IBinaryInteger<T>
    {
        for (var period = 1; period <= LongestPeriod; period++)
        {
            if (text[period..].SequenceEqual(text[..^period]))
            {
                return true;
            }
        }

        return false;
    }

    private void FindParts()
    {
        var count = _password.Count;
        Span<byte> walks = stackalloc byte[2 * FoldedPassword.Capacity];
        var lines = walks[..count];
        var zigzags = walks.Slice(FoldedPassword.Capacity, count);
        KeyWalks.Find(_password.Keys[..count], lines, zigzags);
        for (var at = 0; at < count; at++)
        {
            var isReached = _prices[at] <= WeakPrice;
            AddContext(at);
            if (isReached || _context?.BirthDate is not null)
            {
                AddDate(at);
            }

            if (isReached)
            {
                var isLetter = char.IsAsciiLetterLower(_password.Keys[at]) || _password.Keys[at] > 127;
                Add(at, 1, isLetter ? OtherLetterPrice : OtherPrice, PasswordWeaknesses.None);
                AddLine(at, lines[at]);
                AddZigzag(at, zigzags[at]);
                AddRepetitions(at);
                AddWords(at);
            }
        }
    }

    private void Add(int at, int length, int price, PasswordWeaknesses weakness)
    {
        var (end, sum) = (at + length, _prices[at] + price);
        if (length > 0 && sum <= WeakPrice && sum < _prices[end])
        {
            _prices[end] = (byte)sum;
            _starts[end] = (byte)at;
            _weaknesses[end] = weakness;
        }
    }

    // A word of the context is reported whatever is around it, unless it is a weaker hint.
    private void AddContext(int at)
    {
        if (_context is not null)
        {
            AddContext(at, _context.LengthAt(_password, at, out var isSure), isSure);
        }
    }

    private void AddContext(int at, int length, bool isSure)
    {
        Add(at, length, ContextPrice, PasswordWeaknesses.ContainsContext);
        if (isSure)
        {
            Report(PasswordWeaknesses.ContainsContext, at, at + length);
        }
    }

    // Three digits in order are no dearer than any others.
    private void AddLine(int at, int length)
    {
        if (length >= KeyWalks.ShortestLine)
        {
            var isLong = length > KeyWalks.ShortestLine
                || Digits.TryRead<char>(_password.Keys.Slice(at, length), out _);
            Add(at, length, isLong ? LinePrice : ShortLinePrice, PasswordWeaknesses.Sequence);
        }
    }

    private void AddZigzag(int at, int length)
    {
        if (length >= KeyWalks.ShortestZigzag)
        {
            Add(at, length, ZigzagPrice, PasswordWeaknesses.Sequence);
        }
    }

    // The characters before this one, again. Where the one before is a repetition too, the whole of it has been added.
    private void AddRepetitions(int at)
    {
        var keys = _password.Keys;
        for (var period = 1; period <= LongestPeriod && period <= at; period++)
        {
            if (keys[at] == keys[at - period] && (at == period || keys[at - 1] != keys[at - 1 - period]))
            {
                var length = LengthOfRepetition(at, period);
                Add(at, length, length > 2 ? AgainPrice : ShortAgainPrice, PasswordWeaknesses.Repetition);
            }
        }
    }

    // 0 if it is shorter than what is repeated, or a single character twice.
    private int LengthOfRepetition(int at, int period)
    {
        var keys = _password.Keys[.._password.Count];
        var length = keys[at..].CommonPrefixLength(keys[(at - period)..]);
        return length >= Math.Max(2, period) ? length : 0;
    }

    private void AddDate(int at)
    {
        var keys = _password.Keys[at.._password.Count];
        var letters = _password.Letters[at.._password.Count];
        var length = DateText.LengthOf(keys, letters, _context?.BirthDate, out var isBirthDate);
        Add(at, DateText.LengthOfYear(keys), YearPrice, PasswordWeaknesses.Date);
        if (isBirthDate)
        {
            AddContext(at, length, isSure: true);
        }
        else
        {
            Add(at, length, DatePrice, PasswordWeaknesses.Date);
        }
    }

    private void AddWords(int at)
    {
        if (_prices[at] + WordPrice > WeakPrice)
        {
            return;
        }

        var (hash, otherHash, disguised) = (CommonBases.Begin, CommonBases.Begin, 0);
        var last = Math.Min(_password.Count, at + CommonBases.LongestWord);
        for (var i = at; i < last && _password.Letters[i] != 0; i++)
        {
            var (letter, otherLetter) = (_password.Letters[i], _password.OtherLetters[i]);
            hash = CommonBases.Append(hash, letter);
            otherHash = CommonBases.Append(otherHash, otherLetter);
            disguised += _password.Keys[i] < 128 && _password.Keys[i] != letter ? 1 : 0;
            var length = i + 1 - at;
            if (length >= CommonBases.ShortestWord && 2 * disguised <= length
                && (CommonBases.Contains(hash) || (otherHash != hash && CommonBases.Contains(otherHash))))
            {
                var price = length == CommonBases.ShortestWord ? ShortWordPrice : WordPrice;
                Add(at, length, price + (disguised > 0 ? disguised + 1 : 0), PasswordWeaknesses.Common);
            }
        }
    }

    private void ReportCheapest()
    {
        if (_prices[_password.Count] <= WeakPrice)
        {
            for (var end = _password.Count; end > 0; end = _starts[end])
            {
                if (_weaknesses[end] != PasswordWeaknesses.None)
                {
                    Report(_weaknesses[end], StartOf(end), end);
                }
            }
        }
    }

    // A repetition begins with what it repeats.
    private int StartOf(int end)
    {
        int start = _starts[end];
        var period = 1;
        while (_weaknesses[end] == PasswordWeaknesses.Repetition && LengthOfRepetition(start, period) != end - start)
        {
            period++;
        }

        return _weaknesses[end] == PasswordWeaknesses.Repetition ? start - period : start;
    }

    private void Report(PasswordWeaknesses weakness, int start, int end)
    {
        var index = _password.Indexes[start];
        var past = end < _password.Count ? _password.Indexes[end] : _password.CodePoints;
        _report = _report.With(weakness, index, past - index);
    }
}
