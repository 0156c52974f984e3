using System.Diagnostics;
using System.Reflection;
using System.Text;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

/// <summary>
/// The examples with a key are those by which the keys were found (docs/sources.md); those without one (Sifa, Provisional) and all others
/// are made up. None stands in a test name.
/// </summary>
public class IneTests
{
    [Fact]
    public void Known_examples_are_valid() => Assert.All(
        new (string Text, IneKind Kind)[]
        {
            ("1234567890V", IneKind.Bea), ("0494004062M", IneKind.Bea), ("0100007108D", IneKind.Bea),
            ("0DDG5R00015", IneKind.Base36), ("0DDG5Z00024", IneKind.Base36),
            ("223456789HE", IneKind.Rnie), ("123456789FJ", IneKind.Rnie),
            ("1234A56789B", IneKind.Sifa), ("1234D56789B", IneKind.Provisional),
        },
        row =>
        {
            Assert.Equal(IneIssue.None, Ine.Check(row.Text));
            Assert.Equal(row.Kind, Ine.Parse(row.Text).Kind);
            Assert.False(Ine.Parse(row.Text).IsKeySuspect);
        });

    [Fact]
    public void Wrong_keys_are_refused() => Assert.All(
        ["1234567890A", "1234567890F", "1234567890G", "1234567890Y", "1234567890T", "1234567890M", "0DDG5R00014", "0DDG5R00016"],
        text => Assert.Equal(IneIssue.WrongKey, Ine.Check(text)));

    [Fact]
    public void Other_shapes_are_refused() => Assert.All(
        [
            "__________F", "1234567890I", "1234567890O", "1234567890Q", "1234567890a", "123456789AL", "123456789LA",
            "123456789IA",
            "1234B56789B", "1234A5678XB", "12A4A56789B", "12345A6789B", "1234A56789I", "A234567890V", "12345678ABC",
            "ABCDEFGHIJK", "１234567890V",
        ],
        text => Assert.Equal(IneIssue.IllegalCharacter, Ine.Check(text)));

    [Fact]
    public void Characters_next_to_the_alphabet_are_refused() => Assert.All(
        from place in Enumerable.Range(0, 11) from c in "/:@[`{" select (Place: place, Character: c),
        row => Assert.Equal(IneIssue.IllegalCharacter, Ine.Check("00000000000".Remove(row.Place, 1).Insert(row.Place, row.Character.ToString()))));

