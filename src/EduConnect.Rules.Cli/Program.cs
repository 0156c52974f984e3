using System.CommandLine;
using System.Text;
using EduConnect.Rules.Cli;

Language.Choose(args);
Signals.Handle();
using var echo = args is [PasswordCommand.Name, ..] ? Echo.TryTurnOff() : null;
StandardStreams.KeepErrorFromFailing();
if (OperatingSystem.IsWindows())
{
    Console.OutputEncoding = Encoding.UTF8;
}

if (StandardStreams.IsOutputClosed)
{
    return Misuse.Report(StandardStreams.OutputClosed);
}

var root = new RootCommand("Checks the values of an EduConnect account, and makes passwords for it. Exit code: 0 all valid, 1 some invalid, 2 misuse, 130 interrupted, 141 output closed.")
{
    PasswordCommand.Create(),
    GenerateCommand.Create(),
    PolicyCommand.Create(),
    CheckCommand.Create(),
};
foreach (var command in IdentifierCommand.CreateAll())
{
    root.Add(command);
}

root.Add(new Option<bool>("--licences")
{
    Description = "Writes the licences of the libraries that this program contains.",
    Action = new LicencesAction(),
});

// No directive and no @file: an argument is never anything but itself.
root.Directives.Clear();
if (Misuse.GivesFlagAValue(root, args))
{
    return Misuse.Report("an option such as --json takes no value: write it alone.");
}

var result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (result.Errors.Count > 0)
{
    return Misuse.Report(result);
}

try
{
    return await result.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    });
}
catch (InvalidDataException unreadable)
{
    return Misuse.Report(unreadable.Message);
}
catch (UnauthorizedAccessException)
{
    return Misuse.Report(StandardStreams.OutputClosed);
}
catch (IOException failure)
{
    // A closed pipe (… | head) is no news to anybody; a shell expects 128 + SIGPIPE of it.
    const int Epipe = 32;
    return failure.HResult == Epipe ? 141 : Misuse.Report(failure.Message);
}
