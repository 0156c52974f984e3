using System.CommandLine;

namespace EduConnect.Rules.Cli;

/// <summary>Says what to write instead, on standard error, and gives exit code 2. It never repeats an argument: that may be a password.</summary>
internal static class Misuse
{
    public const int ExitCode = 2;

    public static int Report(string message)
    {
        Console.Error.WriteLine($"educonnect-rules: {message}");
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
                _ when command.Subcommands.Any() => $"this is no command; write one of: {Choices(command.Subcommands)}.",
                PasswordCommand.Name => NeverAnArgument("a password", command),
                CheckCommand.Name => $"check takes one file; its options: {Choices(command.Options)}.",
                "ine" => NeverAnArgument("an INE", command),
                _ => $"{command.Name} takes no argument; its options: {Choices(command.Options)}.",
            });
        }

        return Report(string.Join(' ', result.Errors.Select(error => error.Message)) + " Help: educonnect-rules --help.");
    }

    /// <summary>Whether an argument is like <c>--json=x</c> or <c>--json:x</c>: the parser would take the x for a value to check.</summary>
    public static bool GivesFlagAValue(Command root, string[] args) => root.Subcommands
        .SelectMany(command => command.Options.OfType<Option<bool>>())
        .Any(flag => args.Any(arg => arg.StartsWith(flag.Name + "=", StringComparison.Ordinal) || arg.StartsWith(flag.Name + ":", StringComparison.Ordinal)));

    private static string NeverAnArgument(string what, Command command) =>
        $"{what} is never an argument, where the shell's history and the process list keep it: write one a line to standard input. Options: {Choices(command.Options)}.";

    private static string Choices(IEnumerable<Symbol> symbols) => string.Join(", ", symbols.Select(symbol => symbol.Name));
}
