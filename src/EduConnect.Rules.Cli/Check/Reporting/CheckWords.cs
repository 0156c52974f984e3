using System.Globalization;

namespace EduConnect.Rules.Cli;

/// <summary>The texts of a file check, in French and English, other than the rules' own messages.</summary>
internal sealed class CheckWords(TableChecker checker)
{
    // In the order of the enum.
    private static string[] Rules =>
    [
        "UAI",
        "INE",
        Say("numéro de mobile", "mobile number"),
        Say("identifiant de connexion", "login"),
        Say("nom de personne", "name"),
        Say("date de naissance", "date of birth"),
        Say("code SMS", "SMS code"),
        Say("mot de passe", "password"),
    ];

    private static (RepairSteps Step, string Words)[] Steps =>
    [
        (RepairSteps.BrokenEncoding, Say("lettres mal encodées", "broken encoding")),
        (RepairSteps.SpreadsheetFormula, Say("formule de tableur", "spreadsheet formula")),
        (RepairSteps.SurroundingSpaces, Say("espaces autour", "surrounding spaces")),
        (RepairSteps.TelPrefix, Say("préfixe tel:", "tel: prefix")),
        (RepairSteps.InnerSpaces, Say("espaces en trop", "extra spaces")),
        (RepairSteps.SpecialSpace, Say("espace spécial", "special space")),
        (RepairSteps.SpecialHyphen, Say("trait d'union spécial", "special hyphen")),
        (RepairSteps.SpecialApostrophe, Say("apostrophe spéciale", "special apostrophe")),
        (RepairSteps.Lowercase, Say("lettres minuscules", "lowercase letters")),
        (RepairSteps.Uppercase, Say("lettres majuscules", "uppercase letters")),
        (RepairSteps.TimeOfDay, Say("heure après la date", "time after the date")),
        (RepairSteps.WrongSeparator, Say("séparateurs de la date", "date separators")),
        (RepairSteps.LostLeadingZero, Say("zéro initial perdu", "lost leading zero")),
        (RepairSteps.MissingPlus, Say("signe + manquant", "missing plus sign")),
        (RepairSteps.E164, Say("numéro mis au format E.164", "number written in E.164")),
    ];

    /// <summary>The steps of a repair in words: what was wrong with the cell.</summary>
    public static string Repair(RepairSteps steps) => string.Join(
        ", ", from one in Steps where (steps & one.Step) != 0 select one.Words);

    /// <summary>The names of the steps of a repair, for programs.</summary>
    public static IEnumerable<string> RepairCodes(RepairSteps steps) =>
        from one in Steps where (steps & one.Step) != 0 select one.Step.ToString();

    /// <summary>Formats a number in groups of three digits, with no-break spaces or commas.</summary>
    public static string Number(long number) => IsFrench
        ? number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u00A0')
        : number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>How many characters of a header are shown at most: each problem repeats it.</summary>
    public const int MaxHeaderLength = 60;

    // If no header is recognised, or the row looks like values, it may be personal data: columns are shown by number.
    private readonly string[] _headers = Shown([.. checker.Columns.Select(column => OneLine(column.Header))]);

    /// <summary>A header without line ends, which a cell of a workbook may have.</summary>
    public static string OneLine(string header) => header.ReplaceLineEndings(" ");

    public string Header(int column) =>
        column < 0 ? Say("(ligne entière)", "(whole row)")
        : _headers[column].Length > 0 ? _headers[column]
        : Say($"colonne {column + 1}", $"column {column + 1}");

    /// <summary>What an unchecked column could be, in parentheses; empty if its header is not ambiguous.</summary>
    public string Candidates(int column) => Candidates(checker.Columns[column].Header, column);

    /// <summary>The same of any header.</summary>
    public static string Candidates(string header, int column)
    {
        var candidates = TableColumn.CandidatesFor(header);
        if (candidates.Count == 0)
        {
            return "";
        }

        var map = $"--map {column + 1}={candidates[0].ShortName()}";
        var names = string.Join(Say(" ou ", " or "), candidates.Select(Rule));
        return Say($" ({names} ? {map})", $" ({names}? {map})");
    }

    /// <summary>The name of a rule in words; <c>--map</c> takes its short name.</summary>
    public static string Rule(ColumnRule rule) => Rules[(int)rule];

