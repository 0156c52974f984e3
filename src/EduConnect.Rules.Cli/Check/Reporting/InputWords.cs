namespace EduConnect.Rules.Cli;

/// <summary>Describes the input: text with its encoding and separator, or a sheet of a workbook.</summary>
internal static class InputWords
{
    public static string Describe(InputText input, char separator) => input.Workbook is { } workbook
        ? Say(
            $"classeur {workbook.Format}, feuille « {Name(workbook)} »",
            $"{workbook.Format} workbook, sheet \"{Name(workbook)}\"")
        : $"{input.Encoding.Name} ({CheckWords.Evidence(input.Encoding)}), "
            + $"{Say("séparateur", "separator")} {CheckWords.Separator(separator)}";

    /// <summary>The separator to expect; null if it is to be detected.</summary>
    /// <exception cref="InvalidDataException">
    /// The user specified one for a workbook; the message is for the user.
    /// </exception>
    public static char? RequireSeparator(InputText input, char? specified) => input.Workbook is null ? specified
        : specified is null ? (char)SheetText.Separator
        : throw new InvalidDataException(Say(
            "--separator ne concerne que les fichiers texte : celui-ci est un classeur.",
            "--separator is for text files only: this is a workbook."));

    /// <summary>What to do if the row that was read as the header does not look like one; null if it does.</summary>
    public static string? HeaderAdvice(RowBlocks blocks, string[] header) => blocks.LikelyHeaderRow is { } row
        ? Say(
            $"{HeaderPlace.Name(blocks.HeaderRow)} ne contient aucun en-tête connu ; la ligne {row} ressemble à des "
            + $"en-têtes : ajoutez --header-row {row}.",
            $"{HeaderPlace.Name(blocks.HeaderRow)} has no known header; row {row} looks like the header: "
            + $"use --header-row {row}.")
        : HeaderPlace.HoldsData(header)
        ? Say(
            $"{HeaderPlace.Name(blocks.HeaderRow)} ressemble à des données et non à des en-têtes : elle n'est pas "
            + "contrôlée. S'il n'y a pas d'en-têtes, ajoutez --no-header et, par exemple, --map 1=ine.",
            $"{HeaderPlace.Name(blocks.HeaderRow)} looks like data, not a header, so it is not checked. If there is no "
            + "header, use --no-header with, for example, --map 1=ine.")
        : null;

    private static string Name(Workbook workbook) =>
        Terminal.Printable(Terminal.Cut(workbook.Sheet, CheckWords.MaxHeaderLength));
}
