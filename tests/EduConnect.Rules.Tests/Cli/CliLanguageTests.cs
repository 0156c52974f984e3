using System.Text;
using System.Text.RegularExpressions;

namespace EduConnect.Rules.Tests;

/// <summary>One language on a screen: everything that a person reads is French, or everything is English.</summary>
[Trait("Category", "Long")]
public sealed partial class CliLanguageTests : IDisposable
{
    // Words that each screen has many of, and that the other language, the options and the tables below do not have.
    private const string English =
        "the|is|are|was|not|of|and|with|without|this|that|which|row|rows|cannot|must|write|written|show|help|default"
        + "|header|given|takes|file|name|names|it|by|from|to|has|one|only|new|nothing|value|values|please|required"
        + "|command|expects|provided|problem|problems|column|unread|read|missing|key|letter|kind|password|slip";

    private const string French =
        "le|la|les|des|du|un|une|est|sont|pas|et|sur|dans|pour|avec|sans|qui|que|ligne|lignes|fichier|valeur|valeurs"
        + "|vous|aucun|aucune|utilisation|commandes|colonne|colonnes|règle|mots|passe|par|affiche|écrit|écrivez"
        + "|indiquez|aide|il|attend|existe|séparateur|clé|lettre|département|en-tête|identifiant";

