using System.Text.Json;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests.Export;

[Properties(Arbitrary = [typeof(NearBorder)], QuietOnSuccess = true)]
public class PolicyJsonTests
{
    private const string Whole = """{"minimumLength":8,"maximumLength":20,"requiredClasses":3,"specialCharacters":"%-","rejectUnlistedCharacters":true}""";

    private static readonly JsonSerializerOptions _lenient = new()
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    [Fact]
    public void The_names_and_their_order_are_stable()
    {
        Assert.Equal(Whole, PasswordPolicy.FromJson(Whole).ToJson());
        Assert.Equal(
            """{"minimumLength":0,"maximumLength":null,"requiredClasses":0,"specialCharacters":"","rejectUnlistedCharacters":false}""",
            new PasswordPolicy(0, 0, "").ToJson());
    }

    [Property(MaxTest = 5_000)]
    public void What_is_written_reads_back_equal(Judged it) => Assert.Equal(it.Policy, PasswordPolicy.FromJson(it.Policy.ToJson()));

    [Fact]
    public void Html_reads_nothing_in_it() =>
        Assert.DoesNotContain(new PasswordPolicy(0, 0, "<>&'\"").ToJson().Replace("\"", "", StringComparison.Ordinal), c => "<>&'".Contains(c));

    [Fact]
    public void Two_properties_may_be_left_out() => Assert.Equal(
        new PasswordPolicy(8, 3, "-"),
        PasswordPolicy.FromJson(""" { "specialCharacters": "-", "requiredClasses": 3, "minimumLength": 8 } """));

    public static TheoryData<string, string> Refused => new()
    {
        { "", "not a valid JSON object" },
        { "{", "not a valid JSON object" },
        { "{}x", "not a valid JSON object" },
        { Whole[..^1] + ",}", "not a valid JSON object" },
        { "/* */" + Whole, "not a valid JSON object" },
        { "null", "is not an object" },
        { "[" + Whole + "]", "is not an object" },
        { "\"" + "8" + "\"", "is not an object" },
        { "{}", "minimumLength must be a whole number" },
        { Whole.Replace("8", "8.0"), "minimumLength must be a whole number" },
        { Whole.Replace("8", "\"8\""), "minimumLength must be a whole number" },
        { Whole.Replace("8", "null"), "minimumLength must be a whole number" },
        { Whole.Replace("8", "99999999999"), "minimumLength must be a whole number" },
        { Whole.Replace("20", "2e1"), "maximumLength must be a whole number" },
        { Whole.Replace("20", "false"), "maximumLength must be a whole number" },
        { Whole.Replace("3", "[3]"), "requiredClasses must be a whole number" },
        { Whole.Replace("\"%-\"", "null"), "specialCharacters must be a string" },
        { Whole.Replace("\"%-\"", "5"), "specialCharacters must be a string" },
        { """{"minimumLength":8,"requiredClasses":3}""", "specialCharacters must be a string" },
        { """{"minimumLength":8,"specialCharacters":""}""", "requiredClasses must be a whole number" },
        { Whole.Replace("true", "null"), "rejectUnlistedCharacters must be true or false" },
        { Whole.Replace("true", "\"true\""), "rejectUnlistedCharacters must be true or false" },
        { Whole.Replace("rejectUnlistedCharacters", "RejectUnlistedCharacters"), "unknown or repeated property" },
        { Whole.Replace("rejectUnlistedCharacters", "minimumLength"), "unknown or repeated property" },
        { Whole[..^1] + ",\"comment\":\"\"}", "unknown or repeated property" },
        { Whole.Replace("8", "-1"), "an impossible rule" },
        { Whole.Replace("3", "-1"), "an impossible rule" },
        { Whole.Replace("3", "5"), "write 4 or less" },
        { Whole.Replace("20", "7"), "write a maximum of 8 or more" },
        { Whole.Replace("%-", "%%"), "write each special character once" },
        { Whole.Replace("%-", "\\u00e9"), "U+00E9 is not a printable ASCII character" },
        { Whole.Replace("%-", "\\uD800"), "not a valid JSON object" },
        { Whole.Replace("rejectUnlistedCharacters", "\\uD800"), "not a valid JSON object" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_bad_document_is_refused_with_advice(string json, string says)
    {
        var refused = Assert.Throws<FormatException>(() => PasswordPolicy.FromJson(json));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Matches("write|must be", refused.Message);
    }

    [Fact]
    public void Text_that_a_test_runner_cannot_show_is_refused()
    {
        Assert.Throws<FormatException>(() => PasswordPolicy.FromJson(Whole.Replace("%-", "\uD800", StringComparison.Ordinal)));
        Assert.Throws<FormatException>(() => PasswordPolicy.FromJson(new string('[', 100_000)));
    }

    [Property(MaxTest = 20_000)]
    public void A_broken_document_is_a_FormatException(int position, char c, byte how)
    {
        var at = (int)((uint)position % Whole.Length);
        var broken = Whole.Remove(at, how % 3 == 0 ? 0 : 1).Insert(at, how % 3 == 1 ? "" : how < 128 ? c.ToString() : "\"\\{}[]:,0-e.tfn"[c % 15].ToString());
        try
        {
            // Another digit or another special character may well be another rule.
            var policy = PasswordPolicy.FromJson(broken);
            Assert.Equal(policy, PasswordPolicy.FromJson(policy.ToJson()));
        }
        catch (FormatException)
        {
            Assert.NotEqual(Whole, broken);
        }
    }

    [Fact]
    public void Scripts_read_it_as_plain_JSON()
    {
        var rule = JsonDocument.Parse(PasswordPolicy.EduConnect.ToJson()).RootElement;
        Assert.Equal(PasswordPolicy.EduConnect.SpecialCharacters, rule.GetProperty("specialCharacters").GetString());
        Assert.Equal(JsonValueKind.Null, rule.GetProperty("maximumLength").ValueKind);
    }

    [Fact]
    public void Null_throws()
    {
        Assert.Throws<ArgumentNullException>(() => PasswordPolicy.FromJson(null!));
    }

    [Fact]
    public void System_Text_Json_writes_and_reads_the_same_form()
    {
        var policy = PasswordPolicy.EduConnectStrict;
        Assert.Equal(policy.ToJson(), JsonSerializer.Serialize(policy));
        Assert.Equal(policy, JsonSerializer.Deserialize<PasswordPolicy>(policy.ToJson()));
        Assert.Equal("{\"Rule\":null}", JsonSerializer.Serialize(new Site(null)));
        Assert.Equal(policy, JsonSerializer.Deserialize<Site>($"{{\"Rule\":{policy.ToJson()}}}")!.Rule);
        var refused = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Site>("""{"Rule":{"minimunLength":8}}"""));
        Assert.Contains("minimumLength", refused.Message, StringComparison.Ordinal);
        Assert.Equal("$.Rule", refused.Path);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PasswordPolicy>("8"));
    }

    [Fact]
    public void Comments_and_trailing_commas_are_read_if_the_options_allow_them()
    {
        var json = $$"""{"Rule": {{Whole[..^1]}}, /* ours */ },}""";
        Assert.Equal(Whole, JsonSerializer.Deserialize<Site>(json, _lenient)!.Rule!.ToJson());
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Site>(json));
    }

    private sealed record Site(PasswordPolicy? Rule);
}
