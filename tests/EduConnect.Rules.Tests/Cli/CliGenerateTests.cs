using System.Net;
using System.Text.RegularExpressions;
using static EduConnect.Rules.Tests.Cli;

namespace EduConnect.Rules.Tests;

[Trait("Category", "Long")]
public sealed class CliGenerateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void One_password_a_line()
    {
        var run = Cli.Run("", "generate", "--count", "200");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(200, run.Lines.Distinct().Count());
        Assert.All(run.Lines, password => Assert.True(password.Length == 12 && PasswordPolicy.EduConnectStrict.IsValid(password)));
        Assert.Equal(0, Cli.Run(run.Output, "password", "--policy", "strict").ExitCode);
    }

    [Fact]
    public void One_password_of_the_length_asked()
    {
        Assert.Equal(8, Assert.Single(Cli.Run("", "generate", "--length", "8").Lines).Length);
        Assert.Equal(64, Assert.Single(Cli.Run("", "generate", "--length=64").Lines).Length);
        Assert.Equal(12, Assert.Single(Cli.Run("", "generate").Lines).Length);
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("4", 4)]
    [InlineData("12", 12)]
    public void Words_instead_of_characters(string words, int count)
    {
        var run = Cli.Run("", "generate", "--words", words, "--count", "100");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(100, run.Lines.Distinct().Count());
        Assert.All(run.Lines, phrase => Assert.Matches($"^[A-Z][a-z]{{3,7}}(-[a-z]{{4,8}}){{{count - 1}}}$", phrase));
        Assert.Equal(0, Cli.Run(run.Output, "password", "--policy", "strict").ExitCode);
    }

    [Fact]
    public void A_sheet_of_words_fits_them()
    {
        var sheet = Sheet();
        var run = Cli.Run("e.durand\nl.petit\n", "generate", "--words", "5", "--logins", "--sheet", sheet, "--lang", "fr");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        var page = File.ReadAllText(sheet);
        Assert.Equal(["e.durand", "l.petit"], Logins(page));
        Assert.All(Contents(page, "password words"), phrase => Assert.Equal(5, phrase.Split('-').Length));
        Assert.Contains("Chaque signe entre les mots compte", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ni zéro", page, StringComparison.Ordinal);
        Assert.Contains("2 mot(s) de passe", run.Error, StringComparison.Ordinal);
        File.Delete(sheet);
        Cli.Run("", "generate", "--words", "3", "--count", "3", "--sheet", sheet, "--lang", "en");
        page = File.ReadAllText(sheet);
        Assert.Equal(3, Contents(page, "password words").Distinct().Count());
        Assert.Contains("Every mark between the words counts", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_has_one_slip_a_password()
    {
        var sheet = Sheet();
        var run = Cli.Run("", "generate", "--count", "30", "--sheet", sheet, "--lang", "fr");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Contains("30 mot(s) de passe", run.Error, StringComparison.Ordinal);
        var page = File.ReadAllText(sheet);
        var passwords = Passwords(page);
        Assert.Equal(30, passwords.Distinct().Count());
        Assert.All(passwords, password => Assert.True(password.Length == 12 && PasswordPolicy.EduConnectStrict.IsValid(password)));
        Assert.All(passwords, password => Assert.DoesNotContain(password, run.Error, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Repeat("", 30), Logins(page));
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"fr\">\n", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Identifiant</dt>", page, StringComparison.Ordinal);
        Assert.Equal([sheet], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void The_sheet_fetches_nothing()
    {
        var sheet = Sheet();
        Assert.Equal(0, Cli.Run("", "generate", "--sheet", sheet, "--lang", "en").ExitCode);
        var page = File.ReadAllText(sheet);
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)https?:|url\\(|<script|<link|<img|@import", page);
        Assert.Contains("break-inside: avoid", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slip_for_each_login_of_the_input()
    {
        var sheet = Sheet();
        var run = Cli.Run("\uFEFFe.durand3\r\n\r\n<b>\"&amp;é\n", "generate", "--logins", "--sheet", sheet);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        var page = File.ReadAllText(sheet);
        Assert.Equal(["e.durand3", "<b>\"&amp;é"], Logins(page));
        Assert.Equal(2, Passwords(page).Length);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("durand", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Logins_may_be_in_another_encoding()
    {
        var run = Cli.Run([.. "e.durand\nno"u8, 0xEB, .. "l.petit\n"u8], "generate", "--logins", "--sheet", Sheet(),
            "--lang", "en");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["e.durand", "noël.petit"], Logins(File.ReadAllText(Sheet())));
        Assert.Contains("Windows-1252 (guessed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_lists_of_logins_are_misuse()
    {
        string[] options = ["generate", "--logins", "--sheet", Sheet(), "--lang", "en"];
        Cli.AssertMisuse(
            ($"{Marker}\nb\n\n {Marker.ToUpperInvariant()} \nb\n", options,
                "some logins occur twice, so no sheet is written: lines 4 (same as 1), 5 (same as 2)."),
            (string.Concat(Enumerable.Repeat("a\n", 100)), options, "11 (same as 1), …"),
            (new string('a', 257), options, "line 1 is longer than 256 bytes"),
            ("\n \n", options, "nothing was read"),
            ("%PDF-1.7", options, "a PDF document"));
        AssertMisuse(Cli.Run([.. "é\nà\n"u8, 0xE9, (byte)'\n'], options), "line 3 is not UTF-8");
        AssertMisuse(Cli.Run(MadeWorkbook.Xlsx(""), options), "--logins reads text, one login per line");
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }

    [UnixFact]
    public void Only_the_owner_reads_the_sheet()
    {
        var sheet = Sheet();
        var run = Cli.Shell($"umask 000; educonnect-rules generate --sheet '{sheet}'");
        Assert.Equal(0, run.ExitCode);
#pragma warning disable CA1416 // Unix only, as the attribute says.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(sheet));
#pragma warning restore CA1416
    }

    [Fact]
    public void A_file_that_exists_is_kept()
    {
        var sheet = Sheet();
        File.WriteAllText(sheet, "kept");
        AssertMisuse(Cli.Run("", "generate", "--sheet", sheet), "Name a new file, or delete that one");
        Assert.Equal("kept", File.ReadAllText(sheet));
        AssertMisuse(Cli.Run("", "generate", "--sheet", _folder.FullName), "Name a new file");
        Assert.Equal([sheet], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void A_sheet_that_cannot_be_written_is_misuse()
    {
        var none = Path.Combine(_folder.FullName, "none", "a.html");
        AssertMisuse(Cli.Run("", "generate", "--sheet", none), "its folder does not exist");
        AssertMisuse(Cli.Run("", "generate", "--sheet", ""), "--sheet cannot be written: the system refused");
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void A_name_that_no_file_can_have_is_misuse()
    {
        var tooLong = Path.Combine(_folder.FullName, new string('a', 300) + ".html");
        AssertMisuse(Cli.Run("", "generate", "--sheet", tooLong), "this name is too long");
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void Misuse_says_what_to_write_instead()
    {
        const string Count = "--count takes a number from 1 to 1000000", Length = "--length takes a number from 1 to 64";
        const string Words = "--words takes a number from 3 to 12";
        const string Logins = "--logins needs --sheet and cannot be used with --count";
        string[] wrong = ["0", "-1", "1000001", "1.5", "٣", Marker];
        Cli.AssertMisuse(
        [
            .. wrong.Select(count => ("", new[] { "generate", "--count=" + count }, Count)),
            ("", ["generate", Marker], "generate takes no argument; its options: --count, --length, --words, --policy, --sheet, --logins, --lang"),
            ("", ["generate", "--length", "0"], Length),
            ("", ["generate", "--length", "7"], "this policy does not accept 7 characters, but 8 to 64"),
            ("", ["generate", "--length", "65"], Length),
            .. new[] { "2", "13", "-1", "4.0", Marker }.Select(words => ("", new[] { "generate", "--words=" + words }, Words)),
            ("", ["generate", "--words", "4", "--length", "12"], "--words cannot be used with --length"),
            ("", ["generate", "--words", "4", "--length", "12", "--lang", "fr"], "--words s'emploie sans --length"),
            ("", ["generate", "--words", "2", "--lang", "fr"], "--words attend un nombre de 3 à 12"),
            ("", ["generate", "--lang", Marker], "--lang takes fr|en"),
            ("", ["generate", "--sheet"], "--sheet"),
            ("a", ["generate", "--logins"], Logins),
            ("a", ["generate", "--logins", "--sheet", Sheet(), "--count", "2"], Logins),
            ("", ["generate", "--logins", "--sheet", Sheet()], "nothing was read: write one login per line"),
        ]);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void Another_policy_is_satisfied()
    {
        var file = $"{_folder.FullName}/rule.json";
        var policy = new PasswordPolicy(15, 4, "!?", maximumLength: 40, minimumDigits: 4);
        File.WriteAllText(file, policy.ToJson());
        string[] generate = ["generate", "--policy", file, "--count", "50"];
        Assert.All(Cli.Run("", generate).Lines, line => Assert.Equal((15, true), (line.Length, policy.IsValid(line))));
        Assert.All(Cli.Run("", [.. generate, "--length", "20"]).Lines, line => Assert.Equal((20, true), (line.Length, policy.IsValid(line))));
        Assert.All(Cli.Run("", [.. generate, "--words", "4"]).Lines, line => Assert.True(policy.IsValid(line)));
        Cli.AssertMisuse(
            ("", [.. generate, "--length", "14"], "this policy does not accept 14 characters, but 15 to 40"),
            ("", [.. generate, "--words", "12"], "this policy does not accept 12 words, but 4."),
            ("", ["generate", "--policy", $"{file}x"], "does not exist"));
        File.WriteAllText(file, new PasswordPolicy(65, 0, "").ToJson());
        Cli.AssertMisuse(("", ["generate", "--policy", file], "this policy accepts no password of 64 characters or less"));
        File.WriteAllText(file, new PasswordPolicy(1, 0, "", rejectUnlistedCharacters: true, maximumLength: 3).ToJson());
        Assert.Equal(3, Cli.Run("", "generate", "--policy", file).Lines[0].Length);
        Cli.AssertMisuse(("", ["generate", "--policy", file, "--words", "3", "--lang", "fr"], "cette règle n'accepte aucune suite de mots"));

        // Two words would be possible, and --words takes 3 or more.
        File.WriteAllText(file, new PasswordPolicy(8, 3, "-", maximumLength: 20).ToJson());
        Cli.AssertMisuse(("", ["generate", "--policy", file, "--words", "4"], "this policy accepts no words: try without --words."));
        File.Delete(file);
    }

    private static string[] Passwords(string page) => Contents(page, "password");

    private static string[] Logins(string page) => Contents(page, "login");

    private static string[] Contents(string page, string name) =>
        [.. Regex.Matches(page, $"<dd class=\"{name}\">([^<>]*)</dd>").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    private string Sheet() => Path.Combine(_folder.FullName, "classe.html");
}
