using FsCheck;
using FsCheck.Fluent;

namespace EduConnect.Rules.Tests;

/// <summary>Text near a rule of the form: a valid value with no to three edits of one character.</summary>
public sealed record NearName(string Text);

/// <inheritdoc cref="NearName"/>
public sealed record NearCode(string Text, int Length);

/// <inheritdoc cref="NearName"/>
public sealed record NearDate(string Text, DateOnly Today);

/// <inheritdoc cref="NearName"/>
public sealed record NearLogin(string Text);

/// <summary>Generators of values near the border of each rule.</summary>
public static class FormValues
{
    private static readonly string[] _letters = ["a", "b", "E", "é", "œ", "Ж", "李", "𠮷", "ß", "\u0130", "\u0131", "\u017F", "\u212A", "\uFF41"];
    private static readonly string[] _others =
        ["\0", "\n", "\u200B", "\uFEFF", "\uD83D", "\uDE00", "\u0661", "\uFF11", "²", "\u20DD", "\u2160", "😀", "_", "0", "7", "-", ".", "/", " ", "'", "’", "\u0301", "\u0903"];

    public static Arbitrary<NearName> Names() => Arb.From(
        from length in Gen.OneOf(Gen.Choose(0, 6), Gen.Choose(97, 102))
        from characters in Gen.ArrayOf(Gen.Frequency((6, Gen.Elements(_letters)), (2, Gen.Elements(" ", "'", "’", "-", ".", "\u0301"))), length)
        from text in Edited(string.Concat(characters))
        select new NearName(text));

    public static Arbitrary<NearCode> Codes() => Arb.From(
        from length in Gen.Choose(1, 9)
        from slack in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(-1, 1)))
        from digits in Gen.ArrayOf(Gen.Elements("0123456789".ToCharArray()), length + slack)
        from text in Edited(new string(digits))
        select new NearCode(text, length));

    public static Arbitrary<NearDate> Dates() => Arb.From(
        from today in Gen.Choose(new DateOnly(1899, 1, 1).DayNumber, new DateOnly(2100, 1, 1).DayNumber)
        from year in Gen.Frequency((4, Gen.Choose(1898, 2101)), (1, Gen.Choose(0, 9999)))
        from month in Gen.Choose(0, 13)
        from day in Gen.Choose(0, 32)
        from french in Gen.Elements(true, false)
        from text in Edited(french ? $"{day:D2}/{month:D2}/{year:D4}" : $"{year:D4}-{month:D2}-{day:D2}")
        select new NearDate(text, DateOnly.FromDayNumber(today)));

    public static Arbitrary<NearLogin> Logins() => Arb.From(
        from first in Gen.Elements('a', 'm', 'z')
        from words in Gen.ArrayOf(Gen.Elements("a", "durand", "zz"), 1).SelectMany(one => Gen.Elements("", "-b", "-petit-c").Select(more => one[0] + more))
        from count in Gen.Choose(0, 5)
        from digits in Gen.ArrayOf(Gen.Elements("0123456789".ToCharArray()), count)
        from text in Edited($"{first}.{words}{new string(digits)}")
        select new NearLogin(text));

    // Half stay as they are.
    private static Gen<string> Edited(string valid) =>
        from count in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Constant(1)), (1, Gen.Choose(2, 3)))
        from edits in Gen.ArrayOf(
            from at in Gen.Choose(0, 200)
            from kind in Gen.Choose(0, 2)
            from character in Gen.Elements(_others.Concat(_letters).ToArray())
            select (at, kind, character), count)
        select edits.Aggregate(valid, (text, edit) =>
        {
            var at = edit.at % (text.Length + 1);
            return text[..at] + (edit.kind == 0 ? "" : edit.character) + text[(edit.kind == 2 ? at : Math.Min(at + 1, text.Length))..];
        });
}
