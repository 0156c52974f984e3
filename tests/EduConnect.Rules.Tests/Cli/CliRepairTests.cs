using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CsvHelper;
using EduConnect.Rules.Cli;
using static EduConnect.Rules.Tests.CheckedFiles;
using static EduConnect.Rules.Tests.Cli;

namespace EduConnect.Rules.Tests;

/// <summary><c>check --repair</c>: the cells that can be repaired, and nothing else.</summary>
[Trait("Category", "Long")]
public sealed class CliRepairTests : IDisposable
{
    private static readonly string[] _headers =
        ["INE", "Code UAI", "Nom de famille", "Né(e) le", "Tél. portable", "Identifiant", "Mot de passe", "Adresse"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string Copy => Path.Combine(_folder.FullName, "copy.csv");

    public void Dispose() => _folder.Delete(recursive: true);

    // Each byte is a sign of Windows, and a letter of DOS or the Macintosh: only the user knows.
    [Theory]
    [InlineData("Zo", 0x91, "", "Zo'")] // ë of the Macintosh
    [InlineData("Mu", 0x96, "oz", "Mu-oz")] // ñ, and û of DOS
    [InlineData("L", 0x97, "pez", "L-pez")] // ó, and ù of DOS
    [InlineData("Hern", 0xA0, "ndez", "Hern ndez")] // á of DOS
    [InlineData("Corr", 0xA0, "", "Corr")]
    public void A_sign_is_not_repaired_in_a_guessed_encoding(string before, byte sign, string after, string repaired)
    {
        byte[] table =
            [.. "Nom;Prenom\nDurand;"u8, .. Encoding.ASCII.GetBytes(before), sign, .. Encoding.ASCII.GetBytes(after)];
        var file = Write("a.csv", table);
        Cli.Run("", "check", file, "--repair", Copy);
        Assert.Equal(table, File.ReadAllBytes(Copy));
        File.Delete(Copy);
        Cli.Run("", "check", file, "--repair", Copy, "--encoding", "windows-1252");
        Assert.Equal($"Nom;Prenom\nDurand;{repaired}", File.ReadAllText(Copy));
    }

    [Theory]
    [InlineData("utf-8", ';', "\n", false)]
    [InlineData("utf-8-bom", ';', "\r\n", true)]
    [InlineData("utf-8", '\t', "\r", true)]
    [InlineData("utf-16", ',', "\r\n", false)]
    [InlineData("utf-16", '\t', "\n", true)]
    [InlineData("windows-1252", ';', "\r\n", true)]
    [InlineData("iso-8859-15", '|', "\n", false)]
    public void Repaired_cells_are_replaced_and_nothing_else(
        string encoding, char separator, string newLine, bool isCanonical)
    {
        var (random, export) = (new Random(encoding.Length + separator), new SchoolExport(encoding.Length + separator));
        var (input, expected) = (new StringBuilder(), new StringBuilder());
        var repairs = 0;
        for (var row = 0; row < 400; row++)
        {
            var cells = Cells(export);
            var wrong = cells.ToArray();
            var right = cells.ToArray();
            var column = random.Next(_headers.Length + 3);
            if (column < 6 && Mangle(column, cells[column], random) is var (mangled, repaired))
            {
                (wrong[column], right[column]) = (mangled, repaired);
                repairs++;
            }

            if (isCanonical)
            {
                right[4] = FrenchMobileNumber.Parse(right[4].Length > 0 ? right[4] : "0639981234").ToString();
                repairs += column == 4 ? 0 : 1;
            }

            // All quoted, or as needed; an unchanged cell keeps its quotes.
            var quotesAll = random.Next(2) == 0;
            var end = row == 399 ? "" : newLine;
            input.AppendJoin(separator, wrong.Select(cell => Written(cell, quotesAll))).Append(end);
            expected.AppendJoin(
                separator, right.Select((cell, at) => Written(cell, quotesAll && cell == wrong[at]))).Append(end);
        }

        var header = string.Join(separator, _headers) + newLine;
        var file = Write("a.csv", Encode(header + input, encoding));
        string[] canonical = isCanonical ? ["--canonical"] : [];
        var run = Cli.Run("", ["check", file, "--json", "--repair", Copy, .. canonical]);
        Assert.Equal((0, repairs), (run.ExitCode, Lines(run).Length - 1));
        Assert.Equal(Encode(header + expected, encoding), File.ReadAllBytes(Copy));
        Assert.All(Lines(run)[..^1], line => Assert.True(line.GetProperty("repaired").GetBoolean()));

        // Nothing is left to repair.
        var again = Cli.Run("", "check", Copy, "--json");
        Assert.Equal((0, 1), (again.ExitCode, again.Lines.Length));

        string Written(string cell, bool isQuoted) => isQuoted
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : Quoted(cell, separator);
    }

    [Theory]
    [InlineData("utf-8", "")]
    [InlineData("utf-8", "EFBBBF")]
    [InlineData("utf-16", "FFFE")]
    [InlineData("utf-16", "FEFF")]
    [InlineData("windows-1252", "")]
    [InlineData("iso-8859-15", "")]
    [InlineData("macintosh", "")]
    [InlineData("cp850", "")]
    public void A_file_without_anything_to_repair_is_copied_byte_for_byte(string encoding, string mark)
    {
        string[] pieces =
            ["a", "\"", ";", "\n", "\r", "\r\n", "\"\"", "\";\"", ValidIne, "é", "\0", "x;y\n", "sep=;", "\uFEFF"];
        byte[] everyByte = [.. Enumerable.Range(0, 256).Select(one => (byte)one)];
        foreach (var seed in new[] { 0, 2 })
        {
            var random = new Random(seed);
            var text = "INE;Note\n" + string.Concat(random.GetItems(pieces, 2_000)) + new string('b', seed * 700_000)
                + string.Concat(random.GetItems(pieces, 2_000));
            byte[] content = [.. Convert.FromHexString(mark), .. encoding switch
            {
                "utf-16" => (mark == "FEFF" ? Encoding.BigEndianUnicode : Encoding.Unicode).GetBytes(text),

                // Every byte, also those that no text of that encoding has.
                _ => [.. Encoding.UTF8.GetBytes(text), .. everyByte, .. Random()],
            }];
            var file = Write("a.csv", content);
            File.Delete(Copy);
            var run = Cli.Run("", "check", file, "--json", "--repair", Copy, "--encoding", encoding);
            Assert.Equal(0, Summary(run, "repaired"));
            Assert.Equal(content, File.ReadAllBytes(Copy));
            Assert.Equal(content, File.ReadAllBytes(file));

            byte[] Random()
            {
                var bytes = new byte[3_000];
                random.NextBytes(bytes);
                return bytes;
            }
        }
    }

    [Fact]
    public void Each_repair_is_listed_and_masked()
    {
        const string Table = "INE;Nom;Mot de passe\n1234567890v;\" Durand\";abc\n1234567890A;CÃ©line;abc \n"
            + "0494004062M;Du4;x\n";
        var (problems, page) = (Path.Combine(_folder.FullName, "p.csv"), Path.Combine(_folder.FullName, "p.html"));
        var text = Cli.Run(Table, "check", "-", "--map", "3=none", "--lang", "en", "--repair", Copy, "--report", page);
        Assert.Equal(
            [
                "2: INE: repaired: lowercase letters [12********v]",
                "2: Nom: repaired: surrounding spaces [ D****d]",
                "3: INE: IneWrongKey: The key of this INE is wrong: at least one of its characters is incorrect. "
                    + "[12********A]",
                "3: Nom: repaired: broken encoding [CÃ©***e]",
            ],
            text.Lines[..4]);
        Assert.Equal(1, text.ExitCode);
        Assert.Equal(
            "INE;Nom;Mot de passe\n1234567890V;Durand;abc\n1234567890A;Céline;abc \n0494004062M;Du4;x\n",
            File.ReadAllText(Copy));
        Assert.Contains("<h2>Repaired automatically</h2>", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.Contains("Repaired cells", text.Error, StringComparison.Ordinal);
        var shown = text.Output + text.Error + File.ReadAllText(page);
        Assert.DoesNotContain("1234567890", shown, StringComparison.Ordinal);

        File.Delete(Copy);
        Assert.Equal(1, Cli.Run(Table, "check", "-", "--lang", "fr", "--output", problems, "--repair", Copy).ExitCode);
        Assert.StartsWith(
            "ligne;colonne;code;message;valeur;octets;premiere_ligne;reparation;repare\n2;INE;IneLowercase;",
            File.ReadAllText(problems).ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Contains(";Lowercase;oui", File.ReadAllText(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Repairable_cells_are_reported_without_a_copy()
    {
        var page = Path.Combine(_folder.FullName, "p.html");
        var file = Write("a.csv", Encoding.UTF8.GetBytes("INE\n1234567890v\n1234567890A\n"));
        var run = Cli.Run("", "check", file, "--json", "--lang", "en", "--report", page);
        Assert.Equal((1, 0, 1), (run.ExitCode, Summary(run, "repaired"), Summary(run, "repairable")));
        Assert.Equal("Lowercase", Lines(run)[0].GetProperty("repair")[0].GetString());
        Assert.False(Lines(run)[0].GetProperty("repaired").GetBoolean());
        Assert.False(Lines(run)[1].TryGetProperty("repair", out _));
        const string Hint = "1 cell(s) can be repaired automatically: --repair repaired.csv";
        Assert.Contains(Hint, run.Error, StringComparison.Ordinal);
        Assert.Contains("<h2>Can be repaired automatically</h2>", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.Contains(
            "<code><span class=\"word\">educonnect-rules</span> check &quot;a.csv&quot; "
                + "<span class=\"word\">--repair</span> repaired.csv</code>",
            File.ReadAllText(page),
            StringComparison.Ordinal);
    }

    // As it will be when the copy is checked.
    [Fact]
    public void A_repaired_cell_may_be_a_duplicate()
    {
        var table = $"INE\n{ValidIne}\n{ValidIne.ToLowerInvariant()}\n";
        var run = Cli.Run(table, "check", "-", "--json", "--repair", Copy);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal([(3, "INE", "IneLowercase"), (3, "INE", "IneDuplicate")], Problems(run));
        Assert.Equal([(3, "INE", "IneDuplicate")], Problems(Cli.Run("", "check", Copy, "--json")));
    }

    [Fact]
    public void A_character_that_the_encoding_lacks_is_not_written()
    {
        // In Windows-1252 the two bytes of Ā in UTF-8 are Ä€, and those of é are Ã©.
        byte[] table = [.. "Nom\n"u8, 0xC4, 0x80, .. "nna\n"u8, .. "C"u8, 0xC3, 0xA9, .. "line\n"u8];
        var run = Cli.Run(table, "check", "-", "--encoding", "windows-1252", "--json", "--repair", Copy);
        Assert.Equal((1, 1, 0), (run.ExitCode, Summary(run, "repaired"), Summary(run, "repairable")));
        Assert.Equal([.. table[..10], .. "C"u8, 0xE9, .. "line\n"u8], File.ReadAllBytes(Copy));
    }

    [Fact]
    public void A_repaired_cell_is_quoted_if_needed()
    {
        var rows = new OriginalRows(new byte[100]);
        rows.Add("x \"a\" \"b \"\"\n\"\r\n"u8);
        rows.Add(" b \n"u8);
        using var copy = new CopyOfBlock(rows, ' ');
        copy.Replace(0, 1, "Jean Paul");
        copy.Replace(0, 2, "c");
        copy.Replace(1, 2, "a \"b\"");
        Assert.Equal("x \"Jean Paul\" c\r\n b \"a \"\"b\"\"\"\n", Encoding.UTF8.GetString(copy.Bytes.Span));
    }

    // Of rows that can be read: a second check of the copy warns of them no more.
    [Fact]
    public void What_precedes_a_quote_is_removed()
    {
        var lowercase = ValidIne.ToLowerInvariant();
        var before = $"INE;Note;Classe\n=\"{ValidIne}\"; \"Du;\"\"rand\";  =\"01\"\r\n \"{lowercase}\";x\"y;z\n"
            + $" \"{lowercase}\"; \"y\nz\";=x\nx;=\"1\"\n\"{lowercase}\";x; \"1\"";
        var after = $"INE;Note;Classe\n\"{ValidIne}\";\"Du;\"\"rand\";\"01\"\r\n \"{lowercase}\";x\"y;z\n"
            + $"{ValidIne};\"y\nz\";=x\nx;=\"1\"\n{ValidIne};x;\"1\"";
        var run = Cli.Run(before, "check", "-", "--json", "--duplicates", "off", "--repair", Copy);
        Assert.Equal(after, File.ReadAllText(Copy));
        Assert.Equal(
            [
                (2, "", "FormulaOfText", true), (3, "", "StrayQuote", false), (4, "", "SpaceBeforeQuote", true),
                (4, "INE", "IneLowercase", true), (5, "", "FormulaOfText", false), (5, "", "WrongFieldCount", false),
                (6, "", "SpaceBeforeQuote", true), (6, "INE", "IneLowercase", true),
            ],
            Lines(run)[..^1].Zip(Problems(run), (line, problem) => (problem.Row, problem.Column, problem.Code,
                line.TryGetProperty("repaired", out var repaired) && repaired.GetBoolean())));
        Assert.Equal((5, 1), (Summary(run, "repaired"), Summary(run, "warnings")));

        var again = Cli.Run("", "check", Copy, "--json", "--duplicates", "off", "--lang", "en");
        Assert.Equal(
            [(3, "", "StrayQuote"), (5, "", "FormulaOfText"), (5, "", "WrongFieldCount")], Problems(again));
        File.Delete(Copy);
        var text = Cli.Run(before, "check", "-", "--duplicates", "off", "--repair", Copy, "--lang", "en");
        Assert.Equal("2: (whole row): repaired: spreadsheet formula", text.Lines[0]);
        Assert.Equal("4: (whole row): repaired: surrounding spaces", text.Lines[2]);
    }

    [Theory]
    [InlineData("Collège; liste\n\"sur deux\nlignes\"\n\nINE;Nom\n", "--header-row", "4")]
    [InlineData("x\r\nINE; \"Nom\"\r\n", "--header-row", "2")]
    [InlineData("sep=;\n\r\nINE;Nom\r", "--required", "1")]
    [InlineData("\n\n", "--no-header", "--map", "1=ine")]
    [InlineData("", "--no-header", "--map", "1=ine")]
    public void What_precedes_the_rows_is_copied(string start, params string[] options)
    {
        const string Before = "1234567890v; \"Durand\"\r\n1234567890A;x\n";
        const string After = "1234567890V;\"Durand\"\r\n1234567890A;x\n";
        var run = Cli.Run(start + Before, ["check", "-", "--json", "--separator", ";", "--repair", Copy, .. options]);
        Assert.Equal((1, 2, start + After), (run.ExitCode, Summary(run, "repaired"), File.ReadAllText(Copy)));
    }

    [Fact]
    public void The_copy_of_a_workbook_is_its_sheet_as_CSV()
    {
        string[] options = ["--json", "--required", "Code UAI", "--lang", "en", "--repair", Copy];
        var csv = Cli.Run("", ["check", Workbooks.PathOf("libreoffice.csv"), .. options]);
        var expected = Rows();
        Assert.Contains("33639981234", File.ReadAllText(Workbooks.PathOf("libreoffice.csv")), StringComparison.Ordinal);
        Assert.Contains(expected, row => row.Contains("+33639981234"));
        Assert.Contains(expected, row => row.Contains("Anne"));
        foreach (var name in Workbooks.Made)
        {
            File.Delete(Copy);
            var run = Cli.Run("", ["check", Workbooks.PathOf(name), "--sheet", Workbooks.Sheet, .. options]);
            Assert.Equal((name, csv.ExitCode, csv.Output), (name, run.ExitCode, run.Output));
            Assert.Equal(expected, Rows());
            Assert.Equal(Encoding.UTF8.Preamble, File.ReadAllBytes(Copy).AsSpan(0, 3));
            Assert.Equal(
                [.. Problems(run).Where((_, at) => !IsRepaired(Lines(run)[at]))],
                Problems(Cli.Run("", "check", Copy, "--json", "--required", "Code UAI")));
        }

        // Without the empty cells at their ends.
        List<string> Rows()
        {
            using var reader = CsvReader.FromFile(
                Copy, new CsvReaderOptions { HasHeader = false, SkipEmptyLines = false });
            var rows = new List<string>();
            while (reader.Read())
            {
                var cells = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString);
                rows.Add(string.Join('|', cells).TrimEnd('|'));
            }

            return rows;
        }

        static bool IsRepaired(JsonElement line) =>
            line.TryGetProperty("repaired", out var repaired) && repaired.GetBoolean();
    }

    [Fact]
    public void Titles_of_a_workbook_are_copied()
    {
        var book = MadeWorkbook.Xlsx(
            $"<row>{MadeWorkbook.Cell("Élèves; 6A")}</row><row r=\"4\">{MadeWorkbook.Cell("INE")}"
            + $"{MadeWorkbook.Cell("Nom")}</row><row>{MadeWorkbook.Cell("1234567890v")}</row>");
        var run = Cli.Run(book, "check", "-", "--json", "--header-row", "4", "--repair", Copy);
        Assert.Equal((0, 1), (run.ExitCode, Summary(run, "repaired")));
        var copy = Encoding.UTF8.GetString(File.ReadAllBytes(Copy));
        Assert.StartsWith("\uFEFF\"Élèves; 6A\"", copy, StringComparison.Ordinal);
        var again = Cli.Run("", "check", Copy, "--json", "--header-row", "4");
        Assert.Equal((0, 1), (again.ExitCode, again.Lines.Length));
    }

    [Fact]
    public void Malformed_UTF_16_is_not_copied()
    {
        var text = Encoding.Unicode.GetBytes("INE;x\n1234567890v;");
        byte[] table = [.. Encoding.Unicode.GetPreamble(), .. text, 0x00, 0xD8];
        AssertMisuse(Cli.Run(table, "check", "-", "--repair", Copy, "--lang", "en"), "malformed UTF-16");
        AssertMisuse(Cli.Run([.. table[..^1]], "check", "-", "--repair", Copy, "--lang", "en"), "malformed UTF-16");
        Assert.Empty(Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public void The_input_is_never_the_copy()
    {
        var file = Write("a.csv", Encoding.UTF8.GetBytes("INE\n1234567890v\n"));
        var (link, folder) = (Path.Combine(_folder.FullName, "link.csv"), Path.Combine(_folder.FullName, "folder"));
        File.CreateSymbolicLink(link, file);
        Directory.CreateSymbolicLink(folder, _folder.FullName);
        string[] same = [file, link, Path.Combine(folder, "a.csv"), Path.Combine(folder, "folder", "link.csv")];
        foreach (var copy in same)
        {
            AssertMisuse(Cli.Run("", "check", file, "--repair", copy), "--repair names the file being checked");
            AssertMisuse(Cli.Run("", "check", copy, "--repair", file), "--repair names the file being checked");
        }

        var (output, other) = (Path.Combine(folder, "copy.csv"), Path.Combine(_folder.FullName, "other.csv"));
        File.WriteAllText(other, "kept");
        foreach (var option in new[] { "--output", "--report" })
        {
            var run = Cli.Run("", "check", file, "--repair", Copy, option, output);
            AssertMisuse(run, $"{option} and --repair name the same");
        }

        AssertMisuse(Cli.Run("", "check", file, "--repair", other), "--repair names a file that already exists");

        // 256 bytes. There is no output: this is found before the work.
        var tooLong = Path.Combine(_folder.FullName, new string('é', 126) + ".csv");
        foreach (var option in new[] { "--repair", "--output", "--report" })
        {
            AssertMisuse(Cli.Run("", "check", file, option, tooLong, "--lang", "en"), "this name is too long");
        }

        AssertMisuse(Cli.Run("", "check", file, "--repair", "-"), "--repair does not write to standard output");
        AssertMisuse(Cli.Run("", "check", file, "--canonical"), "--canonical needs --repair");
        Assert.Equal(("INE\n1234567890v\n", "kept"), (File.ReadAllText(file), File.ReadAllText(other)));
        Assert.False(File.Exists(Copy));
    }

    [UnixFact]
    public void A_full_disk_and_an_interrupt_leave_no_copy()
    {
        var text = "INE\n" + string.Concat(Enumerable.Repeat("1234567890v\n", 40_000));
        var file = Write("a.csv", Encoding.UTF8.GetBytes(text));
        var full = Cli.Shell(
            "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 64; "
            + $"educonnect-rules check '{file}' --repair '{Copy}' --lang en > /dev/null; echo $?");
        Assert.Equal("2\n", full.Output);
        Assert.Contains($"--repair cannot be written to \"{Copy}\": ", full.Error, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.FullName));

        // More than what tells the encoding of a pipe, and little output.
        var longer = "INE\n1234567890v\n" + string.Concat(Enumerable.Repeat($"{ValidIne}\n", 200_000));
        var run = Cli.Interrupt(
            Encoding.UTF8.GetBytes(longer), untilOutputHas: "repaired", "check", "-", "--repair", Copy, "--lang", "en",
            "--duplicates", "off");
        Assert.Equal(130, run.ExitCode);
        Assert.Contains("the copy, which would be incomplete, is not written", run.Error, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.FullName));
    }

    // 9/1/2012 may be September 1 where another date is certainly September 13. In several blocks, the proof is last.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_date_of_a_month_first_column_is_not_repaired_day_first(bool isWorkbook)
    {
        string[] before = ["9/1/2012", " 01/09/2012", "5/5/2012", "25/9/2012", "2012-9-1", "12.1.2012", "1/12/2012"];
        string[] after =
            ["9/1/2012", " 01/09/2012", "05/05/2012", "25/09/2012", "2012-09-01", "12.1.2012", "1/12/2012"];
        string[] rows = [.. Enumerable.Repeat(before, 4_000).SelectMany(one => one), "09/13/2012", "9/1/2012"];
        (string, string)[] table =
            [("Né(e) le", "Date de naissance"), .. rows.Select(one => (one, "1/9/2012"))];
        var cells = table.Select(row => $"<row>{MadeWorkbook.Cell(row.Item1)}{MadeWorkbook.Cell(row.Item2)}</row>");
        var lines = table.Select(row => $"{row.Item1};{row.Item2}\n");
        var file = isWorkbook
            ? Write("a.xlsx", MadeWorkbook.Xlsx(string.Concat(cells)))
            : Write("a.csv", Encoding.UTF8.GetBytes(string.Concat(lines)));
        var run = Cli.Run("", "check", file, "--json", "--repair", Copy);
        Assert.Equal((1, (3 * 4_000) + rows.Length), (run.ExitCode, Summary(run, "repaired")));
        string[] expected = [.. Enumerable.Repeat(after, 4_000).SelectMany(one => one), "09/13/2012", "9/1/2012"];
        Assert.Equal(expected.Select(one => one + ";01/09/2012"), File.ReadAllLines(Copy)[1..]);
        Assert.Equal(
            (rows.Length, "Né(e) le", "MonthFirstColumn"),
            Problems(run).Single(problem => problem.Code == "MonthFirstColumn"));
    }

    [Fact]
    public void A_copy_of_a_pipe_is_not_written_if_a_month_comes_first_too_late()
    {
        const string Table = "Nom;Né(e) le\nDurand ;9/1/2012\nPetit;09/13/2012\n";
        var run = Cli.Run(Table, "check", "-", "--lang", "en", "--repair", Copy);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("the copy is not written", run.Error, StringComparison.Ordinal);
        Assert.Contains("(Né(e) le). Save the input as a file", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Copy));

        // Nothing that can be read both ways was repaired.
        run = Cli.Run(Table.Replace("9/1/", "25/1/", StringComparison.Ordinal), "check", "-", "--repair", Copy);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Nom;Né(e) le\nDurand;25/01/2012\n", File.ReadAllText(Copy), StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_first_column_is_a_warning_without_a_copy()
    {
        var page = Path.Combine(_folder.FullName, "p.html");
        const string Table = "Nom;Né(e) le\nDurand;9/1/2012\nDurand;5/5/2012\nPetit;09/13/2012\nPetit;09/14/2012\n"
            + "Petit;10/1/2012\n";
        var run = Cli.Run(Table, "check", "-", "--json", "--lang", "en", "--report", page);
        Assert.Equal(
            [
                (2, "Né(e) le", "BirthDateLostLeadingZero"), (3, "Né(e) le", "BirthDateLostLeadingZero"),
                (4, "Né(e) le", "BirthDateMonthFirst"), (4, "Né(e) le", "MonthFirstColumn"),
                (5, "Né(e) le", "BirthDateMonthFirst"), (6, "Né(e) le", "BirthDateLostLeadingZero"),
            ],
            Problems(run));
        Assert.False(Lines(run)[5].TryGetProperty("repair", out _));
        Assert.Equal((1, 1), (Summary(run, "repairable"), Summary(run, "warnings")));
        Assert.Contains("1 cell(s) can be repaired automatically", run.Error, StringComparison.Ordinal);
        var text = File.ReadAllText(page);
        Assert.Contains("lost leading zero</td><td class=\"n\">1</td>", text, StringComparison.Ordinal);
        Assert.Contains("Those that can be read both ways, such as 9/1/2012", text, StringComparison.Ordinal);
    }

    // Somebody else takes the name during the work.
    [UnixFact]
    public void A_failure_at_the_end_leaves_nothing()
    {
        var output = Path.Combine(_folder.FullName, "output");
        var run = Cli.Shell(
            $"(printf 'INE\n1234567890v\n'; yes {ValidIne} | head -n 200000; "
            + $"until [ -s '{output}' ]; do sleep 0.1; done; echo kept > '{Copy}') "
            + $"| educonnect-rules check - --repair '{Copy}' --duplicates off --lang en > '{output}'; echo $?");
        Assert.Equal("2\n", run.Output);
        Assert.Contains("--repair cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Equal("kept\n", File.ReadAllText(Copy));
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder.FullName).Length);
    }

    // A row of as many cells as there may be, all of them repaired, takes as long for each as one that has few.
    [Fact]
    public void Wide_rows_are_copied_in_linear_time()
    {
        const int Columns = 16_384;
        var header = string.Join(';', Enumerable.Repeat("Nom", Columns)) + "\n";
        var rows = string.Concat(Enumerable.Repeat(string.Join(';', Enumerable.Repeat("A ", Columns)) + "\n", 20));
        var watch = Stopwatch.StartNew();
        var run = Cli.Run(header + rows, "check", "-", "--repair", Copy);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30);
        Assert.Equal((0, 20 * Columns), (run.ExitCode, run.Lines.Length));
        Assert.Equal(header + rows.Replace(" ", "", StringComparison.Ordinal), File.ReadAllText(Copy));
    }

    // A hard limit of 64 MiB on the heap, at which the process would die.
    [UnixFact]
    public void Memory_does_not_grow_with_the_input()
    {
        var rows = "(printf 'INE;Nom\\n'; head -c 100000000 /dev/zero | tr '\\0' 'a'; echo; "
            + "yes ';Durand ' | head -n 1000000)";
        var run = Cli.Shell(
            $"export DOTNET_GCHeapHardLimit=4000000; {rows} "
            + $"| educonnect-rules check - --repair '{Copy}' > /dev/null; echo $?; "
            + $"{rows} | sed 's/ $//' | cmp - '{Copy}' && echo same");
        Assert.Equal("1\nsame\n", run.Output);
    }

    [Fact]
    public void Every_step_has_words()
    {
        foreach (var step in Enum.GetValues<RepairSteps>().Where(step => step != RepairSteps.None))
        {
            Assert.NotEqual("", CheckWords.Repair(step));
            Assert.Equal([step.ToString()], CheckWords.RepairCodes(step));
        }
    }

    private static string[] Cells(SchoolExport export)
    {
        var row = export.Row();
        return [row[0], row[1], row[2], row[4], row[5], row[6], row[7], row[8]];
    }

    // A cell that is wrong in one way, and as it should be.
    private static (string Mangled, string Repaired)? Mangle(int column, string cell, Random random) => column switch
    {
        0 => random.Next(2) == 0 ? (cell.ToLowerInvariant(), cell) : ($" {cell}\u00A0", cell),
        1 when cell[0] == '0' && Uai.Parse(cell).Department is not null => (cell[1..], cell),
        1 => (cell.ToLowerInvariant(), cell),
        2 => ($"{cell} ", cell),
        3 => random.Next(2) == 0
            ? ("1/9/2012", "01/09/2012") : (cell.Replace('/', '.'), cell),
        4 => ("639981234", "0639981234"),
        _ => (cell.ToUpperInvariant(), cell),
    };

    private static int Summary(Cli.Result run, string name) =>
        JsonDocument.Parse(run.Lines[^1]).RootElement.GetProperty("summary").GetProperty(name).GetInt32();

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
