using System.Security.Cryptography;

namespace EduConnect.Rules.Internal;

/// <summary>
/// How many characters of each class a random text has, given that enough classes reach their minimum. Drawing whole
/// texts until one does would take too long where the minimums add up to nearly the length.
/// </summary>
internal sealed class ClassCounts
{
    private readonly int[] _sizes;
    private readonly int[] _sizesAfter;
    private readonly int[] _minimums;
    private readonly int _length;
    private readonly int _required;
    private readonly double[] _logFactorials;

    // By class, characters left for it and the following ones, and classes still required: the share of texts that have
    // them.
    private readonly double[][,] _shares;

    /// <param name="sizes">The number of characters in each class, 1 or more.</param>
    /// <param name="minimums">How many characters of each class make it count.</param>
    /// <param name="required">How many classes have to count.</param>
    /// <param name="length">The length of the text. Time grows with its square.</param>
    public ClassCounts(int[] sizes, int[] minimums, int required, int length)
    {
        (_sizes, _minimums, _length, _required) = (sizes, minimums, length, required);
        _sizesAfter = [.. sizes.Select((_, one) => sizes[(one + 1)..].Sum())];
        _logFactorials = new double[length + 1];
        for (var i = 2; i <= length; i++)
        {
            _logFactorials[i] = _logFactorials[i - 1] + Math.Log(i);
        }

        _shares = [.. sizes.Append(0).Select(_ => new double[length + 1, required + 1])];
        _shares[^1][0, 0] = 1;
        for (var one = sizes.Length - 1; one >= 0; one--)
        {
            for (var left = 0; left <= length; left++)
            {
                for (var need = 0; need <= required; need++)
                {
                    for (var count = 0; count <= left; count++)
                    {
                        _shares[one][left, need] += Share(one, left, need, count);
                    }
                }
            }
        }
    }

    /// <summary>The share of all texts of this length that have enough classes.</summary>
    public double Valid => _shares[0][_length, _required];

    /// <summary>Draws how many characters of each class a text has; every valid text is equally likely.</summary>
    public void Draw(Span<int> counts)
    {
        var (left, need) = (_length, _required);
        for (var one = 0; one < _sizes.Length; one++)
        {
            var point = RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue * _shares[one][left, need];
            var count = 0;
            while (count < left && (point -= Share(one, left, need, count)) >= 0)
            {
                count++;
            }

            counts[one] = count;
            left -= count;
            need = Math.Max(0, need - (count >= _minimums[one] ? 1 : 0));
        }
    }

    // The share of texts with so many characters of this class and enough classes after it.
    private double Share(int one, int left, int need, int count)
    {
        var after = _shares[one + 1][left - count, Math.Max(0, need - (count >= _minimums[one] ? 1 : 0))];
        if (after == 0)
        {
            return 0;
        }

        var (mine, others) = (_sizes[one], _sizesAfter[one]);
        return after * Math.Exp(
            _logFactorials[left] - _logFactorials[count] - _logFactorials[left - count]
                + Power(mine, count) + Power(others, left - count) - Power(mine + others, left));
    }

    // The logarithm of a power, where 0 to the power of 0 is 1.
    private static double Power(int number, int exponent) => exponent == 0 ? 0 : exponent * Math.Log(number);
}
