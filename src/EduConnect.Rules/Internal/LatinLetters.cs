using System.Collections.Frozen;

namespace EduConnect.Rules.Internal;

/// <summary>Latin letters without their accents, as one to three of <c>a-z</c>.</summary>
/// <remarks>
/// A table, because <c>string.Normalize</c> depends on the machine (under invariant globalization it may know no
/// accent) and throws on lone surrogates and U+FFFE. The first rows are every lowercase letter that NFD takes apart
/// into an ASCII letter and marks (a test compares them with NFD, over all of UTF-16); the others are letters that NFD
/// leaves whole.
/// </remarks>
internal static class LatinLetters
{
    private static readonly FrozenDictionary<char, string> _plain = new (string Plain, string Accented)[]
    {
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
        ("b", "ḃḅḇ"),
        ("c", "çćĉċčḉ"),
        ("d", "ďḋḍḏḑḓ"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ("f", "ḟ"),
        ("g", "ĝğġģǧǵḡ"),
        ("h", "ĥȟḣḥḧḩḫẖ"),
        ("i", "ìíîïĩīĭį\u0130ǐȉȋḭḯỉị"),
        ("j", "ĵǰ"),
        ("k", "ķǩḱḳḵ\u212A"),
        ("l", "ĺļľḷḹḻḽ"),
        ("m", "ḿṁṃ"),
        ("n", "ñńņňǹṅṇṉṋ"),
        ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
        ("p", "ṕṗ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšșṡṣṥṧṩ"),
        ("t", "ţťțṫṭṯṱẗ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ("v", "ṽṿ"),
        ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"),
        ("z", "źżžẑẓẕ"),

        ("ae", "æǣǽ"), ("b", "ɓƀ"), ("d", "ðđɗ"), ("f", "ƒ"), ("g", "ǥ"), ("h", "ħ"), ("i", "ıɨ"), ("ij", "ĳ"),
        ("k", "ƙ"),
        ("l", "łŀƚ"),
        ("n", "ŋŉɲ"), ("o", "øǿ"), ("oe", "œ"), ("s", "ſ"), ("ss", "ß"), ("t", "ŧ"), ("th", "þ"), ("u", "ʉ"),
        ("y", "ƴ"),
        ("z", "ƶ"),
        ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ffi", "ﬃ"), ("ffl", "ﬄ"), ("st", "ﬅﬆ"),
    }.SelectMany(row => row.Accented.Select(letter => (letter, row.Plain)))
        .ToFrozenDictionary(pair => pair.letter, pair => pair.Plain);

    private static readonly string[] _ascii = [.. Enumerable.Range('a', 26).Select(
        letter => ((char)letter).ToString())];

    /// <summary>The letter in lowercase ASCII; empty if the table lacks it. Allocates nothing.</summary>
    public static string Plain(char c)
    {
        // The invariant mapping leaves U+0130 as it is, so the table has it beside the lowercase letters.
        var lower = char.ToLowerInvariant(c);
        return char.IsAsciiLetterLower(lower) ? _ascii[lower - 'a'] : _plain.GetValueOrDefault(lower, "");
    }
}
