using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text;
using EduConnect.Rules.Tests;

namespace EduConnect.Rules.StressTests;

/// <summary>Many threads at once say what one says, and no check allocates a byte, however many there are.</summary>
internal static class Load
{
    private const int Threads = 32;
    private const int Kinds = 16;
    private static readonly TableChecker _table = new([.. Enum.GetValues<ColumnRule>().Select(rule => new TableColumn(rule.ToString(), rule))]);

    public static int Run(int checks)
    {
        var random = new Random(1);
        var texts = Enumerable.Range(0, 127).SelectMany(_ => Target.All(random)
            .Where(target => target.Name != nameof(PasswordPolicy.CountValid))
            .Select(target => target.Valid())
            .Select(text => random.Next(2) == 0 ? text : text + 'é')).ToArray();

        // No divisor in common with the kinds of check: so each of them meets each text.
        if (BigInteger.GreatestCommonDivisor(texts.Length, Kinds) != 1)
        {
            throw new InvalidOperationException($"{texts.Length} texts for {Kinds} kinds of check.");
        }

        var utf8 = Array.ConvertAll(texts, Encoding.UTF8.GetBytes);
        var clock = new FixedClock(new DateOnly(2026, 11, 24));

        // Once for the tiers of the JIT, which may allocate; then the answer of one thread.
        Checked(checks, texts, utf8, clock, out _);
        var expected = Checked(checks, texts, utf8, clock, out var allocatedByOne);

        var watch = Stopwatch.StartNew();
        var (same, allocated) = (0, 0L);
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            var answer = Checked(checks, texts, utf8, clock, out var itsAllocated);
            Interlocked.Add(ref same, answer == expected ? 1 : 0);
            Interlocked.Add(ref allocated, itsAllocated);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        var total = (long)Threads * checks;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"load: {Threads} threads of {checks:N0} checks, {same} with the answer of one thread, "
                + $"{watch.Elapsed.TotalSeconds:F1} s"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"load: {allocated + allocatedByOne} bytes allocated by {total + checks:N0} checks, "
                + $"as many as {(total + checks) / 86_400:N0} a second for 24 hours"));
        return same == Threads && allocated + allocatedByOne == 0 ? 0 : 1;
    }

    // A sum in which each verdict has its place.
    private static ulong Checked(int checks, string[] texts, byte[][] utf8, TimeProvider clock, out long allocated)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (answer, table) = (0UL, _table);
        for (var i = 0; i < checks; i++)
        {
            var at = i % texts.Length;
            answer = answer * 31 + (i % Kinds) switch
            {
                0 or 1 => Bits(PasswordPolicy.EduConnect.Check(texts[at])),
                2 or 3 => Bits(PasswordPolicy.EduConnectStrict.Check(utf8[at])),
                4 => PasswordPolicy.EduConnect.IsValid(texts[at]) ? 1UL : 0,
                5 => (ulong)PasswordPolicy.EduConnect.CountValid(utf8[at]).ValidCount,
                6 => (ulong)Uai.Check(texts[at]),
                7 => (ulong)Ine.Check(utf8[at]),
                8 => (ulong)FrenchMobileNumber.Check(texts[at]),
                9 => (ulong)FrenchMobileNumber.Check(utf8[at]),
                10 => (ulong)PersonNameRule.Check(texts[at]),
                11 => (ulong)SmsCodeRule.Check(utf8[at]),
                12 => (ulong)BirthDateRule.Check(texts[at], clock),
                13 => (ulong)EduConnectLoginRule.Check(utf8[at]),
                14 => table.Check(i / Kinds % table.Columns.Count, utf8[at]).IsNone ? 1UL : 0,
                _ => (ulong)FrEduVecteur.Check(texts[at]),
            };
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return answer;
    }

    private static ulong Bits(PasswordReport report) => (ulong)report.Issues | ((ulong)report.Length << 8) | ((ulong)report.Classes << 40) | ((ulong)(report.FirstUnlistedIndex + 1) << 48);
}
