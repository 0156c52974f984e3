using System.Globalization;
using System.Net;
using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>
/// Writes the result as one page, for a phone, a screen and A4 paper. The page loads nothing and has no script.
/// </summary>
internal sealed class HtmlReport(CheckWords words, TableChecker checker, string source, bool show)
{
    private const string Style = """
        @page { size: A4; margin: 14mm }
        * { box-sizing: border-box }
        body { margin: 0 auto; padding: 1rem; max-width: 60rem; font: 1rem/1.45 system-ui, sans-serif;
          color: #1b1b1b; background: #fff; overflow-wrap: anywhere }
        h1 { font-size: 1.5rem; margin: 0 0 .25rem } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem }
        h3 { font-size: 1rem; margin: 1.2rem 0 .25rem } h2, h3 { break-after: avoid }
        p { margin: .25rem 0 } .note { color: #555 }
        .state { padding: .6rem .8rem; border-left: .4rem solid; font-weight: 600 }
        .good { border-color: #18753c; background: #e8f5ec } .bad { border-color: #b3261e; background: #fdecea }
        .cut { border-color: #8a5a00; background: #fff4dc }
        dl.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .5rem;
          margin: 1rem 0 }
        dl.totals div { padding: .5rem .7rem; border: 1px solid #bbb; border-radius: .3rem }
        dl.totals dt { font-size: .85rem; color: #555 }
        dl.totals dd { margin: 0; font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums }
        ul.chart { list-style: none; margin: 0; padding: 0 } ul.chart li { margin: .35rem 0; break-inside: avoid }
        ul.chart li > span { display: flex; justify-content: space-between; gap: 1rem }
        ul.chart code, h3 code { font-weight: 400; color: #555 }
        ul.chart b { font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap }
        svg { display: block; width: 100%; height: .7rem; print-color-adjust: exact;
          -webkit-print-color-adjust: exact }
        table { width: 100%; border-collapse: collapse; font-size: .92rem }
        th { text-align: left; font-weight: 600; background: #f1f1f1 }
        th, td { padding: .25rem .5rem; border-bottom: 1px solid #ccc; vertical-align: top }
        td.n, th.n { width: 7rem; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
        code { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: .92em }
        td:first-child, .w { min-width: 5.5rem } .w { overflow-wrap: normal } section { break-inside: avoid-page }
        .word { white-space: nowrap }
        @media print { body { padding: 0; max-width: none; font-size: 10pt } }
        """;

    public void Write(Stream stream, CheckTotals totals, string title, DateTimeOffset now)
    {
        using var page = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var heading = Say("Contrôle du fichier", "Check of the file");
        page.WriteLine($"""
            <!DOCTYPE html>
            <html lang="{Say("fr", "en")}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{heading} {Text(title)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>
            <h1>{heading} {Text(title)}</h1>
            <p class="note">{Text(When(now))} · {Text(source)}</p>
            """.ReplaceLineEndings("\n"));
        WriteState(page, totals);
        WriteTotals(page, totals);
        ProblemKind[] kinds = [.. totals.Kinds];
        if (kinds.Length > 0)
        {
            WriteChart(page, kinds, totals.OfOtherKinds);
        }

        WriteRepairs(page, totals, title);
        WriteColumns(page, totals);
        foreach (var group in new[] { kinds.Where(kind => !IsDuplicate(kind)), kinds.Where(IsDuplicate) })
        {
            WriteExamples(page, [.. group]);
        }

        var counted = Say(
            "Les lignes sont comptées comme dans un tableur, en-tête compris.",
            "Rows are counted as in a spreadsheet, including the header.");
        var values = show
            ? Say(
                "Les valeurs figurent en entier : ne diffusez pas cette page.",
                "Values are shown in full: do not share this page.")
            : Say("Les valeurs sont masquées, sauf les codes UAI.", "Values are masked, except UAI codes.");
        var secrets = Say(
            "Ni les mots de passe ni les codes SMS n'y figurent.", "Passwords and SMS codes are left out.");
        page.WriteLine($"<p class=\"note\">{counted} {values} {secrets}</p>\n</main>\n</body>\n</html>");
    }

