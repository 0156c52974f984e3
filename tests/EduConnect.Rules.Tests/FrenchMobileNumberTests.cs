using System.Text;
using EduConnect.Rules.Tests.Specification;
using PhoneNumbers;

namespace EduConnect.Rules.Tests;

/// <summary>The numbers are those that the regulator keeps for fiction, or generated.</summary>
public class FrenchMobileNumberTests
{
    private static readonly string[] _partlyAssigned = ["0639", "0691", "0693", "0694"];

    [Theory]
    [InlineData("0639981234")]
    [InlineData("06 39 98 12 34")]
    [InlineData("06.39.98.12.34")]
    [InlineData("06-39-98-12-34")]
    [InlineData("06\u00A039\u00A098\u00A012\u00A034")]
    [InlineData("06\u202F39\u202F98\u202F12\u202F34")]
    [InlineData("0639 98 12.34")]
    [InlineData("+33639981234")]
    [InlineData("+33 6 39 98 12 34")]
    [InlineData("+33 639981234")]
    [InlineData("+33-6-39-98-12-34")]
    [InlineData("0033639981234")]
    [InlineData("0033 6 39 98 12 34")]
    [InlineData("00 33 6 39 98 12 34")]
    [InlineData("+33(0)639981234")]
    [InlineData("+33 (0)6 39 98 12 34")]
    [InlineData("+33 (0) 6 39 98 12 34")]
    public void Every_written_form_has_one_text(string text)
    {
        Assert.Equal(FrenchMobileNumberIssue.None, FrenchMobileNumber.Check(text));
        Assert.Equal("+33639981234", FrenchMobileNumber.Parse(text).ToString());
    }

    [Theory]
    [InlineData("0690123456", 590)]
    [InlineData("0691 12 34 56", 590)]
    [InlineData("+590 690 12 34 56", 590)]
    [InlineData("0692123456", 262)]
    [InlineData("+262693123456", 262)]
    [InlineData("0639123456", 262)]
    [InlineData("00262 639 12 34 56", 262)]
    [InlineData("0694123456", 594)]
    [InlineData("0696123456", 596)]
    [InlineData("+596 697 12 34 56", 596)]
    [InlineData("0639971234", 262)]
    [InlineData("0639981234", 33)]
    [InlineData("0639991234", 262)]
    [InlineData("0695123456", 33)]
    [InlineData("0698123456", 33)]
    [InlineData("0612345678", 33)]
    [InlineData("0712345678", 33)]
    public void The_prefix_tells_the_territory(string text, int countryCode)
    {
        var number = FrenchMobileNumber.Parse(text);
        Assert.Equal(countryCode, number.CountryCode);
        Assert.StartsWith($"+{countryCode}", number.ToString(), StringComparison.Ordinal);
        Assert.Equal(text.Contains("63998", StringComparison.Ordinal), number.IsFictional);
    }

