using System.Globalization;
using EduConnect.Rules.StressTests;

return args switch
{
    ["fuzz"] => Fuzz.Run(10_000_000, seed: 1),
    ["fuzz", var inputs] => Fuzz.Run(Number(inputs), seed: 1),
    ["fuzz", var inputs, var seed] => Fuzz.Run(Number(inputs), Number(seed)),
    ["load"] => Load.Run(),
    ["huge"] => Huge.Run(),
    ["sharpfuzz", var name] => Fuzz.RunSharpFuzz(name),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine($"Write fuzz [INPUTS [SEED]], load, huge, or sharpfuzz NAME with one of {string.Join(", ", Target.All(new Random(0)).Select(target => target.Name))}.");
    return 2;
}