    public string Message(Finding finding) => finding.Damage switch
    {
        RowDamage.None when finding.Weaknesses != PasswordWeaknesses.None =>
            RuleMessages.For(finding.Weaknesses, Language.Culture),
        RowDamage.None => checker.Describe(finding.Issue, finding.Shown, finding.FirstRow, Language.Culture),
        RowDamage.WrongFieldCount when finding.Values > 0 =>
            RowWords.WrongFieldCount(finding.Values, checker.Columns.Count),
        RowDamage.WrongFieldCount => checker.Describe(CellIssue.WrongFieldCount, culture: Language.Culture),
        RowDamage.StrayQuote => Say(
            "Un guillemet se trouve dans une valeur qui n'est pas entre guillemets.",
            "There is a quote inside a value that is not quoted."),
        RowDamage.TextAfterQuote => Say(
            "Du texte suit le guillemet fermant d'une valeur.",
            "Text follows the closing quote of a value."),
        RowDamage.UnclosedQuote => Say(
            "Un guillemet ouvrant n'est jamais fermé.",
            "A quote is opened and never closed."),
        RowDamage.TooLong => Say(
            $"Cette ligne dépasse {Number(RowBlocks.LongestRow)} octets.",
            $"This line is longer than {Number(RowBlocks.LongestRow)} bytes."),
        RowDamage.NulCharacter => Say(
            "Cette ligne contient un caractère NUL.",
            "This row contains a NUL character."),
        RowDamage.SpaceBeforeQuote => RowWords.SpaceBeforeQuote,
        RowDamage.FormulaOfText => RowWords.FormulaOfText,
        RowDamage.MonthFirstColumn => RowWords.MonthFirstColumn,
        RowDamage.SamePerson => RowWords.SamePerson(finding.FirstRow),
        _ => Say("Cette ligne n'est pas en UTF-8.", "This row is not UTF-8."),
    };

    /// <summary>The sentence that all problems of this kind share.</summary>
    public string Sentence(Finding finding) => Message(finding with { Shown = "", FirstRow = 0, Values = 0 });

    /// <summary>The totals with their names, for the report and the terminal.</summary>
    public static IEnumerable<(string Name, long Number)> Totals(CheckTotals totals) =>
    [
        (Say("Lignes", "Rows"), totals.Rows - totals.Blank),
        (Say("Sans problème", "Without problems"), totals.Ok),
        (Say("Avec problème", "With problems"), totals.Wrong),
        (Say("Illisibles", "Unreadable"), totals.Unreadable),
        (Say("Avertissements", "Warnings"), totals.Warnings),
        (Say("Lignes vides", "Blank lines"), totals.Blank),
        .. totals.Repaired > 0
            ? [(Say("Cellules réparées", "Repaired cells"), totals.Repaired)]
            : Array.Empty<(string, long)>(),
        .. totals.Repairable > 0
            ? [(Say("Cellules réparables", "Repairable cells"), totals.Repairable)]
            : Array.Empty<(string, long)>(),
    ];

    public static string OtherKinds => Say("Autres types de problèmes", "Problems of other kinds");

    public static string RawLength(long length) => Say(
        $"{Number(length)} octets non lus",
        $"{Number(length)} bytes not read");

    public static string Evidence(TextEncoding encoding) => encoding.Certainty switch
    {
        TextEncoding.Evidence.Specified => Say("indiqué", "as specified"),
        TextEncoding.Evidence.Mark => Say("d'après sa marque d'ordre des octets", "from its byte-order mark"),
        TextEncoding.Evidence.Nul => Say("deviné d'après ses octets nuls", "guessed from its NUL bytes"),
        TextEncoding.Evidence.Ascii => Say("uniquement de l'ASCII", "all ASCII"),
        TextEncoding.Evidence.Utf8 => Say("entièrement valide", "all well-formed"),
        TextEncoding.Evidence.DamagedUtf8 => Say(
            "en partie invalide : ces lignes sont illisibles",
            "partly malformed: those rows are unreadable"),
        TextEncoding.Evidence.Letters => Say("deviné d'après ses lettres", "guessed from its letters"),
        _ => Say(
            "deviné ; ISO-8859-15 donnerait le même texte",
            "guessed; ISO-8859-15 would give the same text"),
    };

    private static string[] Shown(string[] headers)
    {
        var isShown = HeaderPlace.IsHeader(headers, least: 1) && !HeaderPlace.HoldsData(headers);
        return
        [
            .. headers.Select(header => isShown && !HeaderPlace.IsPersonal(header)
                ? Terminal.Printable(Terminal.Cut(header, MaxHeaderLength))
                : ""),
        ];
    }

    public static string Separator(char separator) =>
        separator == '\t' ? Say("tabulation", "tab") : separator.ToString();
}
