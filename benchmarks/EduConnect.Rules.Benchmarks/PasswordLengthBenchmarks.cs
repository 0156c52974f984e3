using BenchmarkDotNet.Attributes;

namespace EduConnect.Rules.Benchmarks;

/// <summary>How does the cost grow with the length, and can an over-long input be made costly?</summary>
[MemoryDiagnoser]
public class PasswordLengthBenchmarks
{
    private static readonly PasswordPolicy _atMost64 = new(8, 3, PasswordPolicy.EduConnect.SpecialCharacters, maximumLength: 64);
    private string _password = "";

    [Params(8, 128, 4096, 65_536, 1_048_576)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _password = RandomPasswords.Create(1, Length, 3, 4)[0];
        if (!NoMaximum() || AtMost64() != Length <= 64)
        {
            throw new InvalidOperationException("The verdict is wrong.");
        }
    }

    [Benchmark]
    public bool NoMaximum() => PasswordPolicy.EduConnect.IsValid(_password);

    [Benchmark]
    public bool AtMost64() => _atMost64.IsValid(_password);
}
