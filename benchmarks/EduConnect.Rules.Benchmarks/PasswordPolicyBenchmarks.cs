using System.Numerics;
using BenchmarkDotNet.Attributes;

namespace EduConnect.Rules.Benchmarks;

/// <summary>Does it matter which rule is applied, and what would a loop with a table cost instead?</summary>
[MemoryDiagnoser]
public class PasswordPolicyBenchmarks
{
    private const int Count = 1024;

    private static readonly Dictionary<string, PasswordPolicy> _rules = new()
    {
        ["EduConnect"] = PasswordPolicy.EduConnect,
        ["12, 4 of 4"] = new(12, 4, "-+*/.", rejectUnlistedCharacters: true, maximumLength: 64),
    };

    private PasswordPolicy _policy = PasswordPolicy.EduConnect;
    private string[] _passwords = [];
    private byte[] _classes = [];

    [Params("EduConnect", "12, 4 of 4")]
    public string Rule { get; set; } = "";

    [Params(7, 16)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _policy = _rules[Rule];
        _classes = [.. Enumerable.Range(0, 128).Select(c => _policy.ClassOf((char)c) is var known and not CharacterClasses.None ? (byte)known : (byte)16)];
        var required = _policy.RequiredClasses;
        _passwords = RandomPasswords.Mix(
            RandomPasswords.Create(Count, Length, required, 4, _policy), RandomPasswords.Create(Count, Length, 1, required - 1, _policy));

        var expected = Length < _policy.MinimumLength ? 0 : Count / 2;
        if (IsValid() != expected || TableLoop() != expected)
        {
            throw new InvalidOperationException($"{IsValid()} and {TableLoop()} of {Count} passwords are accepted, and {expected} are valid.");
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int IsValid()
    {
        var valid = 0;
        foreach (var password in _passwords)
        {
            valid += _policy.IsValid(password) ? 1 : 0;
        }

        return valid;
    }

    [Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public int TableLoop()
    {
        var valid = 0;
        foreach (var password in _passwords)
        {
            valid += IsValidByTable(password) ? 1 : 0;
        }

        return valid;
    }

    private bool IsValidByTable(ReadOnlySpan<char> password)
    {
        if (password.Length < _policy.MinimumLength || password.Length > _policy.MaximumLength)
        {
            return false;
        }

        var classes = _classes;
        var seen = 0;
        foreach (var c in password)
        {
            seen |= c < classes.Length ? classes[c] : 16;
        }

        return BitOperations.PopCount((uint)(seen & 15)) >= _policy.RequiredClasses && !(_policy.RejectUnlistedCharacters && seen >= 16);
    }
}
