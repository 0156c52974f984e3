using System.CommandLine;
using System.Globalization;

namespace EduConnect.Rules.Cli;

/// <summary>What a rule says of one value, and how the value may be shown.</summary>
/// <param name="Issue">The issue's name, or null.</param>
/// <param name="Message">The issue in words; empty if there is none.</param>
/// <param name="Shown">The value in its canonical form, as given if it has none, or masked; null if not kept.</param>
/// <param name="Details">What else is known of it, by name.</param>
/// <param name="IsWarning">Whether the issue does not refuse the value.</param>
internal sealed record Verdict(
    string? Issue, string Message, string? Shown, (string Name, string Value)[] Details, bool IsWarning = false);

/// <summary>Judges one value; <paramref name="show"/> is whether personal values are shown whole.</summary>
internal delegate Verdict Judge(string value, bool show, CultureInfo culture);

/// <summary><c>educonnect-rules uai|ine|mobile|login|birthdate</c>: values as arguments, or one a line on standard input.</summary>
internal static class IdentifierCommand
{
    public static IEnumerable<Command> CreateAll() =>
    [
        Create("uai", "Checks codes of schools (UAI, before: RNE).", Rules.Uai),
        Create("ine", "Checks national pupil identifiers, from standard input only: they are personal data.", Rules.Ine, isPersonal: true),
        Create("mobile", "Checks French mobile numbers, of the mainland and overseas.", Rules.Mobile),
        Create("login", "Checks whether logins have the usual form; others are a warning, not an error.", Rules.Login),
        Create("birthdate", "Checks birth dates, dd/MM/yyyy or yyyy-MM-dd.", Rules.BirthDate),
    ];

    private static Command Create(string name, string description, Judge judge, bool isPersonal = false)
    {
        var lang = Options.Lang();
        var json = Options.Json();
        var show = new Option<bool>("--show") { Description = "Show the values whole, not masked." };
        var values = new Argument<string[]>("VALUE") { Arity = ArgumentArity.ZeroOrMore, Description = "The values; without any, one a line of standard input." };
        var command = new Command(name, description) { lang, json };
        if (isPersonal)
        {
            command.Add(show);
        }
        else
        {
            command.Add(values);
            command.Validators.Add(result =>
            {
                if (result.GetValue(values)!.Any(value => value.StartsWith('-')))
                {
                    result.AddError("unknown option; there are --lang and --json, and no value begins with a dash.");
                }
            });
        }

        command.SetAction(result => Run(
            judge,
            isPersonal ? [] : result.GetValue(values)!,
            isPersonal && result.GetValue(show),
            result.GetValue(json),
            Language.Culture));
        return command;
    }

    private static int Run(Judge judge, string[] values, bool show, bool json, CultureInfo culture)
    {
        using var output = new Output();
        var line = 0L;
        var allValid = true;
        foreach (var value in values.Length > 0 ? values : LineReader.Texts(LineReader.LongestIdentifier, output.Flush))
        {
            var verdict = value is null ? TooLong(culture) : judge(value, show, culture);
            allValid &= verdict.Issue is null || verdict.IsWarning;
            if (json)
            {
                WriteJson(output, ++line, verdict);
            }
            else
            {
                WriteLine(output, ++line, verdict);
            }
        }

        if (line == 0)
        {
            return Misuse.Report("nothing was read: write values as arguments, or one a line to standard input.");
        }

        if (!allValid && values.Length > 1)
        {
            output.Flush();
            HintAtOneValue(judge, values, culture);
        }

        return allValid ? 0 : 1;
    }

    private static Verdict TooLong(CultureInfo culture) =>
        new(LineReader.TooLong, LineReader.DescribeTooLong(LineReader.LongestIdentifier, culture), null, []);

    // "uai 086 0076R" and "mobile 06 39 98 12 34" are one value that the shell took apart.
    private static void HintAtOneValue(Judge judge, string[] values, CultureInfo culture)
    {
        foreach (var whole in new[] { string.Concat(values), string.Join(' ', values), Rules.WithCheckLetter(string.Concat(values)) })
        {
            if (whole is not null && judge(whole, true, culture) is { Issue: null } verdict)
            {
                Console.Error.WriteLine(Options.IsFrench(culture)
                    ? $"educonnect-rules : s'agit-il d'une seule valeur ? Écrivez-la d'un tenant : {verdict.Shown}"
                    : $"educonnect-rules: is that one value? Write it in one piece: {verdict.Shown}");
                return;
            }
        }
    }

    private static void WriteLine(Output output, long line, Verdict verdict)
    {
        var details = string.Concat(verdict.Details.Select(detail => $", {detail.Name} {detail.Value}"));
        var says = verdict.Issue is null ? "ok" : $"{verdict.Issue}: {verdict.Message}";
        var shown = verdict.Shown is null ? "" : $"{Terminal.Short(verdict.Shown)}: ";
        output.Line($"{line}: {shown}{says}{details}", verdict.Issue is null);
    }

    private static void WriteJson(Output output, long line, Verdict verdict) => output.Json(json =>
    {
        json.WriteNumber("line", line);
        json.WriteBoolean("valid", verdict.Issue is null || verdict.IsWarning);
        json.WriteString("value", verdict.Shown);
        json.WriteString("issue", verdict.Issue);
        json.WriteString("message", verdict.Message);
        foreach (var (name, value) in verdict.Details)
        {
            json.WriteString(name, value);
        }
    });
}
