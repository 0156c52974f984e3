// Writes NAME.VERSION.cdx.json beside each package: what it depends on, as CycloneDX 1.6, read from what its project restored.
// The hashes are those of the packages as downloaded. Usage: dotnet run .ci/sbom.cs TREE PACKAGES
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Xml.Linq;

var (tree, packages) = (args[0], args[1]);
foreach (var assetsFile in Directory.GetFiles(Path.Combine(tree, "src"), "project.assets.json", SearchOption.AllDirectories))
{
    var assets = JsonNode.Parse(File.ReadAllText(assetsFile))!;
    var (name, version) = ((string)assets["project"]!["restore"]!["projectName"]!, (string)assets["project"]!["version"]!);
    var framework = assets["project"]!["frameworks"]!.AsObject().Single();
    var target = assets["targets"]!.AsObject().First(pair => !pair.Key.Contains('/')).Value!.AsObject();
    var resolved = target.ToDictionary(pair => pair.Key.Split('/')[0], pair => pair, StringComparer.OrdinalIgnoreCase);

    // What the SDK adds for the build alone is not passed on.
    var direct = (framework.Value!["dependencies"]?.AsObject() ?? []).Where(pair => (string?)pair.Value!["suppressParent"] != "All").Select(pair => pair.Key)
        .Concat(resolved.Where(pair => (string?)pair.Value.Value!["type"] == "project").Select(pair => pair.Key)).ToList();
    var reached = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
    var open = new Stack<string>(direct);
    while (open.TryPop(out var one))
    {
        var (key, part) = resolved[one];
        var parts = (part!["dependencies"]?.AsObject() ?? []).Select(pair => pair.Key).ToArray();
        if (reached.TryAdd(key, parts))
        {
            Array.ForEach(parts, open.Push);
        }
    }

    string Reference(string part) => $"pkg:nuget/{resolved[part].Key.Replace('/', '@')}";

    // The tool is several packages.
    foreach (var id in new[] { name, $"{name}.any", $"{name}.linux-x64" })
    {
        var package = Path.Combine(packages, $"{id}.{version}.nupkg");
        if (!File.Exists(package))
        {
            continue;
        }

        // A native program contains the runtime.
        var runtime = id.EndsWith(".linux-x64", StringComparison.Ordinal) ? Runtime() : null;
        string[] runtimeReference = runtime is null ? [] : [(string)runtime["purl"]!];
        var list = new JsonObject
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = Component(id, version, SHA512.HashData(File.ReadAllBytes(package)), "MIT"),
            },
            ["components"] = new JsonArray([.. reached.Keys.Select(Part), .. runtime is null ? [] : new[] { runtime }]),
            ["dependencies"] = new JsonArray(
            [
                DependsOn($"pkg:nuget/{id}@{version}", direct.Select(Reference).Concat(runtimeReference)),
                .. reached.Select(pair => DependsOn(Reference(pair.Key.Split('/')[0]), pair.Value.Select(Reference))),
            ]),
        };
        var json = list.ToJsonString(new() { WriteIndented = true });
        File.WriteAllText(Path.ChangeExtension(package, ".cdx.json"), json + "\n");
    }

    JsonObject Runtime()
    {
        const string Id = "Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64";
        var download = framework.Value!["downloadDependencies"]!.AsArray().Single(one => (string?)one!["name"] == Id)!;
        var itsVersion = ((string)download["version"]!).Trim('[', ']').Split(',')[0];
        var file = $"{Id}/{itsVersion}/{Id}.{itsVersion}.nupkg.sha512".ToLowerInvariant();
        var hash = assets["packageFolders"]!.AsObject().Select(pair => Path.Combine(pair.Key, file)).First(File.Exists);
        return Component(Id, itsVersion, Convert.FromBase64String(File.ReadAllText(hash)), "MIT");
    }

    JsonObject Part(string key)
    {
        var (id, itsVersion) = (key.Split('/')[0], key.Split('/')[1]);
        var library = assets["libraries"]![key]!;
        return (string?)library["type"] == "project"
            ? Component(id, itsVersion, SHA512.HashData(File.ReadAllBytes(Path.Combine(packages, $"{id}.{itsVersion}.nupkg"))), "MIT")
            : Component(id, itsVersion, Convert.FromBase64String((string)library["sha512"]!), LicenseOf(library));
    }

    string? LicenseOf(JsonNode library)
    {
        var folder = assets["packageFolders"]!.AsObject().Select(pair => Path.Combine(pair.Key, (string)library["path"]!)).First(Directory.Exists);
        return XDocument.Load(Directory.GetFiles(folder, "*.nuspec").Single()).Descendants()
            .FirstOrDefault(element => element.Name.LocalName == "license" && (string?)element.Attribute("type") == "expression")?.Value;
    }
}

static JsonObject Component(string name, string version, byte[] sha512, string? license)
{
    var component = new JsonObject
    {
        ["type"] = "library",
        ["bom-ref"] = $"pkg:nuget/{name}@{version}",
        ["name"] = name,
        ["version"] = version,
        ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = Convert.ToHexStringLower(sha512) }),
    };
    if (license is not null)
    {
        component["licenses"] = new JsonArray(new JsonObject { ["expression"] = license });
    }

    component["purl"] = $"pkg:nuget/{name}@{version}";
    return component;
}

static JsonObject DependsOn(string reference, IEnumerable<string> others) =>
    new() { ["ref"] = reference, ["dependsOn"] = new JsonArray([.. others.Order(StringComparer.Ordinal).Select(other => (JsonNode)other)]) };
