using System.Globalization;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using PhoneNumbers;

namespace EduConnect.Rules.Benchmarks;

/// <summary>What does one identifier cost, beside the regex and modulo that projects write, and beside libphonenumber?</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public partial class IdentifierBenchmarks
{
    private const int Count = 1024;
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";

    // As most projects hold them; the generated ones below are the best that they could write.
    private static readonly Regex _uaiShape = new(@"^[0-9]{7}[A-HJ-NPR-Z]\z");
    private static readonly Regex _rnieShape = new(@"^[0-9]{9}[A-HJK]{2}\z");
    private static readonly Regex _beaShape = new(@"^[0-9]{10}[A-HJ-NPR-Z]\z");
    private static readonly Regex _base36Shape = new(@"^[0-9A-Z]{10}[0-9]\z");

    private static readonly PhoneNumberUtil _phoneNumbers = PhoneNumberUtil.GetInstance();
    private readonly string[] _uais = Mixed(random => UaiOf(random.Next(10_000_000)), ExchangeOne);
    private readonly string[] _ines = Mixed(IneOf, ExchangeOne);
    private readonly string[] _mobiles = Mixed(random => $"06 {random.Next(10, 39)} {random.Next(10, 100)} {random.Next(10, 100)} {random.Next(10, 100)}", (text, _) => "01" + text[2..]);

    [GlobalSetup]
    public void Setup()
    {
        Confirm(UaiIsValid(), UaiRegexAndModulo());
        Confirm(UaiTryParse(), UaiRegexAndModulo());
        Confirm(UaiGeneratedRegexAndModulo(), UaiRegexAndModulo());
        Confirm(IneIsValid(), IneRegexesAndKeys());
        Confirm(IneTryParse(), IneRegexesAndKeys());
        Confirm(IneGeneratedRegexesAndKeys(), IneRegexesAndKeys());
        Confirm(MobileTryParse(), MobileLibphonenumber());
        Confirm(MobileRegex(), MobileLibphonenumber());
    }

    [BenchmarkCategory("UAI"), Benchmark(OperationsPerInvoke = Count)]
    public int UaiIsValid()
    {
        var valid = 0;
        foreach (var text in _uais)
        {
            valid += Uai.IsValid(text) ? 1 : 0;
        }

        return valid;
    }

    [BenchmarkCategory("UAI"), Benchmark(OperationsPerInvoke = Count)]
    public int UaiTryParse()
    {
        var valid = 0;
        foreach (var text in _uais)
        {
            valid += Uai.TryParse(text, out _) ? 1 : 0;
        }

        return valid;
    }

    [BenchmarkCategory("UAI"), Benchmark(OperationsPerInvoke = Count)]
    public int UaiGeneratedRegexAndModulo()
    {
        var valid = 0;
        foreach (var text in _uais)
        {
            valid += UaiShape().IsMatch(text) && text[7] == Letters[int.Parse(text.AsSpan(0, 7), CultureInfo.InvariantCulture) % 23] ? 1 : 0;
        }

        return valid;
    }

    [BenchmarkCategory("UAI"), Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public int UaiRegexAndModulo()
    {
        var valid = 0;
        foreach (var text in _uais)
        {
            valid += _uaiShape.IsMatch(text) && text[7] == Letters[int.Parse(text.AsSpan(0, 7), CultureInfo.InvariantCulture) % 23] ? 1 : 0;
        }

        return valid;
    }

    [BenchmarkCategory("INE"), Benchmark(OperationsPerInvoke = Count)]
    public int IneIsValid()
    {
        var valid = 0;
        foreach (var text in _ines)
        {
            valid += Ine.IsValid(text) ? 1 : 0;
        }

        return valid;
    }

    [BenchmarkCategory("INE"), Benchmark(OperationsPerInvoke = Count)]
    public int IneTryParse()
    {
        var valid = 0;
        foreach (var text in _ines)
        {
            valid += Ine.TryParse(text, out _) ? 1 : 0;
        }

        return valid;
    }

    [BenchmarkCategory("INE"), Benchmark(OperationsPerInvoke = Count)]
    public int IneGeneratedRegexesAndKeys()
    {
        var valid = 0;
        foreach (var text in _ines)
        {
            valid += IsIneByGeneratedRegexes(text) ? 1 : 0;
        }

        return valid;
    }

    [BenchmarkCategory("INE"), Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public int IneRegexesAndKeys()
    {
        var valid = 0;
        foreach (var text in _ines)
        {
            valid += IsIne(text) ? 1 : 0;
        }

        return valid;
    }

    [BenchmarkCategory("Mobile"), Benchmark(OperationsPerInvoke = Count)]
    public int MobileTryParse()
    {
        var valid = 0;
        foreach (var text in _mobiles)
        {
            valid += FrenchMobileNumber.TryParse(text, out _) ? 1 : 0;
        }

        return valid;
    }

    [BenchmarkCategory("Mobile"), Benchmark(OperationsPerInvoke = Count)]
    public int MobileRegex()
    {
        var valid = 0;
        foreach (var text in _mobiles)
        {
            valid += MobileShape().IsMatch(text) ? 1 : 0;
        }

        return valid;
    }

    [BenchmarkCategory("Mobile"), Benchmark(OperationsPerInvoke = Count, Baseline = true)]
    public int MobileLibphonenumber()
    {
        var valid = 0;
        foreach (var text in _mobiles)
        {
            valid += IsMobile(text) ? 1 : 0;
        }

        return valid;
    }

    private static bool IsIne(string text) =>
        _rnieShape.IsMatch(text)
        || (_beaShape.IsMatch(text) && text[10] == Letters[(int)(long.Parse(text.AsSpan(0, 10), CultureInfo.InvariantCulture) % 23)])
        || (_base36Shape.IsMatch(text) && text[10] - '0' == ((6 * text[..9].Sum(Value)) + Value(text[9])) % 10);

    private static bool IsIneByGeneratedRegexes(string text) =>
        RnieShape().IsMatch(text)
        || (BeaShape().IsMatch(text) && text[10] == Letters[(int)(long.Parse(text.AsSpan(0, 10), CultureInfo.InvariantCulture) % 23)])
        || (Base36Shape().IsMatch(text) && text[10] - '0' == ((6 * text[..9].Sum(Value)) + Value(text[9])) % 10);

    private static int Value(char c) => char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;

    private static bool IsMobile(string text)
    {
        try
        {
            var number = _phoneNumbers.Parse(text, "FR");
            return _phoneNumbers.IsValidNumber(number) && _phoneNumbers.GetNumberType(number) == PhoneNumberType.MOBILE;
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    private static void Confirm(int ours, int baseline)
    {
        if (ours != baseline || ours is < Count / 2 or Count)
        {
            throw new InvalidOperationException($"Of {Count} values, {ours} are valid to the library and {baseline} to its baseline.");
        }
    }

    private static string UaiOf(int number) => $"{number:0000000}{Letters[number % 23]}";

    private static string IneOf(Random random)
    {
        var number = random.NextInt64(10_000_000_000);
        var digits = number.ToString("0000000000", CultureInfo.InvariantCulture);
        return random.Next(3) switch
        {
            0 => digits[..9] + "ABCDEFGHJK"[random.Next(10)] + "ABCDEFGHJK"[random.Next(10)],
            1 => digits + Letters[(int)(number % 23)],
            _ => "0" + digits[..9] + (((6 * digits[..8].Sum(Value)) + Value(digits[8])) % 10),
        };
    }

    private static string ExchangeOne(string text, Random random) => text[..5] + "0123456789X"[random.Next(11)] + text[6..];

    // Every second value is broken, if not by chance left valid; the order is random, and the same in every run.
    private static string[] Mixed(Func<Random, string> valid, Func<string, Random, string> broken)
    {
        var random = new Random(20261124);
        string[] values = [.. Enumerable.Range(0, Count).Select(index =>
        {
            var text = valid(random);
            return index % 2 == 0 ? text : broken(text, random);
        })];
        random.Shuffle(values);
        return values;
    }

    [GeneratedRegex(@"^[0-9]{7}[A-HJ-NPR-Z]\z")]
    private static partial Regex UaiShape();

    [GeneratedRegex(@"^[0-9]{9}[A-HJK]{2}\z")]
    private static partial Regex RnieShape();

    [GeneratedRegex(@"^[0-9]{10}[A-HJ-NPR-Z]\z")]
    private static partial Regex BeaShape();

    [GeneratedRegex(@"^[0-9A-Z]{10}[0-9]\z")]
    private static partial Regex Base36Shape();

    [GeneratedRegex(@"^(?:0|\+33 ?)[67](?:[ .-]?[0-9]{2}){4}\z")]
    private static partial Regex MobileShape();
}
