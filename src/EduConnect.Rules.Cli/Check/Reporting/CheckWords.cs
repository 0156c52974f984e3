using System.Globalization;

namespace EduConnect.Rules.Cli;

/// <summary>What the check of a file says beyond the rules' own sentences, French and English.</summary>
internal sealed class CheckWords(TableChecker checker, CultureInfo culture)
{
    public CultureInfo Culture => culture;

    public bool IsFrench { get; } = Options.IsFrench(culture);

    public string Say(string inFrench, string inEnglish) => IsFrench ? inFrench : inEnglish;

    /// <summary>The number in groups of three, with a no-break space or a comma.</summary>
    public string Number(long number) => IsFrench
        ? number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u00A0')
        : number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>The longest header that is shown: each problem repeats it.</summary>
    public const int MaxHeaderLength = 60;

    // If no header is known, or if one has the value of a rule, the first row may hold somebody's data: columns are shown by number.
    private readonly string[]? _headers = checker.Columns.Any(column => TableColumn.For(column.Header).Rule is not null)
        && !HeaderPlace.HoldsData(checker.Columns.Select(column => column.Header))
        ? [.. checker.Columns.Select(column => Terminal.Printable(Terminal.Cut(column.Header, MaxHeaderLength)))]
        : null;

    public string Header(int column) =>
        column < 0 ? Say("(ligne entière)", "(whole row)")
        : _headers is not null && _headers[column].Length > 0 ? _headers[column]
        : Say($"colonne {column + 1}", $"column {column + 1}");

    /// <summary>What an unchecked column could be, in parentheses; empty if its header is not ambiguous.</summary>
    public string Candidates(int column)
    {
        var candidates = TableColumn.CandidatesFor(checker.Columns[column].Header);
        string[] names = [.. candidates.Select(rule => rule.ShortName())];
        return names.Length == 0 ? "" : Say(
            $" (peut-être {string.Join(" ou ", names)} : --map {column + 1}={names[0]})",
            $" (could be {string.Join(" or ", names)}: --map {column + 1}={names[0]})");
    }

    public string Message(Finding finding) => finding.Damage switch
    {
        RowDamage.None => checker.Describe(finding.Issue, finding.Shown, finding.FirstRow, culture),
        RowDamage.WrongFieldCount when finding.Values > 0 =>
            RowWords.WrongFieldCount(this, finding.Values, checker.Columns.Count),
        RowDamage.WrongFieldCount => checker.Describe(CellIssue.WrongFieldCount, culture: culture),
        RowDamage.StrayQuote => Say("Un guillemet se trouve dans une valeur qui n'en est pas entourée.", "A quote stands within a value that is not quoted."),
        RowDamage.TextAfterQuote => Say("Du texte suit le guillemet fermant d'une valeur.", "Text follows the closing quote of a value."),
        RowDamage.UnclosedQuote => Say("Un guillemet ouvrant n'est jamais fermé.", "A quote is opened and never closed."),
        RowDamage.TooLong => Say($"Cette ligne dépasse {Number(RowBlocks.LongestRow)} octets.", $"This line is longer than {Number(RowBlocks.LongestRow)} bytes."),
        RowDamage.NulCharacter => Say("Cette ligne contient un caractère NUL.", "This row has a NUL character."),
        RowDamage.SpaceBeforeQuote => RowWords.SpaceBeforeQuote(this),
        RowDamage.FormulaOfText => RowWords.FormulaOfText(this),
        RowDamage.SamePerson => RowWords.SamePerson(this, finding.FirstRow),
        _ => Say("Cette ligne n'est pas en UTF-8.", "This row is not UTF-8."),
    };

    /// <summary>What all problems of the kind of this one have in common.</summary>
    public string Sentence(Finding finding) => Message(finding with { Shown = "", FirstRow = 0, Values = 0 });

    /// <summary>The totals by name, for the page and the terminal.</summary>
    public IEnumerable<(string Name, long Number)> Totals(CheckTotals totals) =>
    [
        (Say("Lignes", "Rows"), totals.Rows - totals.Blank),
        (Say("Sans problème", "Without problem"), totals.Ok),
        (Say("Avec problème", "With problems"), totals.Wrong),
        (Say("Illisibles", "Unreadable"), totals.Unreadable),
        (Say("Avertissements", "Warnings"), totals.Warnings),
        (Say("Lignes vides", "Blank lines"), totals.Blank),
    ];

    public string OtherKinds => Say("Autres types de problèmes", "Problems of other kinds");

    public string RawLength(long length) => Say($"{Number(length)} octets illisibles", $"{Number(length)} bytes unread");

    public string Evidence(TextEncoding encoding) => encoding.Certainty switch
    {
        TextEncoding.Evidence.Told => Say("indiqué", "as specified"),
        TextEncoding.Evidence.Mark => Say("par sa marque d'ordre", "by its byte-order mark"),
        TextEncoding.Evidence.Ascii => Say("rien que de l'ASCII", "all ASCII"),
        TextEncoding.Evidence.Utf8 => Say("tout en est valide", "all of it is well-formed"),
        TextEncoding.Evidence.DamagedUtf8 => Say("en partie invalide : ces lignes sont illisibles", "some of it is malformed: those rows are unreadable"),
        TextEncoding.Evidence.Letters => Say("deviné d'après ses lettres", "guessed by its letters"),
        _ => Say("deviné ; ISO-8859-15 donnerait le même texte", "guessed; ISO-8859-15 would give the same text"),
    };

    public string Separator(char separator) => separator == '\t' ? Say("tabulation", "tab") : separator.ToString();
}
