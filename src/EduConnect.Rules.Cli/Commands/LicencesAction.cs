using System.CommandLine;
using System.CommandLine.Invocation;

namespace EduConnect.Rules.Cli;

/// <summary><c>educonnect-rules --licences</c>: shows the licences of the libraries in the package.</summary>
internal sealed class LicencesAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        using var output = new Output();
        var program = typeof(LicencesAction).Assembly;

        // The runtime of the native program comes last.
        var names = program.GetManifestResourceNames().Order(StringComparer.Ordinal);
        foreach (var name in names.Where(name => name.StartsWith("licences", StringComparison.Ordinal)))
        {
            using var text = new StreamReader(program.GetManifestResourceStream(name)!);
            output.Plain(text.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n'));
        }

        return 0;
    }
}
