using System.Globalization;
using System.Text;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

/// <summary>The rule of dates of birth, a sentence a test. Today is 15 June 2026 unless a test says otherwise.</summary>
public class BirthDateRuleTests
{
    private static readonly DateOnly _today = new(2026, 6, 15);
    private static readonly FixedClock _clock = new(_today);

    [Fact]
    public void Both_formats_are_one_date()
    {
        Assert.True(BirthDateRule.TryParse("29/02/2012", out var french, _clock));
        Assert.True(BirthDateRule.TryParse("2012-02-29"u8, out var saml, _clock));
        Assert.Equal(new DateOnly(2012, 2, 29), french);
        Assert.Equal(french, saml);
    }

    [Fact]
    public void The_day_comes_before_the_month()
    {
        Assert.True(BirthDateRule.TryParse("03/04/2012", out var date, _clock));
        Assert.Equal(new DateOnly(2012, 4, 3), date);
        AssertOnly(BirthDateIssue.MonthFirst, "04/13/2012");
    }

    [Fact]
    public void Any_other_format_is_refused() => Assert.All(
        [
            "", "20120229", "29022012", "012-02-29", "2012-02/29", "2012/02-29", "29/02-2012", "29-02/2012",
            "29/022/012", "+9/02/2012",
            "29/02/-012", "-012-02-29", "29/02/2012\n", "29/02/2012T", "29/02/2012 24:00", "29/02/2012 00:60",
            "29/02/2012 00:00:60",
            "29/02/2012 0:00", "2012-02-29T00:00:00Z", "2012-02-28T23:00:00+00:00", "2012-02-29T00:00:00.",
            "2012-02-29T00:00:00.000000000",
            "2012-02-29X00:00:00", "29/02/2012 00:00.00", "29//2012", "//", "1/1/1", "1/1/199", "1/1/19999",
            "0/1/12", "1/13/99/99", "13/13/12", "41/12/12",
            "1/9/2999", "1/9/1899", "30.02.2012", "09999", "00041", "99999", "4115", "411531", "4115a", "41153.5",
            "=\"\"", "29/02/12 x",
            "29/02/20121", "2012-02-291", "2012-02-29T", "0x/02/2012", "aa/bb/cccc", "29/02/201a", "201a-02-29",
            "2012-0a-29", "2012-02-2a", "29/a2/2012", "//////////", "----------",
        ],
        text => AssertOnly(BirthDateIssue.WrongFormat, text));

    [Theory]
    [InlineData("1/9/2012", BirthDateIssue.LostLeadingZero)]
    [InlineData("1/09/2012", BirthDateIssue.LostLeadingZero)]
    [InlineData("01/9/2012", BirthDateIssue.LostLeadingZero)]
    [InlineData("2012-9-1", BirthDateIssue.LostLeadingZero)]
    [InlineData("01.09.2012", BirthDateIssue.WrongSeparator)]
    [InlineData("01-09-2012", BirthDateIssue.WrongSeparator)]
    [InlineData("01 09 2012", BirthDateIssue.WrongSeparator)]
    [InlineData("2012/09/01", BirthDateIssue.WrongSeparator)]
    [InlineData("1.9.2012", BirthDateIssue.WrongSeparator)]
    [InlineData("2012-09-01T00:00:00", BirthDateIssue.TimeOfDay)]
    [InlineData("2012-09-01 00:00:00", BirthDateIssue.TimeOfDay)]
    [InlineData("01/09/2012 00:00", BirthDateIssue.TimeOfDay)]
    [InlineData("01/09/2012 08:30", BirthDateIssue.TimeOfDay)]
    [InlineData("1/9/2012 00:00:00.000", BirthDateIssue.TimeOfDay)]
    [InlineData("01/09/12", BirthDateIssue.TwoDigitYear)]
    [InlineData("1/9/12", BirthDateIssue.TwoDigitYear)]
    [InlineData("09-13-12", BirthDateIssue.TwoDigitYear)]
    [InlineData("01/09/12 00:00", BirthDateIssue.TwoDigitYear)]
    [InlineData("41153", BirthDateIssue.DayNumber)]
    [InlineData("10000", BirthDateIssue.DayNumber)]
    [InlineData(" 41153 ", BirthDateIssue.DayNumber)]
    [InlineData("46188", BirthDateIssue.DayNumber)] // today
    [InlineData("46189", BirthDateIssue.WrongFormat)]
    [InlineData("09/13/2012", BirthDateIssue.MonthFirst)]
    [InlineData("9-13-2012", BirthDateIssue.MonthFirst)]
    [InlineData("12/13/2026", BirthDateIssue.ImpossibleDate)] // later than today either way
    [InlineData("=\"01/09/2012\"", BirthDateIssue.SpreadsheetFormula)]
    [InlineData(" 01/09/2012", BirthDateIssue.SurroundingSpaces)]
    [InlineData("01/09/2012\u00A0", BirthDateIssue.SurroundingSpaces)]
    public void Another_way_to_write_a_date_has_its_own_reason(string text, BirthDateIssue issue) => AssertOnly(issue, text);

