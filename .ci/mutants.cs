// The score of mutation testing: an error below 95 %, and for each mutant that survived and is not among those that a text names in its
// indented lines; a word on each that is named and did not survive.
// Usage: dotnet run .ci/mutants.cs NAMED REPORT...
using System.Text.Json;
using System.Text.RegularExpressions;

const double Floor = 95;
const int Longest = 80;
var named = File.ReadLines(args[0]).Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line.Trim()).ToList();
var unnamed = new List<string>();
var failed = false;
foreach (var path in args[1..])
{
    using var report = JsonDocument.Parse(File.ReadAllText(path));
    var (killed, late, alive) = (0, 0, 0);
    foreach (var file in report.RootElement.GetProperty("files").EnumerateObject())
    {
        var source = file.Value.GetProperty("source").GetString()!.TrimStart('\uFEFF').Split('\n');
        foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
        {
            switch (mutant.GetProperty("status").GetString())
            {
                case "Killed":
                    killed++;
                    break;
                case "Timeout":
                    late++;
                    break;
                case "Survived" or "NoCoverage":
                    alive++;
                    var name = $"{Path.GetFileName(file.Name)}: {Original(source, mutant.GetProperty("location"))} → {OneLine(mutant.GetProperty("replacement").GetString()!)}";
                    if (!named.Remove(name))
                    {
                        unnamed.Add(name);
                    }

                    break;
            }
        }
    }

    var all = killed + late + alive;
    var score = 100.0 * (killed + late) / all;
    failed |= !(score >= Floor);
    Console.WriteLine($"{Path.GetRelativePath(".", path)}: {all} mutants, {killed} killed, {late} by their time, {alive} alive: {score:F1} %");
}

named.ForEach(name => Console.WriteLine($"named and not alive: {name}"));
unnamed.ForEach(name => Console.Error.WriteLine($"alive and not named: {name}"));
return failed || unnamed.Count > 0 ? 1 : 0;

static string Original(string[] source, JsonElement location)
{
    var (from, to) = (Place(location.GetProperty("start")), Place(location.GetProperty("end")));
    var lines = source[from.Line..(to.Line + 1)];
    lines[^1] = lines[^1][..to.Column];
    lines[0] = lines[0][from.Column..];
    return OneLine(string.Join(' ', lines));
}

static (int Line, int Column) Place(JsonElement place) => (place.GetProperty("line").GetInt32() - 1, place.GetProperty("column").GetInt32() - 1);

// Of a long expression, the beginning.
static string OneLine(string code)
{
    var line = Regex.Replace(code, @"\s+", " ").Trim();
    return line.Length > Longest ? line[..Longest] + "…" : line;
}