    private static void WriteState(StreamWriter page, CheckTotals totals)
    {
        if (totals.IsInterrupted)
        {
            State(page, "cut", Say(
                $"Contrôle interrompu après {CheckWords.Number(totals.Rows)} lignes : la suite du fichier n'a pas "
                    + "été contrôlée.",
                $"Interrupted after {CheckWords.Number(totals.Rows)} rows: the rest of the file was not checked."));
        }

        var wrong = totals.Wrong + totals.Unreadable;
        State(page, totals.IsGood ? "good" : "bad", totals.IsGood
            ? Say("Aucun problème.", "No problems.")
            : Say(
                $"{CheckWords.Number(wrong)} ligne(s) à corriger.",
                $"{CheckWords.Number(wrong)} row(s) to correct."));
    }

    private static void State(StreamWriter page, string kind, string text) =>
        page.WriteLine($"<p class=\"state {kind}\">{Text(text)}</p>");

    private static void WriteTotals(StreamWriter page, CheckTotals totals)
    {
        page.WriteLine("<dl class=\"totals\">");
        foreach (var (name, number) in CheckWords.Totals(totals))
        {
            page.WriteLine($"<div><dt>{Text(name)}</dt><dd>{CheckWords.Number(number)}</dd></div>");
        }

        page.WriteLine("</dl>");
    }

    // Each bar is as wide as the page. Its text is not part of the picture, which is scaled down on a phone.
    private void WriteChart(StreamWriter page, ProblemKind[] kinds, long ofOtherKinds)
    {
        page.WriteLine($"<h2>{Say("Problèmes par colonne", "Problems by column")}</h2>");
        var most = kinds.Max(kind => kind.Count);
        foreach (var column in kinds.GroupBy(kind => kind.Column))
        {
            page.WriteLine($"<h3>{Text(words.Header(column.Key))}</h3>\n<ul class=\"chart\">");
            foreach (var kind in column)
            {
                var width = (1000.0 * kind.Count / most).ToString("0.#", CultureInfo.InvariantCulture);
                var count = CheckWords.Number(kind.Count);
                var warning = kind.IsWarning ? Say(" (avertissement)", " (warning)") : "";
                page.WriteLine($"<li><span><span>{Text(words.Sentence(kind.Examples[0]))} "
                    + $"<code>{Code(kind.Code)}</code>{warning}</span> <b>{count}</b></span>"
                    + "<svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" "
                    + $"aria-label=\"{count}\"><rect width=\"1000\" height=\"10\" fill=\"#eee\"/>"
                    + $"<rect width=\"{width}\" height=\"10\" fill=\"{(kind.IsWarning ? "#b58900" : "#b3261e")}\"/>"
                    + "</svg></li>");
            }

            page.WriteLine("</ul>");
        }

        if (ofOtherKinds > 0)
        {
            var others = $"{CheckWords.OtherKinds}{Say(" :", ":")} {CheckWords.Number(ofOtherKinds)}";
            page.WriteLine($"<p class=\"note\">{others}</p>");
        }
    }

