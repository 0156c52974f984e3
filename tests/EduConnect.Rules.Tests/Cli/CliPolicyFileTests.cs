using System.Text;
using System.Text.Json;

namespace EduConnect.Rules.Tests;

/// <summary><c>--policy FILE.json</c> of every command that takes a policy.</summary>
[Trait("Category", "Long")]
public sealed class CliPolicyFileTests : IDisposable
{
    private static readonly PasswordPolicy _mine = new(15, 0, "-", maximumLength: 64);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [UnixFact]
    public void What_policy_writes_policy_reads()
    {
        var run = Cli.Shell(
            $"cd '{_folder}'; educonnect-rules policy --policy strict --format json > rule.json; "
                + "educonnect-rules policy --policy rule.json --format json");
        Assert.Equal(
            (0, "", PasswordPolicy.EduConnectStrict.ToJson() + "\n"), (run.ExitCode, run.Error, run.Output));
    }

    [UnixFact]
    public void A_pipe_is_a_file_too() => Assert.Equal(
        _mine.ToJson() + "\n",
        Cli.Shell(
            $"educonnect-rules policy --policy <(printf %s '{_mine.ToJson()}') --format json").Output);

    [Fact]
    public void Every_command_follows_the_file()
    {
        var rule = In("rule.json", _mine.ToJson());
        var said = Cli.Run("", "policy", "--policy", rule, "--lang", "fr");
        Assert.Equal((0, RuleMessages.Describe(_mine, RuleMessages.French) + "\n"), (said.ExitCode, said.Output));

        var (longer, shorter) = (new string('a', 15), new string('a', 14));
        Assert.Equal(0, Cli.Run(longer, "password", "--policy", rule).ExitCode);
        Assert.StartsWith(
            "1: PasswordTooShort: ", Cli.Run(shorter, "password", "--policy", rule).Output, StringComparison.Ordinal);

        var table = $"Mot de passe\n{longer}\n{shorter}\n";
        var check = Cli.Run(table, "check", "-", "--policy", rule, "--json");
        Assert.Equal(1, check.ExitCode);
        Assert.Equal(
            (3, "PasswordTooShort"),
            (JsonDocument.Parse(check.Lines[0]).RootElement.GetProperty("row").GetInt32(),
                JsonDocument.Parse(check.Lines[0]).RootElement.GetProperty("code").GetString()));
        Assert.Equal(2, check.Lines.Length);
    }

    [Fact]
    public void Any_usual_encoding_of_the_file_is_read()
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(_mine.ToJson());
        byte[][] files =
        [
            utf8,
            [.. Encoding.UTF8.Preamble, .. utf8],

            // The > of Windows PowerShell.
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(_mine.ToJson() + "\r\n")],

            // The largest file.
            [.. utf8, .. Enumerable.Repeat((byte)' ', (1 << 16) - utf8.Length)],
        ];
        var runs = files.Select((file, i) => Cli.Run("", "policy", "--policy", In($"{i}", file), "--format", "json"));
        Assert.All(runs, run => Assert.Equal((0, "", _mine.ToJson() + "\n"), (run.ExitCode, run.Error, run.Output)));
    }

    [UnixFact]
    public void A_preset_is_not_a_file()
    {
        In("strict", _mine.ToJson());
        string JsonOf(string policy) =>
            Cli.Shell($"cd '{_folder}'; educonnect-rules policy --policy {policy} --format json").Output;
        Assert.Equal(PasswordPolicy.EduConnectStrict.ToJson() + "\n", JsonOf("strict"));
        Assert.Equal(_mine.ToJson() + "\n", JsonOf("./strict"));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_misuse_with_its_path() => Cli.AssertMisuse(
        Misuse($"{_folder}/none.json", "none.json\" does not exist. Write educonnect, strict, or the name of a file"),
        Misuse($"{_folder}/none/x.json", "neither does its folder"),
        Misuse($"{_folder}", "is a folder. Write"),
        Misuse(In("large.json", new byte[(1 << 16) + 1]), "large.json\" is larger than 64 KiB"),
        Misuse(In("latin.json", [0xE9]), "latin.json\" is not UTF-8 text"),
        Misuse(In("text.json", Cli.Marker), "text.json\": This is not a valid JSON object: write {\"minimumLength\":8,"),
        Misuse(In("list.json", "[]"), "list.json\": The JSON is not an object"),
        Misuse(In("deep.json", new string('[', 1000)), "deep.json\": This is not a valid JSON object"),
        Misuse(In("empty.json", "{}"), "empty.json\": minimumLength must be a whole number"),
        Misuse(
            In("typo.json", _mine.ToJson().Replace("reject", "refuse", StringComparison.Ordinal)),
            "typo.json\": The JSON has an unknown or repeated property"),
        Misuse(In("range.json", Rule(minimum: 8, maximum: 7)), "range.json\": The JSON states an impossible rule."),
        Misuse(In("sign.json", Rule(minimum: -1, maximum: 7)), "sign.json\": The JSON states an impossible rule."));

    [Fact]
    public void The_same_in_French()
    {
        var impossible = In("impossible.json", Rule(minimum: 8, maximum: 7));
        var run = Cli.Run("", "policy", "--lang", "fr", "--policy", impossible);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $"educonnect-rules : --policy : le fichier « {impossible} » énonce une règle impossible : corrigez "
                + "maximumLength. Écrivez educonnect, strict, ou le nom d'un fichier fait par « educonnect-rules "
                + "policy --format json ». Aide : educonnect-rules --help.\n",
            run.Error.ReplaceLineEndings("\n"));
    }

    // Every property that a rule can have is named where one is unknown.
    [Theory]
    [InlineData("fr", "Les trois premières sont nécessaires : minimumLength, requiredClasses, specialCharacters, ")]
    [InlineData("en", "may be added. Write educonnect")]
    public void A_misspelt_property_is_answered_with_all_names(string language, string says)
    {
        var typo = In("typo.json", _mine.ToJson().Replace("reject", "refuse", StringComparison.Ordinal));
        var run = Cli.Run("", "policy", "--lang", language, "--policy", typo);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        using var whole = JsonDocument.Parse(new PasswordPolicy(8, 3, "-", true, 64, 72, 20, 2, 2, 2, 2).ToJson());
        Assert.All(
            whole.RootElement.EnumerateObject(),
            property => Assert.Contains(property.Name, run.Error, StringComparison.Ordinal));
    }

    [UnixFact]
    public void A_device_and_a_file_without_permission_are_misuse_too()
    {
        Cli.AssertMisuse(Cli.Run("", "policy", "--policy", "/dev/zero", "--lang", "en"), "is larger than 64 KiB");
        var secret = In("secret.json", _mine.ToJson());
        if (!OperatingSystem.IsWindows() && Environment.UserName != "root")
        {
            File.SetUnixFileMode(secret, UnixFileMode.None);
            Cli.AssertMisuse(Cli.Run("", "policy", "--policy", secret, "--lang", "en"), "you do not have permission");
        }
    }

    private static (string Input, string[] Arguments, string Says) Misuse(string path, string says) =>
        ("", ["policy", "--policy", path, "--lang", "en"], says);

    private static string Rule(int minimum, int maximum) =>
        $$"""{"minimumLength":{{minimum}},"requiredClasses":0,"specialCharacters":"","maximumLength":{{maximum}}}""";

    private string In(string name, string content) => In(name, Encoding.UTF8.GetBytes(content));

    private string In(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
