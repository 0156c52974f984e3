using System.Globalization;
using System.Text;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

public class UaiTests
{
    [Theory] // published by the Éducation nationale, but for the last, which is computed
    [InlineData("0951099D")]
    [InlineData("0160005U")]
    [InlineData("0860076R")]
    [InlineData("6200002H")]
    [InlineData("7200664J")]
    [InlineData("9740478B")]
    [InlineData("9830445S")]
    [InlineData("9870026P")]
    [InlineData("9870001M")]
    [InlineData("9870003P")]
    [InlineData("9710981P")]
    [InlineData("9711326P")]
    [InlineData("3030002F")]
    [InlineData("1300023U")]
    [InlineData("1260001S")]
    [InlineData("1270009V")]
    [InlineData("1340004B")]
    [InlineData("3010001R")]
    [InlineData("0180777X")]
    public void Known_codes_are_valid(string code)
    {
        Assert.Equal(UaiIssue.None, Uai.Check(code));
        Assert.Equal(code, Uai.Parse(code).ToString());
    }

    [Theory] // wrong letters seen in public code and on test platforms
    [InlineData("4422672E", 'C')]
    [InlineData("0123456A", 'S')]
    [InlineData("0251542K", 'R')]
    [InlineData("0332881D", 'C')]
    [InlineData("0310000Z", 'G')]
    [InlineData("0750000X", 'T')]
    [InlineData("0254222C", 'D')]
    [InlineData("0180777A", 'X')]
    public void Wrong_check_letter_is_refused_and_mended(string code, char right)
    {
        Assert.Equal(UaiIssue.WrongCheckLetter, Uai.Check(code));
        Assert.Equal(right, Uai.CheckLetterOf(int.Parse(code.AsSpan(0, 7), provider: null)));
        Assert.Contains($"did you mean {code[..7]}{right}?", Assert.Throws<FormatException>(() => Uai.Parse(code)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_refusals_propose_nothing() => Assert.Equal("Not a UAI: WrongLength.", Assert.Throws<FormatException>(() => Uai.Parse("0860076")).Message);

    [Theory] // each was accepted by some peer
    [InlineData("_______A", UaiIssue.IllegalCharacter)]
    [InlineData(" 010856A", UaiIssue.SurroundingSpaces)] // the letter is that of 0010856
    [InlineData(" 010857A", UaiIssue.IllegalCharacter)]
    [InlineData("  860076R", UaiIssue.SurroundingSpaces)]
    [InlineData("0951099D ", UaiIssue.SurroundingSpaces)]
    [InlineData("\u00A00951099D\t", UaiIssue.SurroundingSpaces)]
    [InlineData("095 1099 D", UaiIssue.InnerSpaces)]
    [InlineData("095\u00A01099D", UaiIssue.InnerSpaces)]
    [InlineData("=\"0951099D\"", UaiIssue.SpreadsheetFormula)]
    [InlineData("=\"0951099d\"", UaiIssue.SpreadsheetFormula)]
    [InlineData("=\"0951099A\"", UaiIssue.WrongLength)]
    [InlineData("=\"", UaiIssue.WrongLength)]
    [InlineData("860076R", UaiIssue.LostLeadingZero)]
    [InlineData("860076r", UaiIssue.Lowercase)]
    [InlineData("860076A", UaiIssue.WrongLength)]
    [InlineData("1,23457E+09", UaiIssue.ScientificNotation)]
    [InlineData("1.23457e+9", UaiIssue.ScientificNotation)]
    [InlineData("8E+06", UaiIssue.ScientificNotation)]
    [InlineData(" 8,6E+05", UaiIssue.ScientificNotation)]
    [InlineData("12,34E+09", UaiIssue.WrongLength)]
    [InlineData("1,E+09", UaiIssue.WrongLength)]
    [InlineData("1,2E+", UaiIssue.WrongLength)]
    [InlineData("1,2E+0009", UaiIssue.WrongLength)]
    [InlineData("1,2E-09", UaiIssue.WrongLength)]
    [InlineData("1,aE+09", UaiIssue.WrongLength)]
    [InlineData("0,2E+09", UaiIssue.WrongLength)]
    [InlineData("1,2E+a9", UaiIssue.WrongLength)]
    [InlineData("0x00000A", UaiIssue.IllegalCharacter)]
    [InlineData("0951099D\n", UaiIssue.WrongLength)]
    [InlineData("\uFF10951099D", UaiIssue.IllegalCharacter)]
    [InlineData("0951099d", UaiIssue.Lowercase)]
    [InlineData("0951099a", UaiIssue.IllegalCharacter)]
    [InlineData("0951099I", UaiIssue.IllegalCharacter)]
    [InlineData("0951099O", UaiIssue.IllegalCharacter)]
    [InlineData("0951099Q", UaiIssue.IllegalCharacter)]
    [InlineData("09510990", UaiIssue.IllegalCharacter)]
    [InlineData("-951099D", UaiIssue.IllegalCharacter)]
    [InlineData("951099D", UaiIssue.LostLeadingZero)]
    [InlineData("00951099D", UaiIssue.WrongLength)]
    [InlineData("", UaiIssue.WrongLength)]
    public void Other_shapes_are_refused(string text, UaiIssue issue) => Assert.Equal(issue, Uai.Check(text));

    [Fact]
    [Trait("Category", "Long")]
    public void All_10_million_numbers_with_all_26_letters()
    {
        // The twin counts: the letter of the next number is the next letter.
        const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
        var wrong = 0;
        Parallel.For(0, 100, part =>
        {
            var text = new byte[8];
            for (var number = part * 100_000; number < (part + 1) * 100_000; number++)
            {
                number.TryFormat(text.AsSpan(0, 7), out _, "0000000", CultureInfo.InvariantCulture);
                var right = Letters[number % 23];
                for (var letter = 'A'; letter <= 'Z'; letter++)
                {
                    text[7] = (byte)letter;
                    var expected = letter == right ? UaiIssue.None
                        : letter is 'I' or 'O' or 'Q' ? UaiIssue.IllegalCharacter
                        : UaiIssue.WrongCheckLetter;
                    if (Uai.Check(text) != expected)
                    {
                        Interlocked.Increment(ref wrong);
                    }
                }
            }
        });
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Every_single_error_and_swap_is_detected()
    {
        foreach (var number in Enumerable.Range(0, 2_300).Select(index => index * 4_347))
        {
            var code = Uai.FromNumber(number).ToString();
            for (var at = 0; at < 7; at++)
            {
                Assert.All(Enumerable.Range('0', 10).Where(digit => digit != code[at]), digit => Assert.False(Uai.IsValid($"{code[..at]}{(char)digit}{code[(at + 1)..]}")));
                Assert.True(code[at] == code[at + 1] || !Uai.IsValid($"{code[..at]}{code[at + 1]}{code[at]}{code[(at + 2)..]}"));
            }
        }
    }

    [Fact]
    public void The_department_is_in_the_first_three_digits() => Assert.All(
        new (int Number, string? Department)[]
        {
            (0010000, "01"), (0190000, "19"), (0200000, null), (0210000, "21"), (0860076, "86"), (0950000, "95"), (0960000, null), (0000000, null),
            (6190000, null), (6200002, "2A"), (6210000, null), (7190000, null), (7200664, "2B"), (7210000, null),
            (9700000, null), (9710000, "971"), (9720000, "972"), (9760000, "976"), (9770000, null),
            (9820000, null), (9830445, "988"), (9840000, "987"), (9850000, null),
            (9860000, null), (9870026, "986"), (9880000, null),
        },
        row => Assert.Equal(row.Department, Uai.FromNumber(row.Number).Department));

    [Theory] // published codes: Johannesburg, Andorra, Athens, Rome, Madrid, Cairo
    [InlineData("3030002F", "99303")]
    [InlineData("1300023U", "99130")]
    [InlineData("1260001S", "99126")]
    [InlineData("1270009V", "99127")]
    [InlineData("1340004B", "99134")]
    [InlineData("3010001R", "99301")]
    public void A_school_abroad_has_its_country(string code, string country)
    {
        Assert.Equal(country, Uai.Parse(code).InseeCountryCode);
        Assert.Null(Uai.Parse(code).Department);
    }

    [Fact]
    public void All_1000_prefixes_are_those_of_the_twin() => Assert.All(Enumerable.Range(0, 1000), prefix =>
        Assert.All([0, 9_999], school =>
        {
            var uai = Uai.FromNumber((prefix * 10_000) + school);
            Assert.Equal(IdentifierSpecification.DepartmentOf($"{prefix:000}"), uai.Department);
            Assert.Equal(IdentifierSpecification.CountryOf($"{prefix:000}"), uai.InseeCountryCode);
        }));

    [Fact]
    public void There_are_105_known_departments() =>
        // 19 + 75 of the mainland, 2 of Corsica, 6 + 3 overseas; 20 is Corsica's and stands under 620 and 720.
        Assert.Equal(19 + 75 + 2 + 6 + 3, Enumerable.Range(0, 1000).Select(prefix => Uai.FromNumber(prefix * 10_000).Department).Where(department => department is not null).Distinct().Count());

    [Fact]
    public void FromNumber_takes_seven_digits()
    {
        Assert.Equal(
            ("0000000A", false, 0),
            (Uai.FromNumber(0).ToString(), Uai.FromNumber(0).IsEmpty, Uai.FromNumber(0).Number));
        Assert.NotEqual(default, Uai.FromNumber(0));
        Assert.Equal(9_999_999, Uai.FromNumber(9_999_999).Number);
        Assert.Throws<ArgumentOutOfRangeException>(() => Uai.FromNumber(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Uai.FromNumber(10_000_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => Uai.CheckLetterOf(10_000_000));
        Assert.Equal('R', Uai.FromNumber(860076).CheckLetter);
    }
}

public class UaiLaws : ParsableLaws<Uai>
{
    [Fact]
    public void The_twin_agrees_on_near_misses()
    {
        var random = new Random(3);
        var values = new TestValues(random);
        for (var i = 0; i < 100_000; i++)
        {
            var text = Valid(values).ToCharArray();
            text[random.Next(8)] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZaz é"[random.Next(40)];
            Assert.Equal(IdentifierSpecification.Uai(new string(text)), Uai.Check(new string(text)));
        }
    }

    private protected override string Valid(TestValues values) => values.Uai();

    protected override string Check(string text) => Uai.Check(text).ToString();

    protected override string Check(byte[] utf8) => Uai.Check(utf8).ToString();

    protected override bool IsValid(string text) => Uai.IsValid(text);

    protected override bool IsValid(byte[] utf8) => Uai.IsValid(utf8);

    protected override IEnumerable<string> Written(Uai value)
    {
        var chars = new char[64];
        var bytes = new byte[64];
        Assert.True(value.TryFormat(chars, out var charsWritten));
        Assert.True(value.TryFormat(bytes, out var bytesWritten));
        return [value.ToString("G"), new string(chars, 0, charsWritten), Encoding.UTF8.GetString(bytes, 0, bytesWritten)];
    }

    protected override (bool Less, bool LessOrEqual, bool Greater, bool GreaterOrEqual) Compare(Uai left, Uai right) => (left < right, left <= right, left > right, left >= right);
}
