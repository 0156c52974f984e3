using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace EduConnect.Rules.Cli;

/// <summary><c>educonnect-rules password</c>: one password a line from standard input, one verdict a line to standard output.</summary>
internal static class PasswordCommand
{
    public const string Name = "password";

    private delegate void Format(Output output, long line, PasswordReport report, PasswordPolicy policy, CultureInfo culture);

    public static Command Create()
    {
        var lang = Options.Lang();
        var json = Options.Json();
        var policy = Options.Policy();
        var checklist = new Option<bool>("--checklist") { Description = "The criteria too, each with a tick or a cross." };
        var command = new Command(Name, "Checks passwords: one a line on standard input, never as an argument. None is ever shown.")
        {
            lang, policy, json, checklist,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(checklist))
            {
                result.AddError("--json and --checklist exclude each other: the JSON holds the criteria already.");
            }
        });
        command.SetAction(result => Run(
            result.GetValue(policy) ?? PasswordPolicy.EduConnect,
            Language.Culture,
            result.GetValue(json) ? WriteJson : result.GetValue(checklist) ? WriteChecklist : WriteLine,
            result.GetValue(json) ? WriteTooLongAsJson : WriteTooLong));
        return command;
    }

    private static int Run(
        PasswordPolicy policy, CultureInfo culture, Format write, Action<Output, long, string> writeTooLong)
    {
        using var output = new Output();
        using IPasswordSource source = Console.IsInputRedirected
            ? new LineReader(StandardStreams.OpenInput(), LineReader.LongestPassword, beforeWaiting: output.Flush)
            : new HiddenPrompt(culture, beforeWaiting: output.Flush);
        var line = 0L;
        var allValid = true;
        while (source.TryRead(out var password))
        {
            if (source.IsTooLong)
            {
                allValid = false;
                writeTooLong(output, ++line, LineReader.DescribeTooLong(source.MaxLength, culture));
                continue;
            }

            var report = policy.Check(password);
            allValid &= report.IsValid;
            write(output, ++line, report, policy, culture);
        }

        return line == 0 ? Misuse.Report("nothing was read: write one password a line to standard input.")
            : allValid ? 0 : 1;
    }

    private static void WriteLine(Output output, long line, PasswordReport report, PasswordPolicy policy, CultureInfo culture)
    {
        var verdict = report.IsValid ? "ok" : $"{report.Issues}: {string.Join(' ', RuleMessages.Explain(report, policy, culture).Select(pair => pair.Message))}";
        output.Line($"{line}: {verdict}", report.IsValid);
    }

    private static void WriteChecklist(Output output, long line, PasswordReport report, PasswordPolicy policy, CultureInfo culture)
    {
        WriteLine(output, line, report, policy, culture);
        foreach (var (criterion, isMet) in RuleMessages.Checklist(report, policy, culture))
        {
            output.Line($"   {(isMet ? '✓' : '✗')} {criterion}", isMet);
        }
    }

    private static void WriteJson(Output output, long line, PasswordReport report, PasswordPolicy policy, CultureInfo culture) => output.Json(json =>
    {
        json.WriteNumber("line", line);
        json.WriteBoolean("valid", report.IsValid);
        var explained = RuleMessages.Explain(report, policy, culture);
        WriteStrings(json, "issues", explained.Select(one => one.Issue.ToString()));
        WriteStrings(json, "messages", explained.Select(one => one.Message));
        json.WriteNumber("length", report.Length);
        WriteStrings(json, "classes", Names(report.Classes));
        WriteStrings(json, "missingClasses", Names(report.MissingClasses));
        json.WriteNumber("firstUnlistedIndex", report.FirstUnlistedIndex);
    });

    private static void WriteTooLong(Output output, long line, string message) =>
        output.Line($"{line}: {LineReader.TooLong}: {message}", good: false);

    // What was not counted is null.
    private static void WriteTooLongAsJson(Output output, long line, string message) => output.Json(json =>
    {
        json.WriteNumber("line", line);
        json.WriteBoolean("valid", false);
        WriteStrings(json, "issues", [LineReader.TooLong]);
        WriteStrings(json, "messages", [message]);
        json.WriteNull("length");
        json.WriteNull("classes");
        json.WriteNull("missingClasses");
        json.WriteNull("firstUnlistedIndex");
    });

    private static IEnumerable<string> Names(CharacterClasses classes) =>
        Enum.GetValues<CharacterClasses>().Where(one => one != CharacterClasses.None && classes.HasFlag(one)).Select(one => one.ToString());

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
