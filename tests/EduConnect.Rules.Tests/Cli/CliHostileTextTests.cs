using System.Net;
using System.Text.Json;

namespace EduConnect.Rules.Tests;

/// <summary>Text that would command a terminal, turn the text around it, hide in it, or be a formula.</summary>
[Trait("Category", "Long")]
public sealed class CliHostileTextTests : IDisposable
{
    // Escape, bell, delete, next line, right-to-left override, zero-width space, line separator, byte-order mark, a tag
    // letter.
    private static readonly string[] _hostile =
        ["\u001B", "\u0007", "\u007F", "\u0085", "\u202E", "\u200B", "\u2028", "\uFEFF", "\U000E0041"];

    private static readonly string _all = string.Concat(_hostile);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_report_shows_no_hostile_text_in_its_title_headers_or_values()
    {
        var file = Path.Combine(_folder.FullName, $"a{_all}.csv");
        var report = Path.Combine(_folder.FullName, "report.html");
        File.WriteAllText(file, $"UAI;x{_all}\n086{_all}0076;1\n");
        var run = Cli.Run("", "check", file, "--report", report, "--show");
        Assert.Equal(1, run.ExitCode);
        AssertHarmless(WebUtility.HtmlDecode(File.ReadAllText(report)), run.Output, run.Error);
    }

    [Fact]
    public void A_slip_shows_no_hostile_text()
    {
        var sheet = Path.Combine(_folder.FullName, "sheet.html");
        Assert.Equal(0, Cli.Run($"e.du{_all}rand\n", "generate", "--sheet", sheet, "--logins").ExitCode);
        AssertHarmless(WebUtility.HtmlDecode(File.ReadAllText(sheet)));
    }

    [Fact]
    public void Lines_for_people_show_no_hostile_text()
    {
        var run = Cli.Run($"e.du{_all}rand\n", "login");
        AssertHarmless(run.Output, run.Error);
    }

    [Fact]
    public void Json_keeps_the_value_in_escapes()
    {
        var value = $"é😀\"{_all}\0";
        var login = Cli.Run(value + "\n", "login", "--json");
        var uai = Cli.Run($"UAI;x{_hostile[4]}\n{_hostile[4]}{_hostile[8]};1\n", "check", "-", "--json", "--show");
        AssertHarmless(login.Output, uai.Output);
        Assert.Contains("é", login.Output, StringComparison.Ordinal);
        Assert.Equal(value, JsonDocument.Parse(login.Output).RootElement.GetProperty("value").GetString());
        var shown = JsonDocument.Parse(uai.Lines[0]).RootElement.GetProperty("value").GetString();
        Assert.Equal(_hostile[4] + _hostile[8], shown);
        Assert.Contains("\\u202E\\uDB40\\uDC41", uai.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_is_text_in_the_output_file_and_other_text_gets_no_apostrophe()
    {
        string[] formulas =
        [
            "=1+1", "+1+1", "-1+1", "@SUM", "＝1+1", "＋1+1", "－1+1", "＠SUM", "﹦1+1", " =1+1", "\u00A0＝1+1",
        ];
        var output = Path.Combine(_folder.FullName, "out.csv");
        var rows = string.Concat(formulas.Append("1＝ 2").Select(text => $"{text};1\n"));
        var run = Cli.Run($"UAI;x\n{rows}", "check", "-", "--output", output, "--show");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [.. formulas.Select(formula => "'" + formula), "1＝ 2"],
            File.ReadAllLines(output)[1..].Select(line => line.Split(';')[4].Trim('"')));
    }

    private static void AssertHarmless(params string[] outputs) => Assert.All(outputs, output => Assert.All(
        output.EnumerateRunes(),
        rune => Assert.True(rune.Value == '\n' || !_hostile.Contains(rune.ToString()), $"U+{rune.Value:X4}")));
}
