namespace EduConnect.Rules.Cli;

/// <summary>What is said of whole rows.</summary>
internal static class RowWords
{
    public static string WrongFieldCount(CheckWords words, int found, int expected) => words.Say(
        $"Cette ligne contient {words.Number(found)} valeur(s) ; {words.Number(expected)} étaient attendues.",
        $"This row has {words.Number(found)} value(s); {words.Number(expected)} were expected.");

    /// <summary>The length of an unreadable row, and how many values it has if that is wrong.</summary>
    public static string Length(CheckWords words, Finding finding) => finding.FirstRow > 0 ? words.Message(finding)
        : finding.IsWarning ? ""
        : finding.Values > 0 && finding.Damage == RowDamage.WrongFieldCount
        ? $"{words.RawLength(finding.RawLength)}. {words.Message(finding)}"
        : words.RawLength(finding.RawLength);

    public static string SpaceBeforeQuote(CheckWords words) => words.Say(
        "Un espace précède un guillemet : la valeur est lue sans lui.",
        "A space precedes a quote: the value is read without it.");

    public static string FormulaOfText(CheckWords words) => words.Say(
        "Une valeur est écrite comme une formule, =\"…\" : seul le texte entre guillemets est contrôlé.",
        "A value is written as a formula, =\"…\": only the text in quotes is checked.");

    public static string SamePerson(CheckWords words, long firstRow) => firstRow == 0
        ? words.Say(
            "Une personne de ces nom, prénom et date de naissance figure déjà plus haut.",
            "An earlier row has a person of this name and birth date.")
        : words.Say(
            $"La ligne {words.Number(firstRow)} contient déjà une personne de ces nom, prénom et date de naissance.",
            $"Row {words.Number(firstRow)} already has a person of this name and birth date.");
}