    private static readonly string[] _commands =
        ["password", "generate", "policy", "check", "uai", "ine", "mobile", "login", "birthdate"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    // What it reads, and its arguments.
    private (string Input, string[] Arguments)[] Screens =>
    [
        .. _commands.Select(command => ("", new[] { command, "--help" })),
        ("", ["--help"]),

        // Misuse that the parser itself finds.
        ("", []),
        ("", ["check"]),
        ("", ["check", "a", "b"]),
        ("", ["generate", "--count"]),
        ("", ["check", "a.csv", "--map"]),
        ("", ["check", "a.csv", "--map", "--json"]),
        ("", ["policy", "--policy", "strict", "--policy", "strict"]),
        ("", ["check", "a.csv", "--report", "x", "--report", "y"]),
        ("", ["check", "a.csv", "--repair", "x", "--repair", "y", "--output", "z", "--output", "z"]),
        ("", ["check", "--repair", "x"]),
        ("", ["generate", "--logins", "--sheet", "x", "--sheet", "y"]),
        ("", ["check", "a.csv", "--version"]),
        ("", ["--version", "check"]),
        ("", ["nonsense"]),
        ("", ["--nonsense"]),
        ("", ["policy", "--nonsense"]),
        ("", ["generate", "x"]),
        ("", ["ine", "x"]),
        ("", ["password", "x"]),

        // Ours.
        ("", ["password", "--json=x"]),
        ("", ["password", "--json", "--checklist"]),
        ("", ["password", "--policy", "x"]),
        ("", ["policy", "--policy", $"{_folder}"]),
        ("", ["policy", "--policy", In("large", new byte[1 << 17])]),
        ("", ["policy", "--policy", In("latin", [0xE9])]),
        ("", ["policy", "--policy", In("text", "x"u8.ToArray())]),
        ("", ["policy", "--policy", In("empty", "{}"u8.ToArray())]),
        ("", ["policy", "--policy", In("impossible", Impossible)]),
        ("", ["uai", "-x"]),
        ("", ["generate", "--count", "0"]),
        ("", ["generate", "--logins"]),
        ("", ["generate", "--sheet", "-"]),
        ("", ["generate", "--sheet", Existing]),
        ("", ["generate", "--sheet", $"{_folder}/none/a.html"]),
        (new string('a', 300), ["generate", "--sheet", New, "--logins"]),
        ("", ["generate", "--sheet", New, "--logins"]),
        ("", ["check", "a.csv", "--json", "--output", "x"]),
        ("", ["check", "a.csv", "--report", "x", "--output", "x"]),
        ("", ["check", "a.csv", "--report", "-"]),
        ("", ["check", "a.csv", "--output", "-"]),
        ("", ["check", $"{_folder}/none.csv"]),
        ("", ["check", $"{_folder}/none/none.csv"]),
        ("", ["check", $"{_folder}"]),
        ("", ["check", "-"]),
        ("\0", ["check", "-"]),
        ("\"x", ["check", "-"]),
        ("x", ["check", "-"]),
        ("INE", ["check", "-", "--map", "x"]),
        ("INE", ["check", "-", "--map", "9=ine"]),
        ("INE", ["check", "-", "--map", "1=ine", "--map", "1=uai"]),
        ("INE", ["check", "-", "--required", "9"]),
        ("INE;x", ["check", "-", "--required", "2"]),
        (string.Join(';', Enumerable.Repeat("INE", 20_000)), ["check", "-"]),
        ("INE", ["check", "-", "--output", Existing]),
        ("INE", ["check", "-", "--report", $"{_folder}/none/a"]),
        ("INE;x", ["check", "-", "--header-row", "1", "--no-header"]),
        ("INE;x", ["check", "-", "--header-row", "0"]),
        ("INE;x", ["check", "-", "--header-row", "9"]),
        ("x\n\nINE", ["check", "-", "--header-row", "2"]),
        ("x\ny\nINE;UAI\n", ["check", "-"]),
        ("x\ny", ["check", "-", "--header-row", "2"]),
        ("x\n\"y", ["check", "-", "--header-row", "2"]),
        ("x", ["check", "-", "--no-header"]),
        ("Élève;Téléphone", ["check", "-"]),
        ("\"x", ["check", "-", "--no-header"]),
        ("", ["check", "-", "--no-header"]),
        ("1234567890V;x\n", ["check", "-"]),
        ("INE", ["check", "-", "--sheet", "x"]),
        ("INE;Nom", ["check", "-", "--duplicates", "people"]),
        ("", ["check", Book, "--sheet", "x"]),
        ("", ["check", Book, "--sheet", "Cachée"]),
        ("", ["check", Book, "--encoding", "utf-8"]),
        ("", ["check", Book, "--separator", ";"]),
        ("", ["check", In("zip", MadeWorkbook.Zip([("a.csv", "INE\n")]))]),
        ("", ["check", In("xlsb", MadeWorkbook.Zip([("xl/workbook.bin", "x")]))]),
        ("", ["check", In("numbers", MadeWorkbook.Zip([("Index.zip", "x")]))]),
        ("", ["check", In("encrypted", MadeWorkbook.Zip([("encrypted-package", "x")]))]),
        ("", ["check", In("damaged", MadeWorkbook.Xlsx("<row><c><v>1</v>"))]),
        ("", ["check", In("cell", MadeWorkbook.Xlsx($"<row>{MadeWorkbook.Cell(new string('x', 1 << 20))}</row>"))]),
        ("", ["check", In("ole", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])]),
        ("", ["check", In("image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])]),
        ("GIF89a", ["check", "-"]),
        ("%PDF-1.7", ["check", "-"]),
        ("{\\rtf1", ["check", "-"]),
        ("<!DOCTYPE html><html>", ["check", "-"]),
        ("<?xml version=\"1.0\"?>", ["check", "-"]),
        ("a\na\n", ["generate", "--sheet", New, "--logins"]),
        ("", ["uai"]),
        ("", ["password"]),
        ("\uFEFF", ["password"]),

        // Work.
        ("INE\n", ["check", "-"]),
        (Table, ["check", "-"]),
        (Table, ["check", "-", "--show", "--required", "1", "--required", "3"]),
        (Table, ["check", "-", "--report", New]),
        (Table, ["check", "-", "--show", "--report", New]),
        (Table, ["check", "-", "--output", New]),
        (Table, ["check", "-", "--no-header", "--map", "1=ine"]),
        ("x\n" + Table, ["check", "-", "--header-row", "2", "--encoding", "macintosh"]),
        (People, ["check", "-", "--duplicates", "people"]),
        (People, ["check", "-", "--duplicates", "people", "--report", New]),
        ("", ["check", In("sheet", Sheet), "--report", New]),
        ("", ["check", In("sheet", Sheet), "--repair", New]),
        (Mendable, ["check", "-"]),
        ("DATE_NAISS\n9/1/2012\n09/13/2012\n", ["check", "-"]),
        ("DATE_NAISS\n9/1/2012\n09/13/2012\n", ["check", "-", "--repair", New]),
        (Mendable, ["check", "-", "--report", New]),
        (Mendable, ["check", "-", "--repair", New, "--canonical"]),
        ("", ["check", "a.csv", "--canonical"]),
        ("", ["check", "a.csv", "--repair", "a.csv"]),
        ("", ["check", "a.csv", "--repair", "-"]),
        ("INE", ["check", "-", "--repair", Existing]),
        ("abc\nAbcdefg1\n", ["password", "--checklist"]),
        (new string('x', 1 << 17), ["uai"]),
        ("", ["uai", "0860076R", "3030002F", "086", "0076"]),
        ("1234567890V\n223456789HF\n0123A45678X\n1\n", ["ine"]),
        ("", ["mobile", "0639981234", "06", "39"]),
        ("", ["login", "JEAN"]),
        ("", ["birthdate", "30/02/2012"]),
        ("", ["policy"]),
        ("", ["policy", "--conformity"]),
        ("", ["policy", "--conformity", "--format", "json"]),
        ("", ["policy", "--conformity", "--format", "html"]),
        ("a\nb\n", ["generate", "--logins", "--sheet", New]),
    ];

    private static string Table =>
        "INE;UAI;SMS;GSM;DDN;LOGIN\n1234567890A;0860076A;x;1;30/02/2012;X\n;;;;;\n"
        + "1234567890V;;;;;x.y\n1234567890V;;;;;x.y\n1;2\n\"1\"2;;;;;\n1\"2;;;;;\n1\0;;;;;\n\n\"1;";

    private static string Mendable =>
        "INE;UAI;DDN;GSM;PRENOM\n1234567890v;860076r;1.9.2012 00:00:00;639981234;X \n"
        + "\"=\"\"1234567890V\"\"\" ;;;;D‘X\n=\"1234567890V\"; \"\";;;\n; \"\";;;\n";

    private static string People => "NOM;PRENOM;DDN\nX;Y;01/02/2012\nX;Y;01/02/2012\nX;\n";

    private static byte[] Sheet => MadeWorkbook.Xlsx(
        $"<row>{MadeWorkbook.Cell("INE")}{MadeWorkbook.Cell("UAI")}</row>"
        + $"<row>{MadeWorkbook.Cell("1234567890v")}{MadeWorkbook.Cell("0860076A")}</row>");

    private static byte[] Impossible =>
        """{"minimumLength":8,"requiredClasses":4,"specialCharacters":""}"""u8.ToArray();

    private static string Book => Workbooks.PathOf("xlsxwriter.xlsx");

    private string Existing => Path.Combine(_folder.FullName, "existing.x");

    private string New => Path.Combine(_folder.FullName, "new.x");

    public void Dispose() => _folder.Delete(recursive: true);

    private string In(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    [Fact]
    public void Every_screen_is_in_French() => AssertScreens("fr");

    [Fact]
    public void Every_screen_is_in_English() => AssertScreens("en");

    private void AssertScreens(string language)
    {
        File.WriteAllText(Existing, "");
        var invariant = new Dictionary<string, string>
        {
            ["LC_ALL"] = "",
            ["LC_MESSAGES"] = "",
            ["LANG"] = language == "fr" ? "fr_FR.UTF-8" : "en_GB.UTF-8",
            ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
        };

        // The option is at the end, so that it is also after what is wrong.
        var other = new Dictionary<string, string> { ["LC_ALL"] = language == "fr" ? "en_GB.UTF-8" : "fr_FR.UTF-8" };
        Assert.All(Texts(other, ["--lang", language]), text => AssertLanguage(language, text));
        Assert.All(Texts(invariant, []), text => AssertLanguage(language, text));
    }

    [Theory]
    [InlineData("LC_ALL", "fr_CA.UTF-8")]
    [InlineData("LC_MESSAGES", "fr_BE")]
    [InlineData("LANG", "fr")]
    public void The_variables_of_the_system_choose_the_language(string name, string value)
    {
        foreach (var invariant in new[] { "0", "1" })
        {
            var environment = new Dictionary<string, string>
            {
                ["LC_ALL"] = "",
                ["LC_MESSAGES"] = "",
                ["LANG"] = "en_GB.UTF-8",
                ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = invariant,
                [name] = value,
            };
            AssertLanguage("fr", Run(environment, "uai", "--help"));
            AssertLanguage("fr", Run(environment, "uai", "x"));
        }
    }

    // A sentence that somebody adds is in both languages.
    [Fact]
    public void No_sentence_is_written_in_one_language_only()
    {
        var sources = Directory.GetFiles(
            Path.Combine(Repository.Root, "src", "EduConnect.Rules.Cli"), "*.cs", SearchOption.AllDirectories);
        var found = sources
            .Where(source => !source.Contains($"{Path.DirectorySeparatorChar}obj", StringComparison.Ordinal))
            .SelectMany(
                source => Sentences(File.ReadAllText(source)), (source, text) => $"{Path.GetFileName(source)}: {text}")
            .Order(StringComparer.Ordinal);

        // Of bugs, and of a failure that is put into words elsewhere.
        Assert.Equal(
            [
                "BlockChecker.cs: \"Rows were lost: the block at row {block.FirstRow} has {block.Rows}, but {rows} "
                    + "were checked.\"",
                "CheckTotals.cs: \"{Rows} rows were read, but {Ok + Wrong + Unreadable + Blank} were counted.\"",
                "Unix.cs: \"A file cannot be named: error {error}.\"",
            ],
            found);
        Assert.NotEmpty(Sentences("Report($\"this is wrong\");"));
        Assert.Empty(Sentences("Say($\"ceci est (faux) ici\", \"this is wrong here\");"));
    }

    private static IEnumerable<string> Sentences(string source)
    {
        var code = Comment().Replace(Raw().Replace(source, ""), "");
        while (code.IndexOf("Say(", StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = start + "Say".Length;
            for (var depth = 0; depth > 0 || code[end] == '('; end++)
            {
                depth += code[end] switch { '(' => 1, ')' => -1, _ => 0 };
            }

            code = code.Remove(start, end - start);
        }

        return Literal().Matches(code).Select(match => match.Value).Where(text => Words().IsMatch(text));
    }

    private static void AssertLanguage(string language, string text)
    {
        var foreign = Regex.Matches(text, $@"(?i)(?<![\w=|])({(language == "fr" ? English : French)})(?![\w=|])")
            .Select(match => match.Value).Distinct();
        Assert.NotEqual("", text);
        Assert.True(!foreign.Any(), $"{string.Join(", ", foreign)}: {text}");
    }

    // What each screen shows and writes.
    private List<string> Texts(Dictionary<string, string> environment, string[] options)
    {
        var screens = Screens;
        var written = screens.Select((_, i) => $"{New}{i}").ToArray();
        var shown = screens.Select((screen, i) => Cli.RunWarm(
            Encoding.UTF8.GetBytes(screen.Input),
            environment,
            [.. screen.Arguments.Select(argument => argument == New ? written[i] : argument), .. options])).ToArray();
        List<string> texts = [.. shown.Zip(written, (run, file) => Text(run.Output + run.Error, file))];
        Array.ForEach(written, File.Delete);
        return texts;
    }

    // Without what is the same in both languages: options, commands, choices, markup.
    private string Text(string shown, string file)
    {
        var written = File.Exists(file) ? File.ReadAllText(file) : "";
        var all = shown + Markup().Replace(written, " ");
        return Same().Replace(all.Replace(_folder.FullName, "", StringComparison.Ordinal), " ");
    }

    private string Run(Dictionary<string, string> environment, params string[] arguments)
    {
        var run = Cli.Run(_ => { }, environment, arguments);
        return Text(run.Output + run.Error, "");
    }

    [GeneratedRegex("(?m)^ *//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("(?s)\"\"\".*?\"\"\"")]
    private static partial Regex Raw();

    // A character or a string.
    [GeneratedRegex(@"'(?:\\.|[^'\\])'|""(?:\\.|[^""\\\n])*""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b[a-z]{2,} [a-z]{2,} ")]
    private static partial Regex Words();

    [GeneratedRegex("(?s)<style>.*?</style>|<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"--[a-z]+(-[a-z]+)*|educonnect-rules [a-z]+|(?m:^  [a-z]+  +)|passwordrules|\w+\|[\w|]+|(«|&#171;) One|"
        + "(?<=[:,] )(password|generate|policy|check|uai|ine|mobile|login|birthdate)(?=[,.])")]
    private static partial Regex Same();
}