    [Theory]
    [InlineData("01 23 45 67 89", FrenchMobileNumberIssue.Landline)]
    [InlineData("0512345678", FrenchMobileNumberIssue.Landline)]
    [InlineData("0912345678", FrenchMobileNumberIssue.Landline)]
    [InlineData("+33 5 12 34 56 78", FrenchMobileNumberIssue.Landline)]
    [InlineData("0590 12 34 56", FrenchMobileNumberIssue.Landline)]
    [InlineData("+590 590 12 34 56", FrenchMobileNumberIssue.Landline)]
    [InlineData("08 12 34 56 78", FrenchMobileNumberIssue.SpecialRateNumber)]
    [InlineData("+33812345678", FrenchMobileNumberIssue.SpecialRateNumber)]
    [InlineData("07001234567890", FrenchMobileNumberIssue.MachineNumber)]
    [InlineData("07 00 12 34 56 78 90", FrenchMobileNumberIssue.MachineNumber)]
    [InlineData("+337001234567890", FrenchMobileNumberIssue.MachineNumber)]
    [InlineData("+590 692 12 34 56", FrenchMobileNumberIssue.CountryCodeMismatch)]
    [InlineData("+590612345678", FrenchMobileNumberIssue.CountryCodeMismatch)]
    [InlineData("+33 6 90 12 34 56", FrenchMobileNumberIssue.CountryCodeMismatch)]
    [InlineData("+262639981234", FrenchMobileNumberIssue.CountryCodeMismatch)]
    [InlineData("+33639123456", FrenchMobileNumberIssue.CountryCodeMismatch)]
    [InlineData("+32 470 12 34 56", FrenchMobileNumberIssue.ForeignNumber)]
    [InlineData("0044 7700 900123", FrenchMobileNumberIssue.ForeignNumber)]
    [InlineData("06 12 34 56 7", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("06 12 34 56 789", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("612345678", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("33612345678", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("6123456789", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("4894967296", FrenchMobileNumberIssue.WrongLength)] // 2 to the power of 32, and a mobile number
    [InlineData("06 12 34 5", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+33 06 12 34 56 78", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+33012345678", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+33", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+3", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+123", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+1234", FrenchMobileNumberIssue.ForeignNumber)]
    [InlineData("+ 33 6 12 34 56 78", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("+(33)612345678", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("++33612345678", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("+0612345678", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("0000000000", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("+9999", FrenchMobileNumberIssue.ForeignNumber)]
    [InlineData("0100000000", FrenchMobileNumberIssue.Landline)]
    [InlineData("0999999999", FrenchMobileNumberIssue.Landline)]
    [InlineData("07011234567890", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("06 1 23 45 67 8", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("06  12 34 56 78", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("06 12 34 56 78 ", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData(" 06 12 34 56 78", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("+33  6 12 34 56 78", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("+33 (0)  612345678", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("+590(0)690123456", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("(0)612345678", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("06+12345678", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("06/12/34/56/78", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("o612345678", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("0612345678\n", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("\uFF10612345678", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("06\u200912345678", FrenchMobileNumberIssue.IllegalCharacter)]
    public void A_refusal_says_why(string text, FrenchMobileNumberIssue issue) => Assert.Equal(issue, FrenchMobileNumber.Check(text));

    [Theory]
    [InlineData(null, "+33639981234", "+590690123456")]
    [InlineData("G", "+33639981234", "+590690123456")]
    [InlineData("E", "+33639981234", "+590690123456")]
    [InlineData("e", "+33639981234", "+590690123456")]
    [InlineData("N", "06 39 98 12 34", "06 90 12 34 56")]
    [InlineData("n", "06 39 98 12 34", "06 90 12 34 56")]
    [InlineData("M", "06 ** ** ** 34", "06 ** ** ** 56")]
    [InlineData("m", "06 ** ** ** 34", "06 ** ** ** 56")]
    public void Formats(string? format, string mainland, string overseas)
    {
        Assert.Equal(mainland, FrenchMobileNumber.Parse("0639981234").ToString(format));
        Assert.Equal(overseas, FrenchMobileNumber.Parse("0690123456").ToString(format));
    }

    [Fact]
    public void What_has_64_characters_is_too_long() => Assert.All([63, 64, 65, 1000], length =>
        Assert.Equal(length < 64 ? FrenchMobileNumberIssue.IllegalCharacter : FrenchMobileNumberIssue.WrongLength, FrenchMobileNumber.Check(new string('(', length))));

    [Fact]
    public void The_usual_form_reads_every_pair() => Assert.All(Enumerable.Range(0, 100), pair =>
    {
        var text = $"07{pair:00}{(pair + 1) % 100:00}{(pair + 2) % 100:00}{(pair + 3) % 100:00}";
        Assert.Equal("+33" + text[1..], FrenchMobileNumber.Parse(text).ToString());
        Assert.Equal("+33" + text[1..], FrenchMobileNumber.Parse(string.Join(".", text.Chunk(2).Select(two => new string(two)))).ToString());
    });

    [Fact]
    public void Default_is_the_first_number() => Assert.Equal("+33600000000", default(FrenchMobileNumber).ToString());

    [Fact]
    public void The_national_form_is_read_back()
    {
        for (var national = 600_000_000; national < 800_000_000; national += 9_973)
        {
            var number = FrenchMobileNumber.Parse($"0{national}");
            Assert.Equal(number, FrenchMobileNumber.Parse(number.ToString("N")));
            Assert.Equal(number, FrenchMobileNumber.Parse(number.ToString()));
        }
    }

    [Fact]
    public void A_refusal_never_shows_the_number() =>
        Assert.Equal("Not a French mobile number: Landline.", Assert.Throws<FormatException>(() => FrenchMobileNumber.Parse("0123456789")).Message);

    /// <summary>
    /// libphonenumber says whether a range is assigned today; this library knows the plan only, and accepts more, never less.
    /// 0700 to 0729 are kept for machines or for later; of the overseas prefixes only some thousands are assigned yet.
    /// </summary>
    [Fact]
    public void Libphonenumber_agrees_but_for_unassigned_ranges()
    {
        var oracle = PhoneNumberUtil.GetInstance();
        var regions = new Dictionary<int, string[]> { [33] = ["FR"], [590] = ["GP", "MF", "BL"], [262] = ["RE", "YT"], [594] = ["GF"], [596] = ["MQ"] };
        var disagreements = new SortedSet<string>(StringComparer.Ordinal);
        for (var prefix = 60_000; prefix < 80_000; prefix++)
        {
            var number = FrenchMobileNumber.Parse($"0{prefix}1234");
            var theirs = oracle.Parse(number.ToString(), null);
            if (oracle.GetNumberType(theirs) == PhoneNumberType.MOBILE)
            {
                Assert.Equal(number.ToString(), oracle.Format(theirs, PhoneNumberFormat.E164));
                Assert.Contains(oracle.GetRegionCodeForNumber(theirs), regions[number.CountryCode]);
            }
            else
            {
                disagreements.Add($"0{prefix}"[..4]);
            }
        }

        Assert.Equal(
            [.. _partlyAssigned, .. Enumerable.Range(700, 30).Select(prefix => $"0{prefix}")],
            disagreements);
    }

    [Fact]
    public void Libphonenumber_refuses_what_is_refused() => Assert.All(
        ["0123456789", "0912345678", "0812345678", "+590612345678", "06123456789", "061234567"],
        text =>
        {
            Assert.False(FrenchMobileNumber.IsValid(text));
            Assert.NotEqual(PhoneNumberType.MOBILE, PhoneNumberUtil.GetInstance().GetNumberType(PhoneNumberUtil.GetInstance().Parse(text, "FR")));
        });
}

public class FrenchMobileNumberLaws : ParsableLaws<FrenchMobileNumber>
{
    [Fact]
    [Trait("Category", "Long")]
    public void The_twin_agrees_on_near_misses()
    {
        var random = new Random(13);
        var values = new TestValues(random);
        for (var i = 0; i < 100_000; i++)
        {
            var text = Valid(values);
            var at = random.Next(text.Length);
            text = text[..at] + "0123456789 .-+()\u00A0x"[random.Next(18)] + text[(at + random.Next(2))..];
            Assert.Equal(IdentifierSpecification.Mobile(text), FrenchMobileNumber.TryParse(text, out var number) ? number.ToString() : null);
        }
    }

    private protected override string Valid(TestValues values) => values.Mobile();

    protected override string Check(string text) => FrenchMobileNumber.Check(text).ToString();

    protected override string Check(byte[] utf8) => FrenchMobileNumber.Check(utf8).ToString();

    protected override bool IsValid(string text) => FrenchMobileNumber.IsValid(text);

    protected override bool IsValid(byte[] utf8) => FrenchMobileNumber.IsValid(utf8);

    protected override IEnumerable<string> Written(FrenchMobileNumber value)
    {
        var chars = new char[64];
        var bytes = new byte[64];
        Assert.True(value.TryFormat(chars, out var charsWritten));
        Assert.True(value.TryFormat(bytes, out var bytesWritten));
        return [value.ToString("G"), new string(chars, 0, charsWritten), Encoding.UTF8.GetString(bytes, 0, bytesWritten)];
    }

    protected override (bool Less, bool LessOrEqual, bool Greater, bool GreaterOrEqual) Compare(FrenchMobileNumber left, FrenchMobileNumber right) => (left < right, left <= right, left > right, left >= right);
}
