using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EduConnect.Rules.Cli;

/// <summary>
/// <c>--help</c> in the user's language. The parser's own help is in English, or half in French if its satellite
/// assembly is present.
/// </summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    private const string Indent = "  ";
    private const int NarrowestText = 30;

    public override bool ClearsParseErrors => true;

    /// <summary>Replaces the help of the root command, which all commands share.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Description = Say("Affiche cette aide.", "Show this help.");
                help.Action = new HelpPage();
            }
            else if (option is VersionOption)
            {
                option.Description = Say("Affiche la version.", "Show the version.");
            }
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var width = Console.IsOutputRedirected ? int.MaxValue : Console.WindowWidth - 1;
        using var output = new Output();
        foreach (var line in Lines(command, parseResult.RootCommandResult.Command, width))
        {
            output.Plain(line);
        }

        return 0;
    }

    /// <summary>
    /// The help page of a command; no line is longer than the width unless a word is too long for it.
    /// </summary>
    public static IEnumerable<string> Lines(Command command, Command root, int width)
    {
        var options = command == root
            ? command.Options
            : command.Options.Concat(root.Options.Where(option => option.Recursive));
        (string Title, (string Label, string Text)[] Rows)[] sections =
        [
            ("Description", [("", command.Description ?? "")]),
            (Say("Utilisation", "Usage"), [("", Usage(command, root))]),
            ("Arguments", [.. command.Arguments.Select(one => ($"<{one.HelpName}>", one.Description ?? ""))]),
            ("Options", [.. options.Select(option => (Label(option), option.Description ?? ""))]),
            (Say("Commandes", "Commands"), [.. command.Subcommands.Select(one => (one.Name, one.Description ?? ""))]),
        ];
        foreach (var (title, rows) in sections.Where(section => section.Rows.Length > 0))
        {
            yield return title + Say(" :", ":");
            var longest = rows.Max(row => row.Label.Length);
            foreach (var (label, text) in rows)
            {
                var column = longest == 0 ? "" : label.PadRight(longest) + Indent;
                foreach (var line in Wrap(text, Math.Max(width - Indent.Length - column.Length, NarrowestText)))
                {
                    yield return $"{Indent}{column}{line}";
                    column = new string(' ', column.Length);
                }
            }

            yield return "";
        }
    }

    private static string Usage(Command command, Command root)
    {
        var arguments = command.Arguments.Select(argument =>
            argument.Arity.MinimumNumberOfValues == 0 ? $" [<{argument.HelpName}>...]" : $" <{argument.HelpName}>");
        return "educonnect-rules" + (command == root ? Say(" [commande]", " [command]") : $" {command.Name}")
            + string.Concat(arguments) + " [options]";
    }

    private static string Label(Option option) =>
        string.Join(", ", option.Aliases.Where(alias => alias[0] == '-').Append(option.Name))
            + (option.HelpName is { } value ? $" <{value}>" : "");

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var rest = text;
        while (rest.Length > width)
        {
            var end = rest.LastIndexOf(' ', width);
            if (end <= 0)
            {
                end = rest.IndexOf(' ', StringComparison.Ordinal);
            }

            if (end <= 0)
            {
                break;
            }

            yield return rest[..end];
            rest = rest[(end + 1)..];
        }

        yield return rest;
    }
}
