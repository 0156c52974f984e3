using System.CommandLine;
using System.CommandLine.Invocation;

namespace EduConnect.Rules.Cli;

/// <summary><c>educonnect-rules --licences</c>: shows the licences of the libraries in the package.</summary>
internal sealed class LicencesAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        using var output = new Output();
        output.Plain(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "THIRD-PARTY-NOTICES.txt")).TrimEnd('\n'));
        return 0;
    }
}
