namespace EduConnect.Rules;

/// <summary>Converts values to and from what is in their column.</summary>
internal static class IdentifierColumn
{
    /// <summary>The text of a value; null if there is no value.</summary>
    public static string? Write<T>(T value) where T : struct, IParsable<T>
    {
        var text = value.ToString();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>Parses the text. Nothing is trimmed, and no other written form is accepted.</summary>
    /// <exception cref="FormatException">
    /// The text is not valid, in which case the message names the issue, or it is a mobile number that is not in E.164,
    /// which SQL would not find. The message never holds an INE or a mobile number.
    /// </exception>
    public static T Read<T>(string text) where T : struct, IParsable<T>
    {
        var value = T.Parse(text, null);
        return Write(value) == text ? value : throw new FormatException(
            "This is a valid mobile number but not in E.164: a comparison in SQL would not find it.");
    }

    public static Uai ReadUai(int number) => number is >= 0 and <= 9_999_999
        ? Uai.FromNumber(number)
        : throw new FormatException("Not the number of a UAI: it is not between 0 and 9,999,999.");
}
