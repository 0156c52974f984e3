using System.Numerics;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>Why a code is refused; a character other than a digit is reported before the length.</summary>
public enum SmsCodeIssue
{
    /// <summary>The code is valid.</summary>
    None,

    /// <summary>The code is all digits, but too few or too many.</summary>
    WrongLength,

    /// <summary>A character is not one of <c>0-9</c>.</summary>
    IllegalCharacter,
}

/// <summary>
/// Checks the code that the sign-up form sends by SMS: as many ASCII digits as the caller specifies, 6 by default.
/// </summary>
/// <example><code>
/// SmsCodeRule.IsValid("001234");         // true: leading zeros count, because a code is text and not a number
/// SmsCodeRule.IsValid("00123456", 8);    // true
/// SmsCodeRule.Check("01234");            // WrongLength, as are "0123456" and ""
/// SmsCodeRule.Check("01234O");           // IllegalCharacter: a letter O
/// SmsCodeRule.Check("012 345");          // IllegalCharacter: a space
/// SmsCodeRule.Check("012345\n");         // IllegalCharacter: a line end
/// </code></example>
/// <remarks>
/// <para>The number of digits that EduConnect sends is not documented. 6 is an assumption, because it is common; if
/// your codes are longer or shorter, pass their length.</para>
/// <para>Digits are ASCII <c>0-9</c>: fullwidth and Arabic-Indic digits are refused. Nothing is trimmed.</para>
/// <para>Not checked: whether this code was sent, or has expired. A null string counts as empty.</para>
/// <para>Source: docs/sources.md#sms-code.</para>
/// </remarks>
public static class SmsCodeRule
{
    /// <summary>The number of digits by default: an assumption, not documented.</summary>
    public const int DefaultLength = 6;

    /// <summary>Checks the code and reports the issue, if any. Allocates nothing.</summary>
    /// <param name="code">The code as typed.</param>
    /// <param name="length">The exact number of digits; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than 1.</exception>
    public static SmsCodeIssue Check(ReadOnlySpan<char> code, int length = DefaultLength) => CheckCore(code, length);

    /// <inheritdoc cref="Check(ReadOnlySpan{char}, int)"/>
    /// <param name="utf8Code">The code as typed.</param>
    /// <param name="length">The exact number of digits; 1 or more.</param>
    public static SmsCodeIssue Check(ReadOnlySpan<byte> utf8Code, int length = DefaultLength) =>
        CheckCore(utf8Code, length);

    /// <summary>Whether the code satisfies the rule. Allocates nothing.</summary>
    /// <inheritdoc cref="Check(ReadOnlySpan{char}, int)"/>
    public static bool IsValid(ReadOnlySpan<char> code, int length = DefaultLength) =>
        CheckCore(code, length) == SmsCodeIssue.None;

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char}, int)"/>
    /// <param name="utf8Code">The code as typed.</param>
    /// <param name="length">The exact number of digits; 1 or more.</param>
    public static bool IsValid(ReadOnlySpan<byte> utf8Code, int length = DefaultLength) =>
        CheckCore(utf8Code, length) == SmsCodeIssue.None;

    /// <summary>
    /// Holds the rule. Only ASCII text gets its length compared, because it has the same length in both encodings.
    /// </summary>
    internal static SmsCodeIssue CheckCore<T>(ReadOnlySpan<T> code, int length) where T : unmanaged, IBinaryInteger<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        foreach (var unit in code)
        {
            if (!CodeUnits.IsDigit(unit))
            {
                return SmsCodeIssue.IllegalCharacter;
            }
        }

        return code.Length == length ? SmsCodeIssue.None : SmsCodeIssue.WrongLength;
    }
}