    [Fact]
    public void A_null_string_has_the_wrong_format() => Assert.Equal(BirthDateIssue.WrongFormat, BirthDateRule.Check((string?)null));

    [Fact]
    public void One_foreign_character_is_a_wrong_format() => Assert.All(
        Hostile.Characters.Where(row => row.Text is not (" " or "\u00A0")), // these have a reason of their own
        row => Assert.All(
        ["29/02/2012", "2012-02-29"],
        valid => Assert.All(Enumerable.Range(0, valid.Length), at =>
        {
            AssertOnly(BirthDateIssue.WrongFormat, valid[..at] + row.Text + valid[(at + 1)..]);
            AssertOnly(BirthDateIssue.WrongFormat, valid[..at] + row.Text + valid[at..]);
            AssertOnly(BirthDateIssue.WrongFormat, valid + row.Text);
        })));

    // Ten bytes and not ten characters, or the other way round.
    [Fact]
    public void Ten_units_that_are_not_ascii_are_refused() => Assert.All(
        ["éé/02/2012", "é/02/2012", "é/02/201", "éé-02-29", "\u0662\u0669/\u0660\u0662/\u0662\u0660\u0661\u0662", "２９/02/2012"],
        text => AssertOnly(BirthDateIssue.WrongFormat, text));

    [Fact]
    public void A_day_that_does_not_exist_is_refused() => Assert.All(
        ["30/02/2012", "29/02/2013", "29/02/1900", "31/04/2012", "32/13/2012", "00/01/2012", "01/00/2012", "32/01/2012", "01/01/0000", "29/02/2100", "99/99/9999"],
        text =>
        {
            AssertOnly(BirthDateIssue.ImpossibleDate, text);
            AssertOnly(BirthDateIssue.ImpossibleDate, $"{text[6..]}-{text[3..5]}-{text[..2]}");
        });

    [Fact]
    public void Leap_days_are_those_of_the_calendar() =>
        Assert.All(["29/02/2000", "29/02/1904", "29/02/2024"], text => AssertOnly(BirthDateIssue.None, text));

    [Fact]
    public void The_bound_of_1900_is_inclusive()
    {
        AssertOnly(BirthDateIssue.None, "01/01/1900");
        AssertOnly(BirthDateIssue.Before1900, "31/12/1899");
        AssertOnly(BirthDateIssue.Before1900, "01/01/0212");
        AssertOnly(BirthDateIssue.Before1900, "0001-01-01");
    }

    [Fact]
    public void Today_is_accepted_and_tomorrow_refused()
    {
        AssertOnly(BirthDateIssue.None, "15/06/2026");
        AssertOnly(BirthDateIssue.Future, "16/06/2026");
        AssertOnly(BirthDateIssue.Future, "31/12/9999");
    }

