using System.Security.Cryptography;

namespace EduConnect.Rules.Internal;

/// <summary>
/// How many characters of each class a random text has, given that enough classes reach their minimum. Drawing whole
/// texts until one does would take too long where the minimums add up to nearly the length.
/// </summary>
/// <remarks>Numbers of texts are natural logarithms, because they can be larger than any double.</remarks>
internal sealed class ClassCounts
{
    private readonly int[] _sizes;
    private readonly int[] _minimums;
    private readonly int _length;
    private readonly int _required;
    private readonly double[] _logFactorials;

    // By class, characters left for it and the following ones, and classes still required.
    private readonly double?[][,] _known;

    /// <param name="sizes">The number of characters in each class, 1 or more.</param>
    /// <param name="minimums">How many characters of each class make it count.</param>
    /// <param name="required">How many classes have to count.</param>
    /// <param name="length">The length of the text. Time grows with its square.</param>
    public ClassCounts(int[] sizes, int[] minimums, int required, int length)
    {
        (_sizes, _minimums, _length, _required) = (sizes, minimums, length, required);
        _logFactorials = new double[length + 1];
        for (var i = 2; i <= length; i++)
        {
            _logFactorials[i] = _logFactorials[i - 1] + Math.Log(i);
        }

        _known = Array.ConvertAll(sizes, _ => new double?[length + 1, required + 1]);
    }

    /// <summary>The binary logarithm of the number of texts of this length that have enough classes.</summary>
    public double Bits => Texts(0, _length, _required) / Math.Log(2);

    /// <summary>Draws how many characters of each class a text has; every valid text is equally likely.</summary>
    public void Draw(Span<int> counts)
    {
        var (left, need) = (_length, _required);
        for (var one = 0; one < _sizes.Length; one++)
        {
            // Ends at the last possible number if rounding leaves a rest.
            var all = Texts(one, left, need);
            var point = RandomShare();
            for (var count = 0; count <= left && point >= 0; count++)
            {
                var share = Math.Exp(Texts(one, left, need, count) - all);
                counts[one] = share > 0 ? count : counts[one];
                point -= share;
            }

            left -= counts[one];
            need = NeedAfter(one, need, counts[one]);
        }
    }

    // The texts of the characters of this class and the following ones.
    private double Texts(int one, int left, int need) =>
        need == 0 ? Power(_sizes.AsSpan(one), left)
        : one == _sizes.Length ? double.NegativeInfinity
        : _known[one][left, need] ??= SumOfTexts(one, left, need);

    private double SumOfTexts(int one, int left, int need)
    {
        var (largest, sum) = (double.MinValue, 0.0);
        for (var count = 0; count <= left; count++)
        {
            var texts = Texts(one, left, need, count);
            if (texts > largest)
            {
                (largest, sum) = (texts, (sum * Math.Exp(largest - texts)) + 1);
            }
            else
            {
                sum += Math.Exp(texts - largest);
            }
        }

        return largest + Math.Log(sum);
    }

    // Of these texts, the ones that have this number of characters of the class.
    private double Texts(int one, int left, int need, int count) =>
        _logFactorials[left] - _logFactorials[count] - _logFactorials[left - count]
            + Power(_sizes.AsSpan(one, 1), count) + Texts(one + 1, left - count, NeedAfter(one, need, count));

    private int NeedAfter(int one, int need, int count) => Math.Max(0, need - (count >= _minimums[one] ? 1 : 0));

    // How many texts of this length these classes give; 1 if the length is 0.
    private static double Power(ReadOnlySpan<int> sizes, int length)
    {
        var members = 0;
        foreach (var size in sizes)
        {
            members += size;
        }

        return length == 0 ? 0 : length * Math.Log(members);
    }

    // From 0 to 1, exclusive, in steps of 2 to the power of -53.
    private static double RandomShare()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return (BitConverter.ToUInt64(bytes) >> 11) / (double)(1UL << 53);
    }
}
