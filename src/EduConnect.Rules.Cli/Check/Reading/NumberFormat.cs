using System.Globalization;
using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>How a workbook shows numbers: as dates, with leading zeros, or as they are.</summary>
/// <remarks>
/// A date is written <c>dd/MM/yyyy</c>, or <c>yyyy-MM-dd</c> if the format begins with the year, whatever else it has;
/// a time is written only if the format shows one and it is not midnight. Other formats are followed only if they
/// consist of digits and text (<c>00000000</c>, <c>0#" "##" "##</c>); numbers are never rounded to <c>1E+10</c>.
/// </remarks>
internal sealed class NumberFormat
{
    public static readonly NumberFormat General = new();

    private const char Zero = '\uE000';
    private const char Digit = '\uE001';
    private readonly bool _hasDay;
    private readonly bool _hasTime;
    private readonly bool _yearFirst;

    // Zero and Digit are placeholders, other characters are literal; empty if the format is not followed.
    private readonly string _digits = "";

    private NumberFormat(bool hasDay = false, bool hasTime = false, bool yearFirst = false, string digits = "") =>
        (_hasDay, _hasTime, _yearFirst, _digits) = (hasDay, hasTime, yearFirst, digits);

    /// <summary>Whether digits are shown as they are.</summary>
    public bool IsPlain => !_hasDay && !_hasTime && _digits.Length == 0;

    /// <summary>A built-in format, by its number (ECMA-376, 18.8.30).</summary>
    public static NumberFormat BuiltIn(int id) => id switch
    {
        >= 14 and <= 17 or >= 27 and <= 31 or 36 or >= 50 and <= 58 => new(hasDay: true),
        >= 18 and <= 21 or >= 32 and <= 35 or >= 45 and <= 47 => new(hasTime: true),
        22 => new(hasDay: true, hasTime: true),
        _ => General,
    };

    /// <summary>Parses a format code such as <c>dd/mm/yyyy</c>; only its first section counts.</summary>
    public static NumberFormat Parse(string code)
    {
        var digits = new StringBuilder();
        var (isDigits, hasClock, hasMonth, year, day) = (true, false, false, -1, -1);
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            var c = char.ToLowerInvariant(code[i]);
            switch (c)
            {
                case '"':
                    var end = code.IndexOf('"', i + 1);
                    end = end < 0 ? code.Length : end;
                    digits.Append(code, i + 1, end - i - 1);
                    i = end;
                    break;
                case '\\' when i + 1 < code.Length:
                    digits.Append(code[++i]);
                    break;
                case '[':
                    var close = code.IndexOf(']', i + 1);
                    close = close < 0 ? code.Length : close;
                    var inside = code.AsSpan(i + 1, close - i - 1);
                    hasClock |= inside.Length > 0 && inside.Trim("hHmMsS").IsEmpty;
                    isDigits &= !inside.StartsWith("<") && !inside.StartsWith(">") && !inside.StartsWith("=");
                    i = close;
                    break;
                case '0':
                    digits.Append(Zero);
                    break;
                case '#' or '?':
                    digits.Append(Digit);
                    break;
                case ' ' or '-' or '(' or ')' or '+' or '/' or ':' or '\u00A0' or '\u202F':
                    digits.Append(code[i]);
                    break;
                case '_' or '*':
                    isDigits &= c == '_';
                    i++;
                    break;
                case 'g' or 'e' or '@':
                    // General, exponents and text have no date.
                    return General;
                default:
                    isDigits = false;
                    hasMonth |= c == 'm';
                    hasClock |= c is 'h' or 's';
                    year = year < 0 && c == 'y' ? i : year;
                    day = day < 0 && c == 'd' ? i : day;
                    break;
            }
        }

        var hasDay = year >= 0 || day >= 0 || (hasMonth && !hasClock);
        return hasDay || hasClock ? new(hasDay, hasClock, yearFirst: year >= 0 && year < day)
            : isDigits && digits.ToString() is var text && text.AsSpan().ContainsAny(Zero, Digit) ? new(digits: text)
            : General;
    }

    /// <summary>
    /// Reads the number of a cell; false if the text is not a number, or is too large for a workbook.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>Formats a number as a person sees it.</summary>
    public string Show(double value, bool is1904)
    {
        if ((_hasDay || _hasTime) && ShowDate(value, is1904) is { } date)
        {
            return date;
        }

        var number = Math.Round(value, MidpointRounding.AwayFromZero);
        return _digits.Length > 0 && number is >= 0 and < 1e15
            ? ShowDigits(number.ToString("F0", CultureInfo.InvariantCulture))
            : ShowPlain(value);
    }

    /// <summary>Formats a number with all the digits that a workbook keeps.</summary>
    public static string ShowPlain(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e21 ? value.ToString("F0", CultureInfo.InvariantCulture)
        : value.ToString("G15", CultureInfo.InvariantCulture);

    /// <summary>Formats a date, with its time if that is shown and is not midnight.</summary>
    public static string ShowDate(DateTime date, bool yearFirst, bool hasTime) => date.ToString(
        (yearFirst ? "yyyy-MM-dd" : "dd/MM/yyyy") + (hasTime && date.TimeOfDay != TimeSpan.Zero ? " HH:mm:ss" : ""),
        CultureInfo.InvariantCulture);

    private string? ShowDate(double value, bool is1904)
    {
        if (!_hasDay)
        {
            return value is < 0 or >= 1 ? null : Date(value)?.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        }

        // Day 60 of the 1900 calendar is 29 February 1900, a day that never existed.
        var days = is1904 ? value + 1462 : value < 60 ? value + 1 : value;
        return value < 0 || (!is1904 && value is < 1 or (>= 60 and < 61)) || Date(days) is not { } date
            ? null
            : ShowDate(date, _yearFirst, _hasTime);

        // Null after the year 9999.
        static DateTime? Date(double days) => Math.Round(days * 86_400) is var seconds and < 2_958_466d * 86_400
            ? new DateTime(1899, 12, 30).AddSeconds(seconds)
            : null;
    }

    private string ShowDigits(string number)
    {
        var shown = new StringBuilder();
        var (left, first) = (number == "0" ? 0 : number.Length, _digits.AsSpan().IndexOfAny(Zero, Digit));
        for (var i = _digits.Length - 1; i >= 0; i--)
        {
            if (_digits[i] is not (Zero or Digit))
            {
                shown.Insert(0, _digits[i]);
                continue;
            }

            shown.Insert(0, left > 0 ? number[--left].ToString() : _digits[i] == Zero ? "0" : "");
            if (i == first)
            {
                shown.Insert(0, number[..left]);
            }
        }

        return shown.ToString();
    }
}
