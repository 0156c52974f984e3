using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace EduConnect.Rules.Cli;

/// <summary><c>educonnect-rules check FILE.csv</c>: a whole export, each column by its rule.</summary>
internal static class CheckCommand
{
    public const string Name = "check";

    private sealed record Request(
        string File, string[] Maps, string[] Required, string? Sheet, HeaderPlace Header, TextEncoding? Encoding,
        char? Separator, PasswordPolicy Policy, bool FindDuplicates, bool FindPeople, bool Show, bool Json,
        string? Output, string? Report, CultureInfo Culture);

    public static Command Create()
    {
        var file = new Argument<string>("FILE.csv")
        {
            Description = Language.Say(
                "Le fichier, CSV, .xlsx ou .ods, les en-têtes en première ligne ; - est l'entrée standard. Il "
                + "est seulement lu.",
                "The file, CSV, .xlsx or .ods, with a header as its first row; - is standard input. It is only read."),
        };
        var map = new Option<string[]>("--map") { HelpName = "COLUMN=RULE", Description = $"The rule of a column, by its header or number: {string.Join('|', ColumnPlan.RuleNames.Select(rule => rule.Name))}. As often as needed." };
        var required = new Option<string[]>("--required") { HelpName = "COLUMN", Description = "A column in which no cell may be empty. As often as needed." };
        var duplicates = Options.Choice(
            "--duplicates",
            Language.Say(
                "Signaler un INE ou un identifiant en double : on (par défaut ; 120 octets de mémoire pour "
                + "chacun) ou off ; "
                + "people avertit aussi d'une personne en double, par ses nom, prénom et date de naissance.",
                "Whether an INE or a login that occurs twice is a problem: on (default; 120 bytes of memory for "
                + "each) or off; "
                + "people also warns of a person who occurs twice, by names and birth date."),
            ("on", "on"), ("off", "off"), ("people", "people"));
        var separator = Options.Choice("--separator", "Between the values; detected unless given.", ("semicolon", ";"), ("comma", ","), ("tab", "\t"), ("pipe", "|"), (";", ";"), (",", ","));
        var encoding = Options.Choice("--encoding", "Of the file; detected and said unless given. A byte-order mark goes before it.",
            ("utf-8", TextEncoding.Utf8), ("utf-16", TextEncoding.Utf16), ("windows-1252", TextEncoding.Windows1252),
            ("iso-8859-15", TextEncoding.Latin9), ("macintosh", TextEncoding.MacRoman));
        var sheet = new Option<string?>("--sheet")
        {
            HelpName = Language.Say("NOM", "NAME"),
            Description = Language.Say(
                "La feuille d'un classeur .xlsx ou .ods ; par défaut, la première qui n'est pas masquée.",
                "The sheet of an .xlsx or .ods workbook; the first one that is not hidden unless given."),
        };
        var headerRow = Options.Number("--header-row", Language.Say(
            "La ligne des en-têtes, s'il y a des titres au-dessus ; par défaut, la première qui n'est pas vide.",
            "The row of the header, if titles precede it; the first one that is not empty unless given."),
            1, HeaderPlace.MaxRow);
        var noHeader = new Option<bool>("--no-header")
        {
            Description = Language.Say(
                "La première ligne contient déjà des valeurs : les colonnes sont désignées par leur numéro, "
                + "--map 1=ine.",
                "The first row already has values: columns are named by their numbers, --map 1=ine."),
        };
        var output = new Option<string?>("--output") { HelpName = "FILE.csv", Description = "Writes the problems into a new CSV file, and not to standard output." };
        var report = new Option<string?>("--report") { HelpName = "FILE.html", Description = "Writes a page for people into a new file: totals, a chart, the first problems of each kind, duplicates." };
        var show = new Option<bool>("--show")
        {
            Description = "Show the values not masked, up to 200 characters of each; passwords and SMS codes never.",
        };
        var (policy, json, lang) = (Options.Policy(), Options.Json(), Options.Lang());
        var command = new Command(Name, Language.Say(
            "Contrôle un fichier CSV, .xlsx ou .ods, tel qu'un export d'établissement : chaque colonne qu'il "
            + "reconnaît à son en-tête, une ligne par problème.",
            "Checks a CSV, .xlsx or .ods file, such as the export of a school: each column that it knows by its "
            + "header, a line for each problem."))
        {
            file, map, required, sheet, headerRow, noHeader, separator, encoding, policy, duplicates, output, report,
            json, show, lang,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(output) is not null)
            {
                result.AddError("--json and --output exclude each other: --output writes CSV. Redirect standard output to keep JSON.");
            }

            if (result.GetResult(headerRow) is not null && result.GetValue(noHeader))
            {
                result.AddError(Language.Say(
                    "--header-row et --no-header s'excluent.", "--header-row and --no-header exclude each other."));
            }

            if (result.GetValue(output) is { Length: > 0 } problems && result.GetValue(report) is { Length: > 0 } page
                && NewFile.IsSame(problems, page))
            {
                result.AddError("--output and --report name the same file: name two.");
            }
        });
        command.SetAction((result, _) => UntilInterruptedAsync(
            new Request(
                result.GetValue(file)!, result.GetValue(map) ?? [], result.GetValue(required) ?? [],
                result.GetValue(sheet),
                new HeaderPlace(result.GetValue(headerRow), result.GetValue(noHeader)), result.GetValue(encoding),
                result.GetValue(separator)?[0],
                result.GetValue(policy) ?? PasswordPolicy.EduConnect, result.GetValue(duplicates) != "off",
                result.GetValue(duplicates) == "people", result.GetValue(show), result.GetValue(json),
                result.GetValue(output), result.GetValue(report), Language.Culture),
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
            // Once rows are checked, an interrupt ends the check with what it has found.
            Console.Error.WriteLine("educonnect-rules: interrupted before the header was read; nothing was checked.");
            return Signals.Interrupted;
        }
        catch (OutOfMemoryException)
        {
            const string Advice = " Looking for duplicates takes most of it: --duplicates off.";
            return Misuse.Report($"there is not enough memory.{(request.FindDuplicates ? Advice : "")}");
        }
    }

    private static async Task<int> RunAsync(Request request, CancellationToken token)
    {
        if (request.File is "-" or "/dev/stdin" or "/dev/fd/0" or "/proc/self/fd/0")
        {
            StandardStreams.RequireInput();
        }

        // Waiting for the first bytes of a pipe and reading a file for its encoding cannot be cancelled, so they are left running.
        using var input = await Task
            .Run(() => InputText.Open(request.File, request.Encoding, request.Sheet),
                CancellationToken.None).WaitAsync(token);
        using var blocks = new RowBlocks(
            input.Content, mayWait: input.Length is null, rowsMayBeShort: input.Workbook is not null);
        var separator = InputWords.RequireSeparator(input, request.Separator);
        var header = await blocks.ReadHeaderAsync(separator, request.Header, token);
        if (header is null)
        {
            if (input.Workbook is not null)
            {
                return Misuse.Report(Language.Say(
                    "la feuille est vide. Une autre se choisit par --sheet.",
                    "the sheet is empty. Choose another one by --sheet."));
            }

            return Misuse.Report("the file is empty: the first row is to be a header, such as INE;Nom;Prénom.");
        }

        var advice = InputWords.HeaderAdvice(blocks, header);
        if (advice is not null && request.Maps.Length == 0 && !HeaderPlace.IsHeader(header, least: 1))
        {
            throw new InvalidDataException(advice);
        }

        var checker = new TableChecker(ColumnPlan.Make(header, request.Maps, request.Required), request.Policy);
        var people = request.FindPeople ? new PeopleSearch(checker.Columns) : null;
        var words = new CheckWords(checker, request.Culture);
        var totals = new CheckTotals(checker.Columns.Count);

        // Both are opened before the work, which may be long.
        using var report = request.Report is null ? null : NewFile.TryCreate("--report", request.Report, "the report of an earlier check?", out var unwritable) ?? throw new InvalidDataException(unwritable);
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
        var cells = new BlockChecker(checker, blocks.Separator, input.IsKnownToBeUtf8, finder, shown,
            input.Workbook is not null, people);
        var duplicates = finder is null ? null : new DuplicateSearch(finder, shown);
        await using (var progress = new CheckProgress(input.Length, request.Output is null, words))
        {
            await new CheckPipeline(input, blocks, cells, duplicates, people, totals, writer).RunAsync(progress, token);
        }

        writer.Complete(totals);
        if (report is not null)
        {
            var source = InputWords.Describe(words, input, blocks.Separator);
            report.Write(stream => new HtmlReport(words, checker, source, request.Show).Write(
                stream, totals, request.File == "-" ? words.Say("(entrée standard)", "(standard input)") : Path.GetFileName(request.File), DateTimeOffset.Now));
            report.Complete();
        }

        Summarise(words, totals);
        return totals.IsInterrupted ? Signals.Interrupted : totals.IsGood ? 0 : 1;
    }

    private static ProblemWriter MakeWriter(Request request, CheckWords words, Output output, char separator)
    {
        if (request.Output is not null)
        {
            var file = NewFile.TryCreate("--output", request.Output, "the problems of an earlier check?", out var misuse) ?? throw new InvalidDataException(misuse);
            return new ProblemWriter.Csv(words, file, separator);
        }

        return request.Json ? new ProblemWriter.Json(words, output) : new ProblemWriter.Text(words, output);
    }

    // On standard error: standard output holds the problems and nothing else.
    private static void Explain(InputText input, char separator, CheckWords words, TableChecker checker)
    {
        var known = Enumerable.Range(0, checker.Columns.Count).Where(column => checker.Columns[column].Rule is not null)
            .Select(column => $"{words.Header(column)} = {checker.Columns[column].Rule.GetValueOrDefault().ShortName()}");
        var unknown = Enumerable.Range(0, checker.Columns.Count).Where(column => checker.Columns[column].Rule is null)
            .Select(column => words.Header(column) + words.Candidates(column)).ToArray();
        Console.Error.WriteLine(
            $"educonnect-rules{words.Say(" :", ":")} {InputWords.Describe(words, input, separator)}");
        Console.Error.WriteLine($"  {words.Say("contrôlées :", "checked:")} {string.Join(", ", known)}");
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine($"  {words.Say("non contrôlées :", "not checked:")} {string.Join(", ", unknown)}");
        }
    }

    private static void Summarise(CheckWords words, CheckTotals totals)
    {
        if (totals.IsInterrupted)
        {
            Console.Error.WriteLine(words.Say(
                $"educonnect-rules : interrompu après {words.Number(totals.Rows)} lignes ; ce qui suit n'a pas été contrôlé.",
                $"educonnect-rules: interrupted after {words.Number(totals.Rows)} rows; what follows was not checked."));
        }
        else if (totals.Rows == 0)
        {
            Console.Error.WriteLine(words.Say("educonnect-rules : aucune ligne sous l'en-tête.", "educonnect-rules: no row below the header."));
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumn("").AddColumn("", column => column.RightAligned());
        foreach (var (name, number) in words.Totals(totals))
        {
            table.AddRow(Markup.Escape(name), words.Number(number));
        }

        foreach (var kind in totals.Kinds)
        {
            table.AddRow(Markup.Escape($"  {words.Header(kind.Column)}: {kind.Code}"), words.Number(kind.Count));
        }

        if (totals.OfOtherKinds > 0)
        {
            table.AddRow($"  {words.OtherKinds}", words.Number(totals.OfOtherKinds));
        }

        console.Write(table);
    }
}
