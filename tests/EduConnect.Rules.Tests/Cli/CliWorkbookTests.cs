using System.Net;
using static EduConnect.Rules.Tests.CheckedFiles;
using static EduConnect.Rules.Tests.Cli;

namespace EduConnect.Rules.Tests;

/// <summary>Workbooks of several programs, checked as the CSV file is.</summary>
[Trait("Category", "Long")]
public sealed class CliWorkbookTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Problems_are_those_of_the_CSV_file()
    {
        string[] options = ["--json", "--show", "--lang", "en", "--required", "Code UAI"];
        var csv = Cli.Run("", ["check", Workbooks.PathOf("libreoffice.csv"), .. options]);
        Assert.Equal(1, csv.ExitCode);
        Assert.Equal(
            [(3, "INE", "IneWrongKey"), (5, "INE", "IneDuplicate"), (7, "Code UAI", "UaiCellEmpty")],
            Problems(csv).Where(problem => problem is (3, "INE", _) or (5, "INE", _) or (7, "Code UAI", _)));
        foreach (var name in Workbooks.Made)
        {
            var run = Cli.Run("", ["check", Workbooks.PathOf(name), "--sheet", Workbooks.Sheet, .. options]);
            Assert.Equal((name, 1, csv.Output), (name, run.ExitCode, run.Output));
            Assert.Contains($"{Path.GetExtension(name)} workbook, sheet \"{Workbooks.Sheet}\"", run.Error,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_workbook_may_come_through_a_pipe()
    {
        var named = Cli.Run("", "check", Workbooks.PathOf("libreoffice.ods"), "--json");
        var piped = Cli.Run(File.ReadAllBytes(Workbooks.PathOf("libreoffice.ods")), "check", "-", "--json");
        Assert.Equal((1, named.Output), (piped.ExitCode, piped.Output));
    }

    [Fact]
    public void A_report_names_the_sheet()
    {
        var (page, output) = (Path.Combine(_folder.FullName, "r.html"), Path.Combine(_folder.FullName, "o.csv"));
        var run = Cli.Run("", "check", Workbooks.PathOf("xlsxwriter.xlsx"), "--report", page, "--output", output,
            "--lang", "en");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(".xlsx workbook, sheet \"Élèves 6A\"", WebUtility.HtmlDecode(File.ReadAllText(page)),
            StringComparison.Ordinal);
        Assert.Contains((3, "INE", "IneWrongKey"), ProblemsIn(output));
    }

    [Fact]
    public void Another_sheet_is_checked_by_its_name()
    {
        var run = Cli.Run("", "check", Workbooks.PathOf("gnumeric.ods"), "--sheet", "autre", "--json");
        Assert.Equal([(2, "UAI", "UaiWrongCheckLetter")], Problems(run));
    }

    [Fact]
    public void Options_for_the_other_kind_of_file_are_misuse()
    {
        var book = Workbooks.PathOf("xlsxwriter.xlsx");
        AssertMisuse(English("", book, "--sheet", Marker), "--sheet names no sheet of this workbook: \"Cachée\"");
        AssertMisuse(English("", book, "--sheet", "Cachée"), "the sheet is empty");
        AssertMisuse(English("", book, "--encoding", "utf-8"), "--encoding is for text files only");
        AssertMisuse(English("", book, "--separator", ";"), "--separator is for text files only");
        AssertMisuse(English("INE\n", "-", "--sheet", Marker), "--sheet is for .xlsx and .ods workbooks only");
        AssertMisuse(Cli.Run(MadeWorkbook.Zip([(Marker, "INE\n")]), "check", "-", "--lang", "en"),
            "a ZIP archive or another document");
    }

    // The problems that were found before the damage are shown, and the exit code says that it is not all.
    [Fact]
    public void Damage_after_good_rows_is_misuse()
    {
        var rows = string.Concat(Enumerable.Repeat($"<row>{MadeWorkbook.Cell("1234567890A")}</row>", 200_000));
        var run = Cli.Run(MadeWorkbook.Xlsx($"<row>{MadeWorkbook.Cell("INE")}</row>{rows}</wrong>"), "check", "-",
            "--lang", "en");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("2: INE: IneWrongKey", run.Output, StringComparison.Ordinal);
        Assert.Contains("this workbook is damaged or incomplete", run.Error, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_large_workbook_does_not_come_through_a_pipe()
    {
        var run = Cli.Shell("(printf 'PK\\003\\004'; head -c 70000000 /dev/zero) | educonnect-rules check - --lang en");
        AssertMisuse(run, "a workbook of more than 64 MiB cannot come from standard input: name the file");
    }

    [Fact]
    public void A_file_that_is_neither_text_nor_a_workbook_is_named()
    {
        (byte[] Content, string Says)[] kinds =
        [
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
                "protected by a password, or is in the old .xls format"),
            ([.. "%PDF-1.7"u8], "a PDF document"),
            ([.. "\r\n%PDF-1.4\n"u8, 0xE2, 0xE3], "a PDF document"),
            ([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], "an image"),
            ([.. "{\\rtf1"u8], "an RTF document"),
            ([0x1F, 0x8B, 0x08, 0], "an archive"),
            ([.. "<?xml version=\"1.0\"?><a/>"u8], "this file is XML"),
            ([.. "\uFEFF \n<!DOCTYPE HTML>"u8], "an HTML page"),
            ([0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("<html><table>")], "an HTML page"),
            ([.. "<meta charset=\"utf-8\">\n<table border=1><tr><td>INE</td></tr></table>"u8], "an HTML page"),
            ([.. "<!-- export -->\n<html><body><table><tr><td>INE"u8], "an HTML page"),
            ([.. "<STYLE>td { color: red }</STYLE>\n"u8], "an HTML page"),
            ([.. "<BEE_ELEVES VERSION=\"2.2\">\n<ELEVE><NOM>x</NOM></ELEVE>\n"u8], "this file is XML"),
        ];
        foreach (var (content, says) in kinds)
        {
            AssertMisuse(Cli.Run(content, "check", "-", "--lang", "en"), says);
            var file = Path.Combine(_folder.FullName, $"{Marker}.csv");
            File.WriteAllBytes(file, content);
            AssertMisuse(English("", file), says);
        }
    }

    [Fact]
    public void A_header_may_begin_with_an_angle_bracket() => Assert.Equal(
        [(2, "<INE>", "IneWrongKey")],
        Problems(Cli.Run("<INE>;<Nom>\n1234567890A;Durand\n", "check", "-", "--json")));

    [Fact]
    public void A_header_of_two_lines_is_shown_on_one()
    {
        var book = MadeWorkbook.Xlsx($"<row>{MadeWorkbook.Cell("N°\nINE")}{MadeWorkbook.Cell("Note\r\n(libre)")}</row>"
            + $"<row>{MadeWorkbook.Cell("1234567890A")}{MadeWorkbook.Cell("X")}</row>");
        var run = Cli.Run(book, "check", "-", "--json", "--lang", "en", "--map", "Note (libre)=login");
        Assert.Equal(
            [(2, "N° INE", "IneWrongKey"), (2, "Note (libre)", "EduConnectLoginUnusualForm")], Problems(run));
        Assert.Contains("checked: N° INE = INE, Note (libre) = login", run.Error, StringComparison.Ordinal);
    }

    private static Cli.Result English(string input, params string[] arguments) =>
        Cli.Run(input, ["check", "--lang", "en", .. arguments]);
}