    [Fact]
    public void Today_is_the_local_date()
    {
        var instant = new DateTime(2026, 6, 15, 23, 0, 0);
        Assert.Equal(BirthDateIssue.Future, BirthDateRule.Check("16/06/2026", new FixedClock(instant)));
        Assert.Equal(BirthDateIssue.None, BirthDateRule.Check("16/06/2026", new FixedClock(instant, hoursFromUtc: 2)));
        Assert.Equal(BirthDateIssue.Future, BirthDateRule.Check("15/06/2026", new FixedClock(instant.AddHours(-20), hoursFromUtc: -10)));
    }

    // Two days away, so that midnight and the time zone of the machine do not matter.
    [Fact]
    public void Today_is_that_of_the_system_clock_by_default()
    {
        var day = DateOnly.FromDateTime(DateTime.Now).AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var later = DateOnly.FromDateTime(DateTime.Now).AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.True(BirthDateRule.IsValid(day));
        Assert.True(BirthDateRule.IsValid(Encoding.UTF8.GetBytes(day)));
        Assert.True(BirthDateRule.TryParse(day, out _));
        Assert.Equal(BirthDateIssue.Future, BirthDateRule.Check(later));
        Assert.Equal(BirthDateIssue.Future, BirthDateRule.Check(Encoding.UTF8.GetBytes(later)));
    }

    [Fact]
    public void Every_date_to_2100_in_both_formats()
    {
        for (var date = new DateOnly(1899, 12, 1); date <= new DateOnly(2100, 12, 31); date = date.AddDays(1))
        {
            var issue = date.Year < 1900 ? BirthDateIssue.Before1900 : date > _today ? BirthDateIssue.Future : BirthDateIssue.None;
            var read = issue == BirthDateIssue.None ? date : default;
            Assert.Equal((issue, read), AssertOnly(issue, date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture)));
            Assert.Equal((issue, read), AssertOnly(issue, date.ToString("yyyy'-'MM'-'dd", CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("0001")]
    [InlineData("1899")]
    [InlineData("1900")]
    [InlineData("2000")]
    [InlineData("2023")]
    [InlineData("2024")]
    [InlineData("2026")]
    [InlineData("9999")]
    public void Every_day_and_month_of_two_digits(string year)
    {
        for (var n = 0; n < 10_000; n++)
        {
            var (day, month) = ($"{n / 100:D2}", $"{n % 100:D2}");
            foreach (var text in (string[])[$"{day}/{month}/{year}", $"{year}-{month}-{day}"])
            {
                AssertOnly(FormSpecification.Birth(text, _today).Issue, text);
            }
        }
    }

    [Fact]
    public void The_culture_changes_no_verdict() => Assert.All(Hostile.Cultures.Append("th-TH"), culture =>
    {
        using var _ = new CultureScope(culture);
        Assert.Equal(new DateOnly(2012, 2, 29), AssertOnly(BirthDateIssue.None, "29/02/2012").Date);
        AssertOnly(BirthDateIssue.Future, "2555-02-28");
        AssertOnly(BirthDateIssue.Before1900, "1433-02-28");
    });

    /// <summary>Every entry says the same, and so does the twin.</summary>
    private static (BirthDateIssue Issue, DateOnly Date) AssertOnly(BirthDateIssue issue, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var valid = issue == BirthDateIssue.None;
        Assert.Equal((issue, issue), (BirthDateRule.Check(text, _clock), BirthDateRule.Check(utf8, _clock)));
        Assert.Equal((valid, valid), (BirthDateRule.IsValid(text, _clock), BirthDateRule.IsValid(utf8, _clock)));
        Assert.Equal((valid, valid), (BirthDateRule.TryParse(text, out var date, _clock), BirthDateRule.TryParse(utf8, out var same, _clock)));
        Assert.Equal(date, same);
        Assert.Equal(FormSpecification.Birth(text, _today), (issue, date));
        return (issue, date);
    }
}
