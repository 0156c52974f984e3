using System.Text;
using System.Text.RegularExpressions;
using static EduConnect.Rules.Tests.CheckedFiles;
using static EduConnect.Rules.Tests.Cli;

namespace EduConnect.Rules.Tests;

[Trait("Category", "Long")]
public sealed class CliCheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("utf-8", ';')]
    [InlineData("utf-8", ',')]
    [InlineData("utf-8", '\t')]
    [InlineData("utf-8-bom", ';')]
    [InlineData("utf-8-bom", ',')]
    [InlineData("utf-8-bom", '\t')]
    [InlineData("utf-16", ';')]
    [InlineData("utf-16", ',')]
    [InlineData("utf-16", '\t')]
    [InlineData("windows-1252", ';')]
    [InlineData("windows-1252", ',')]
    [InlineData("windows-1252", '\t')]
    [InlineData("iso-8859-15", ';')]
    [InlineData("iso-8859-15", ',')]
    [InlineData("iso-8859-15", '\t')]
    public void Every_encoding_and_separator(string encoding, char separator)
    {
        var (text, broken) = Table(seed: encoding.Length + separator, rows: 300, breaks: 25, separator, newLine: separator == ',' ? "\r\n" : "\n");
        var file = Write("a.csv", Encode(text, encoding));
        var run = Cli.Run("", "check", file, "--json", "--lang", "en");
        Assert.Equal((1, ""), (run.ExitCode, Missing(run.Error, encoding.Replace("-bom", "", StringComparison.Ordinal))));
        Assert.Equal(broken, Problems(run));
        AssertSummary(run, rows: 300, unreadable: 0);
    }

    // So long that it is read in parts, one for each processor.
    [Theory]
    [InlineData(0, "", "UTF-8 (all ASCII)")]
    [InlineData(100, "C3A9", "UTF-8 (all well-formed)")]
    [InlineData(0, "E9", "Windows-1252 (guessed; ISO-8859-15 would give the same text)")]
    [InlineData(50, "E9", "Windows-1252 (guessed; ISO-8859-15 would give the same text)")]
    [InlineData(100, "C3", "Windows-1252 (guessed; ISO-8859-15 would give the same text)")]
    public void The_encoding_of_a_long_file_depends_on_all_its_parts(int percent, string bytes, string says)
    {
        var text = Encoding.UTF8.GetBytes("Nom;Note\n" + string.Concat(Enumerable.Repeat($"Durand;{new string('x', 192)}\n", 100_000)).TrimEnd('\n'));
        var letters = Convert.FromHexString(bytes);
        letters.CopyTo(text, 30 + ((text.Length - 30L - letters.Length) * percent / 100));
        Assert.Contains($": {says}, separator ;", Cli.Run("", "check", Write("a.csv", text), "--lang", "en").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_blocks_keep_their_order()
    {
        var (text, broken) = Table(seed: 1, rows: 30_000, breaks: 2000, ';', "\n");
        var file = Write("a.csv", Encoding.UTF8.GetBytes(text));
        var run = Cli.Run("", "check", file, "--json", "--lang", "fr");
        Assert.Equal(broken, Problems(run));
        AssertSummary(run, rows: 30_000, unreadable: 0);
        var piped = Cli.Run(Encoding.UTF8.GetBytes(text), "check", "-", "--json", "--lang", "fr");
        Assert.Equal((run.ExitCode, run.Output), (piped.ExitCode, piped.Output));
    }

    [Fact]
    public void A_header_without_rows_is_reported()
    {
        var run = Cli.Run("INE;Nom\n", "check", "-", "--lang", "fr");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Contains("aucune ligne sous l'en-tête", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_encoding_and_the_columns_are_shown()
    {
        var run = Cli.Run("sep=,\n\nN° INE,Nom,Classe\nx,Durand,6A\n", "check", "-", "--lang", "en");
        Assert.Contains("UTF-8 (all well-formed), separator ,", run.Error, StringComparison.Ordinal);
        Assert.Contains("checked: N° INE = INE, Nom = name", run.Error, StringComparison.Ordinal);
        Assert.Contains("not checked: Classe", run.Error, StringComparison.Ordinal);
        Assert.Equal("4: N° INE: IneWrongLength: An INE has 11 characters. [*]\n", run.Output);
    }

    [Theory]
    [InlineData("en", "not checked: Classe, Téléphone (mobile number? --map 3=mobile), "
        + "Identifiant unique (INE or login? --map 4=ine)")]
    [InlineData("fr", "non contrôlées : Classe, Téléphone (numéro de mobile ? --map 3=mobile), "
        + "Identifiant unique (INE ou identifiant de connexion ? --map 4=ine)")]
    public void Ambiguous_columns_are_listed(string language, string expected)
    {
        var run = Cli.Run("Nom;Classe;Téléphone;Identifiant unique\nDurand;6A;x;x\n", "check", "-", "--lang", language);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Possible: column 1 (name? --map 1=name), column 3 (mobile number? --map 3=mobile).")]
    [InlineData("fr", "Peut-être : colonne 1 (nom de personne ? --map 1=name), colonne 3 (numéro de mobile ? "
        + "--map 3=mobile).")]
    public void Ambiguous_columns_are_listed_if_there_are_no_others(string language, string expected)
    {
        AssertMisuse(Cli.Run("Élève;Classe;Téléphone\nx;6A;x\n", "check", "-", "--lang", language), expected);
        var many = string.Join(';', Enumerable.Repeat("Élève", 11)) + "\n";
        AssertMisuse(Cli.Run(many, "check", "-", "--lang", language), "--map 10=name), ….");
        var none = Cli.Run("Classe\n", "check", "-", "--lang", language);
        Assert.DoesNotContain(expected[..8], none.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "UAI, INE, mobile number, login, name, date of birth, SMS code, password")]
    [InlineData("fr", "UAI, INE, numéro de mobile, identifiant de connexion, nom de personne, date de naissance, "
        + "code SMS, mot de passe")]
    public void Rules_are_shown_in_words(string language, string expected)
    {
        var names = expected.Split(", ");
        var maps = Enum.GetValues<ColumnRule>()
            .SelectMany(rule => new[] { "--map", $"{(int)rule + 1}={rule.ShortName()}" });
        var page = Path.Combine(_folder.FullName, "r.html");
        string[] arguments = ["check", "-", "--lang", language, "--report", page, .. maps];
        var run = Cli.Run("a;b;c;d;e;f;g;h\n", arguments);
        var column = language == "fr" ? "colonne" : "column";
        Assert.Contains(
            string.Join(", ", names.Select((name, index) => $"{column} {index + 1} = {name}")) + "\n",
            run.Error,
            StringComparison.Ordinal);
        Assert.All(names, name => Assert.Contains($">{name}</td>", File.ReadAllText(page), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("utf-16", "UTF-16 (guessed from its NUL bytes)")]
    [InlineData("utf-16BE", "UTF-16 (guessed from its NUL bytes)")]
    [InlineData("cp850", "DOS 850 (guessed from its letters)")]
    [InlineData("macintosh", "Mac Roman (guessed from its letters)")]
    public void An_encoding_without_a_mark_is_recognised(string name, string says)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var table = encoding.GetBytes("INE;Prénom\n1234567890A;Zoé\n1234567890V;Zo1\n");
        var run = Cli.Run(table, "check", "-", "--json", "--lang", "en");
        Assert.Equal([(2, "INE", "IneWrongKey"), (3, "Prénom", "PersonNameIllegalCharacter")], Problems(run));
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        var told = Cli.Run(table, "check", "-", "--json", "--encoding", name == "utf-16BE" ? "utf-16" : name);
        Assert.Equal(run.Output, told.Output);
    }

    [Fact]
    public void The_next_option_is_not_taken_as_a_value()
    {
        string[] options =
        [
            "--map", "--required", "--sheet", "--header-row", "--separator", "--encoding", "--policy", "--duplicates",
            "--output", "--report", "--repair",
        ];
        foreach (var option in options)
        {
            var says = $"{option} needs a value before the next option";
            AssertMisuse(Cli.Run("INE\n", "check", "-", option, "--lang", "en"), says);
            AssertMisuse(Cli.Run("INE\n", "check", option, "--", "-", "--lang", "en"), says);
        }

        AssertMisuse(Cli.Run("", "generate", "--count", "--lang", "en"), "--count needs a value before the next option");
        AssertMisuse(Cli.Run("INE\n", "check", "-", "--map=--x=ine", "--lang", "en"), "--map names no column");
    }

    [Fact]
    public void Columns_are_mapped_and_required()
    {
        var table = $"a;INE;b\n0123456A;x;\n{Uai.FromNumber(123)};{ValidIne};Durand\n";
        var run = Cli.Run(table, "check", "-", "--json", "--map", "a=uai", "--map", "2=none", "--map", "B=name", "--required", "3");
        Assert.Equal([(2, "a", "UaiWrongCheckLetter"), (2, "b", "PersonNameCellEmpty")], Problems(run));
        Assert.Equal(0, Cli.Run(table, "check", "-", "--map", "b=name", "--map", "INE=none").ExitCode);
        AssertMisuse(Cli.Run(table, "check", "-", "--map", $"{Marker}=ine"), "--map names no column of this file");
        AssertMisuse(Cli.Run(table, "check", "-", "--map", "4=ine"), "--map names no column of this file");
        AssertMisuse(Cli.Run(table, "check", "-", "--map", $"a={Marker}"), "where the rule is one of uai|ine|mobile|login|name|birthdate|sms|password|none");
        AssertMisuse(Cli.Run(table, "check", "-", "--required", "a"), "--required names a column that is not checked");
        AssertMisuse(Cli.Run(table, "check", "-", "--required", Marker), "--required names no column");
        AssertMisuse(Cli.Run(table, "check", "-", "--separator", Marker), "--separator takes semicolon|comma|tab|pipe");
        AssertMisuse(Cli.Run(table, "check", "-", "--encoding", Marker),
            "--encoding takes utf-8|utf-16|windows-1252|iso-8859-15|macintosh|cp850");
        AssertMisuse(Cli.Run(table, "check", "-", Marker), "check takes one file");
        AssertMisuse(Cli.Run(table, "check", "-", "--json", "--output", "a"), "--json and --output cannot be used together");
        foreach (var again in new[] { "a=ine", "1=ine", "1=uai", "A=none" })
        {
            var twice = Cli.Run(table, "check", "-", "--map", "a=uai", "--map", again);
            AssertMisuse(twice, "--map gives column 1 two rules");
        }
    }

    [Fact]
    public void A_warning_alone_is_no_failure()
    {
        var run = Cli.Run("Identifiant\nJEAN\n", "check", "-", "--json");
        Assert.Equal((0, true), (run.ExitCode, Lines(run)[0].GetProperty("warning").GetBoolean()));
        AssertSummary(run, rows: 1, unreadable: 0);
    }

    [Fact]
    public void Duplicates_are_found_unless_turned_off()
    {
        var table = $"INE;Identifiant\n{ValidIne};e.durand\n0494004062M;E.DURAND\n{ValidIne};e.durand\n";
        var run = Cli.Run(table, "check", "-", "--json");
        Assert.Equal(
            [(3, "Identifiant", "EduConnectLoginUppercase"), (3, "Identifiant", "EduConnectLoginDuplicate"), (4, "INE", "IneDuplicate"), (4, "Identifiant", "EduConnectLoginDuplicate")],
            Problems(run));
        Assert.Equal([2, 2, 2], Lines(run).Where(line => line.TryGetProperty("firstRow", out _)).Select(line => line.GetProperty("firstRow").GetInt32()));
        AssertSummary(run, rows: 3, unreadable: 0);
        Assert.Equal(0, Cli.Run(table, "check", "-", "--duplicates", "off").ExitCode);
    }

    [Fact]
    public void No_secret_gets_into_any_output()
    {
        var table = $"INE;Mot de passe;Code SMS;Nom\n{ValidIne};{Marker[..4]};98076;Durand\n1234567890A;motdepasse;12X456;Du4rand\n{ValidIne};{Marker[..4]};980765;Durand\n\"{Marker}\";\"{Marker}\"x;1;2\n";
        foreach (var options in new[] { Array.Empty<string>(), ["--json"], ["--show"], ["--output", "o.csv"], ["--report", "r.html"] })
        {
            string[] paths = [.. options.Select(option => option.Contains('.', StringComparison.Ordinal) ? Path.Combine(_folder.FullName, option) : option)];
            var run = Cli.Run(table, ["check", "-", "--lang", "fr", .. paths]);
            Assert.Equal(1, run.ExitCode);
            var all = run.Output + run.Error + string.Concat(paths.Where(File.Exists).Select(File.ReadAllText));
            Assert.DoesNotContain(Marker[..4], all, StringComparison.Ordinal);
            Assert.DoesNotContain("motdepasse", all, StringComparison.Ordinal);
            Assert.DoesNotContain("12X456", all, StringComparison.Ordinal);
            Assert.DoesNotContain("98076", all, StringComparison.Ordinal);
            Assert.Equal(options.Contains("--show"), all.Contains("1234567890", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_first_row_of_data_is_not_shown()
    {
        var run = Cli.Run($"1234567890V;{Marker}\n1234567890A;x\n", "check", "-", "--map", "1=ine", "--map", "2=password", "--lang", "en");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("column 1 = INE, column 2 = password", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("2: column 1: IneWrongKey", run.Lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("1234567890", run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_in_the_UAI_column_by_mistake_is_masked()
    {
        var run = Cli.Run("UAI\n1234567890V\n0860076A\n", "check", "-", "--lang", "en");
        Assert.EndsWith("[12********V]", run.Lines[0], StringComparison.Ordinal);
        Assert.EndsWith("[0860076A]", run.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_says_whether_values_are_masked()
    {
        foreach (var (option, says) in new[] { ("--json", "Values are masked"), ("--show", "Values are shown in full") })
        {
            var page = Path.Combine(_folder.FullName, option[2..] + ".html");
            Assert.Equal(1, Cli.Run("INE\n1234567890A\n", "check", "-", "--lang", "en", option, "--report", page).ExitCode);
            Assert.Contains(says, File.ReadAllText(page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Two_outputs_in_one_file_are_misuse()
    {
        var same = Path.Combine(_folder.FullName, "same");
        Assert.Equal(2, Cli.Run("INE\n1234567890A\n", "check", "-", "--output", same, "--report", same).ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void A_dash_is_not_the_name_of_a_new_file()
    {
        foreach (var (option, says) in new[]
        {
            ("--output", "name a new file, as in --output new.csv. Without --output, the problems are written there."),
            ("--report", "name a new file, as in --report new.html."),
        })
        {
            var run = Cli.Run("INE\nx\n", "check", "-", option, "-");
            AssertMisuse(run, $"{option} does not write to standard output: {says}");
            Assert.False(File.Exists("-"));
        }

        AssertMisuse(Cli.Run("", "generate", "--sheet", "-"), "Without --sheet, the passwords are written there.");
        Assert.False(File.Exists("-"));
    }

    [Fact]
    public void The_last_byte_can_decide_the_encoding()
    {
        var file = Write("latin.csv", [.. "Nom\nAndr"u8, 0xE9]);
        var run = Cli.Run("", "check", file, "--lang", "en");
        Assert.Contains("Windows-1252", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void The_output_file_reads_back()
    {
        var (text, broken) = Table(seed: 5, rows: 200, breaks: 30, ';', "\n");
        var (file, output) = (Write("a.csv", Encoding.UTF8.GetBytes(text)), Path.Combine(_folder.FullName, "o.csv"));
        var run = Cli.Run("", "check", file, "--output", output, "--lang", "en");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal(broken, ProblemsIn(output));
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(output)[..3]);
        Assert.Equal([file, output], Directory.GetFileSystemEntries(_folder.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_existing_file_is_never_overwritten()
    {
        var file = Write("a.csv", Encoding.UTF8.GetBytes($"INE\n{ValidIne}\nx\n"));
        var before = (File.GetLastWriteTimeUtc(file), File.ReadAllText(file));
        foreach (var option in new[] { "--output", "--report" })
        {
            AssertMisuse(Cli.Run("", "check", file, option, file), $"{option} names a file that already exists");
            var none = Path.Combine(_folder.FullName, "none", "a");
            AssertMisuse(
                Cli.Run("", "check", file, option, none),
                $"{option} cannot be written to \"{none}\": its folder does not exist.");
        }

        Assert.Equal(before, (File.GetLastWriteTimeUtc(file), File.ReadAllText(file)));
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void The_report_is_whole_and_fetches_nothing()
    {
        var (text, broken) = Table(seed: 6, rows: 500, breaks: 60, ';', "\n");
        var (file, report) = (Write("<b>.csv", Encoding.UTF8.GetBytes(text + "x\n")), Path.Combine(_folder.FullName, "r.html"));
        Assert.Equal(1, Cli.Run("", "check", file, "--report", report, "--lang", "fr").ExitCode);
        var page = File.ReadAllText(report);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"fr\">\n", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)https?:|url\\(|<script|<link|<img|@import|<b>\\.", page);
        Assert.Equal(1 + broken.GroupBy(problem => (problem.Column, problem.Code)).Count(), page.Split("<svg ").Length - 1);
        foreach (var kind in broken.GroupBy(problem => (problem.Column, problem.Code)))
        {
            Assert.Contains($"<code>{kind.Key.Code.Replace("+", "+<wbr>", StringComparison.Ordinal)}</code>{(kind.Key.Column == "Identifiant" ? " (avertissement)" : "")}</span> <b>{kind.Count()}</b></span>", page, StringComparison.Ordinal);
        }

        Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", English(file), StringComparison.Ordinal);
    }

    [TerminalFact]
    public void A_long_file_has_a_bar_on_a_terminal()
    {
        var file = Write("long.csv", Encoding.UTF8.GetBytes("INE;Nom\n" + string.Concat(Enumerable.Repeat($"{ValidIne};Durand\n", 1_200_000))));
        var check = $"{string.Join(' ', Cli.Command)} check {file} --duplicates off --lang en";
        var run = Cli.Shell($"script -qec 'stty cols 150; {check}' /dev/null; echo \"exit $?\"");

        // Rows, rows a second, a bar, how much is done, time left.
        Assert.Matches(
            "[0-9,]+ rows, [1-9][0-9,]*/s ━+ +[0-9]+% ([0-9]{2}:[0-9]{2}:[0-9]{2}|--:--:--)", Plain(run.Output));
        Assert.Contains("1,200,000 rows, ", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("exit 0\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/s", Cli.Shell(check).Error, StringComparison.Ordinal);
    }

    // Without the colours and moves of a terminal.
    private static string Plain(string output) => Regex.Replace(output, "\e\\[[0-9;?]*[A-Za-z]", "");

    private string English(string file)
    {
        var report = Path.Combine(_folder.FullName, "en.html");
        Cli.Run("", "check", file, "--report", report, "--lang", "en");
        return File.ReadAllText(report);
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