    private void WriteRepairs(StreamWriter page, CheckTotals totals, string title)
    {
        if (totals.Repaired + totals.Repairable == 0)
        {
            return;
        }

        var heading = totals.Repaired > 0
            ? Say("Réparé automatiquement", "Repaired automatically")
            : Say("Réparable automatiquement", "Can be repaired automatically");
        page.WriteLine($"<h2>{heading}</h2>\n<table>\n<tr><th>{Say("Colonne", "Column")}</th>"
            + $"<th>{Say("Réparation", "Repair")}</th><th class=\"n\">{Say("Cellules", "Cells")}</th></tr>");
        foreach (var (column, step, count) in totals.Repairs)
        {
            page.WriteLine($"<tr><td>{Text(words.Header(column))}</td><td>{Text(CheckWords.Repair(step))}</td>"
                + $"<td class=\"n\">{CheckWords.Number(count)}</td></tr>");
        }

        page.WriteLine("</table>");
        if (totals.Repaired == 0)
        {
            // Browsers break lines after hyphens: these two words are kept whole.
            var advice = Say("Pour écrire une copie réparée :", "To write a repaired copy:");
            var copy = Say("réparé.csv", "repaired.csv");
            page.WriteLine($"<p class=\"note\">{advice} <code><span class=\"word\">educonnect-rules</span> "
                + $"{CheckCommand.Name} {Text($"\"{title}\"")} <span class=\"word\">--repair</span> {copy}</code></p>");
        }
    }

    private void WriteColumns(StreamWriter page, CheckTotals totals)
    {
        page.WriteLine($"<h2>{Say("Colonnes", "Columns")}</h2>\n<table>\n"
            + $"<tr><th>{Say("Colonne", "Column")}</th><th class=\"w\">{Say("Règle", "Rule")}</th>"
            + $"<th class=\"n\">{Say("Cellules vides", "Empty cells")}</th></tr>");
        for (var column = 0; column < checker.Columns.Count; column++)
        {
            var rule = checker.Columns[column].Rule;
            var empty = rule is null ? "" : CheckWords.Number(totals.Empty[column]);
            var name = rule is { } known ? CheckWords.Rule(known) : Say("non contrôlée", "not checked");
            page.WriteLine($"<tr><td>{Text(words.Header(column))}</td><td class=\"w\">{name}</td>"
                + $"<td class=\"n\">{empty}</td></tr>");
        }

        page.WriteLine("</table>");
    }

    private void WriteExamples(StreamWriter page, ProblemKind[] kinds)
    {
        if (kinds.Length == 0)
        {
            return;
        }

        var areDuplicates = IsDuplicate(kinds[0]);
        var heading = areDuplicates ? Say("Doublons", "Duplicates")
            : Say("Premiers problèmes de chaque sorte", "First problems of each kind");
        page.WriteLine($"<h2>{heading}</h2>");
        foreach (var kind in kinds)
        {
            var first = kind.Examples[0];
            page.WriteLine($"<section><h3>{Text(words.Header(kind.Column))} · {CheckWords.Number(kind.Count)} · "
                + $"<code>{Code(kind.Code)}</code></h3>\n<p>{Text(words.Sentence(first))}</p>");
            page.WriteLine($"<table>\n<tr><th class=\"n\">{Say("Ligne", "Row")}</th>"
                + $"<th>{(kind.Column < 0 ? Say("Longueur", "Length") : Say("Valeur", "Value"))}</th></tr>");
            foreach (var finding in kind.Examples)
            {
                var shown = kind.Column < 0 ? Text(RowWords.Length(words, finding))
                    : finding.Shown.Length > 0 ? $"<code>{Text(finding.Shown)}</code>{More(finding)}"
                    : Say("(non affichée)", "(not shown)");
                page.WriteLine($"<tr><td class=\"n\">{CheckWords.Number(finding.Row)}</td><td>{shown}</td></tr>");
            }

            var left = CheckWords.Number(kind.Count - kind.Examples.Count);
            page.WriteLine("</table>"
                + (left == "0" ? "" : $"<p class=\"note\">{Say($"et {left} autre(s)", $"and {left} more")}</p>")
                + "</section>");
        }
    }

    // What the message says about this problem only.
    private string More(Finding finding) =>
        words.Message(finding) is var says && says != words.Sentence(finding) ? " " + Text(says) : "";

    private static bool IsDuplicate(ProblemKind kind) => kind.Examples[0].Issue.IsDuplicate;

    private static string When(DateTimeOffset now) => now.ToString(
        Say("dd'/'MM'/'yyyy HH':'mm", "yyyy'-'MM'-'dd HH':'mm"), CultureInfo.InvariantCulture);

    // A combined code may break after each plus sign, so that the parts stay whole on a phone.
    private static string Code(string code) => Text(code).Replace("+", "+<wbr>", StringComparison.Ordinal);

    private static string Text(string value) => WebUtility.HtmlEncode(Terminal.Printable(value));
}
