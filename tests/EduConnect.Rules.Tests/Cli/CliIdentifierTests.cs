using System.Text.Json;

namespace EduConnect.Rules.Tests;

[Trait("Category", "Long")]
public class CliIdentifierTests
{
    [Fact]
    public void Uai_values_are_arguments()
    {
        var run = Cli.Run("", "uai", "0860076R", "0123456A", "--lang", "fr");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                "1: 0860076R: ok, département 86",
                "2: 0123456A: UaiWrongCheckLetter: 0123456A : lettre de contrôle fausse, vouliez-vous dire 0123456S ?",
            ],
            run.Lines);
    }

    [Fact]
    public void Values_are_lines_where_there_is_no_argument()
    {
        var run = Cli.Run("0860076R\r\n6200002H\n3030002F\n0000000A", "uai");
        Assert.Equal(
            [
                "1: 0860076R: ok, department 86", "2: 6200002H: ok, department 2A", "3: 3030002F: ok, country 99303",
                "4: 0000000A: ok",
            ],
            run.Lines);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("0860076R", "uai", "086", "0076")]
    [InlineData("0860076R", "uai", "0860076", "R")]
    [InlineData("+33639981234", "mobile", "06", "39", "98", "12", "34")]
    public void A_value_in_pieces_gets_a_hint(string whole, string command, params string[] values)
    {
        var run = Cli.Run("", [command, .. values, "--lang", "en"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(values.Length, run.Lines.Length);
        Assert.Equal($"educonnect-rules: is that one value? Write it without spaces: {whole}\n", run.Error);
    }

    [Fact]
    public void Other_wrong_values_get_no_hint() => Assert.Equal("", Cli.Run("", "uai", "1", "2").Error);

    [Fact]
    public void Mobile_numbers_are_shown_in_E164()
    {
        var run = Cli.Run("", "mobile", "06 39 98 12 34", "0690123456", "0123456789", "--json", "--lang", "en");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                """{"line":1,"valid":true,"value":"+33639981234","issue":null,"message":"","fictional":"yes"}""",
                """{"line":2,"valid":true,"value":"+590690123456","issue":null,"message":""}""",
                """{"line":3,"valid":false,"value":"0123456789","issue":"FrenchMobileNumberLandline","""
                    + "\"message\":\"This is a landline number: a mobile is needed (06 or 07).\"}",
            ],
            run.Lines);
    }

    [Fact]
    public void Ine_are_masked_unless_shown()
    {
        const string Input = "1234567890V\n223456789HF\n1234567890A\n1234\n";
        var masked = Cli.Run(Input, "ine", "--lang", "en");
        Assert.Equal(1, masked.ExitCode);
        Assert.Equal(
            [
                "1: 12********V: ok, kind Bea",
                "2: 22********F: ok, kind Rnie, suspect key",
                "3: 12********A: IneWrongKey: The key of this INE is wrong: at least one of its characters is incorrect.",
                "4: ****: IneWrongLength: An INE has 11 characters.",
            ],
            masked.Lines);
        var shown = Cli.Run(Input, "ine", "--show", "--json");
        Assert.Equal(["1234567890V", "223456789HF", "1234567890A", "1234"], shown.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("value").GetString()));
    }

    [Fact]
    public void An_ine_as_argument_is_refused_unrepeated()
    {
        var run = Cli.Run("", "ine", "1234567890V");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("an INE is never an argument", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567890V", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unusual_login_is_a_warning()
    {
        var run = Cli.Run("", "login", "e.durand3", "E.Durand", "--lang", "fr");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("1: e.durand3: ok", run.Lines[0]);
        const string Upper = "2: E.Durand: EduConnectLoginUppercase: L'identifiant s'écrit en minuscules";
        Assert.StartsWith(Upper, run.Lines[1], StringComparison.Ordinal);
        Assert.True(JsonDocument.Parse(Cli.Run("", "login", "E.Durand", "--json").Output).RootElement.GetProperty("valid").GetBoolean());
    }

    [Fact]
    public void Birth_dates_are_checked()
    {
        var run = Cli.Run("", "birthdate", "29/02/2012", "2012-02-29", "29/02/2013", "31/12/1899", "01/01/9999", "1/1/2012");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                "ok", "ok", "BirthDateImpossibleDate", "BirthDateBefore1900", "BirthDateFuture",
                "BirthDateLostLeadingZero",
            ],
            run.Lines.Select(line => line.Split(": ")[2]));
    }

    [Fact]
    public void Misuse_is_exit_2()
    {
        string[] commands = ["uai", "ine", "mobile", "login", "birthdate"];
        Cli.AssertMisuse(
        [
            .. commands.Select(command => ("", new[] { command }, "nothing was read")),
            .. commands.Select(command => ("", new[] { command, "--lang", "de" }, "--lang takes fr|en")),
            ("", ["uai", "--langue", "fr"], "unknown option"),
            ("", ["uai", "-j", "0860076R"], "no value begins with a dash"),
            ("", ["uai", "--json=0860076R"], "takes no value"),
            ("", ["uai", "--json:0860076R"], "takes no value"),
            ("", ["ine", "--show=1"], "takes no value"),
            ("", ["uia", "0860076R"],
                "write one of: password, generate, policy, check, uai, ine, mobile, login, birthdate"),
        ]);
    }

    [Fact]
    public void A_value_cannot_command_the_terminal() =>
        Assert.All("\u001B\u202E\u200B", c =>
        {
            var run = Cli.Run($"{c}[31m0860076R\n", "uai");
            Assert.Equal(1, run.ExitCode);
            Assert.DoesNotContain(c, run.Output);
        });
}
