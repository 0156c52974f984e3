using System.Numerics;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>What is wrong with a code; a character that is no digit is told before the length.</summary>
public enum SmsCodeIssue
{
    /// <summary>Nothing: the code is valid.</summary>
    None,

    /// <summary>There are only digits, and too few or too many of them.</summary>
    WrongLength,

    /// <summary>A character is not one of <c>0-9</c>.</summary>
    IllegalCharacter,
}

/// <summary>
/// The code that the sign-up form sends by SMS: as many ASCII digits as the caller says, 6 unless told.
/// </summary>
/// <example><code>
/// SmsCode.IsValid("001234");         // true: leading zeros are kept, a code is text and never a number
/// SmsCode.IsValid("00123456", 8);    // true
/// SmsCode.Check("01234");            // WrongLength; so are "0123456" and ""
/// SmsCode.Check("01234O");           // IllegalCharacter: a letter O
/// SmsCode.Check("012 345");          // IllegalCharacter: a space
/// SmsCode.Check("012345\n");         // IllegalCharacter: a line end
/// </code></example>
/// <remarks>
/// <para>How many digits EduConnect sends is not documented anywhere that was found: 6 is a common length and an assumption.
/// Pass the length that you see.</para>
/// <para>Digits are ASCII <c>0-9</c>: fullwidth and Arabic-Indic digits are refused. Nothing is trimmed.</para>
/// <para>Not checked: whether the code is the one that was sent, or has expired. A null string counts as empty.</para>
/// <para>Source: docs/sources.md#sms-code.</para>
/// </remarks>
public static class SmsCode
{
    /// <summary>How many digits a code has unless the caller says otherwise: an assumption, not documented.</summary>
    public const int DefaultLength = 6;

    /// <summary>What is wrong with the code. Allocates nothing.</summary>
    /// <param name="code">The code as typed.</param>
    /// <param name="length">How many digits it must have, exactly; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than 1.</exception>
    public static SmsCodeIssue Check(ReadOnlySpan<char> code, int length = DefaultLength) => Judge(code, length);

    /// <inheritdoc cref="Check(ReadOnlySpan{char}, int)"/>
    /// <param name="utf8Code">The code as typed.</param>
    /// <param name="length">How many digits it must have, exactly; 1 or more.</param>
    public static SmsCodeIssue Check(ReadOnlySpan<byte> utf8Code, int length = DefaultLength) => Judge(utf8Code, length);

    /// <summary>Whether the code satisfies the rule. Allocates nothing.</summary>
    /// <inheritdoc cref="Check(ReadOnlySpan{char}, int)"/>
    public static bool IsValid(ReadOnlySpan<char> code, int length = DefaultLength) => Judge(code, length) == SmsCodeIssue.None;

    /// <inheritdoc cref="IsValid(ReadOnlySpan{char}, int)"/>
    /// <param name="utf8Code">The code as typed.</param>
    /// <param name="length">How many digits it must have, exactly; 1 or more.</param>
    public static bool IsValid(ReadOnlySpan<byte> utf8Code, int length = DefaultLength) => Judge(utf8Code, length) == SmsCodeIssue.None;

    /// <summary>The rule itself. The length is counted only where all is ASCII: both encodings then count alike.</summary>
    private static SmsCodeIssue Judge<T>(ReadOnlySpan<T> code, int length) where T : unmanaged, IBinaryInteger<T>
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
