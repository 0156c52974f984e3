using System.Text.Json;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests.Export;

[Properties(Arbitrary = [typeof(NearBorder)], QuietOnSuccess = true)]
public class JsonSchemaTests
{
    private static readonly string[] _flags = ["", "u", "v"];

    [Fact]
    public void The_schema_of_a_bounded_rule() => Assert.Equal(
        """{"type":"string","format":"password","minLength":8,"maxLength":64,"pattern":"^(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])[a-zA-Z0-9]*(?![\\s\\S])"}""",
        new PasswordPolicy(8, 3, "", rejectUnlistedCharacters: true, maximumLength: 64).ToJsonSchema());

    [Fact]
    public void Where_all_passes_there_is_no_pattern() =>
        Assert.Equal("""{"type":"string","format":"password","minLength":4}""", new PasswordPolicy(4, 0, "").ToJsonSchema());

    // By the letter of the specification: code points, and a pattern that may be found anywhere.
    [Property(MaxTest = 2_000)]
    public void Any_rule_agrees_with_its_schema(Judged it)
    {
        var schema = JsonDocument.Parse(it.Policy.ToJsonSchema()).RootElement;
        var length = it.Password.EnumerateRunes().Count();
        Assert.All(_flags, flag => Assert.Equal(
            it.Policy.IsValid(it.Password),
            length >= schema.GetProperty("minLength").GetInt32()
            && (!schema.TryGetProperty("maxLength", out var maximum) || length <= maximum.GetInt32())
            && (!schema.TryGetProperty("pattern", out var pattern) || JavaScript.Search(pattern.GetString()!, flag)(it.Password))));
    }

    // A validator as .NET programs have it; its regular expressions and lengths are .NET's. Surrogates are left out for that.
    [Property(MaxTest = 500)]
    [Trait("Category", "Long")]
    public async Task NJsonSchema_agrees(Judged it)
    {
        var password = string.Concat(it.Password.Where(c => !char.IsSurrogate(c)));
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(it.Policy.ToJsonSchema());
        Assert.Equal(it.Policy.IsValid(password), schema.Validate(JsonSerializer.Serialize(password)).Count == 0);
    }

    [Fact]
    public async Task NJsonSchema_refuses_a_trailing_line_end()
    {
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(PasswordPolicy.EduConnectStrict.ToJsonSchema());
        Assert.Empty(schema.Validate("\"Abcdefg1\""));
        Assert.NotEmpty(schema.Validate("\"Abcdefg1\\n\""));
    }

    [Fact]
    public void A_null_policy_throws() => Assert.Throws<ArgumentNullException>(() => PasswordPolicyFormats.ToJsonSchema(null!));

}
