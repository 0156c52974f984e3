using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace EduConnect.Rules.Internal;

/// <summary>
/// A copy of refused text that is being edited, and the steps taken so far. Rules use it to find the reason for a
/// refusal, and <see cref="Repair"/> to find the repaired text, so the two always agree.
/// </summary>
internal ref struct Draft
{
    /// <summary>Longer text is not repaired.</summary>
    public const int MaxLength = 256;

    /// <summary>The size of a buffer, with room for steps that insert a few characters.</summary>
    public const int Capacity = MaxLength + 4;

    private readonly Span<char> _buffer;
    private int _length;

    private Draft(Span<char> buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    /// <summary>The text as edited so far; empty if it was too long.</summary>
    public readonly ReadOnlySpan<char> Text => _buffer[.._length];

    /// <summary>The steps taken so far.</summary>
    public RepairSteps Steps { get; set; }

    /// <summary>The first of the steps, in the order of the enum.</summary>
    public readonly RepairSteps FirstStep => (RepairSteps)((int)Steps & -(int)Steps);

    /// <summary>
    /// Whether the steps explain the refusal without repairing the text, because it could mean something else.
    /// </summary>
    public bool IsAmbiguous { get; set; }

    /// <summary>Whether the opened text is a number as shortened by a spreadsheet: <c>1,23457E+09</c>.</summary>
    public bool IsScientific { get; private set; }

    /// <summary>Copies the text into a buffer of <see cref="Capacity"/>.</summary>
    public static Draft Of<T>(ReadOnlySpan<T> text, Span<char> buffer) where T : unmanaged, IBinaryInteger<T>
    {
        if (typeof(T) == typeof(char))
        {
            var isShort = MemoryMarshal.Cast<T, char>(text).TryCopyTo(buffer[..MaxLength]);
            return new Draft(buffer, isShort ? text.Length : 0);
        }

        var status = Utf8.ToUtf16(MemoryMarshal.AsBytes(text), buffer[..MaxLength], out _, out var length);
        return new Draft(buffer, status == OperationStatus.Done ? length : 0);
    }

    /// <summary>
    /// Whether it is a space of any width, or a tab. Line ends and zero-width characters are not spaces.
    /// </summary>
    public static bool IsSpace(char c) => c == '\t' || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;

    /// <summary>Removes outer spaces and a spreadsheet's <c>="…"</c>.</summary>
    public void Open()
    {
        Trim();
        if (_length >= 3 && Text.StartsWith("=\"") && Text[^1] == '"')
        {
            Keep(2.._length, RepairSteps.SpreadsheetFormula);
            _length--;
            Trim();
        }

        IsScientific = IsShortenedNumber(Text);
    }

    public void RemoveSpaces()
    {
        var kept = 0;
        foreach (var c in Text)
        {
            if (IsSpace(c))
            {
                Steps |= RepairSteps.InnerSpaces;
            }
            else
            {
                _buffer[kept++] = c;
            }
        }

        _length = kept;
    }

    /// <summary>Makes ASCII letters uppercase.</summary>
    public void ToUpper()
    {
        foreach (ref var c in _buffer[.._length])
        {
            if (char.IsAsciiLetterLower(c))
            {
                c = (char)(c - 'a' + 'A');
                Steps |= RepairSteps.Lowercase;
            }
        }
    }

    /// <summary>Makes ASCII letters lowercase.</summary>
    public void ToLower()
    {
        foreach (ref var c in _buffer[.._length])
        {
            if (char.IsAsciiLetterUpper(c))
            {
                c = (char)(c - 'A' + 'a');
                Steps |= RepairSteps.Uppercase;
            }
        }
    }

    /// <summary>Inserts a character before the text, once or several times.</summary>
    public void Prepend(char c, int count, RepairSteps step)
    {
        Text.CopyTo(_buffer[count..]);
        _buffer[..count].Fill(c);
        _length += count;
        Steps |= step;
    }

    /// <summary>Keeps only part of the text.</summary>
    public void Keep(Range part, RepairSteps step)
    {
        var kept = Text[part];
        Steps |= kept.Length < _length ? step : 0;
        kept.CopyTo(_buffer);
        _length = kept.Length;
    }

    /// <summary>Replaces the whole text with another of at most the same length.</summary>
    public void Replace(scoped ReadOnlySpan<char> text, RepairSteps steps)
    {
        text.CopyTo(_buffer);
        _length = text.Length;
        Steps |= steps;
    }

    private static bool IsShortenedNumber(ReadOnlySpan<char> text)
    {
        var exponent = text.IndexOfAny('E', 'e');
        if (exponent < 1)
        {
            return false;
        }

        var digits = text[..exponent];
        var power = text[(exponent + 1)..];
        var comma = digits.IndexOfAny('.', ',');
        return power.StartsWith("+") && power.Length is > 1 and < 5 && Digits.TryRead(power[1..], out _)
            && (comma < 0 || (comma < digits.Length - 1 && Digits.TryRead(digits[(comma + 1)..], out _)))
            && (comma < 0 ? digits : digits[..comma]) is [>= '1' and <= '9'];
    }

    private void Trim()
    {
        var (start, end) = (0, _length);
        while (start < end && IsSpace(_buffer[start]))
        {
            start++;
        }

        while (end > start && IsSpace(_buffer[end - 1]))
        {
            end--;
        }

        Keep(start..end, RepairSteps.SurroundingSpaces);
    }
}
