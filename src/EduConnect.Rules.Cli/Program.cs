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

var root = new RootCommand(Say(
    "Contrôle les données d'un compte EduConnect et crée des mots de passe. Code de retour : 0 si tout est valide, "
        + "1 si quelque chose ne l'est pas, 2 en cas de mauvais usage, 130 après une interruption, 141 si la "
        + "sortie est fermée.",
    "Check the data of an EduConnect account, and generate passwords for it. "
        + "Exit code: 0 all valid, 1 some invalid, 2 misuse, 130 interrupted, 141 output closed."))
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
    Description = Say(
        "Affiche les licences des bibliothèques que contient ce programme.",
        "Show the licences of the libraries in this program."),
    Action = new LicencesAction(),
});

HelpPage.AddTo(root);

// No directives and no @file expansion: arguments are taken literally.
root.Directives.Clear();
if (Misuse.GivesFlagAValue(root, args))
{
    return Misuse.Report(Say(
        "une option comme --json n'attend aucune valeur : écrivez-la seule.",
        "an option such as --json takes no value: write it without one."));
}

if (Misuse.OptionWithoutValue(root, args) is { } option)
{
    return Misuse.Report(Say(
        $"{option} attend une valeur, et non l'option suivante.",
        $"{option} needs a value before the next option."));
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
    // A closed pipe (… | head) is not worth a message; shells expect 128 + SIGPIPE.
    const int Epipe = 32;
    return failure.HResult == Epipe ? 141
        : Misuse.Report(FileFailure.IsDiskFull(failure) ? StandardStreams.OutputFull : StandardStreams.OutputClosed);
}
