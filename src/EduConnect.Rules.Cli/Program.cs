using System.CommandLine;
using System.Text;
using EduConnect.Rules.Cli;

if (OperatingSystem.IsWindows())
{
    Console.OutputEncoding = Encoding.UTF8;
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
    // The check of a file, told to end, writes what it has found so far.
    return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
}
catch (InvalidDataException unreadable)
{
    return Misuse.Report(unreadable.Message);
}
catch (UnauthorizedAccessException)
{
    return Misuse.Report("standard output cannot be written to: is it closed?");
}
catch (IOException failure)
{
    // A closed pipe (… | head) is no news to anybody; a shell expects 128 + SIGPIPE of it.
    const int Epipe = 32;
    return failure.HResult == Epipe ? 141 : Misuse.Report(failure.Message);
}
