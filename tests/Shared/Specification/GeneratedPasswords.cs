using System.Numerics;

namespace EduConnect.Rules.Tests.Specification;

/// <summary>
/// All the passwords that a generator may give, counted character by character in whole numbers: how many begin in a class and go
/// on to have enough of them. It shares no formula with the library.
/// </summary>
internal sealed class GeneratedPasswords(string[] classes, int required, int length)
{
    /// <summary>How many there are.</summary>
    public BigInteger Count => Completions(0, length);

    /// <summary>How likely each pair of characters is at two places; by symmetry it is the same for any two.</summary>
    public double Likelihood(char first, char second) => Ratio(Completions(Bit(first) | Bit(second), length - 2));

    /// <summary>How likely each character is at one place.</summary>
    public double Likelihood(char one) => Ratio(Completions(Bit(one), length - 1));

    private int Bit(char c) => 1 << Array.FindIndex(classes, members => members.Contains(c, StringComparison.Ordinal));

    private double Ratio(BigInteger some) => Math.Exp(BigInteger.Log(some) - BigInteger.Log(Count));

    // In how many ways the rest can be written when these classes have been seen.
    private BigInteger Completions(int seen, int left)
    {
        var ways = Enumerable.Range(0, 16).Select(set => BitOperations.PopCount((uint)set) >= required ? BigInteger.One : BigInteger.Zero).ToArray();
        for (var i = 0; i < left; i++)
        {
            var next = ways;
            ways = [.. Enumerable.Range(0, 16).Select(set => classes.Select((members, index) => members.Length * next[set | (1 << index)]).Aggregate(BigInteger.Zero, BigInteger.Add))];
        }

        return ways[seen];
    }
}
