using System.Globalization;

namespace EduConnect.Rules.Cli;

/// <summary>Chooses the rule of each column, from the headers and the user's options.</summary>
internal static class ColumnPlan
{
    public static readonly (string Name, ColumnRule? Rule)[] RuleNames =
        [.. Enum.GetValues<ColumnRule>().Select(rule => (rule.ShortName(), (ColumnRule?)rule)), ("none", null)];

    /// <summary>The names that <c>--map</c> takes.</summary>
    public static string Names => string.Join('|', RuleNames.Select(rule => rule.Name));

    private static string Advice => Say(
        "Écrivez l'en-tête comme dans le fichier, ou le numéro de la colonne, 1 pour la première :",
        "Write the header as it is in the file, or the column's number, 1 for the first:");

    /// <summary>Makes the columns.</summary>
    /// <param name="header">The headers as they are in the file.</param>
    /// <param name="maps">What <c>--map</c> specifies: <c>column=rule</c> in each.</param>
    /// <param name="required">The columns in which no cell may be empty.</param>
    /// <param name="row">The row of the header; null if there is none.</param>
    /// <exception cref="InvalidDataException">
    /// An option names no column or no rule, or no column is recognised; the message is for the user.
    /// </exception>
    public static TableColumn[] Make(
        string[] header, IEnumerable<string> maps, IEnumerable<string> required, long? row)
    {
        TableColumn[] columns = [.. header.Select(TableColumn.For)];
        var mapped = new HashSet<int>();
        foreach (var map in maps)
        {
            var at = map.LastIndexOf('=');
            var index = Array.FindIndex(RuleNames, rule => rule.Name == map[(at + 1)..]);
            if (at <= 0 || index < 0)
            {
                throw new InvalidDataException(Say(
                    $"--map attend colonne=règle, avec l'une de ces règles : {Names}.",
                    $"--map takes column=rule, where the rule is one of {Names}."));
            }

            var column = Find(header, map[..at]) ?? throw new InvalidDataException(Say(
                $"--map ne désigne aucune colonne de ce fichier, ou plusieurs. {Advice} --map 3=ine.",
                $"--map names no column of this file, or several. {Advice} --map 3=ine."));
            if (!mapped.Add(column))
            {
                throw new InvalidDataException(Say(
                    $"--map donne deux règles à la colonne {column + 1} : une seule est possible.",
                    $"--map gives column {column + 1} two rules: it can have only one."));
            }

            columns[column] = columns[column] with { Rule = RuleNames[index].Rule };
        }

        foreach (var name in required)
        {
            var column = Find(header, name) ?? throw new InvalidDataException(Say(
                $"--required ne désigne aucune colonne de ce fichier, ou plusieurs. {Advice} --required 3.",
                $"--required names no column of this file, or several. {Advice} --required 3."));
            columns[column] = columns[column].Rule is null
                ? throw new InvalidDataException(Say(
                    "--required désigne une colonne qui n'est pas contrôlée : donnez-lui une règle avec --map.",
                    "--required names a column that is not checked: give it a rule with --map."))
                : columns[column] with { IsRequired = true };
        }

        if (columns.Any(column => column.Rule is not null))
        {
            return columns;
        }

        // The header is not shown, because it may really be a row of personal data.
        var reason = row is { } number
            ? Say(
                $"aucune des {header.Length} colonne(s) n'est reconnue à son en-tête, qui est "
                    + $"{HeaderPlace.Name(number)}.",
                $"the header, which is {HeaderPlace.Name(number)}, names nothing that is checked ({header.Length} "
                    + "column(s)).")
            : Say(
                $"sans en-tête, aucune des {header.Length} colonne(s) n'est reconnue.",
                $"without a header, no column is recognised ({header.Length} column(s)).");
        throw new InvalidDataException(reason + Say(
            $" Dites ce qu'elles contiennent : --map COLONNE=RÈGLE, comme --map 1=ine ; les règles : {Names}. "
                + "Si le séparateur est faux, ajoutez --separator.",
            $" Specify what is in them: --map COLUMN=RULE, as in --map 1=ine; the rule is one of {Names}. "
                + "If the separator is wrong, use --separator.") + Ambiguous(columns));
    }

    private static string Ambiguous(TableColumn[] columns)
    {
        const int MaxShown = 10;
        string[] found =
        [
            .. columns.Select((column, at) => (Words: CheckWords.Candidates(column.Header, at), Number: at + 1))
                .Where(column => column.Words.Length > 0)
                .Select(column => Say($"colonne {column.Number}", $"column {column.Number}") + column.Words),
        ];
        var list = string.Join(", ", found.Take(MaxShown)) + (found.Length > MaxShown ? ", …" : "");
        return found.Length == 0 ? "" : Say($" Peut-être : {list}.", $" Possible: {list}.");
    }

    private static int? Find(string[] header, string name)
    {
        foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
        {
            var columns = Enumerable.Range(0, header.Length);
            int[] found = [.. columns.Where(column => header[column].Equals(name, comparison)
                || CheckWords.OneLine(header[column]).Equals(name, comparison))];
            if (found.Length > 0)
            {
                return found.Length == 1 ? found[0] : null;
            }
        }

        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= header.Length ? number - 1 : null;
    }
}
