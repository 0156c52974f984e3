using System.Collections.Frozen;

namespace EduConnect.Rules.Internal;

/// <summary>Characters from word processors that look like the keyboard characters used in names.</summary>
internal static class Typography
{
    private static readonly FrozenDictionary<char, Row> _rows = new[]
    {
        Rows(
            '-',
            RepairSteps.SpecialHyphen,
            ('\u2010', "un trait d'union typographique", "a typographic hyphen"),
            ('\u2011', "un trait d'union insécable", "a non-breaking hyphen"),
            ('\u2012', "un tiret numérique", "a figure dash"),
            ('\u2013', "un tiret demi-cadratin", "an en dash"),
            ('\u2014', "un tiret cadratin", "an em dash"),
            ('\u2212', "un signe moins", "a minus sign"),
            ('\uFE63', "un petit trait d'union", "a small hyphen"),
            ('\uFF0D', "un trait d'union pleine chasse", "a fullwidth hyphen")),
        Rows(
            '\'',
            RepairSteps.SpecialApostrophe,
            ('`', "un accent grave", "a grave accent"),
            ('\u00B4', "un accent aigu", "an acute accent"),
            ('\u0092', "un caractère de contrôle", "a control character"),
            ('\u2018', "un guillemet ouvrant", "an opening quotation mark"),
            ('\u201B', "un guillemet culbuté", "a reversed quotation mark"),
            ('\u2032', "un symbole prime", "a prime"),
            ('\uFF07', "une apostrophe pleine chasse", "a fullwidth apostrophe")),
        Rows(
            ' ',
            RepairSteps.SpecialSpace,
            ('\u00A0', "un espace insécable", "a no-break space"),
            ('\u202F', "un espace fine insécable", "a narrow no-break space"),
            ('\t', "une tabulation", "a tab")),
    }.SelectMany(rows => rows).ToFrozenDictionary(row => row.Character);

    private static readonly Row _otherSpace =
        new(default, ' ', RepairSteps.SpecialSpace, "un espace spécial", "a special space");

    /// <summary>
    /// The keyboard character that was meant, or the character itself, and the step that replaces it.
    /// </summary>
    public static (char Plain, RepairSteps Step) PlainOf(char c)
    {
        var row = _rows.GetValueOrDefault(c) ?? (c != ' ' && Draft.IsSpace(c) ? _otherSpace : null);
        return row is null ? (c, RepairSteps.None) : (row.Plain, row.Step);
    }

    /// <summary>The first character that this step replaces, with its names; null if there is none.</summary>
    public static (char Character, string French, string English)? FirstOf(ReadOnlySpan<char> text, RepairSteps step)
    {
        foreach (var c in text)
        {
            if (PlainOf(c).Step == step)
            {
                var row = _rows.GetValueOrDefault(c) ?? _otherSpace;
                return (c, row.French, row.English);
            }
        }

        return null;
    }

    private static IEnumerable<Row> Rows(
        char plain, RepairSteps step, params (char Character, string French, string English)[] characters) =>
        characters.Select(one => new Row(one.Character, plain, step, one.French, one.English));

    private sealed record Row(char Character, char Plain, RepairSteps Step, string French, string English);
}
