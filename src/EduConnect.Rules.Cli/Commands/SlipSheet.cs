using System.Net;
using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>
/// Writes a page of slips, one for each password, to print on A4 and cut along the dashed lines. The page loads nothing
/// and has no script.
/// </summary>
internal static class SlipSheet
{
    // Each slip is at least 95 × 32 mm and is never split: 16 fit on a page of A4 with margins of 10 mm. Borders
    // overlap.
    private const string Style = """
        @page { size: A4; margin: 10mm }
        * { box-sizing: border-box }
        body { margin: 0 auto; width: 190mm; font: 9pt/1.3 sans-serif; color: #000; background: #fff }
        main { display: grid; grid-template-columns: 95mm 95mm }
        section { min-height: 32mm; margin: 0 0 -1px -1px; padding: 2mm 4mm; border: 1px dashed #767676;
          break-inside: avoid }
        dl, dd, p { margin: 0 }
        .login { min-height: 6mm; margin-bottom: 1.5mm; border-bottom: 1px dotted #767676; font-size: 11pt;
          overflow-wrap: anywhere }
        .password { font: 700 21pt/1.2 "DejaVu Sans Mono", Consolas, Menlo, monospace; font-variant-ligatures: none;
          line-break: anywhere }
        .words { font-size: 14pt; line-break: auto }
        .hint { font-size: 7pt }
        .advice { padding: 4mm 0 }
        @media print { .advice { display: none } }
        """;

    /// <summary>Writes the sheet; never overwrites a file.</summary>
    public static int Write(string path, IEnumerable<string> logins, GeneratedKind kind)
    {
        using var file = NewFile.TryCreate(
            "--sheet",
            path,
            Say("ses mots de passe servent peut-être.", "its passwords may be in use."),
            out var misuse);
        if (file is null)
        {
            return Misuse.Report(misuse);
        }

        var count = 0;
        file.Write(stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            count = WritePage(writer, logins, kind);
        });
        if (count == 0)
        {
            return Misuse.Report(Say(
                "rien à lire : écrivez un identifiant par ligne sur l'entrée standard.",
                "nothing was read: write one login per line to standard input."));
        }

        file.Complete();
        Terminal.Note(Say(
            $"{count} mot(s) de passe sur la feuille. Imprimez-la, puis supprimez-la.",
            $"{count} password(s) on the sheet. Print it, then delete it."));
        return 0;
    }

    private static int WritePage(StreamWriter page, IEnumerable<string> logins, GeneratedKind kind)
    {
        var (title, login, password) = (
            Say("Mots de passe", "Passwords"), Say("Identifiant", "Login"), Say("Mot de passe", "Password"));
        var (style, hint) = kind.Words is null
            ? ("password", Say(
                "Ni zéro, ni lettre O, ni chiffre 1, ni I majuscule, ni L minuscule.",
                "No zero, no letter O, no digit 1, no uppercase I, no lowercase L."))
            : ("password words", Say(
                "Sans accents. Chaque signe entre les mots compte, même en fin de ligne.",
                "No accents. Every mark between the words counts, also at the end of a line."));
        var advice = Say(
            "Imprimer en A4, découper le long des pointillés, puis supprimer ce fichier. Cette ligne ne s'imprime pas.",
            "Print on A4, cut along the dashes, then delete this file. This line is not printed.");
        page.WriteLine($"""
            <!DOCTYPE html>
            <html lang="{Say("fr", "en")}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width">
            <title>{title}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <p class="advice">{advice}</p>
            <main>
            """.ReplaceLineEndings("\n"));
        var count = 0;
        foreach (var one in logins)
        {
            count++;
            var shown = WebUtility.HtmlEncode(Terminal.Printable(one));
            page.WriteLine($"<section><dl><dt>{login}</dt><dd class=\"login\">{shown}</dd>"
                + $"<dt>{password}</dt><dd "
                + $"class=\"{style}\">{WebUtility.HtmlEncode(kind.Generate())}</dd>"
                + $"</dl><p class=\"hint\">{hint}</p></section>");
        }

        page.WriteLine("</main>\n</body>\n</html>");
        return count;
    }
}
