using System.CommandLine;
using System.Text.Json;

namespace EduConnect.Rules.Cli;

/// <summary>
/// <c>educonnect-rules password</c>: reads one password per line from standard input and writes one verdict per line.
/// </summary>
internal static class PasswordCommand
{
    public const string Name = "password";

    // Without advice, nothing is said of weaknesses.
    private delegate void Format(
        Output output, long line, PasswordReport report, PasswordPolicy policy, PasswordWeaknessReport? advice);

    public static Command Create()
    {
        var lang = Options.Lang();
        var json = Options.Json();
        var policy = Options.Policy();
        var checklist = new Option<bool>("--checklist")
        {
            Description = Say(
                "Écrit aussi les critères, chacun coché ou barré d'une croix.",
                "Write the criteria too, each with a tick or a cross."),
        };
        var advise = new Option<bool>("--advise")
        {
            Description = Say(
                "Signale aussi les mots de passe faciles à deviner ou difficiles à taper ; le code de retour n'en "
                    + "dépend pas.",
                "Also warn of passwords that are easy to guess or hard to type; the exit code does not depend on it."),
        };
        var description = Say(
            "Contrôle des mots de passe : un par ligne sur l'entrée standard, jamais en argument. Aucun n'est "
                + "affiché.",
            "Check passwords: one per line on standard input, never as an argument. No password is ever shown.");
        var command = new Command(Name, description)
        {
            lang, policy, json, checklist, advise,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(checklist))
            {
                result.AddError(Say(
                    "--json et --checklist s'excluent : les critères figurent déjà dans le JSON.",
                    "--json and --checklist cannot be used together: the JSON already has the criteria."));
            }
        });
        command.SetAction(result => Run(
            result.GetValue(policy) ?? PasswordPolicy.EduConnect,
            result.GetValue(json) ? WriteJson : result.GetValue(checklist) ? WriteChecklist : WriteLine,
            result.GetValue(json) ? WriteTooLongAsJson : WriteTooLong,
            result.GetValue(advise)));
        return command;
    }

    private static int Run(
        PasswordPolicy policy, Format write, Action<Output, long, string> writeTooLong, bool advise)
    {
        using var output = new Output();
        using IPasswordSource source = Console.IsInputRedirected
            ? new LineReader(StandardStreams.OpenInput(), LineReader.LongestPassword, beforeWaiting: output.Flush)
            : new HiddenPrompt(beforeWaiting: output.Flush);
        var line = 0L;
        var allValid = true;
        while (source.TryRead(out var password))
        {
            if (source.IsTooLong)
            {
                allValid = false;
                writeTooLong(output, ++line, LineReader.DescribeTooLong(source.MaxLength));
                continue;
            }

            var report = policy.Check(password);
            allValid &= report.IsValid;
            write(output, ++line, report, policy, advise ? PasswordWeakness.Check(password) : null);
        }

        return line == 0 ? Misuse.Report(Say(
                "rien à lire : écrivez un mot de passe par ligne sur l'entrée standard.",
                "nothing was read: write one password per line to standard input."))
            : allValid ? 0 : 1;
    }

    private static void WriteLine(
        Output output, long line, PasswordReport report, PasswordPolicy policy, PasswordWeaknessReport? advice)
    {
        var messages = RuleMessages.Explain(report, policy, Language.Culture).Select(one => one.Message);
        var verdict = report.IsValid ? "ok" : $"{RuleMessages.CodeOf(report.Issues)}: {string.Join(' ', messages)}";
        output.Line($"{line}: {verdict}", report.IsValid);
        if (advice is { } found)
        {
            foreach (var (code, message) in Weaknesses(found).Concat(Hints(report)))
            {
                output.Line($"   {code}: {message}", good: false);
            }
        }
    }

    private static IEnumerable<(string Code, string Message)> Weaknesses(PasswordWeaknessReport found) =>
        RuleMessages.Explain(found, Language.Culture).Select(one => (one.Code, one.Message));

    private static IEnumerable<(string Code, string Message)> Hints(PasswordReport report) =>
        Enum.GetValues<PasswordHints>()
            .Where(hint => (report.Hints & hint) != PasswordHints.None)
            .Select(hint => (RuleMessages.CodeOf(hint), RuleMessages.For(hint, Language.Culture)));

    private static void WriteChecklist(
        Output output, long line, PasswordReport report, PasswordPolicy policy, PasswordWeaknessReport? advice)
    {
        WriteLine(output, line, report, policy, advice);
        foreach (var (criterion, isMet) in RuleMessages.Checklist(report, policy, Language.Culture))
        {
            output.Line($"   {(isMet ? '✓' : '✗')} {criterion}", isMet);
        }
    }

    private static void WriteJson(
        Output output, long line, PasswordReport report, PasswordPolicy policy, PasswordWeaknessReport? advice) =>
        output.Json(json =>
    {
        json.WriteNumber("line", line);
        json.WriteBoolean("valid", report.IsValid);
        var explained = RuleMessages.Explain(report, policy, Language.Culture);
        WriteStrings(json, "issues", explained.Select(one => one.Code));
        WriteStrings(json, "messages", explained.Select(one => one.Message));
        json.WriteNumber("length", report.Length);
        WriteStrings(json, "classes", Names(report.Classes));
        WriteStrings(json, "missingClasses", Names(report.MissingClasses));
        json.WriteNumber("firstUnlistedIndex", report.FirstUnlistedIndex);
        if (advice is { } found)
        {
            var (weaknesses, hints) = (Weaknesses(found).ToArray(), Hints(report).ToArray());
            WriteStrings(json, "weaknesses", weaknesses.Select(one => one.Code));
            WriteStrings(json, "hints", hints.Select(one => one.Code));
            WriteStrings(json, "advice", weaknesses.Concat(hints).Select(one => one.Message));
        }
    });

    private static void WriteTooLong(Output output, long line, string message) =>
        output.Line($"{line}: {LineReader.TooLong}: {message}", good: false);

    // What was not checked is null.
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
        Enum.GetValues<CharacterClasses>()
            .Where(one => one != CharacterClasses.None && classes.HasFlag(one))
            .Select(one => one.ToString());

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
