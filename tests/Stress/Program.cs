using System.Globalization;
using EduConnect.Rules.StressTests;

return args switch
{
    ["fuzz"] => Fuzz.Run(10_000_000, seed: 1),
    ["fuzz", var inputs] => Fuzz.Run(Number(inputs), seed: 1),
    ["fuzz", var inputs, var seed] => Fuzz.Run(Number(inputs), Number(seed)),
    ["blocks"] => Blocks.Run(100_000),
    ["blocks", var files] => Blocks.Run(Number(files)),
    ["growth"] => Growth.Run(oneOf: 1),
    ["growth", var oneOf] => Growth.Run(Number(oneOf)),
    ["workbooks"] => WorkbookLoad.Run(1_000_000),
    ["workbooks", var rows] => WorkbookLoad.Run(Number(rows)),
    ["load"] => Load.Run(10_000_000),
    ["load", var checks] => Load.Run(Number(checks)),
    ["huge"] => Huge.Run(),
    ["schemas", var passwords] => Schemas.Run(Number(passwords)),
    ["signals"] => Signals.Run(200, seed: 1),
    ["signals", var signals] => Signals.Run(Number(signals), seed: 1),
    ["signals", var signals, var seed] => Signals.Run(Number(signals), Number(seed)),
    ["sharpfuzz", var name] => Fuzz.RunSharpFuzz(name),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

static int Usage()
{
    var names = string.Join(", ", Target.All(new Random(0)).Select(target => target.Name));
    Console.Error.WriteLine(
        $"Write fuzz [INPUTS [SEED]], blocks [FILES], growth [ONE_OF], workbooks [ROWS], load [CHECKS], huge, schemas PASSWORDS, signals [SIGNALS "
        + $"[SEED]], or sharpfuzz NAME "
        + $"with one of {names}.");
    return 2;
}
