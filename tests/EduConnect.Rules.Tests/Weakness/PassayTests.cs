namespace EduConnect.Rules.Tests.Weakness;

/// <summary>
/// Passay's own tests of its rules for sequences, repetitions, user names and dictionaries, compared both ways. The
/// data names the kind of each difference and explains the kinds.
/// </summary>
public class PassayTests
{
    private static readonly string[] _lines = Repository
        .Read("tests", "EduConnect.Rules.Tests", "Weakness", "Data", "passay.tsv").TrimEnd('\n').Split('\n');

    private static readonly Row[] _rows = [.. _lines
        .SkipWhile(line => line.StartsWith('#')).Skip(1)
        .Select(line => line.Split('\t'))
        .Select(cells => new Row(
            cells[0], cells[1], cells[2], cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries), cells[4]))];

    // The last key of a row before its first, and the other way round.
    private static readonly string[] _ends = ["za", "az", "`+", "|q"];

    // docs/weakness.md states these.
    [Fact]
    public void Rows_are_counted()
    {
        Assert.Equal(144, _rows.Length);
        Assert.Equal(22, _rows.Count(row => row.IsRefused && row.IsFound));
        Assert.Equal(47, _rows.Count(row => !row.IsRefused && !row.IsFound));
        Assert.Equal(61, _rows.Count(row => row.IsRefused && !row.IsFound));
        Assert.Equal(14, _rows.Count(row => !row.IsRefused && row.IsFound));
        Assert.Equal(36, _rows.Count(row => row.Difference == "whole"));
    }

    [Fact]
    public void Rows_differ_where_the_data_says_so() =>
        Assert.DoesNotContain(_rows, row => row.IsFound != row.IsRefused != (row.Difference.Length > 0));

    [Fact]
    public void Each_difference_is_of_its_kind()
    {
        var differences = _rows.Where(row => row.Difference.Length > 0).ToArray();
        Assert.DoesNotContain(differences, row => row.Difference != KindOf(row));
        Assert.Equal(
            _lines.SkipWhile(line => !line.EndsWith("differs:", StringComparison.Ordinal)).Skip(1)
                .TakeWhile(line => line.StartsWith('#')).Select(line => line[2..line.IndexOf(':')]).Order(),
            differences.Select(row => row.Difference).Distinct().Order());
    }

    [Fact]
    public void What_both_find_is_the_same_part() => Assert.All(
        _rows.Where(row => row.IsRefused && row.IsFound),
        row => Assert.Contains(row.Password.Substring(
            row.Report.IndexOf(row.Weakness), row.Report.LengthOf(row.Weakness)), row.Parts));

    private static string KindOf(Row row) => row.IsRefused ? KindOfMissed(row)
        : _rows.Any(other => other.IsRefused && other.IsLike(row)) ? "strict"
        : IsInDisguise(row) ? "disguise"
        : "unexplained";

    private static string KindOfMissed(Row row) => row.Weakness switch
    {
        _ when row.Parts.All(row.Finds) => "whole",
        PasswordWeaknesses.Sequence when row.Has("DEQwertz") => "qwertz",
        PasswordWeaknesses.Sequence when !row.Parts.All(part => part.All(char.IsAscii)) =>
            row.Has("USQwerty") ? "option" : row.Has("Alphabetical") ? "alphabet" : "unexplained",
        PasswordWeaknesses.Sequence when row.Has("wrap") && _ends.Any(
            end => row.Parts[0].Contains(end, StringComparison.OrdinalIgnoreCase)) => "end",
        PasswordWeaknesses.Common =>
            row.Parts.All(part => row.Finds(string.Concat(part.Reverse()))) ? "reverse" : "word",
        _ => "unexplained",
    };

    private static bool IsInDisguise(Row row) => row.User.Length > 0
        && row.Password.Replace('3', 'e').Replace('$', 's').Contains(row.User, StringComparison.OrdinalIgnoreCase);

    private sealed record Row(string Rule, string User, string Password, string[] Parts, string Difference)
    {
        public PasswordWeaknesses Weakness => Rule.Split(' ')[0] switch
        {
            "IllegalSequenceRule" => PasswordWeaknesses.Sequence,
            "RepeatCharactersRule" or "RepeatCharacterRegexRule" => PasswordWeaknesses.Repetition,
            "UsernameRule" => PasswordWeaknesses.ContainsContext,
            "DictionaryRule" or "DictionarySubstringRule" => PasswordWeaknesses.Common,
            _ => throw new InvalidDataException(Rule),
        };

        public PasswordWeaknessReport Report => Check(Password);

        public bool IsRefused => Parts.Length > 0;

        public bool IsFound => Finds(Password);

        public bool Has(string setting) => Rule.Contains(setting, StringComparison.Ordinal);

        public bool Finds(string text) => Check(text).Weaknesses.HasFlag(Weakness);

        public bool IsLike(Row other) => Weakness == other.Weakness && Password == other.Password
            && User.Equals(other.User, StringComparison.OrdinalIgnoreCase);

        private PasswordWeaknessReport Check(string text) =>
            PasswordWeakness.Check(text, new PasswordContext(login: User));
    }
}
