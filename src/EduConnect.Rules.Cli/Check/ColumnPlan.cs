namespace EduConnect.Rules.Cli;

/// <summary>The columns by their headers, and by what the user says of them.</summary>
internal static class ColumnPlan
{
    public static readonly (string Name, ColumnRule? Rule)[] RuleNames =
        [.. Enum.GetValues<ColumnRule>().Select(rule => (rule.ShortName(), (ColumnRule?)rule)), ("none", null)];

    private const string Advice = "Write the header as it stands in the file, or the column's number, 1 for the first:";

    /// <summary>The columns.</summary>
    /// <param name="header">The headers as they stand in the file.</param>
    /// <param name="maps"><c>column=rule</c>, each.</param>
    /// <param name="required">Columns that may not be empty.</param>
    /// <exception cref="InvalidDataException">Something names no column or no rule, or no column is recognised; the message is for the user.</exception>
    public static TableColumn[] Make(string[] header, IEnumerable<string> maps, IEnumerable<string> required)
    {
        TableColumn[] columns = [.. header.Select(TableColumn.For)];
        foreach (var map in maps)
        {
            var at = map.LastIndexOf('=');
            var index = Array.FindIndex(RuleNames, rule => rule.Name == map[(at + 1)..]);
            if (at <= 0 || index < 0)
            {
                throw new InvalidDataException($"--map takes column=rule, the rule one of {string.Join('|', RuleNames.Select(rule => rule.Name))}.");
            }

            var column = Find(header, map[..at]) ?? throw new InvalidDataException($"--map names no column of this file, or several. {Advice} --map 3=ine.");
            columns[column] = columns[column] with { Rule = RuleNames[index].Rule };
        }

        foreach (var name in required)
        {
            var column = Find(header, name) ?? throw new InvalidDataException($"--required names no column of this file, or several. {Advice} --required 3.");
            columns[column] = columns[column].Rule is null
                ? throw new InvalidDataException("--required names a column that is not checked: give it a rule by --map.")
                : columns[column] with { IsRequired = true };
        }

        // The first row may be no header, and then it holds somebody's data: it is not shown.
        return columns.Any(column => column.Rule is not null)
            ? columns
            : throw new InvalidDataException(
                $"none of the {header.Length} column(s) is recognised by its header, which is the first row. Say what they are: --map COLUMN=RULE, as in --map 1=ine; "
                + $"the rule is one of {string.Join('|', RuleNames.Select(rule => rule.Name))}. Wrong separator? --separator.");
    }

    private static int? Find(string[] header, string name)
    {
        foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
        {
            var found = Enumerable.Range(0, header.Length).Where(column => header[column].Equals(name, comparison)).ToArray();
            if (found.Length > 0)
            {
                return found.Length == 1 ? found[0] : null;
            }
        }

        return int.TryParse(name, System.Globalization.NumberStyles.None, null, out var number) && number >= 1 && number <= header.Length ? number - 1 : null;
    }
}
