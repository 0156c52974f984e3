using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace EduConnect.Rules.BrowserTests;

/// <summary>The sheet of <c>educonnect-rules generate --sheet</c> as Chromium prints it: what stands on each page, and that no page border cuts a slip.</summary>
[Collection(BrowserGroup.Name)]
public sealed class SlipSheetTests(BrowserFixture browser) : IDisposable
{
    private const double Millimetre = 72 / 25.4;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [BrowserFact]
    public async Task Thirty_slips_are_whole_on_A4()
    {
        var pages = await PrintAsync("", "--count", "30");
        Assert.Equal([16, 14], pages.Select(page => page.Slips));
        Assert.All(pages, AssertWhole);
    }

    [BrowserFact]
    public async Task Slips_of_any_height_are_whole_on_A4()
    {
        var login = "prenom-compose.nom-de-famille-tres-long-";
        var logins = string.Concat(Enumerable.Range(0, 40).Select(i => $"{string.Concat(Enumerable.Repeat(login, i % 4))}{i}\n"));
        var pages = await PrintAsync(logins, "--logins", "--length", "64");
        Assert.Equal(40, pages.Sum(page => page.Slips));
        Assert.All(pages, AssertWhole);
    }

    // Otherwise the tests above might pass because cuts are not seen.
    [BrowserFact]
    public async Task Slips_that_may_be_cut_are_found()
    {
        var pages = await PrintAsync("", html => html.Replace("break-inside: avoid", "height: 50mm", StringComparison.Ordinal), "--count", "30");
        Assert.Contains(pages, page => page.Parts > 0);
    }

    private static void AssertWhole(Sheet page)
    {
        Assert.Equal((210, 297), (Math.Round(page.Width / Millimetre), Math.Round(page.Height / Millimetre)));
        Assert.Equal(0, page.Parts);
        Assert.True(page.IsWithinMargins);

        // Each slip has its whole text on its page.
        Assert.Equal((page.Slips, page.Slips, page.Slips), (page.Logins, page.Passwords, page.Hints));
    }

    private Task<Sheet[]> PrintAsync(string input, params string[] arguments) => PrintAsync(input, html => html, arguments);

    private async Task<Sheet[]> PrintAsync(string input, Func<string, string> change, params string[] arguments)
    {
        var file = Path.Combine(_folder.FullName, "classe.html");
        Assert.Equal(0, Tests.Cli.Run(input, ["generate", "--sheet", file, "--lang", "fr", .. arguments]).ExitCode);
        var html = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, change(html));
        using var pdf = PdfDocument.Open(await browser.PrintAsync(file));
        return [.. pdf.GetPages().Select(Sheet.Of)];
    }

    /// <summary>A page of the PDF. A slip's left and right border are one line each, 32 mm long or longer; the border of a part is two.</summary>
    private sealed record Sheet(double Width, double Height, int Slips, int Parts, bool IsWithinMargins, int Logins, int Passwords, int Hints)
    {
        public static Sheet Of(Page page)
        {
            var lines = page.Paths.Select(path => path.GetBoundingRectangle()).OfType<UglyToad.PdfPig.Core.PdfRectangle>().Where(box => box.Width < 2 && Math.Abs(box.Height) > 5).ToList();
            var whole = lines.Count(line => Math.Abs(line.Height) >= 32 * Millimetre);
            var (lowest, highest) = (lines.Min(line => Math.Min(line.Bottom, line.Top)), lines.Max(line => Math.Max(line.Bottom, line.Top)));
            var text = string.Concat(page.GetWords().Select(word => word.Text));
            return new(
                page.Width, page.Height, whole / 2, lines.Count - whole,
                lowest > 9.5 * Millimetre && highest < page.Height - (9.5 * Millimetre),
                Count(text, "Identifiant"), Count(text, "Motdepasse"), Count(text, "Lminuscule."));
        }

        private static int Count(string text, string part) => text.Split(part).Length - 1;
    }
}
