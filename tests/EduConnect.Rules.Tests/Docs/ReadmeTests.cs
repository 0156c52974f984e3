using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EduConnect.Rules.Tests;

/// <summary>
/// What the READMEs and the pages of docs/ below show is run: C# statement by statement, compared with
/// the comment beside it, and console sessions command by command.
/// </summary>
[Trait("Category", "Long")]
public partial class ReadmeTests
{
    private static readonly string[] _lines = Lines("README.md");

    // Main README first: the other pages may use what it declares.
    private static readonly string[][] _pages =
    [
        _lines,
        Lines("README.fr.md"),
        Lines("docs", "weakness.md"),
        Lines("docs", "conformity.md"),
        Lines("docs", "command-line.md"),
        .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Lines(folder, "README.md")),
    ];

    [Fact]
    public async Task Every_csharp_statement_gives_what_its_comment_says()
    {
        var options = ScriptOptions.Default
            .AddReferences(
                typeof(PasswordPolicy).Assembly, typeof(EduConnectRuleBuilderExtensions).Assembly, typeof(EduConnectIdentityBuilderExtensions).Assembly,
                typeof(EduConnectServiceCollectionExtensions).Assembly, typeof(EduConnectModelConfigurationBuilderExtensions).Assembly,
                typeof(Microsoft.EntityFrameworkCore.DbContext).Assembly, typeof(ExceptionHandlerExtensions).Assembly,
                typeof(FluentValidation.IValidator).Assembly, typeof(System.Text.Json.JsonSerializer).Assembly,
                typeof(ValidationAttribute).Assembly, typeof(WebApplication).Assembly,
                typeof(IdentityUser).Assembly, typeof(UserManager<>).Assembly, typeof(IServiceCollection).Assembly, typeof(IdentityBuilder).Assembly,
                typeof(ServiceProvider).Assembly, typeof(IHostApplicationBuilder).Assembly, typeof(Results).Assembly, typeof(EndpointRouteBuilderExtensions).Assembly,
                typeof(EduConnectArbitraries).Assembly, typeof(FsCheck.Gen<>).Assembly)
            .AddImports(
                "EduConnect.Rules", "System", "System.Globalization", "System.Text.Json",
                "System.ComponentModel.DataAnnotations", "FluentValidation",
                "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Identity", "Microsoft.EntityFrameworkCore",
                "Microsoft.Extensions.DependencyInjection", "FsCheck.Fluent", "System.Linq");
        var state = await CSharpScript.RunAsync("", options);
        var compared = 0;
        foreach (var statement in _pages.SelectMany(lines => Blocks(lines, "csharp")).SelectMany(Statements))
        {
            var parts = CommentBeside().Match(statement);
            state = await state.ContinueWithAsync(parts.Success ? parts.Groups["code"].Value : statement);
            if (parts.Success)
            {
                Assert.Equal((statement, parts.Groups["says"].Value), (statement, Shown(state.ReturnValue)));
                compared++;
            }
        }

        Assert.True(compared >= 10, "The page has lost its examples.");
    }

    [UnixFact]
    public void Every_console_session_is_as_shown()
    {
        var compared = 0;
        foreach (var block in _pages.SelectMany(lines => Blocks(lines, "console")))
        {
            var folder = Directory.CreateTempSubdirectory();
            File.Copy(Path.Combine(Repository.Root, "docs", "eleves.csv"), Path.Combine(folder.FullName, "eleves.csv"));
            foreach (var command in string.Join('\n', block).Split("$ ", StringSplitOptions.RemoveEmptyEntries))
            {
                var (line, shown) = (command.Split('\n')[0], command.TrimEnd('\n').Split('\n')[1..]);
                var run = Cli.Shell($"cd '{folder}'; {line}");
                Assert.Equal((line, string.Join('\n', shown)), (line, string.Join('\n', run.Lines)));
                compared++;
            }

            folder.Delete(recursive: true);
        }

        Assert.True(compared >= 9, "The documents have lost sessions.");
    }

    [UnixFact]
    public void The_main_command_explains_in_French()
    {
        var command = Blocks(_lines, "sh").Single()[0].Replace("dotnet run --project src/EduConnect.Rules.Cli --", "educonnect-rules", StringComparison.Ordinal);
        var run = Cli.Shell(command);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("1: PasswordTooFewClasses: Le mot de passe", run.Lines[0], StringComparison.Ordinal);
        Assert.Equal(["2: ok", "3: ok"], run.Lines[1..]);
    }

    [Fact]
    public void The_first_code_is_within_14_lines() => Assert.InRange(Array.FindIndex(_lines, line => line.StartsWith("```", StringComparison.Ordinal)), 0, 13);

    private static string Shown(object? value) => value is bool truth ? (truth ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string[] Lines(params string[] path) => File.ReadAllLines(Path.Combine([Repository.Root, .. path]));

    // A statement may take several lines.
    private static IEnumerable<string> Statements(string[] block)
    {
        var statement = "";
        foreach (var line in block)
        {
            statement += line;
            var tree = CSharpSyntaxTree.ParseText(statement, new CSharpParseOptions(kind: SourceCodeKind.Script));
            if (statement.Length > 0 && SyntaxFactory.IsCompleteSubmission(tree))
            {
                yield return statement;
                statement = "";
            }
            else if (statement.Length > 0)
            {
                statement += "\n";
            }
        }

        Assert.Equal("", statement);
    }

    private static IEnumerable<string[]> Blocks(string[] lines, string language)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] == "```" + language)
            {
                yield return [.. lines.Skip(i + 1).TakeWhile(line => line != "```")];
            }
        }
    }

    [GeneratedRegex(@"^(?<code>.*\S)\s+// (?<says>.*)$")]
    private static partial Regex CommentBeside();
}
