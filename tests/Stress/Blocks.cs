using System.Diagnostics;
using System.Globalization;
using EduConnect.Rules.Tests;

namespace EduConnect.Rules.StressTests;

/// <summary>Files cut into blocks of 7 to 64 bytes against one whole, and against CsvHelper alone.</summary>
internal static class Blocks
{
    /// <summary>1 if the check of any of so many files differs.</summary>
    public static int Run(int files)
    {
        var watch = Stopwatch.StartNew();
        var difference = TinyBlocks.FirstDifference(files, seed: 2);
        Console.WriteLine(difference ?? string.Create(
            CultureInfo.InvariantCulture,
            $"blocks: {files:N0} files, 0 differences, {watch.Elapsed.TotalSeconds:F1} s"));
        return difference is null ? 0 : 1;
    }
}
