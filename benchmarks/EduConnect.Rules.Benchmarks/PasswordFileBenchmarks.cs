using System.Text;
using BenchmarkDotNet.Attributes;

namespace EduConnect.Rules.Benchmarks;

/// <summary>What does one line of a file cost, 12 characters long or of mixed lengths, and does a second thread halve it?</summary>
[MemoryDiagnoser]
public class PasswordFileBenchmarks
{
    internal const int Lines = 1 << 18;
    private byte[] _file = [];

    [Params("12", "8 to 16")]
    public string Length { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(20261124);
        string[][] passwords = [.. (Length == "12" ? [12] : Enumerable.Range(8, 9)).Select(length =>
            RandomPasswords.Mix(RandomPasswords.Create(1024, length, 3, 4), RandomPasswords.Create(1024, length, 1, 2)))];
        _file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Lines).Select(_ => passwords[random.Next(passwords.Length)][random.Next(1024)] + "\n")));

        var valid = GeneratedRegex();
        if (CountValid() != valid || CountValidOnTwoThreads() != valid || CountLineFeeds() != Lines || valid is < Lines / 3 or > Lines * 2 / 3)
        {
            throw new InvalidOperationException($"Of {Lines} lines {valid} are valid to the regex, and {CountValid()} to the library.");
        }
    }

    [Benchmark(OperationsPerInvoke = Lines)]
    public int CountValid() => PasswordPolicy.EduConnect.CountValid(_file).ValidCount;

    [Benchmark(OperationsPerInvoke = Lines)]
    public int CountValidOnTwoThreads()
    {
        var middle = _file.AsSpan(0, _file.Length / 2).LastIndexOf((byte)'\n') + 1;
        var (first, second) = (0, 0);
        Parallel.Invoke(
            () => first = PasswordPolicy.EduConnect.CountValid(_file.AsSpan(0, middle)).ValidCount,
            () => second = PasswordPolicy.EduConnect.CountValid(_file.AsSpan(middle)).ValidCount);
        return first + second;
    }

    // The floor: the same bytes are read, and nothing is asked of a line.
    [Benchmark(OperationsPerInvoke = Lines)]
    public int CountLineFeeds() => _file.AsSpan().Count((byte)'\n');

    [Benchmark(OperationsPerInvoke = Lines, Baseline = true)]
    public int GeneratedRegex()
    {
        var valid = 0;
        using var reader = new StreamReader(new MemoryStream(_file));
        while (reader.ReadLine() is { } line)
        {
            valid += PasswordBenchmarks.PasswordRegex().IsMatch(line) ? 1 : 0;
        }

        return valid;
    }
}
