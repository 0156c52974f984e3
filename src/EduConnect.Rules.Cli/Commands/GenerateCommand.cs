using System.CommandLine;

namespace EduConnect.Rules.Cli;

/// <summary>
/// <c>educonnect-rules generate</c>: writes passwords to standard output, or slips to print to an HTML file.
/// </summary>
internal static class GenerateCommand
{
    // Nobody types a longer password from paper, and it does not fit on a slip.
    private const int MaximumLength = 64;
    private const int MaximumCount = 1_000_000;

    // 2 words are 26 bits; 12 are 155, and longer than anyone types.
    private const int MinimumWords = 3;
    private const int MaximumWords = 12;

    public static Command Create()
    {
        var lang = Options.Lang();
        var policy = Options.Policy(isStrict: true);
        var count = Options.Number(
            "--count",
            Say("Combien de mots de passe (1 par défaut).", "How many passwords (default: 1)."),
            1,
            MaximumCount);
        var length = Options.Number(
            "--length",
            Say(
                $"Le nombre de caractères de chacun ({PasswordGenerator.DefaultLength} par défaut, si la règle en "
                    + "accepte autant).",
                $"How many characters in each (default: {PasswordGenerator.DefaultLength}, if the policy accepts it)."),
            1,
            MaximumLength);
        var words = Options.Number(
            "--words",
            Say(
                "Au lieu de caractères au hasard, autant de mots français, séparés par des traits d'union.",
                "Instead of random characters, this many French words, with hyphens between them."),
            MinimumWords,
            MaximumWords);
        var sheet = Options.NewFile(
            "--sheet",
            ".html",
            Say(
                "Écrit dans un nouveau fichier une page d'étiquettes à imprimer et à découper, et aucun mot de "
                    + "passe sur la sortie standard.",
                "Write a page of slips, to print and cut, to a new file, and no password to standard output."),
            Say(
                " Sans --sheet, elle reçoit les mots de passe.",
                " Without --sheet, the passwords are written there."));

        // An option, because reading by default would wait forever at a terminal or an open pipe.
        var logins = new Option<bool>("--logins")
        {
            Description = Say(
                "Avec --sheet : une étiquette pour chaque identifiant lu sur l'entrée standard, un par ligne.",
                "With --sheet: a slip for each login on standard input, one per line."),
        };
        var description = Say(
            "Crée des mots de passe conformes à la règle, « strict » par défaut, sans caractères qui se confondent, "
                + "un par ligne.",
            "Generate passwords that meet the policy, by default \"strict\", without look-alike characters, one per "
                + "line.");
        var command = new Command("generate", description)
        {
            count, length, words, policy, sheet, logins, lang,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(logins) && (result.GetResult(sheet) is null || result.GetResult(count) is not null))
            {
                result.AddError(Say(
                    "--logins s'emploie avec --sheet et sans --count : il y a une étiquette par ligne.",
                    "--logins needs --sheet and cannot be used with --count: there is one slip per line."));
            }

            if (result.GetResult(words) is not null && result.GetResult(length) is not null)
            {
                result.AddError(Say(
                    "--words s'emploie sans --length : les mots ont la longueur qu'ils ont.",
                    "--words cannot be used with --length: the words have the length they have."));
            }
        });
        command.SetAction(result => Run(
            result.GetValue(count) ?? 1,
            GeneratedKind.TryMake(
                result.GetValue(policy) ?? PasswordPolicy.EduConnectStrict,
                result.GetValue(length),
                result.GetValue(words),
                MaximumLength,
                Enumerable.Range(MinimumWords, MaximumWords - MinimumWords + 1),
                out var misuse),
            misuse,
            result.GetValue(sheet),
            result.GetValue(logins)));
        return command;
    }

    private static int Run(int count, GeneratedKind? kind, string misuse, string? sheet, bool hasLogins)
    {
        if (kind is null)
        {
            return Misuse.Report(misuse);
        }

        OpenSsl.Require();
        if (sheet is not null)
        {
            return SlipSheet.Write(sheet, hasLogins ? LoginList.Read() : Enumerable.Repeat("", count), kind);
        }

        using var output = new Output();
        Span<char> password = stackalloc char[kind.Longest];
        for (var i = 0; i < count; i++)
        {
            output.Plain(password[..kind.Fill(password)]);
        }

        password.Clear();
        return 0;
    }
}
