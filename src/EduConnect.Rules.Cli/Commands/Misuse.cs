using System.CommandLine;
using System.CommandLine.Parsing;

namespace EduConnect.Rules.Cli;

/// <summary>
/// Reports misuse on standard error, with what to write instead, and returns exit code 2. It never repeats an argument
/// that may be a password; only paths are shown.
/// </summary>
internal static class Misuse
{
    public const int ExitCode = 2;

    public static int Report(string message)
    {
        Terminal.Note(message);
        return ExitCode;
    }

    public static int Report(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (result.UnmatchedTokens.Count > 0)
        {
            // The parser's own messages would repeat the argument.
            return Report(command.Name switch
            {
                _ when command.Subcommands.Any() => Say(
                    $"commande inconnue ; les commandes : {Choices(command.Subcommands)}.",
                    $"unknown command; write one of: {Choices(command.Subcommands)}."),
                PasswordCommand.Name => NeverAnArgument(Say("un mot de passe", "a password"), command),
                CheckCommand.Name => Say(
                    $"check attend un seul fichier ; ses options : {Choices(command.Options)}.",
                    $"check takes one file; its options: {Choices(command.Options)}."),
                "ine" => NeverAnArgument(Say("un INE", "an INE"), command),
                _ => Say(
                    $"{command.Name} n'attend aucun argument ; ses options : {Choices(command.Options)}.",
                    $"{command.Name} takes no argument; its options: {Choices(command.Options)}."),
            });
        }

        return Report(string.Join(' ', result.Errors.Select(error => Words(error, command)).Distinct())
            + Say(" Aide : educonnect-rules --help.", " Help: educonnect-rules --help."));
    }

    /// <summary>
    /// Whether an argument is like <c>--json=x</c> or <c>--json:x</c>: the parser would treat the x as a value to
    /// check.
    /// </summary>
    public static bool GivesFlagAValue(Command root, string[] args) => root.Subcommands
        .SelectMany(command => command.Options.OfType<Option<bool>>())
        .Any(flag => args.Any(arg => arg.StartsWith(flag.Name + "=", StringComparison.Ordinal)
            || arg.StartsWith(flag.Name + ":", StringComparison.Ordinal)));

    /// <summary>
    /// The first option that needs a value but is followed by another option, which the parser would treat as the
    /// value; null if there is none. A value that begins with two dashes can be written as in <c>--sheet=--x</c>.
    /// </summary>
    public static string? OptionWithoutValue(Command root, string[] args)
    {
        var names = root.Subcommands.SelectMany(command => command.Options)
            .Where(option => option is not Option<bool>).Select(option => option.Name).ToHashSet();
        return args.TakeWhile(arg => arg != "--").Zip(args.Skip(1))
            .FirstOrDefault(pair => names.Contains(pair.First) && pair.Second is ['-', '-', ..])
            .First;
    }

    // The parser's own errors are in English only, and are all about the number of arguments; every other error is
    // ours.
    private static string Words(ParseError error, Command command) => error.SymbolResult switch
    {
        OptionResult { Option: VersionOption } => Say("--version s'emploie seul.", "--version must be used alone."),
        OptionResult { Tokens.Count: 0, Option: { Arity.MinimumNumberOfValues: > 0 } option } => Say(
            $"{option.Name} attend une valeur : <{option.HelpName}>.",
            $"{option.Name} takes a value: <{option.HelpName}>."),
        OptionResult { IdentifierTokenCount: > 1, Option: { Arity.MaximumNumberOfValues: 1 } option } => Say(
            $"{option.Name} ne peut figurer qu'une fois.",
            $"{option.Name} can be given only once."),
        ArgumentResult { Tokens.Count: 0, Argument: var argument } => Say(
            $"il manque le fichier : educonnect-rules {command.Name} {argument.HelpName}.",
            $"the file is missing: educonnect-rules {command.Name} {argument.HelpName}."),
        CommandResult when command.Subcommands.Any() => Say(
            $"il manque une commande : {Choices(command.Subcommands)}.",
            $"the command is missing; write one of: {Choices(command.Subcommands)}."),
        _ => error.Message,
    };

    private static string NeverAnArgument(string what, Command command) => Say(
        $"{what} ne s'écrit jamais en argument, car l'historique du terminal et la liste des processus le gardent : "
            + $"écrivez-en un par ligne sur l'entrée standard. Options : {Choices(command.Options)}.",
        $"{what} is never an argument, because the shell's history and the process list keep it: "
            + $"write one per line to standard input. Options: {Choices(command.Options)}.");

    private static string Choices(IEnumerable<Symbol> symbols) =>
        string.Join(", ", symbols.Select(symbol => symbol.Name));
}
