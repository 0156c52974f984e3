using System.CommandLine;
using Spectre.Console;

namespace EduConnect.Rules.Cli;

/// <summary><c>educonnect-rules check FILE.csv</c>: checks a whole export, each column by its rule.</summary>
internal static class CheckCommand
{
    public const string Name = "check";

    private sealed record Request(
        string File, string[] Maps, string[] Required, string? Sheet, HeaderPlace Header, TextEncoding? Encoding,
        char? Separator, PasswordPolicy Policy, bool FindDuplicates, bool FindPeople, bool Show, bool Json,
        string? Output, string? Report, string? Repair, bool Canonical, bool Advise);

    public static Command Create()
    {
        var file = new Argument<string>("FILE.csv")
        {
            HelpName = Say("FICHIER", "FILE"),
            Description = Say(
                "Le fichier, CSV, .xlsx ou .ods, dont la première ligne est l'en-tête ; - désigne l'entrée "
                    + "standard. Il n'est jamais modifié.",
                "The file, CSV, .xlsx or .ods, with a header as its first row; - is standard input. It is never "
                    + "changed."),
        };
        var map = new Option<string[]>("--map")
        {
            HelpName = Say("COLONNE=RÈGLE", "COLUMN=RULE"),
            Description = Say(
                $"La règle d'une colonne, désignée par son en-tête ou son numéro : {ColumnPlan.Names}. Option "
                    + "répétable.",
                $"The rule of a column, by its header or number: {ColumnPlan.Names}. Can be repeated."),
        };
        var required = new Option<string[]>("--required")
        {
            HelpName = Say("COLONNE", "COLUMN"),
            Description = Say(
                "Une colonne dont aucune cellule ne peut être vide. Option répétable.",
                "A column in which no cell may be empty. Can be repeated."),
        };
        var duplicates = Options.Choice(
            "--duplicates",
            Say(
                "Signale ou non un INE ou un identifiant présent deux fois dans le fichier : on (oui, par défaut ; "
                    + "32 octets de mémoire pour chacun) ou off (non) ; people avertit aussi des personnes "
                    + "en double, d'après leurs nom, prénom et date de naissance.",
                "Whether to report an INE or login that occurs twice in the file: on (default; takes 32 bytes "
                    + "of memory for each) or off; people also warns about people who occur twice, by name and birth "
                    + "date."),
            ("on", "on"),
            ("off", "off"),
            ("people", "people"));
        var separator = Options.Choice(
            "--separator",
            Say(
                "Le séparateur des valeurs (par défaut, il est détecté).",
                "What separates the values (default: detected)."),
            ("semicolon", ";"),
            ("comma", ","),
            ("tab", "\t"),
            ("pipe", "|"),
            (";", ";"),
            (",", ","));
        var encoding = Options.Choice(
            "--encoding",
            Say(
                "L'encodage du fichier (par défaut, il est détecté et indiqué). Une marque d'ordre des octets "
                    + "l'emporte.",
                "The encoding of the file (default: detected and shown). A byte-order mark overrides it."),
            ("utf-8", TextEncoding.Utf8),
            ("utf-16", TextEncoding.Utf16),
            ("windows-1252", TextEncoding.Windows1252),
            ("iso-8859-15", TextEncoding.Latin9),
            ("macintosh", TextEncoding.MacRoman),
            ("cp850", TextEncoding.Dos));
        var sheet = new Option<string?>("--sheet")
        {
            HelpName = Say("NOM", "NAME"),
            Description = Say(
                "La feuille d'un classeur .xlsx ou .ods (par défaut, la première qui n'est pas masquée).",
                "The sheet of an .xlsx or .ods workbook (default: the first one that is not hidden)."),
        };
        var headerRow = Options.Number(
            "--header-row",
            Say(
                "La ligne des en-têtes, s'il y a des titres au-dessus (par défaut, la première qui n'est pas vide).",
                "The header row, if titles precede it (default: the first row that is not empty)."),
            1,
            HeaderPlace.MaxRow);
        var noHeader = new Option<bool>("--no-header")
        {
            Description = Say(
                "La première ligne contient déjà des valeurs : les colonnes sont désignées par leur numéro, "
                    + "comme --map 1=ine.",
                "The first row already has values: columns are named by number, as in --map 1=ine."),
        };
        var output = Options.NewFile(
            "--output",
            ".csv",
            Say(
                "Écrit les problèmes dans un nouveau fichier CSV plutôt que sur la sortie standard.",
                "Write the problems to a new CSV file instead of standard output."),
            Say(" Sans --output, elle reçoit les problèmes.", " Without --output, the problems are written there."));
        var report = Options.NewFile(
            "--report",
            ".html",
            Say(
                "Écrit un rapport à lire dans un nouveau fichier : totaux, graphique, premiers problèmes de "
                    + "chaque sorte, doublons.",
                "Write a readable report to a new file: totals, a chart, the first problems of each kind, "
                    + "duplicates."));
        var repair = Options.NewFile(
            "--repair",
            ".csv",
            Say(
                "Écrit dans un nouveau fichier une copie où sont réparées les cellules qui ne peuvent l'être que "
                    + "d'une façon ; le reste n'est pas modifié.",
                "Write a copy to a new file, in which each cell that can be repaired in only one way is repaired; "
                    + "the rest is unchanged."));
        var canonical = new Option<bool>("--canonical")
        {
            Description = Say(
                "Avec --repair : écrit aussi les numéros de mobile au format E.164, comme +33639981234.",
                "With --repair: also write mobile numbers in E.164, as in +33639981234."),
        };
        var show = new Option<bool>("--show")
        {
            Description = Say(
                "Affiche les valeurs sans les masquer, jusqu'à 200 caractères chacune ; jamais les mots de passe "
                    + "ni les codes SMS.",
                "Show values unmasked, up to 200 characters each; never passwords or SMS codes."),
        };
        var advise = new Option<bool>("--advise")
        {
            Description = Say(
                "Avertit aussi des mots de passe faciles à deviner, seuls ou d'après le reste de leur ligne.",
                "Also warn of passwords that are easy to guess, alone or from the rest of their row."),
        };
        var (policy, json, lang) = (Options.Policy(), Options.Json(), Options.Lang());
        var description = Say(
            "Contrôle un fichier CSV, .xlsx ou .ods, comme l'export d'un établissement. Les colonnes sont reconnues à "
                + "leur en-tête ; chaque problème est écrit sur une ligne.",
            "Check a CSV, .xlsx or .ods file, such as a school's export. Columns are recognised by their headers; "
                + "each problem is one line.");
        var command = new Command(Name, description)
        {
            file, map, required, sheet, headerRow, noHeader, separator, encoding, policy, duplicates, output, report,
            repair, canonical, advise, json, show, lang,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetResult(output) is not null)
            {
                result.AddError(Say(
                    "--json et --output s'excluent : --output écrit du CSV. Pour garder le JSON, redirigez la "
                        + "sortie standard.",
                    "--json and --output cannot be used together: --output writes CSV. To keep JSON, redirect "
                        + "standard output."));
            }

            if (result.GetResult(headerRow) is not null && result.GetValue(noHeader))
            {
                result.AddError(Say(
                    "--header-row et --no-header s'excluent.",
                    "--header-row and --no-header cannot be used together."));
            }

            if (result.GetValue(canonical) && result.GetResult(repair) is null)
            {
                result.AddError(Say("--canonical s'emploie avec --repair.", "--canonical needs --repair."));
            }

            if (Options.Single(result.GetResult(repair)) is { Length: > 0 } copy
                && Options.Single(result.GetResult(file)) is { Length: > 0 } input
                && NewFile.IsSame(copy, input))
            {
                result.AddError(Say(
                    "--repair désigne le fichier contrôlé, qui n'est jamais modifié : indiquez un nouveau fichier.",
                    "--repair names the file being checked, which is never changed: name a new file."));
            }

            foreach (var (one, other) in new[] { (output, report), (output, repair), (report, repair) })
            {
                if (Options.Single(result.GetResult(one)) is { Length: > 0 } first
                    && Options.Single(result.GetResult(other)) is { Length: > 0 } second
                    && NewFile.IsSame(first, second))
                {
                    result.AddError(Say(
                        $"{one.Name} et {other.Name} désignent le même fichier : il en faut deux.",
                        $"{one.Name} and {other.Name} name the same file: name two different ones."));
                }
            }
        });
        command.SetAction((result, _) => UntilInterruptedAsync(
            new Request(
                result.GetValue(file)!,
                result.GetValue(map) ?? [],
                result.GetValue(required) ?? [],
                result.GetValue(sheet),
                new HeaderPlace(result.GetValue(headerRow), result.GetValue(noHeader)),
                result.GetValue(encoding),
                result.GetValue(separator)?[0],
                result.GetValue(policy) ?? PasswordPolicy.EduConnect,
                result.GetValue(duplicates) != "off",
                result.GetValue(duplicates) == "people",
                result.GetValue(show),
                result.GetValue(json),
                result.GetValue(output),
                result.GetValue(report),
                result.GetValue(repair),
                result.GetValue(canonical),
                result.GetValue(advise)),
            Signals.CancelOnFirst()));
        return command;
    }

    private static async Task<int> UntilInterruptedAsync(Request request, CancellationToken token)
    {
        try
        {
            return await RunAsync(request, token);
        }
        catch (OperationCanceledException)
        {
            // Once rows are being checked, an interrupt ends the check with the problems found so far.
            Terminal.Note(Say(
                "interrompu avant la lecture de l'en-tête ; rien n'a été contrôlé.",
                "interrupted before the header was read; nothing was checked."));
            return Signals.Interrupted;
        }
        catch (OutOfMemoryException)
        {
            var advice = Say(
                " La recherche des doublons en prend la plus grande part : essayez --duplicates off.",
                " Looking for duplicates takes most of it: try --duplicates off.");
            return Misuse.Report(
                Say("la mémoire ne suffit pas.", "there is not enough memory.")
                + (request.FindDuplicates ? advice : ""));
        }
    }

    private static async Task<int> RunAsync(Request request, CancellationToken token)
    {
        if (request.File is "-" or "/dev/stdin" or "/dev/fd/0" or "/proc/self/fd/0")
        {
            StandardStreams.RequireInput();
        }

        // Waiting for the first bytes of a pipe, and reading a file to detect its encoding, cannot be cancelled: an
        // interrupt leaves them running.
        using var input = await Task.Run(
            () => InputText.Open(request.File, request.Encoding, request.Sheet, isStrict: request.Repair is not null),
            CancellationToken.None).WaitAsync(token);
        using var blocks = new RowBlocks(
            input.Content, mayWait: input.Length is null, rowsMayBeShort: input.Workbook is not null,
            keepsOriginal: request.Repair is not null);
        var separator = InputWords.RequireSeparator(input, request.Separator);
        var header = await blocks.ReadHeaderAsync(separator, request.Header, token);
        if (header is null)
        {
            return Misuse.Report(input.Workbook is not null
                ? Say(
                    "la feuille est vide. Choisissez-en une autre avec --sheet.",
                    "the sheet is empty. Choose another one with --sheet.")
                : request.Header.IsAbsent ? Say("le fichier est vide.", "the file is empty.")
                : Say(
                    "le fichier est vide : sa première ligne doit être un en-tête, comme INE;Nom;Prénom.",
                    "the file is empty: its first row must be a header, such as INE;Nom;Prénom."));
        }

        var advice = InputWords.HeaderAdvice(blocks, header);
        if (advice is not null && request.Maps.Length == 0 && !HeaderPlace.IsHeader(header, least: 1))
        {
            throw new InvalidDataException(advice);
        }

        var checker = new TableChecker(
            ColumnPlan.Make(header, request.Maps, request.Required, request.Header.IsAbsent ? null : blocks.HeaderRow),
            request.Policy);
        if (request.FindPeople
            || (request.FindDuplicates && checker.Columns.Any(column => column.Rule == ColumnRule.EduConnectLogin)))
        {
            OpenSsl.Require();
        }

        var people = request.FindPeople ? new PeopleSearch(checker.Columns) : null;
        var weaknesses = request.Advise ? new WeaknessSearch(checker.Columns) : null;
        var words = new CheckWords(checker);
        var totals = new CheckTotals(checker.Columns.Count);

        // All output files are opened before the work, which may take long.
        using var report = request.Report is null ? null : Create(
            "--report",
            request.Report,
            Say("le rapport d'un contrôle précédent ?", "the report of an earlier check?"));
        using var copy = request.Repair is null ? null : new RepairedCopy(
            Create(
                "--repair",
                request.Repair,
                Say("la copie d'un contrôle précédent ?", "the copy of an earlier check?")),
            input.Encoding,
            blocks.BeforeRows);
        using var output = new Output();
        using var writer = MakeWriter(request, words, output, blocks.Separator);

        Explain(input, blocks.Separator, words, checker);
        foreach (var line in new[] { advice, people?.Describe(words) })
        {
            if (line is not null)
            {
                Console.Error.WriteLine($"  {line}");
            }
        }

        var shown = new ShownValues(checker, request.Show);
        var finder = request.FindDuplicates ? new DuplicateFinder(checker.Columns) : null;
        var monthFirst = copy is null || input.Length is null ? new HashSet<int>()
            : await FindMonthFirstAsync(request, input, separator, checker, token);
        var repair = new CellRepair(checker, input.Encoding, writes: copy is not null, request.Canonical, monthFirst);
        var months = new MonthOrder(totals);
        var cells = new BlockChecker(
            checker, blocks.Separator, input.IsKnownToBeUtf8, finder, shown, input.Workbook is not null, people,
            repair, weaknesses);
        var duplicates = finder is null ? null : new DuplicateSearch(finder, shown, input.Length);
        await using (var progress = new CheckProgress(input.Length, request.Output is null))
        {
            var check = new CheckPipeline(input, blocks, cells, duplicates, people, totals, months, writer, copy);
            await check.RunAsync(progress, token);
        }

        writer.Complete(totals);
        if (report is not null)
        {
            var title = request.File == "-"
                ? Say("(entrée standard)", "(standard input)")
                : Path.GetFileName(request.File);
            var source = InputWords.Describe(input, blocks.Separator);
            var page = new HtmlReport(words, checker, source, request.Show);
            report.Write(stream => page.Write(stream, totals, title, DateTimeOffset.Now));
            report.Complete();
        }

        // A partial copy would look like a complete one.
        var isUnsure = copy is not null && months.WronglyRepaired.Any();
        if (!totals.IsInterrupted && !isUnsure)
        {
            copy?.Complete();
        }

        Summarise(words, totals, copy is not null);
        if (isUnsure && !totals.IsInterrupted)
        {
            var columns = string.Join(", ", months.WronglyRepaired.Select(words.Header));
            return Misuse.Report(Say(
                "la copie n'est pas écrite : des dates qui se lisent des deux façons ont été réparées avant "
                    + $"qu'une autre ne montre que le mois y précède le jour ({columns}). Enregistrez les données "
                    + "dans un fichier et contrôlez ce fichier : il sera lu deux fois.",
                $"the copy is not written: dates that can be read both ways were repaired before another one showed "
                    + $"that the month comes first ({columns}). Save the input as a file and check that file: it will "
                    + "be read twice."));
        }

        return totals.IsInterrupted ? Signals.Interrupted : totals.IsGood ? 0 : 1;
    }

    // Only the last row may show that the month comes first, but cells are repaired from the first row on. So the dates
    // are read beforehand.
    private static async Task<IReadOnlySet<int>> FindMonthFirstAsync(
        Request request, InputText input, char? separator, TableChecker checker, CancellationToken token)
    {
        TableColumn[] dates = [.. checker.Columns.Select(column => column with
        {
            Rule = column.Rule == ColumnRule.BirthDate ? column.Rule : null,
            IsRequired = false,
        })];
        var totals = new CheckTotals(dates.Length);
        var months = new MonthOrder(totals);
        if (dates.Any(column => column.Rule is not null))
        {
            var onlyDates = new TableChecker(dates);
            using var again = InputText.Open(
                request.File, input.Workbook is null ? input.Encoding : null, request.Sheet);
            using var blocks = new RowBlocks(
                again.Content, mayWait: false, rowsMayBeShort: input.Workbook is not null);
            await blocks.ReadHeaderAsync(separator, request.Header, token);
            var cells = new BlockChecker(
                onlyDates, blocks.Separator, again.IsKnownToBeUtf8, null, new ShownValues(onlyDates, whole: false),
                again.Workbook is not null);
            await using var progress = new CheckProgress(again.Length, request.Output is null);
            await new CheckPipeline(again, blocks, cells, null, null, totals, months).RunAsync(progress, token);
        }

        return months.Columns;
    }

    private static ProblemWriter MakeWriter(Request request, CheckWords words, Output output, char separator)
    {
        if (request.Output is not null)
        {
            var file = Create(
                "--output",
                request.Output,
                Say("les problèmes d'un contrôle précédent ?", "the problems of an earlier check?"));
            return new ProblemWriter.Csv(words, file, separator);
        }

        return request.Json ? new ProblemWriter.Json(words, output) : new ProblemWriter.Text(words, output);
    }

    private static NewFile Create(string option, string path, string whatExists) =>
        NewFile.TryCreate(option, path, whatExists, out var misuse) ?? throw new InvalidDataException(misuse);

    // On standard error, because standard output has the problems and nothing else.
    private static void Explain(InputText input, char separator, CheckWords words, TableChecker checker)
    {
        var known = Enumerable.Range(0, checker.Columns.Count).Where(column => checker.Columns[column].Rule is not null)
            .Select(column => words.Header(column) + " = "
                + CheckWords.Rule(checker.Columns[column].Rule.GetValueOrDefault()));
        var unknown = Enumerable.Range(0, checker.Columns.Count).Where(column => checker.Columns[column].Rule is null)
            .Select(column => words.Header(column) + words.Candidates(column)).ToArray();
        Terminal.Note(InputWords.Describe(input, separator));
        Console.Error.WriteLine($"  {Say("contrôlées :", "checked:")} {string.Join(", ", known)}");
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine($"  {Say("non contrôlées :", "not checked:")} {string.Join(", ", unknown)}");
        }
    }

    private static void Summarise(CheckWords words, CheckTotals totals, bool writesCopy)
    {
        if (totals.IsInterrupted)
        {
            Terminal.Note(Say(
                $"interrompu après {CheckWords.Number(totals.Rows)} lignes ; la suite n'a pas été contrôlée.",
                $"interrupted after {CheckWords.Number(totals.Rows)} rows; the rest was not checked."));
            if (writesCopy)
            {
                Terminal.Note(Say(
                    "la copie, qui serait incomplète, n'est pas écrite.",
                    "the copy, which would be incomplete, is not written."));
            }
        }
        else if (totals.Rows == 0)
        {
            Terminal.Note(Say("aucune ligne sous l'en-tête.", "there are no rows below the header."));
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var table = new Table().Border(TableBorder.Simple).HideHeaders()
            .AddColumn("").AddColumn("", column => column.RightAligned());
        foreach (var (name, number) in CheckWords.Totals(totals))
        {
            table.AddRow(Markup.Escape(name), CheckWords.Number(number));
        }

        foreach (var kind in totals.Kinds)
        {
            var name = $"  {words.Header(kind.Column)}{Say(" :", ":")} {kind.Code}";
            table.AddRow(Markup.Escape(name), CheckWords.Number(kind.Count));
        }

        if (totals.OfOtherKinds > 0)
        {
            table.AddRow($"  {CheckWords.OtherKinds}", CheckWords.Number(totals.OfOtherKinds));
        }

        console.Write(table);
        if (totals.Repairable > 0 && !writesCopy)
        {
            Terminal.Note(Say(
                $"{CheckWords.Number(totals.Repairable)} cellule(s) réparable(s) automatiquement : "
                    + "--repair réparé.csv",
                $"{CheckWords.Number(totals.Repairable)} cell(s) can be repaired automatically: "
                    + "--repair repaired.csv"));
        }
    }
}