    [Fact]
    public void Every_character_at_every_place_agrees_with_the_twin()
    {
        // Including digits of other scripts whose low byte is that of an ASCII digit.
        char[] characters = [.. Enumerable.Range(0, 0x400).Concat(Enumerable.Range(0x3030, 10)).Concat(Enumerable.Range(0xFF10, 10)).Select(code => (char)code)];
        foreach (var valid in (string[])["123456789HJ", "1234567890V", "0ABCDEFGHJ2", "1234A56789V"])
        {
            for (var place = 0; place < valid.Length; place++)
            {
                foreach (var character in characters)
                {
                    var text = $"{valid[..place]}{character}{valid[(place + 1)..]}";
                    var expected = IdentifierSpecification.Ine(text).Issue;
                    if (Ine.Check(text) != expected || Ine.Check(Encoding.UTF8.GetBytes(text)) != expected)
                    {
                        Assert.Fail($"U+{(int)character:X4} at {place} of the form {Ine.Parse(valid).Kind}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Other_lengths_are_refused() => Assert.All(
        ["", "1234567890", "1234567890V\n", "01234567890V", "494004062A", "23456789FJ", "234A56789B", "0100007108D=\""],
        text => Assert.Equal(IneIssue.WrongLength, Ine.Check(text)));

    [Fact]
    public void What_is_close_to_an_INE_has_its_own_reason() => Assert.All(
        new (string Text, IneIssue Issue)[]
        {
            ("1234567890v", IneIssue.Lowercase), ("0ddg5r00015", IneIssue.Lowercase), ("123456789fJ", IneIssue.Lowercase),
            (" 1234567890V", IneIssue.SurroundingSpaces), ("1234567890V\u00A0", IneIssue.SurroundingSpaces),
            ("1234 567 890 V", IneIssue.InnerSpaces), ("=\"1234567890V\"", IneIssue.SpreadsheetFormula),
            ("494004062M", IneIssue.LostLeadingZero), ("1,23457E+09", IneIssue.ScientificNotation),
        },
        row => Assert.Equal((row.Issue, row.Issue), (Ine.Check(row.Text), Ine.Check(Encoding.UTF8.GetBytes(row.Text)))));

    // A key of one digit would confirm one wrong text in ten, a telephone number among them.
    [Fact]
    public void A_lost_zero_is_recognised_only_if_the_letter_confirms_it() => Assert.All(
        Enumerable.Range(0, 200).Select(number => $"{6_39_98_12_34L + number:0000000000}"),
        text => Assert.Equal(IneIssue.WrongLength, Ine.Check(text)));

    [Fact]
    public void A_false_rnie_key_is_suspect_and_never_refused()
    {
        Assert.True(Ine.Parse("223456789HF").IsKeySuspect);
        Assert.True(Ine.Parse("223456789EH").IsKeySuspect);
        var random = new Random(5);
        for (var i = 0; i < 10_000; i++)
        {
            var nine = $"{random.Next(1_000_000_000):000000000}";
            var key = IdentifierSpecification.RnieKeyOf(nine);
            var other = $"{"ABCDEFGHJK"[random.Next(10)]}{"ABCDEFGHJK"[random.Next(10)]}";
            Assert.False(Ine.Parse(nine + key).IsKeySuspect);
            Assert.Equal(other != key, Ine.Parse(nine + other).IsKeySuspect);
        }
    }

    [Fact]
    public void Every_bea_remainder_has_its_one_letter()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_300; i++)
        {
            var number = (random.NextInt64(10_000_000_000 / 23) * 23) + (i % 23);
            var right = "ABCDEFGHJKLMNPRSTUVWXYZ"[i % 23];
            Assert.All(Enumerable.Range('A', 26).Select(letter => (char)letter), letter => Assert.Equal(
                letter == right ? IneIssue.None : letter is 'I' or 'O' or 'Q' ? IneIssue.IllegalCharacter : IneIssue.WrongKey,
                Ine.Check($"{number:0000000000}{letter}")));
        }
    }

    [Fact]
    public void Bea_detects_every_wrong_digit_and_swap()
    {
        for (var number = 0L; number < 2_300; number++)
        {
            var digits = $"{number * 4_347_826L:0000000000}";
            var text = digits + IdentifierSpecification.LetterOf(digits);
            for (var at = 0; at < 10; at++)
            {
                Assert.All(Enumerable.Range('0', 10).Where(digit => digit != text[at]), digit => Assert.False(Ine.IsValid($"{text[..at]}{(char)digit}{text[(at + 1)..]}")));
                Assert.True(at == 9 || text[at] == text[at + 1] || !Ine.IsValid($"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}"));
            }
        }
    }

    [Fact]
    public void Base36_detects_the_documented_share_of_errors()
    {
        // The key depends on a sum, so one text stands for all: exchanges at one place, and swaps at each border.
        const string Values = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        int DetectedExchanges(int at) => Pairs(Values).Count(pair => !Ine.IsValid(Exchange(WithKey(Place("0000000000", at, pair.First)), at, pair.Second)));
        Assert.All(Enumerable.Range(0, 9), at => Assert.Equal(1_036, DetectedExchanges(at)));
        Assert.Equal(1_164, DetectedExchanges(9));

        int DetectedSwaps(int at) => Pairs(Values).Count(pair => !Ine.IsValid(Exchange(Exchange(WithKey(Place(Place("0000000000", at, pair.First), at + 1, pair.Second)), at, pair.Second), at + 1, pair.First)));
        Assert.All(Enumerable.Range(0, 8), at => Assert.Equal(0, DetectedSwaps(at)));
        Assert.Equal(648, DetectedSwaps(8));

        static IEnumerable<(char First, char Second)> Pairs(string values) => values.SelectMany(first => values.Where(second => second != first).Select(second => (first, second)));
        static string Place(string text, int at, char c) => Exchange(text, at, c);
        static string Exchange(string text, int at, char c) => text[..at] + c + text[(at + 1)..];
        static string WithKey(string ten) => ten + IdentifierSpecification.KeyOf(ten);
    }

    [Fact]
    public void The_masked_text_keeps_three_characters() => Assert.Equal("12********V", Ine.Parse("1234567890V").ToMaskedString());

    [Fact]
    public void A_refusal_never_shows_the_ine() => Assert.All(["1234567890A", "123456789", "1234567890!"], text =>
        Assert.DoesNotContain("1234", Assert.Throws<FormatException>(() => Ine.Parse(text)).Message, StringComparison.Ordinal));

    [Fact]
    public void A_refused_json_key_is_not_shown() => Assert.DoesNotContain(
        "1234567890A",
        Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Deserialize<Dictionary<Ine, int>>("{\"1234567890A\":1}")).ToString(),
        StringComparison.Ordinal);

    [Fact]
    public void Eleven_zeros_are_a_value() => Assert.False(Ine.Parse("00000000000").IsEmpty);

    [Fact]
    public void The_format_M_masks_it()
    {
        var ine = Ine.Parse("1234567890V");
        Assert.All(
            [$"{ine:M}", $"{ine:m}", ine.ToString("M"), ine.ToMaskedString(), $"{(object)ine:M}"],
            text => Assert.Equal("12********V", text));
        Assert.All(
            [$"{ine}", $"{ine:G}", $"{ine:g}", ine.ToString(), ine.ToString(null)],
            text => Assert.Equal("1234567890V", text));
        Assert.False(Ine.IsValid(ine.ToString("M")));
        Span<byte> utf8 = stackalloc byte[11];
        Assert.True(ine.TryFormat(utf8, out _, "M"));
        Assert.Equal("12********V"u8, utf8);
    }

    [Fact]
    public void A_debugger_shows_it_masked()
    {
        var attribute = typeof(Ine).GetCustomAttribute<DebuggerDisplayAttribute>(inherit: false)!;
        Assert.Equal("{ToMaskedString(),nq}", attribute.Value);
    }
}

public class IneLaws : ParsableLaws<Ine>
{
    [Fact]
    [Trait("Category", "Long")]
    public void The_twin_agrees_on_near_misses()
    {
        var random = new Random(11);
        var values = new TestValues(random);
        for (var i = 0; i < 100_000; i++)
        {
            var text = Valid(values).ToCharArray();
            text[random.Next(11)] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZad é"[random.Next(40)];
            var (issue, kind) = IdentifierSpecification.Ine(new string(text));
            Assert.Equal(issue, Ine.Check(new string(text)));
            Assert.True(!Ine.TryParse(new string(text), out var ine) || ine.Kind == kind);
        }
    }

    private protected override string Valid(TestValues values) => values.Ine();

    protected override string Check(string text) => Ine.Check(text).ToString();

    protected override string Check(byte[] utf8) => Ine.Check(utf8).ToString();

    protected override bool IsValid(string text) => Ine.IsValid(text);

    protected override bool IsValid(byte[] utf8) => Ine.IsValid(utf8);

    protected override IEnumerable<string> Written(Ine value)
    {
        var chars = new char[64];
        var bytes = new byte[64];
        Assert.True(value.TryFormat(chars, out var charsWritten));
        Assert.True(value.TryFormat(bytes, out var bytesWritten));
        return [value.ToString("G"), new string(chars, 0, charsWritten), Encoding.UTF8.GetString(bytes, 0, bytesWritten)];
    }

    protected override (bool Less, bool LessOrEqual, bool Greater, bool GreaterOrEqual) Compare(Ine left, Ine right) => (left < right, left <= right, left > right, left >= right);
}
