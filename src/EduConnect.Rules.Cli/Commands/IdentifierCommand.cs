using System.CommandLine;

namespace EduConnect.Rules.Cli;

/// <summary>A further fact about a value.</summary>
/// <param name="Name">The name of the fact, for programs.</param>
/// <param name="Value">The value of the fact, for programs.</param>
/// <param name="Words">Both in words, for people.</param>
internal sealed record Detail(string Name, string Value, string Words);

/// <summary>The result of checking one value, and how the value may be shown.</summary>
/// <param name="Issue">The code of the issue; null if there is none.</param>
/// <param name="Message">The issue in words; empty if there is none.</param>
/// <param name="Shown">
/// The value in its canonical form, as given if it has none, or masked; null if it was not kept.
/// </param>
/// <param name="Details">Further facts about the value.</param>
/// <param name="IsWarning">Whether the issue is only a warning: the value is not refused.</param>
internal sealed record Verdict(
    string? Issue, string Message, string? Shown, Detail[] Details, bool IsWarning = false);

/// <summary>Checks one value. If <paramref name="show"/> is true, personal values are shown in full.</summary>
internal delegate Verdict Judge(string value, bool show);

/// <summary>
/// <c>educonnect-rules uai|ine|mobile|login|birthdate</c>: checks values given as arguments, or one per line on
/// standard input.
/// </summary>
internal static class IdentifierCommand
{
    public static IEnumerable<Command> CreateAll() =>
    [
        Create(
            "uai",
            Say(
                "Contrôle des codes d'établissement (UAI, autrefois RNE).",
                "Check school codes (UAI, formerly RNE)."),
            Rules.Uai),
        Create(
            "ine",
            Say(
                "Contrôle des identifiants nationaux d'élève (INE), lus sur l'entrée standard seulement : "
                    + "ce sont des données personnelles.",
                "Check national pupil identifiers (INE), from standard input only: they are personal data."),
            Rules.Ine,
            isPersonal: true),
        Create(
            "mobile",
            Say(
                "Contrôle des numéros de mobile français, de métropole et d'outre-mer.",
                "Check French mobile numbers, mainland and overseas."),
            Rules.Mobile),
        Create(
            "login",
            Say(
                "Vérifie que des identifiants de connexion ont la forme habituelle ; sinon, c'est un avertissement "
                    + "et non une erreur.",
                "Check whether logins have the usual form; if not, that is a warning, not an error."),
            Rules.Login),
        Create(
            "birthdate",
            Say(
                "Contrôle des dates de naissance, jj/mm/aaaa ou aaaa-mm-jj.",
                "Check dates of birth, dd/mm/yyyy or yyyy-mm-dd."),
            Rules.BirthDate),
    ];

    private static Command Create(string name, string description, Judge judge, bool isPersonal = false)
    {
        var lang = Options.Lang();
        var json = Options.Json();
        var show = new Option<bool>("--show")
        {
            Description = Say("Affiche les valeurs en entier, sans les masquer.", "Show values in full, not masked."),
        };
        var values = new Argument<string[]>("VALUE")
        {
            HelpName = Say("VALEUR", "VALUE"),
            Arity = ArgumentArity.ZeroOrMore,
            Description = Say(
                "Les valeurs ; si aucune n'est donnée, une par ligne de l'entrée standard.",
                "The values; if none are given, one per line of standard input."),
        };
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
                    result.AddError(Say(
                        "option inconnue ; il y a --lang et --json, et aucune valeur ne commence par un tiret.",
                        "unknown option; the options are --lang and --json, and no value begins with a dash."));
                }
            });
        }

        command.SetAction(result => Run(
            judge,
            isPersonal ? [] : result.GetValue(values)!,
            isPersonal && result.GetValue(show),
            result.GetValue(json)));
        return command;
    }

    private static int Run(Judge judge, string[] values, bool show, bool json)
    {
        using var output = new Output();
        var line = 0L;
        var allValid = true;
        foreach (var value in values.Length > 0 ? values : LineReader.Texts(LineReader.LongestIdentifier, output.Flush))
        {
            var verdict = value is null ? TooLong() : judge(value, show);
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
            return Misuse.Report(Say(
                "rien à lire : écrivez les valeurs en arguments, ou une par ligne sur l'entrée standard.",
                "nothing was read: write values as arguments, or one per line to standard input."));
        }

        if (!allValid && values.Length > 1)
        {
            output.Flush();
            HintAtOneValue(judge, values);
        }

        return allValid ? 0 : 1;
    }

    private static Verdict TooLong() =>
        new(LineReader.TooLong, LineReader.DescribeTooLong(LineReader.LongestIdentifier), null, []);

    // "uai 086 0076R" and "mobile 06 39 98 12 34" are one value that the shell split.
    private static void HintAtOneValue(Judge judge, string[] values)
    {
        var together = string.Concat(values);
        foreach (var whole in new[] { together, string.Join(' ', values), Rules.WithCheckLetter(together) })
        {
            if (whole is not null && judge(whole, true) is { Issue: null } verdict)
            {
                Terminal.Note(Say(
                    $"s'agit-il d'une seule valeur ? Écrivez-la sans espaces : {verdict.Shown}",
                    $"is that one value? Write it without spaces: {verdict.Shown}"));
                return;
            }
        }
    }

    private static void WriteLine(Output output, long line, Verdict verdict)
    {
        var details = string.Concat(verdict.Details.Select(detail => ", " + detail.Words));
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
        foreach (var (name, value, _) in verdict.Details)
        {
            json.WriteString(name, value);
        }
    });
}
