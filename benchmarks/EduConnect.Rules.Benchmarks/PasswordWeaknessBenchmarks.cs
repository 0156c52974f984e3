using System.Text;
using BenchmarkDotNet.Attributes;

namespace EduConnect.Rules.Benchmarks;

/// <summary>What does the search for weaknesses cost, of 12 characters, beside zxcvbn?</summary>
[MemoryDiagnoser]
public class PasswordWeaknessBenchmarks
{
    private const int Count = 1024;
    private const double BitsOf100MillionGuesses = 26.6;

    private readonly PasswordContext _context = new(
        "e.durand3",
        "Élodie",
        "Durand-Petit",
        "Collège Jean Moulin",
        new DateOnly(2012, 9, 1),
        FrenchMobileNumber.Parse("06 39 98 12 34"),
        Uai.Parse("0860076R"),
        ["pronote"]);

    private readonly string[] _words = ["e.durand3", "Élodie", "Durand-Petit", "Collège Jean Moulin", "pronote"];

    private string[] _passwords = [];
    private byte[][] _utf8Passwords = [];

    // Every second one is a word with digits.
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(20260101);
        var weak = Enumerable.Range(0, Count).Select(_ => $"Marseille{random.Next(100, 1_000)}").ToArray();
        _passwords = RandomPasswords.Mix(RandomPasswords.Create(Count, 12, leastClasses: 3, mostClasses: 4), weak);
        _utf8Passwords = Array.ConvertAll(_passwords, Encoding.UTF8.GetBytes);
        if (Check() != Count / 2 || CheckUtf8WithContext() != Count / 2)
        {
            throw new InvalidOperationException("Half of the passwords are weak.");
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int Check()
    {
        var weak = 0;
        foreach (var password in _passwords)
        {
            weak += PasswordWeakness.Check(password).IsWeak ? 1 : 0;
        }

        return weak;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int CheckWithContext()
    {
        var weak = 0;
        foreach (var password in _passwords)
        {
            weak += PasswordWeakness.Check(password, _context).IsWeak ? 1 : 0;
        }

        return weak;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int CheckUtf8WithContext()
    {
        var weak = 0;
        foreach (var password in _utf8Passwords)
        {
            weak += PasswordWeakness.Check(password, _context).IsWeak ? 1 : 0;
        }

        return weak;
    }

    // Context and check, as a site does it.
    [Benchmark(OperationsPerInvoke = Count)]
    public int CheckWithNewContext()
    {
        var weak = 0;
        foreach (var password in _passwords)
        {
            var context = new PasswordContext("e.durand3", "Élodie", "Durand-Petit", birthDate: new DateOnly(2012, 9, 1));
            weak += PasswordWeakness.Check(password, context).IsWeak ? 1 : 0;
        }

        return weak;
    }

    [Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public int Zxcvbn()
    {
        var weak = 0;
        foreach (var password in _passwords)
        {
            weak += global::Zxcvbn.Zxcvbn.MatchPassword(password, _words).Entropy < BitsOf100MillionGuesses ? 1 : 0;
        }

        return weak;
    }
}
