namespace EduConnect.Rules.Cli;

/// <summary>Messages about whole rows.</summary>
internal static class RowWords
{
    public static string WrongFieldCount(int found, int expected) => Say(
        $"Cette ligne contient {CheckWords.Number(found)} valeur(s) ; "
            + $"{CheckWords.Number(expected)} étaient attendues.",
        $"This row has {CheckWords.Number(found)} value(s); {CheckWords.Number(expected)} were expected.");

    /// <summary>The length of an unreadable row, and how many values it has if that is wrong.</summary>
    public static string Length(CheckWords words, Finding finding) => finding.FirstRow > 0 ? words.Message(finding)
        : finding.IsWarning ? ""
        : finding.Values > 0 && finding.Damage == RowDamage.WrongFieldCount
        ? $"{CheckWords.RawLength(finding.RawLength)}. {words.Message(finding)}"
        : CheckWords.RawLength(finding.RawLength);

    public static string SpaceBeforeQuote => Say(
        "Un espace précède un guillemet : la valeur est lue sans cet espace.",
        "A space precedes a quote: the value is read without the space.");

    public static string FormulaOfText => Say(
        "Une valeur est écrite comme une formule, =\"…\" : seul le texte entre guillemets est contrôlé.",
        "A value is written as a formula, =\"…\": only the text in quotes is checked.");

    public static string MonthFirstColumn => Say(
        "Cette date commence par le mois ; d'autres dates de la colonne peuvent le faire aussi. Celles qui se lisent "
            + "des deux façons, comme 9/1/2012, ne sont pas réparées.",
        "This date has the month first, so others in the column may, too. Those that can be read both ways, such as "
            + "9/1/2012, are not repaired.");

    public static string SamePerson(long firstRow) => firstRow == 0
        ? Say(
            "Une personne ayant les mêmes nom, prénom et date de naissance figure déjà plus haut.",
            "An earlier row has a person with the same name and birth date.")
        : Say(
            $"La ligne {CheckWords.Number(firstRow)} contient déjà une personne ayant les mêmes nom, prénom et "
                + "date de naissance.",
            $"Row {CheckWords.Number(firstRow)} already has a person with the same name and birth date.");
}
