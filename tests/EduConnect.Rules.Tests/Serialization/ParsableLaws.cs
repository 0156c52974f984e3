using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace EduConnect.Rules.Tests;

/// <summary>The laws that every identifier keeps, tried on its valid, nearly valid and hostile texts.</summary>
public abstract class ParsableLaws<T>
    where T : struct, ISpanParsable<T>, IUtf8SpanParsable<T>, ISpanFormattable, IUtf8SpanFormattable, IComparable<T>, IEquatable<T>
{
    private const int Samples = 2_000;
    private const string Intruders = "0123456789ABCXYZaz _.-+()IOQ\u00A0\uFF11\u0661é\0\n\u200B\uFEFF\uD800\uDC00\u212A\u017F\u0130";

    /// <summary>A text that is valid, in any written form.</summary>
    private protected abstract string Valid(TestValues values);

    /// <summary>The issue's name by the span of chars.</summary>
    protected abstract string Check(string text);

    protected abstract string Check(byte[] utf8);

    protected abstract bool IsValid(string text);

    protected abstract bool IsValid(byte[] utf8);

    [Fact]
    public void Valid_texts_are_valid_by_every_entry() => Assert.All(ValidTexts(), text => AssertVerdict(text, valid: true));

    [Fact]
    public void Every_entry_gives_one_verdict()
    {
        var random = new Random(1);
        foreach (var text in ValidTexts())
        {
            // One character exchanged, left out, put in, or two swapped: mostly invalid, and sometimes not.
            var at = random.Next(text.Length);
            var other = Intruders[random.Next(Intruders.Length)];
            AssertVerdict(text[..at] + other + text[(at + 1)..]);
            AssertVerdict(text.Remove(at, 1));
            AssertVerdict(text.Insert(at, other.ToString()));
            AssertVerdict(at == 0 ? text : text[..(at - 1)] + text[at] + text[at - 1] + text[(at + 1)..]);
        }
    }

    [Fact]
    public void Nothing_around_a_text_is_tolerated() => Assert.All(ValidTexts().Take(100), text =>
        Assert.All(["\n", "\r\n", " ", "\t", "\0", "\u200B", "\uFEFF", "\u00A0", "\uD800"], more =>
        {
            AssertVerdict(text + more, valid: false);
            AssertVerdict(more + text, valid: false);
        }));

    [Fact]
    public void Lookalike_digits_are_refused_for_their_shape() => Assert.All(ValidTexts().Take(100), text =>
        Assert.All("\uFF10\u0660\u06F0\u0966\U0001D7CE".EnumerateRunes(), zero =>
        {
            var digit = text.First(char.IsAsciiDigit);
            var fake = text.Replace(digit.ToString(), new Rune(zero.Value + digit - '0').ToString(), StringComparison.Ordinal);
            AssertVerdict(fake, valid: false);
            Assert.Equal("IllegalCharacter", Check(fake));
        }));

    [Fact]
    public void Empty_and_huge_texts_are_refused() =>
        Assert.All(["", "0", new string('0', 1_000_000), new string('é', 70), new string(' ', 64), new string('0', 62) + "😀0", new string('0', 63) + "😀"], text => AssertVerdict(text, valid: false));

    [Fact]
    public void Null_throws_or_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Parse<T>(null!));
        Assert.False(TryParse<T>(null, out var value));
        Assert.Equal(default, value);
    }

    [Fact]
    public void Texts_make_the_round_trip() => Assert.All(ValidTexts(), text =>
    {
        var value = T.Parse(text, null);
        var canonical = value.ToString()!;
        Assert.Equal(value, T.Parse(canonical, CultureInfo.GetCultureInfo("ar-SA")));
        Assert.Equal(canonical, T.Parse(canonical, null).ToString());
        Assert.Equal(canonical, value.ToString("G", CultureInfo.GetCultureInfo("tr-TR")));
        Assert.Equal(canonical, value.ToString("g", null));
        Assert.Equal(canonical, $"{value}");
        Assert.Equal(value, T.Parse(Encoding.UTF8.GetBytes(text), null));
    });

    [Fact]
    public void Order_and_equality_are_those_of_the_text()
    {
        var values = ValidTexts().Select(text => T.Parse(text, null)).ToList();
        Assert.Equal(
            values.Select(value => value.ToString()!).Order(StringComparer.Ordinal),
            values.Order().Select(value => value.ToString()!));
        foreach (var (left, right) in values.Zip(values.Skip(1).Append(values[0])))
        {
            var texts = string.CompareOrdinal(left.ToString(), right.ToString());
            Assert.Equal(Math.Sign(texts), Math.Sign(left.CompareTo(right)));
            Assert.Equal(texts == 0, left.Equals(right));
            Assert.Equal(left.GetHashCode(), T.Parse(left.ToString()!, null).GetHashCode());
            Assert.Equal((texts < 0, texts <= 0, texts > 0, texts >= 0), Compare(left, right));
            Assert.Equal((false, true, false, true), Compare(left, left));
        }
    }

    [Fact]
    public void Formatting_fills_any_buffer_that_is_large_enough() => Assert.All(ValidTexts().Take(50), text =>
    {
        var value = T.Parse(text, null);
        var canonical = value.ToString()!;
        for (var size = 0; size <= canonical.Length + 2; size++)
        {
            var chars = new char[size];
            var bytes = new byte[size];
            var fits = size >= canonical.Length;
            Assert.Equal(fits, value.TryFormat(chars, out var charsWritten, "", null));
            Assert.Equal(fits, value.TryFormat(bytes, out var bytesWritten, "", null));
            Assert.Equal((fits ? canonical.Length : 0, fits ? canonical.Length : 0), (charsWritten, bytesWritten));
            Assert.Equal(fits ? canonical : "", new string(chars, 0, charsWritten));
            Assert.Equal(fits ? canonical : "", Encoding.UTF8.GetString(bytes, 0, bytesWritten));
        }
    });

    [Fact]
    public void Unknown_formats_throw() => Assert.All(["X", "GG", "EE", " "], format =>
    {
        Assert.Contains("write ", Assert.Throws<FormatException>(() => default(T).ToString(format, null)).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => default(T).TryFormat(new char[64], out _, format, null));
        Assert.Throws<FormatException>(() => default(T).TryFormat(new byte[64], out _, format, null));
    });

    [Fact]
    public void Default_is_no_value()
    {
        Assert.All(["", "G", "M"], format =>
        {
            if (format != "M" || typeof(T) != typeof(Uai))
            {
                Assert.Equal("", default(T).ToString(format, null));
                Assert.True(default(T).TryFormat(new char[64], out var chars, format, null));
                Assert.True(default(T).TryFormat(Array.Empty<char>(), out var none, format, null));
                Assert.True(default(T).TryFormat(Array.Empty<byte>(), out var bytes, format, null));
                Assert.Equal((0, 0, 0), (chars, none, bytes));
            }
        });
        Assert.Equal("", default(T).ToString());
        AssertVerdict("", valid: false);
        Assert.All(ValidTexts(), text =>
        {
            var value = T.Parse(text, null);
            Assert.NotEqual(default, value);
            Assert.True(default(T).CompareTo(value) < 0);
            Assert.True(value.CompareTo(default) > 0);
        });
        Assert.Equal(default(T), new T());
        Assert.Equal(0, default(T).CompareTo(default));
        Assert.Equal(default(T).GetHashCode(), new T().GetHashCode());
    }

    [Fact]
    public void Properties_of_an_empty_value_neither_throw_nor_invent()
    {
        var properties = typeof(T).GetProperties()
            .ToDictionary(property => property.Name, property => property.GetValue(default(T)));
        Assert.Equal(true, properties["IsEmpty"]);
        Assert.All(
            properties.Where(property => property.Key != "IsEmpty"),
            property => Assert.True(property.Value is null or false, property.Key));
        Assert.All(
            ValidTexts().Take(50),
            text => Assert.Equal(false, typeof(T).GetProperty("IsEmpty")!.GetValue(T.Parse(text, null))));
    }

    [Fact]
    public void Json_holds_values_and_keys() => Assert.All(ValidTexts().Take(100), text =>
    {
        var value = T.Parse(text, null);
        var list = JsonSerializer.Serialize(new Dictionary<T, T[]> { [value] = [value, default] });
        var quoted = JsonSerializer.Serialize(value.ToString());
        Assert.Equal($$"""{{{quoted}}:[{{quoted}},null]}""", list);
        Assert.Equal(new Dictionary<T, T[]> { [value] = [value, default] }, JsonSerializer.Deserialize<Dictionary<T, T[]>>(list));
        Assert.Equal(value, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(text)));
        Assert.Equal(value.ToString(), JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(value)));
        Assert.Equal(value, JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(value, typeof(T), IdentifierContext.Default), JsonSerializerOptions.Default));
        Assert.Equal(value, (T)JsonSerializer.Deserialize(JsonSerializer.Serialize(value), typeof(T), IdentifierContext.Default)!);
        Assert.Equal(value, JsonSerializer.Deserialize<T>($"\"{string.Concat(text.Select(c => $"\\u{(int)c:X4}"))}\""));
    });

    [Fact]
    public void Json_may_come_in_pieces()
    {
        var value = T.Parse(ValidTexts().First(), null);
        Assert.Equal(value, ReadInPieces<Dictionary<T, T>>(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<T, T> { [value] = value }))[value]);
        Assert.Throws<JsonException>(() => ReadInPieces<T>(JsonSerializer.SerializeToUtf8Bytes(new string('7', 1_000))));

        static TAny ReadInPieces<TAny>(byte[] json)
        {
            var first = new Piece(json.AsMemory(0, 1), null);
            var last = json.Skip(1).Aggregate(first, (before, one) => new Piece(new[] { one }, before));
            var reader = new Utf8JsonReader(new ReadOnlySequence<byte>(first, 0, last, 1));
            return JsonSerializer.Deserialize<TAny>(ref reader)!;
        }
    }

    [Fact]
    public void Bad_json_is_refused_without_its_value() => Assert.All(
        ["12345", "true", "{}", "[]", "\"SECRET9\"", $"\"{new string('7', 1_000)}\"", "\"\""],
        json =>
        {
            var thrown = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>(json));
            Assert.DoesNotContain("SECRET9", thrown.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("777", thrown.ToString(), StringComparison.Ordinal);
            Assert.StartsWith(typeof(T).Name, thrown.Message, StringComparison.Ordinal);
            Assert.Equal(
                "$[1][2]",
                Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T[][]>($"[[],[null,null,{json}]]")).Path);
        });

    [Fact]
    public void A_refusal_names_the_issue() => Assert.All(["", "é", "0123456A", "12345678901"], text =>
    {
        if (!IsValid(text))
        {
            Assert.Contains(Check(text), Assert.Throws<FormatException>(() => T.Parse(text, null)).Message, StringComparison.Ordinal);
            Assert.Contains(Check(text), Assert.Throws<FormatException>(() => T.Parse(Encoding.UTF8.GetBytes(text), null)).Message, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void Configuration_binds_it()
    {
        var value = T.Parse(ValidTexts().First(), null);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Value", value.ToString())]).Build();
        Assert.Equal(value, configuration.Get<Options>()!.Value);
        Assert.Throws<InvalidOperationException>(() => new ConfigurationBuilder().AddInMemoryCollection([new("Value", "x")]).Build().Get<Options>());
        Assert.Equal(value.ToString(), TypeDescriptor.GetConverter(typeof(T)).ConvertToInvariantString(value));
        Assert.False(TypeDescriptor.GetConverter(typeof(T)).CanConvertFrom(typeof(int)));
        Assert.Throws<NotSupportedException>(() => TypeDescriptor.GetConverter(typeof(T)).ConvertFrom(1));
    }

    [Fact]
    public void A_value_is_a_number_and_allocates_nothing()
    {
        Assert.Equal(typeof(T) == typeof(Uai) ? sizeof(uint) : sizeof(ulong), Unsafe.SizeOf<T>());
        string[] texts = [.. ValidTexts().Take(50).SelectMany(text => new[] { text, text[1..], text + "A" }), ""];
        byte[][] utf8 = [.. texts.Select(Encoding.UTF8.GetBytes)];
        var (chars, bytes) = (new char[64], new byte[64]);
        var expected = Written();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var written = Written();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(expected, written);
        Assert.InRange(written, 50 * 8, int.MaxValue);

        int Written()
        {
            var (sum, last) = (0, default(T));
            for (var i = 0; i < texts.Length; i++)
            {
                if (IsValid(texts[i]) && IsValid(utf8[i])
                    && T.TryParse(texts[i].AsSpan(), null, out _) && T.TryParse(utf8[i], null, out var value)
                    && value.TryFormat(chars, out _, default, null)
                    && value.TryFormat(bytes, out var bytesWritten, default, null))
                {
                    sum += bytesWritten + Math.Abs(value.CompareTo(last)) + (value.Equals(last) ? 1 : 0);
                    last = value;
                }
            }

            return sum;
        }
    }

    /// <summary>The texts that the public members write, those that are not of an interface.</summary>
    protected abstract IEnumerable<string> Written(T value);

    [Fact]
    public void Public_members_write_the_text() => Assert.All(ValidTexts().Take(50), text =>
    {
        var value = T.Parse(text, null);
        Assert.All(Written(value), written => Assert.Equal(value.ToString(), written));
    });

    protected abstract (bool Less, bool LessOrEqual, bool Greater, bool GreaterOrEqual) Compare(T left, T right);

    private IEnumerable<string> ValidTexts()
    {
        var values = new TestValues(seed: 20261124);
        return Enumerable.Range(0, Samples).Select(_ => Valid(values));
    }

    private void AssertVerdict(string text, bool? valid = null)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var isValid = IsValid(text);
        Assert.Equal(valid ?? isValid, isValid);
        Assert.Equal(isValid, IsValid(utf8));
        Assert.Equal(isValid, Check(text) == "None");
        Assert.Equal(Check(text), Check(utf8));
        Assert.Equal(isValid, TryParse<T>(text, out var byString));
        Assert.Equal(isValid, T.TryParse(text.AsSpan(), null, out var bySpan));
        Assert.Equal(isValid, T.TryParse(utf8, null, out var byUtf8));
        Assert.Equal((byString, byString), (bySpan, byUtf8));
        Assert.True(isValid || byString.Equals(default), "A refused text leaves the default.");
        if (!isValid)
        {
            Assert.Throws<FormatException>(() => Parse<T>(text));
        }
    }

    // A call on T would bind to the span form of the more derived interface.
    private static TAny Parse<TAny>(string text) where TAny : IParsable<TAny> => TAny.Parse(text, null);

    private static bool TryParse<TAny>(string? text, out TAny? value) where TAny : IParsable<TAny> => TAny.TryParse(text, null, out value);

    private sealed class Options
    {
        public T Value { get; set; }
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            RunningIndex = before is null ? 0 : before.RunningIndex + before.Memory.Length;
            if (before is not null)
            {
                before.Next = this;
            }
        }
    }
}
