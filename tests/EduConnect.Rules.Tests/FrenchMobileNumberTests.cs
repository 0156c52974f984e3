using System.Globalization;
using System.Text;
using EduConnect.Rules.Tests.Specification;
using PhoneNumbers;

namespace EduConnect.Rules.Tests;

/// <summary>The numbers are those that the regulator keeps for fiction, or generated.</summary>
public class FrenchMobileNumberTests
{
    // Country codes with the numbers of digits that mobile numbers, or any numbers, have after them.
    private static readonly (int Code, int Digits)[] _lengths =
        [(33, 9), (262, 9), (508, 9), (590, 9), (594, 9), (596, 9), (508, 6), (681, 6), (687, 6), (689, 6), (689, 8)];

    private static readonly string[] _tails = ["0000", "1234", "9999"];

    [Theory]
    [InlineData("0639981234")]
    [InlineData("06 39 98 12 34")]
    [InlineData("06.39.98.12.34")]
    [InlineData("06-39-98-12-34")]
    [InlineData("06\u00A039\u00A098\u00A012\u00A034")]
    [InlineData("06\u202F39\u202F98\u202F12\u202F34")]
    [InlineData("06/39/98/12/34")]
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
    [InlineData("0731234567", 33)]
    [InlineData("0799999999", 33)]
    [InlineData("0708401234", 508)]
    [InlineData("+508 708 56 12 34", 508)]
    [InlineData("+508 55 12 34", 508)]
    [InlineData("00508401234", 508)]
    [InlineData("0709001234", 590)]
    [InlineData("0709041234", 590)]
    [InlineData("0709131234", 596)]
    [InlineData("0709201234", 262)]
    [InlineData("+262 709 20 12 34", 262)]
    [InlineData("0709371234", 262)]
    [InlineData("0709331234", 594)]
    [InlineData("+681 72 12 34", 681)]
    [InlineData("+681831234", 681)]
    [InlineData("+687 75 12 34", 687)]
    [InlineData("00 687 89.12.34", 687)]
    [InlineData("+689 87 12 34 56", 689)]
    [InlineData("00689-89-12-34-56", 689)]
    public void The_prefix_gives_the_territory(string text, int countryCode)
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
    [InlineData("0936999999", FrenchMobileNumberIssue.Landline)]
    [InlineData("0940000000", FrenchMobileNumberIssue.Landline)]
    [InlineData("+508 508 41 12 34", FrenchMobileNumberIssue.Landline)]
    [InlineData("0937000000", FrenchMobileNumberIssue.ServiceNumber)]
    [InlineData("09 38 12 34 56", FrenchMobileNumberIssue.ServiceNumber)]
    [InlineData("+33 9 39 99 99 99", FrenchMobileNumberIssue.ServiceNumber)]
    [InlineData("08 00 00 00 00", FrenchMobileNumberIssue.ServiceNumber)]
    [InlineData("08 99 99 99 99", FrenchMobileNumberIssue.ServiceNumber)]
    [InlineData("+33 5 12 34 56 78", FrenchMobileNumberIssue.Landline)]
    [InlineData("0590 12 34 56", FrenchMobileNumberIssue.Landline)]
    [InlineData("+590 590 12 34 56", FrenchMobileNumberIssue.Landline)]
    [InlineData("08 12 34 56 78", FrenchMobileNumberIssue.ServiceNumber)]
    [InlineData("+33812345678", FrenchMobileNumberIssue.ServiceNumber)]
    [InlineData("0712345678", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("07 00 00 00 00", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("0729999999", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("+33 7 12 34 56 78", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("+687712345678", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+3361234567890123456", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("0708391234", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("0708461234", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("0708571234", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("0709051234", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("0709141234", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("0709241234", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("0709341234", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("0709381234", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("0000000000", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("00 00 00 00 00", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("0001234567", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("000000000", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("00033639981234", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+508 45 12 34", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("+681 73 12 34", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("+687 24 12 34", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("+687 88 12 34", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("+687 01 23 45", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("+689 40 12 34 56", FrenchMobileNumberIssue.UnopenedRange)]
    [InlineData("75 12 34", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("551234", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("87 12 34 56", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("075123", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+687 75 12 3", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+687 75 12 34 56", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+689 87 12 34", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+508 55 12 34 56", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+33 55 12 34", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+687 612 34 56 78", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("+687 7 51 23 4", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("+687(0)751234", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("+508 6 12 34 56 78", FrenchMobileNumberIssue.CountryCodeMismatch)]
    [InlineData("+33 7 08 40 12 34", FrenchMobileNumberIssue.CountryCodeMismatch)]
    [InlineData("+33709201234", FrenchMobileNumberIssue.CountryCodeMismatch)]
    [InlineData("+590 709 20 12 34", FrenchMobileNumberIssue.CountryCodeMismatch)]
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
    [InlineData("612345678", FrenchMobileNumberIssue.LostLeadingZero)]
    [InlineData("6 39 98 12 34", FrenchMobileNumberIssue.LostLeadingZero)]
    [InlineData("690123456", FrenchMobileNumberIssue.LostLeadingZero)]
    [InlineData("687751234", FrenchMobileNumberIssue.LostLeadingZero)] // or +687
    [InlineData("123456789", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("712345678", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("33612345678", FrenchMobileNumberIssue.MissingPlus)]
    [InlineData("33 6 39 98 12 34", FrenchMobileNumberIssue.MissingPlus)]
    [InlineData("590690123456", FrenchMobileNumberIssue.MissingPlus)]
    [InlineData("508401234", FrenchMobileNumberIssue.MissingPlus)]
    [InlineData("68987123456", FrenchMobileNumberIssue.MissingPlus)]
    [InlineData("33712345678", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("=\"0639981234\"", FrenchMobileNumberIssue.SpreadsheetFormula)]
    [InlineData("tel:+33639981234", FrenchMobileNumberIssue.TelPrefix)]
    [InlineData("Tel: 06 39 98 12 34", FrenchMobileNumberIssue.TelPrefix)]
    [InlineData("tel:639981234", FrenchMobileNumberIssue.TelPrefix)]
    [InlineData("tel:0123456789", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("Tél. : 06 39 98 12 34", FrenchMobileNumberIssue.ExtraText)]
    [InlineData("0639981234 (mère)", FrenchMobileNumberIssue.ExtraText)]
    [InlineData("Maman 06 39 98 12 34 après 18 h", FrenchMobileNumberIssue.ExtraText)]
    [InlineData("+33 (0)6 39 98 12 34 - père", FrenchMobileNumberIssue.ExtraText)]
    [InlineData("06 39 98 12 34 / 06 39 98 12 35", FrenchMobileNumberIssue.SeveralNumbers)]
    [InlineData("06 39 98 12 34 06 39 98 12 35", FrenchMobileNumberIssue.SeveralNumbers)]
    [InlineData("0639981234;+33639981235", FrenchMobileNumberIssue.SeveralNumbers)]
    [InlineData("01 23 45 67 89 / 06 39 98 12 34", FrenchMobileNumberIssue.SeveralNumbers)]
    [InlineData("06 39 98 12 34 (18)", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("01 23 45 67 89 (mère)", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("6,39981E+08", FrenchMobileNumberIssue.ScientificNotation)]
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
    [InlineData("+0612345678", FrenchMobileNumberIssue.ForeignNumber)]
    [InlineData("+033 6 39 98 12 34", FrenchMobileNumberIssue.ForeignNumber)]
    [InlineData("+68 612345678", FrenchMobileNumberIssue.ForeignNumber)]
    [InlineData("+9999", FrenchMobileNumberIssue.ForeignNumber)]
    [InlineData("0100000000", FrenchMobileNumberIssue.Landline)]
    [InlineData("0999999999", FrenchMobileNumberIssue.Landline)]
    [InlineData("07011234567890", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("", FrenchMobileNumberIssue.WrongLength)]
    [InlineData("06 1 23 45 67 8", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("06  12 34 56 78", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("06 12 34 56 78 ", FrenchMobileNumberIssue.SurroundingSpaces)]
    [InlineData(" 06 12 34 56 78", FrenchMobileNumberIssue.SurroundingSpaces)]
    [InlineData("+33  6 12 34 56 78", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("+33 (0)  612345678", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("+590(0)690123456", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("(0)612345678", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("06+12345678", FrenchMobileNumberIssue.IllegalCharacter)]
    [InlineData("06_12_34_56_78", FrenchMobileNumberIssue.IllegalCharacter)]
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

    [Theory]
    [InlineData("+508551234", "+508 55 12 34", "+508 ** ** 34")]
    [InlineData("+681821234", "+681 82 12 34", "+681 ** ** 34")]
    [InlineData("+687751234", "+687 75 12 34", "+687 ** ** 34")]
    [InlineData("+68987123456", "+689 87 12 34 56", "+689 ** ** ** 56")]
    [InlineData("+508708401234", "07 08 40 12 34", "07 ** ** ** 34")]
    public void A_number_that_needs_its_country_code_keeps_it(string e164, string national, string masked)
    {
        var number = FrenchMobileNumber.Parse(e164);
        Assert.Equal((e164, national, masked), (number.ToString("E"), number.ToString("N"), number.ToString("M")));
        Assert.Equal(number, FrenchMobileNumber.Parse(national));
    }

    [Fact]
    public void Text_of_64_characters_is_too_long() => Assert.All([63, 64, 65, 1000], length =>
        Assert.Equal(length < 64 ? FrenchMobileNumberIssue.IllegalCharacter : FrenchMobileNumberIssue.WrongLength, FrenchMobileNumber.Check(new string('(', length))));

    [Fact]
    public void The_usual_form_reads_every_pair() => Assert.All(Enumerable.Range(0, 100), pair =>
    {
        var text = $"06{pair:00}{(pair + 1) % 100:00}{(pair + 2) % 100:00}{(pair + 3) % 100:00}";
        var expected = IdentifierSpecification.Mobile(text);
        Assert.EndsWith(text[1..], expected, StringComparison.Ordinal);
        Assert.Equal(expected, FrenchMobileNumber.Parse(text).ToString());
        var dotted = string.Join(".", text.Chunk(2).Select(two => new string(two)));
        Assert.Equal(expected, FrenchMobileNumber.Parse(dotted).ToString());
        Assert.All(["+33", "+33 ", "+33."], prefix => Assert.All([text[1..], dotted[1..]], rest =>
            Assert.Equal(IdentifierSpecification.Mobile(prefix + rest), FrenchMobileNumber.TryParse(prefix + rest, out var number) ? number.ToString() : null)));
    });

    [Fact]
    public void Every_character_at_every_place_agrees_with_the_twin()
    {
        foreach (var valid in (string[])["0639981234", "06 39 98 12 34", "+33639981234", "+33 6 39 98 12 34", "+336 39 98 12 34", "0692123456", "+33692123456"])
        {
            for (var place = 0; place < valid.Length; place++)
            {
                foreach (var character in Enumerable.Range(0, 0x180).Select(code => (char)code))
                {
                    var text = $"{valid[..place]}{character}{valid[(place + 1)..]}";
                    var expected = IdentifierSpecification.Mobile(text);
                    Assert.Equal(expected, FrenchMobileNumber.TryParse(text, out var number) ? number.ToString() : null);
                    Assert.Equal(expected, FrenchMobileNumber.TryParse(Encoding.UTF8.GetBytes(text), out number) ? number.ToString() : null);
                }
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("E")]
    [InlineData("N")]
    [InlineData("M")]
    public void Default_is_no_number(string? format)
    {
        Assert.Equal("", default(FrenchMobileNumber).ToString(format));
        Assert.Equal((null, false), (default(FrenchMobileNumber).CountryCode, default(FrenchMobileNumber).IsFictional));
        Assert.True(default(FrenchMobileNumber) < FrenchMobileNumber.Parse("+508400000"));
    }

    [Fact]
    public void The_first_number_is_a_value() => Assert.False(FrenchMobileNumber.Parse("0600000000").IsEmpty);

    [Fact]
    public void The_national_form_is_read_back()
    {
        for (var national = 600_000_000; national < 800_000_000; national += 9_973)
        {
            if (FrenchMobileNumber.TryParse($"0{national}", out var number))
            {
                Assert.Equal($"0{national}", number.ToString("N").Replace(" ", "", StringComparison.Ordinal));
                Assert.Equal(number, FrenchMobileNumber.Parse(number.ToString("N")));
                Assert.Equal(number, FrenchMobileNumber.Parse(number.ToString()));
            }
        }
    }

    [Fact]
    public void Every_block_of_06_and_07_is_that_of_the_twin() => Assert.All(Enumerable.Range(60_000, 20_000), block =>
    {
        var text = $"0{block}1234";
        var expected = IdentifierSpecification.Mobile(text);
        Assert.Equal(expected, FrenchMobileNumber.TryParse(text, out var number) ? number.ToString() : null);
        Assert.Equal(
            expected is null ? FrenchMobileNumberIssue.UnopenedRange : FrenchMobileNumberIssue.None,
            FrenchMobileNumber.Check(text));
    });

    [Fact]
    [Trait("Category", "Long")]
    public void Every_number_of_six_digits_is_that_of_the_twin() => Assert.All([508, 681, 687], code =>
    {
        for (var number = 0; number < 1_000_000; number += 7)
        {
            var text = $"+{code}{number:000000}";
            var ours = FrenchMobileNumber.TryParse(text, out var value) ? value.ToString() : null;
            Assert.Equal(IdentifierSpecification.Mobile(text), ours);
        }
    });

    [Fact]
    public void Nothing_is_allocated()
    {
        string[] texts =
        [
            "06 39 98 12 34", "+33639981234", "07 12 34 56 78", "+687 75 12 34", "+262 709 20 12 34", "+508 55 12 34",
            "+32 470 12 34 56",
        ];
        var chars = new char[64];
        var compared = Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        compared += Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0, compared);

        int Run()
        {
            var (sum, last) = (0, default(FrenchMobileNumber));
            foreach (var text in texts)
            {
                sum += (int)FrenchMobileNumber.Check(text);
                if (FrenchMobileNumber.TryParse(text, out var number))
                {
                    sum += number.CompareTo(last) + number.CountryCode.GetValueOrDefault();
                    number.TryFormat(chars, out var written);
                    sum += written;
                    number.TryFormat(chars, out written, "N");
                    number.TryFormat(chars, out written, "M");
                    last = number;
                }
            }

            return sum;
        }
    }

    [Fact]
    public void A_refusal_never_shows_the_number() =>
        Assert.Equal("Not a French mobile number: Landline.", Assert.Throws<FormatException>(() => FrenchMobileNumber.Parse("0123456789")).Message);

    /// <summary>
    /// Every block of five digits after each of the nine country codes, in both directions. libphonenumber says which
    /// ranges are assigned, this library which ones the plan opens; each difference has its row in docs/sources.md.
    /// </summary>
    [Fact]
    [Trait("Category", "Long")]
    public void Libphonenumber_differs_only_where_the_page_says_so()
    {
        var oracle = PhoneNumberUtil.GetInstance();
        var differences = new List<string>();
        foreach (var (code, digits) in _lengths)
        {
            var blocks = Enumerable.Range(0, 100_000).AsParallel().AsOrdered()
                .SelectMany(block => _tails.Select(tail => (Block: block, Tail: tail[..(digits - 5)])))
                .Select(row => (row.Block, What: Difference(code, $"{row.Block:00000}{row.Tail}")))
                .Where(row => row.What.Length > 0)
                .ToLookup(row => row.What, row => row.Block);
            differences.AddRange(
                from row in blocks
                from range in Ranges(row.Distinct())
                select $"+{code} | {digits} | {range} | {row.Key}");
        }

        var page =
            from line in Repository.Read("docs", "sources.md").Split('\n')
            where line.StartsWith("| +", StringComparison.Ordinal)
            let cells = line.Split('|', StringSplitOptions.TrimEntries)
            from range in cells[3].Split(", ")
            select $"{cells[1]} | {cells[2]} | {range} | {cells[4]} | {cells[5]}";
        Assert.Equal(differences.Order(StringComparer.Ordinal), page.Order(StringComparer.Ordinal));

        string Difference(int code, string national)
        {
            var ours = FrenchMobileNumber.TryParse($"+{code}{national}", out var number);
            var digits = ulong.Parse(national, CultureInfo.InvariantCulture);
            var theirs = new PhoneNumber.Builder().SetCountryCode(code).SetNationalNumber(digits).Build();
            var isTheirs = national[0] != '0'
                && oracle.GetNumberType(theirs) is PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE;
            Assert.True(!ours || !isTheirs || number.ToString() == oracle.Format(theirs, PhoneNumberFormat.E164));
            return ours == isTheirs ? "" : ours ? "accepted | refused" : "refused | accepted";
        }
    }

    // "10000-10009, 10011" of numbers in ascending order.
    private static IEnumerable<string> Ranges(IEnumerable<int> blocks) => blocks
        .Select((block, index) => (Block: block, Run: block - index))
        .GroupBy(row => row.Run, row => row.Block)
        .Select(run => run.Count() == 1 ? $"{run.First():00000}" : $"{run.First():00000}-{run.Last():00000}");

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
