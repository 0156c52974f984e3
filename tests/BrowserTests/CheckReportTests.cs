using System.Text;
using EduConnect.Rules.Tests;
using UglyToad.PdfPig;

namespace EduConnect.Rules.BrowserTests;

/// <summary>The page of <c>educonnect-rules check --report</c> on a telephone and on paper: nothing beside the screen, nothing too small, nothing cut.</summary>
[Collection(BrowserGroup.Name)]
public sealed class CheckReportTests(BrowserFixture browser) : IDisposable
{
    private const double Millimetre = 72 / 25.4;
    private const double SmallestPixels = 12;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [BrowserFact]
    public async Task It_is_legible_on_a_telephone()
    {
        var page = await browser.OpenFileAsync(Report("fr"), width: 390);
        await TakePictureAsync("check-report-390", path => page.ScreenshotAsync(new() { Path = path, FullPage = true }));
        Assert.Equal(390, await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"));
        Assert.Empty(await page.EvaluateAsync<string[]>(Beside));
        Assert.InRange(await page.EvaluateAsync<double>(SmallestText), SmallestPixels, 16);
        Assert.InRange(await page.EvaluateAsync<double>(NarrowestCell), 60, 390);
        await page.Context.DisposeAsync();
    }

    // docs/report.png, which both READMEs show: copy artifacts/screenshots/report.png there if the report changes.
    [BrowserFact]
    public async Task The_picture_in_the_documentation_is_of_this_size()
    {
        var (file, report) = (Path.Combine(_folder.FullName, "eleves.csv"), Path.Combine(_folder.FullName, "rapport.html"));
        await File.WriteAllTextAsync(file, Repository.Read("docs", "eleves.csv"));
        Assert.Equal(1, Tests.Cli.Run("", "check", file, "--lang", "fr", "--report", report).ExitCode);
        var page = await browser.OpenFileAsync(report, width: 640);
        await TakePictureAsync("report", path => page.ScreenshotAsync(new() { Path = path, FullPage = true, Clip = new() { Width = 640, Height = 935 } }));
        await page.Context.DisposeAsync();
        Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "docs", "report.png")).Length, 5_000, 100_000);
    }

    [BrowserFact]
    public async Task All_that_it_shows_is_whole_on_A4()
    {
        var report = Report("fr");
        var page = await browser.OpenFileAsync(report);

        var shown = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('h1, p, dt, dd, h3, li b, li > span > span, td, th')].map(element => element.innerText)");
        Assert.InRange(shown.Length, 200, 2000);
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.InRange(await page.EvaluateAsync<double>(SmallestText), SmallestPixels, 16);
        await page.Context.DisposeAsync();

        var bytes = await browser.PrintAsync(report);
        await TakePictureAsync("check-report-a4", path => File.WriteAllBytesAsync(path, bytes), "pdf");
        using var pdf = PdfDocument.Open(bytes);
        Assert.InRange(pdf.NumberOfPages, 2, 60);
        var printed = new StringBuilder();
        foreach (var sheet in pdf.GetPages())
        {
            Assert.Equal((210, 297), (Math.Round(sheet.Width / Millimetre), Math.Round(sheet.Height / Millimetre)));
            Assert.All(sheet.Letters, letter => Assert.True(letter.BoundingBox.Left > 13 * Millimetre && letter.BoundingBox.Right < sheet.Width - (13 * Millimetre)));
            printed.Append(string.Concat(sheet.Letters.Select(letter => letter.Value)));
        }

        var text = Plain(printed.ToString());
        Assert.All(shown.Select(Plain), part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    // Otherwise the tests above might pass because nothing of the kind is seen.
    [BrowserFact]
    public async Task What_is_too_wide_or_small_is_found()
    {
        var report = Report("en");
        var html = await File.ReadAllTextAsync(report);
        await File.WriteAllTextAsync(report, html.Replace("</style>", "code { font-size: 11px !important } h1 { overflow-wrap: normal } td:first-child, th:first-child { min-width: 0 !important; max-width: 30px }</style>", StringComparison.Ordinal));
        var page = await browser.OpenFileAsync(report, width: 390);
        Assert.InRange(await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"), 391, 10_000);
        Assert.NotEmpty(await page.EvaluateAsync<string[]>(Beside));
        Assert.Equal(11, await page.EvaluateAsync<double>(SmallestText));
        Assert.InRange(await page.EvaluateAsync<double>(NarrowestCell), 1, 59);
        await page.Context.DisposeAsync();
    }

    private const string Beside =
        """
        () => [...document.querySelectorAll('body *')].filter(element => {
            const box = element.getBoundingClientRect();
            return box.left < 0 || box.right > innerWidth || element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
        }).map(element => element.tagName + ' ' + element.textContent)
        """;

    // A column that a long neighbour presses to a letter or two.
    private const string NarrowestCell = "() => Math.min(...[...document.querySelectorAll('td, th')].map(cell => cell.clientWidth))";

    private const string SmallestText =
        """
        () => Math.min(...[...document.querySelectorAll('body *')]
            .filter(element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
            .map(element => parseFloat(getComputedStyle(element).fontSize)))
        """;

    // White space is where lines break, which differs on paper, and a font has one sign for fi and ffi.
    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    private static async Task TakePictureAsync(string name, Func<string, Task> take, string ending = "png")
    {
        Directory.CreateDirectory(BrowserFixture.Screenshots);
        var file = new FileInfo(Path.Combine(BrowserFixture.Screenshots, $"{name}.{ending}"));
        await take(file.FullName);
        Assert.InRange(file.Length, 5_000, 5_000_000);
    }

    // 4,000 rows with all that a school's export can have: every rule broken in several ways, duplicates, rows that cannot be read, long headers.
    private string Report(string language)
    {
        var (random, export) = (new Random(20261124), new SchoolExport(20));
        string[] headers = [.. SchoolExport.Headers];
        headers[^1] = "Adresse_complète_du_responsable_légal_telle_que_saisie_par_le_secrétariat_" + new string('x', 120);
        var text = new StringBuilder().AppendJoin(';', headers).Append('\n');
        string[] first = export.Row();
        for (var i = 0; i < 4_000; i++)
        {
            var row = export.Row();
            row[^1] = "";
            if (random.Next(4) == 0)
            {
                var column = random.Next(SchoolExport.Checked.Length);
                row[column] = export.Break(column, row).Value;
            }
            else if (random.Next(20) == 0)
            {
                (row[0], row[6]) = (first[0], first[6]);
            }

            text.AppendJoin(';', row).Append(random.Next(200) switch { 0 => ";", 1 => "\"x", 2 => "\0", 3 => "\n", _ => "" }).Append('\n');
        }

        var (file, report) = (Path.Combine(_folder.FullName, "export-de-l-etablissement-" + new string('e', 100) + ".csv"), Path.Combine(_folder.FullName, "page.html"));
        File.WriteAllText(file, text.ToString());
        Assert.Equal(1, Tests.Cli.Run("", "check", file, "--map", $"{headers.Length}=name", "--lang", language, "--report", report).ExitCode);
        return report;
    }
}
