using System.Diagnostics;
using System.Globalization;
using System.Text;
using EduConnect.Rules.Tests;

namespace EduConnect.Rules.StressTests;

/// <summary>Valid values and what becomes of them by one to three changes, in both encodings, against the specification.</summary>
internal static class Fuzz
{
    private const int Threads = 2;

    /// <summary>So many inputs for each entry, a twentieth for JSON. 1 if any differs, with the input in escapes and the seed, or if none is valid.</summary>
    public static int Run(int all, int seed)
    {
        var failed = false;
        foreach (var name in Target.All(new Random(0)).Select(target => target.Name))
        {
            // Two exceptions for most of them.
            var inputs = name is nameof(PasswordPolicy.FromJson) or nameof(EduConnectIdentity) ? all / 20 : all;
            var watch = Stopwatch.StartNew();
            var (valid, differences) = (0L, 0L);
            Parallel.For(0, Threads, thread =>
            {
                var random = new Random(HashCode(name, seed, thread));
                var values = new TestValues(random);
                var target = Target.All(random).Single(one => one.Name == name);
                var (itsValid, itsDifferences) = (0L, 0L);
                for (var i = thread; i < inputs; i += Threads)
                {
                    var text = values.Edited(target.Valid(), random.Next(4));
                    var utf8 = Changed(Encoding.UTF8.GetBytes(text), random);
                    try
                    {
                        itsValid += target.Utf16(text) ? 1 : 0;
                        _ = target.Utf8?.Invoke(utf8, Encoding.UTF8.GetString(utf8));
                    }
                    catch (Exception difference)
                    {
                        if (itsDifferences++ < 5)
                        {
                            Console.Error.WriteLine($"{name}, seed {seed}, input {i}: {difference.GetType().Name}: {difference.Message}: UTF-16 {Escaped(text)}, UTF-8 {Convert.ToHexString(utf8)}");
                        }
                    }
                }

                Interlocked.Add(ref valid, itsValid);
                Interlocked.Add(ref differences, itsDifferences);
            });
            failed |= differences > 0 || valid == 0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {inputs:N0} inputs, {valid:N0} valid, {differences:N0} differences, {watch.Elapsed.TotalSeconds:F1} s"));
        }

        return failed ? 1 : 0;
    }

    /// <summary>The inputs of afl-fuzz, for one entry: the same comparison, and a difference is a crash.</summary>
    public static int RunSharpFuzz(string name)
    {
        // Made within: the instrumented library may not be called before SharpFuzz has its memory.
        Target? target = null;
        SharpFuzz.Fuzzer.OutOfProcess.Run(stream =>
        {
            target ??= Target.All(new Random(1)).Single(one => one.Name == name);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var utf8 = bytes.ToArray();
            var text = Encoding.UTF8.GetString(utf8);
            target.Utf16(text);
            target.Utf8?.Invoke(utf8, text);
        });
        return 0;
    }

    private static int HashCode(string name, int seed, int thread) => name.Aggregate(seed * 31 + thread, (hash, c) => hash * 31 + c);

    private static byte[] Changed(byte[] utf8, Random random)
    {
        if (utf8.Length > 0 && random.Next(3) == 0)
        {
            utf8[random.Next(utf8.Length)] = (byte)random.Next(256);
        }

        return utf8;
    }

    private static string Escaped(string text) => string.Concat(text.Select(c => c is > ' ' and < '\u007F' and not '\\' ? c.ToString() : $"\\u{(int)c:X4}"));
}
