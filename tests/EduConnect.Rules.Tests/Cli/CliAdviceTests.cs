using System.Text.Json;
using static EduConnect.Rules.Tests.Cli;

namespace EduConnect.Rules.Tests;

/// <summary>Passwords of a file that are easy to guess from the rest of their row.</summary>
[Trait("Category", "Long")]
public sealed class CliAdviceTests
{
    private const string Table = """
        Nom élève;Prénom élève;Né(e) le;Portable;RNE;Identifiant EduConnect;Mot de passe
        Kerjean;Zoé;12/03/2012;0639981234;0860076R;z.kerjean;Xk9$Kerjean-pQ
        Kerjean;Zoé;12/03/2012;0639981234;0860076R;z.kerjean;pQ!981234-mWx
        Kerjean;Zoé;12/03/2012;0639981234;0860076R;z.kerjean;pQ!12032012-mWx
        Kerjean;Zoé;12/03/2012;0639981234;0860076R;z.kerjean;pQ-0860076r-mWx
        Legrand;Zoé;30/02/2012;06;1;zkerjean;pQ!Kerjean12032012-mWx
        Legrand;Zoé;;;;;Xk9$Kerjean-pQ
        Legrand;Zoé;;;;;soleil
        Legrand;Zoé
        """;

    [Fact]
    public void The_rest_of_the_row_is_the_context()
    {
        var run = Run(Table, "check", "-", "--map", "7=password", "--advise", "--json", "--duplicates", "off", "--lang", "en");
        var lines = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var weak = lines.Where(line => line.TryGetProperty("code", out var code) && code.GetString()!.StartsWith("PasswordWeakness", StringComparison.Ordinal)).ToArray();
        Assert.Equal(
            [(2, "PasswordWeaknessContainsContext"), (3, "PasswordWeaknessContainsContext"), (4, "PasswordWeaknessContainsContext"),
                (5, "PasswordWeaknessContainsContext"), (6, "PasswordWeaknessContainsContext"), (8, "PasswordWeaknessCommon")],
            weak.Select(line => (line.GetProperty("row").GetInt32(), line.GetProperty("code").GetString()!)));
        Assert.All(weak, line => Assert.Equal(
            (true, "Mot de passe", ""),
            (line.GetProperty("warning").GetBoolean(), line.GetProperty("column").GetString(), line.GetProperty("value").GetString())));
        Assert.Equal("The password contains a name, date or number that others may know.", weak[0].GetProperty("message").GetString());
        Assert.DoesNotContain("Xk9", run.Output + run.Error, StringComparison.Ordinal);
    }

    // What a spreadsheet did to the other cells does not hide the password.
    [Fact]
    public void Cells_that_can_be_repaired_are_the_context_too()
    {
        const string Damaged = """
            Né(e) le;Portable;RNE;Mot de passe
            3.9.2012;639981234;860076R;pQ!03092012-mWx
            3.9.2012;639981234;860076R;pQ!981234-mWx
            3.9.2012;639981234;860076R;pQ-0860076r-mWx
            3.9.2012;639981234;860076R;pQ!04082013-mWx
            """;
        var run = Run(Damaged, "check", "-", "--map", "4=password", "--advise", "--lang", "en");
        Assert.Equal(
            ["2", "3", "4"],
            run.Lines.Where(line => line.Contains("ContainsContext", StringComparison.Ordinal)).Select(line => line[..1]));
    }

    [Fact]
    public void Advice_is_a_warning_and_is_asked_for()
    {
        const string Passwords = "Mot de passe\nSoleil2010\n";
        var silent = Run(Passwords, "check", "-", "--map", "1=password");
        Assert.Equal((0, ""), (silent.ExitCode, silent.Output));
        var run = Run(Passwords, "check", "-", "--map", "1=password", "--advise", "--lang", "fr");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "2: Mot de passe: PasswordWeaknessCommon+PasswordWeaknessDate: Le mot de passe est formé d'un mot ou d'un mot de passe "
            + "très courant. Le mot de passe est formé d'une date ou d'une année.",
            Assert.Single(run.Lines));
        AssertMisuse(Run("Nom\nDurand\n", "check", "-", "--advise"), "--advise needs a column of passwords: --map 2=password");
    }
}
