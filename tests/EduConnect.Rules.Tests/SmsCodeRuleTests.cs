using System.Globalization;
using System.Text;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

/// <summary>The rule of SMS codes, a sentence a test.</summary>
public class SmsCodeRuleTests
{
    [Fact]
    public void Six_digits_by_default()
    {
        Assert.Equal(6, SmsCodeRule.DefaultLength);
        Assert.Equal(SmsCodeIssue.None, SmsCodeRule.Check("123456"));
        Assert.Equal(SmsCodeIssue.None, SmsCodeRule.Check("123456"u8));
        Assert.True(SmsCodeRule.IsValid("123456"));
        Assert.True(SmsCodeRule.IsValid("123456"u8));
        Assert.Equal(SmsCodeIssue.WrongLength, SmsCodeRule.Check("12345"));
        Assert.False(SmsCodeRule.IsValid("1234567"u8));
    }

    [Fact]
    public void Leading_zeros_are_kept()
    {
        AssertOnly(SmsCodeIssue.None, "001234");
        AssertOnly(SmsCodeIssue.None, "000000");
        AssertOnly(SmsCodeIssue.WrongLength, "0123456");
    }

    [Fact]
    public void Exactly_as_many_digits_as_specified()
    {
        for (var length = 1; length <= 40; length++)
        {
            AssertOnly(SmsCodeIssue.WrongLength, new string('7', length - 1), length);
            AssertOnly(SmsCodeIssue.None, new string('7', length), length);
            AssertOnly(SmsCodeIssue.WrongLength, new string('7', length + 1), length);
        }

        AssertOnly(SmsCodeIssue.WrongLength, "1", int.MaxValue);
    }

    [Fact]
    public void Empty_has_the_wrong_length()
    {
        AssertOnly(SmsCodeIssue.WrongLength, "");
        Assert.Equal(SmsCodeIssue.WrongLength, SmsCodeRule.Check((string?)null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_length_below_one_throws(int length)
    {
        Assert.Equal("length", Assert.Throws<ArgumentOutOfRangeException>(() => SmsCodeRule.Check("", length)).ParamName);
        Assert.Equal("length", Assert.Throws<ArgumentOutOfRangeException>(() => SmsCodeRule.Check(""u8, length)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => SmsCodeRule.IsValid("", length));
        Assert.Throws<ArgumentOutOfRangeException>(() => SmsCodeRule.IsValid(""u8, length));
    }

    [Fact]
    public void A_foreign_character_is_reported_before_the_length() => Assert.All(
        Hostile.Characters.Select(row => row.Text).Concat(["a", "O", "-", "+", "/", ":"]),
        character => Assert.All(
            [character, character + "12345", "123" + character + "45", "12345" + character, "123456" + character],
            code => AssertOnly(SmsCodeIssue.IllegalCharacter, code)));

    [Fact]
    public void Only_ten_characters_are_digits() => Assert.All(
        Enumerable.Range(0, 65_536).Select(c => (char)c),
        c => Assert.Equal(c is >= '0' and <= '9', SmsCodeRule.IsValid([c], 1)));

    [Fact]
    public void Only_ten_bytes_are_digits() => Assert.All(
        Enumerable.Range(0, 256).Select(b => (byte)b),
        b => Assert.Equal(b is >= 0x30 and <= 0x39, SmsCodeRule.IsValid([b], 1)));

    [Fact]
    public void Every_code_of_six_digits_is_valid()
    {
        Span<char> code = stackalloc char[6];
        for (var number = 0; number < 1_000_000; number++)
        {
            number.TryFormat(code, out _, "D6", CultureInfo.InvariantCulture);
            if (!SmsCodeRule.IsValid(code))
            {
                Assert.Fail(code.ToString());
            }
        }
    }

    [Fact]
    public void The_culture_changes_no_verdict() => Assert.All(Hostile.Cultures, culture =>
    {
        using var _ = new CultureScope(culture);
        AssertOnly(SmsCodeIssue.None, "012345");
        AssertOnly(SmsCodeIssue.IllegalCharacter, "\u0660\u0661\u0662\u0663\u0664\u0665");
    });

    private static void AssertOnly(SmsCodeIssue issue, string code, int length = SmsCodeRule.DefaultLength)
    {
        var utf8 = Encoding.UTF8.GetBytes(code);
        Assert.Equal((issue, issue), (SmsCodeRule.Check(code, length), SmsCodeRule.Check(utf8, length)));
        Assert.Equal((issue == SmsCodeIssue.None, issue == SmsCodeIssue.None), (SmsCodeRule.IsValid(code, length), SmsCodeRule.IsValid(utf8, length)));
        if (length < 100)
        {
            Assert.Equal(FormSpecification.Code(code, length), issue);
        }
    }
}
