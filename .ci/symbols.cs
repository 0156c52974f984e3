// Fails unless each package with assemblies has symbols and these hold the source of every file.
// Usage: dotnet run .ci/symbols.cs PACKAGES
using System.IO.Compression;
using System.Reflection.Metadata;

var embedded = new Guid("0E8A571B-6926-466E-B4AD-8AB04611F5FE"); // "Embedded Source" of the Portable PDB format
foreach (var package in Directory.GetFiles(args[0], "*.nupkg"))
{
    using (var archive = ZipFile.OpenRead(package))
    {
        if (!archive.Entries.Any(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            continue;
        }
    }

    using var symbols = ZipFile.OpenRead(Path.ChangeExtension(package, ".snupkg"));
    foreach (var pdb in symbols.Entries.Where(entry => entry.Name.EndsWith(".pdb", StringComparison.Ordinal)).DefaultIfEmpty())
    {
        using var bytes = new MemoryStream();
        (pdb ?? throw new InvalidDataException($"{package}: no symbols")).Open().CopyTo(bytes);
        using var provider = MetadataReaderProvider.FromPortablePdbImage([.. bytes.ToArray()]);
        var reader = provider.GetMetadataReader();
        foreach (var document in reader.Documents)
        {
            if (!reader.GetCustomDebugInformation(document).Any(one => reader.GetGuid(reader.GetCustomDebugInformation(one).Kind) == embedded))
            {
                throw new InvalidDataException($"{package}: no source of {reader.GetString(reader.GetDocument(document).Name)}");
            }
        }
    }
}
