namespace EduConnect.Rules.Tests;

public class PasswordReportTests
{
    [Fact]
    public void Default_is_not_valid()
    {
        PasswordReport report = default;
        Assert.False(report.IsValid);
        Assert.Equal(PasswordIssues.None, report.Issues);
        Assert.Equal(-1, report.FirstUnlistedIndex);
        Assert.Equal("not checked (length 0, has None, lacks None)", report.ToString());
    }

    [Fact]
    public void ToString_shows_only_counts()
    {
        Assert.Equal("valid (length 8, has Lowercase, Uppercase, Digit, lacks Special)", PasswordPolicy.EduConnect.Check("Abcdefg1").ToString());
        Assert.Equal("TooShort, TooFewClasses (length 2, has Lowercase, lacks Uppercase, Digit, Special)", PasswordPolicy.EduConnect.Check("€a").ToString());
    }

    [Fact]
    public void Reports_of_like_passwords_are_equal()
    {
        Assert.Equal(PasswordPolicy.EduConnect.Check("Abcdefg1"), PasswordPolicy.EduConnect.Check("1gfedcbA"));
        Assert.NotEqual(PasswordPolicy.EduConnect.Check("Abcdefg1"), PasswordPolicy.EduConnect.Check("Abcdefg12"));
    }

    [Fact]
    public void A_report_fits_two_registers() => Assert.True(System.Runtime.CompilerServices.Unsafe.SizeOf<PasswordReport>() <= 16);
}
