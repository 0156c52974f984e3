using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests.Export;

[Properties(Arbitrary = [typeof(NearBorder)], QuietOnSuccess = true)]
public class JsonSchemaTests
{
    private static readonly string[] _flags = ["", "u", "v"];

    [Fact]
    public void The_schema_of_a_bounded_rule() => Assert.Equal(
        """{"type":"string","format":"password","minLength":8,"maxLength":64,"anyOf":[{"allOf":[{"pattern":"[a-z]"},{"pattern":"[A-Z]"},{"pattern":"[0-9]"}]}],"not":{"pattern":"[^a-zA-Z0-9]"}}""",
        new PasswordPolicy(8, 3, "", rejectUnlistedCharacters: true, maximumLength: 64).ToJsonSchema());

    [Fact]
    public void The_single_pattern_of_a_bounded_rule() => Assert.Equal(
        """{"type":"string","format":"password","minLength":8,"maxLength":64,"pattern":"^(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])[a-zA-Z0-9]*(?![\\s\\S])"}""",
        new PasswordPolicy(8, 3, "", rejectUnlistedCharacters: true, maximumLength: 64).ToJsonSchema(singlePattern: true));

    [Fact]
    public void A_policy_that_accepts_everything_has_no_pattern()
    {
        Assert.Equal("""{"type":"string","format":"password","minLength":4}""", new PasswordPolicy(4, 0, "").ToJsonSchema());
        Assert.Equal("""{"type":"string","format":"password","minLength":4}""", new PasswordPolicy(4, 0, "").ToJsonSchema(true));
    }

    // By the letter of the specification: code points, and a pattern that may be found anywhere.
    [Property(MaxTest = 1_000)]
    public void Any_rule_agrees_with_its_schema(Judged it)
    {
        var verdict = it.IsValidButForBytes;
        foreach (var singlePattern in new[] { false, true })
        {
            using var schema = JsonDocument.Parse(it.Policy.ToJsonSchema(singlePattern));
            Assert.All(_flags, flag => Assert.Equal(verdict, Accepts(schema.RootElement, it.Password, flag)));
        }
    }

    // A tool that wants a match of the whole text: Java's matches().
    [Property(MaxTest = 1_000)]
    public void The_single_pattern_matches_the_whole_text(Judged it)
    {
        using var schema = JsonDocument.Parse(it.Policy.ToJsonSchema(singlePattern: true));
        if (schema.RootElement.TryGetProperty("pattern", out var pattern) && it.Policy.IsValid(it.Password))
        {
            Assert.True(JavaScript.Pattern(pattern.GetString()!, "u")(it.Password));
        }
    }

    // On the class that NJsonSchema generates; it wants a match of the whole text too.
    [Property(MaxTest = 1_000)]
    public void The_attribute_of_a_generated_class_refuses_no_valid_password(Judged it)
    {
        using var schema = JsonDocument.Parse(it.Policy.ToJsonSchema(singlePattern: true));
        if (schema.RootElement.TryGetProperty("pattern", out var pattern) && it.Policy.IsValid(it.Password))
        {
            Assert.True(new RegularExpressionAttribute(pattern.GetString()!).IsValid(it.Password));
        }
    }

    [Fact]
    public void No_pattern_looks_ahead() => Assert.All(
        new[] { PasswordPolicy.EduConnect, PasswordPolicy.EduConnectStrict, new PasswordPolicy(0, 4, "^]-[\\", true) },
        policy => Assert.DoesNotContain("(?", policy.ToJsonSchema(), StringComparison.Ordinal));

    private static bool Accepts(JsonElement schema, string text, string flag) => schema.EnumerateObject().All(keyword => keyword.Name switch
    {
        "type" or "format" => true,
        "minLength" => text.EnumerateRunes().Count() >= keyword.Value.GetInt32(),
        "maxLength" => text.EnumerateRunes().Count() <= keyword.Value.GetInt32(),
        "pattern" => JavaScript.Search(keyword.Value.GetString()!, flag)(text),
        "anyOf" => keyword.Value.EnumerateArray().Any(one => Accepts(one, text, flag)),
        "allOf" => keyword.Value.EnumerateArray().All(one => Accepts(one, text, flag)),
        "not" => !Accepts(keyword.Value, text, flag),
        _ => throw new InvalidOperationException($"The schema has an unknown keyword, {keyword.Name}."),
    });

    // A validator as .NET programs have it; its regular expressions and lengths are .NET's. Surrogates are left out for that.
    [Property(MaxTest = 500)]
    [Trait("Category", "Long")]
    public async Task NJsonSchema_agrees(Judged it)
    {
        var password = string.Concat(it.Password.Where(c => !char.IsSurrogate(c)));
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(it.Policy.ToJsonSchema());
        Assert.Equal(new Judged(password, it.Policy).IsValidButForBytes, schema.Validate(JsonSerializer.Serialize(password)).Count == 0);
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
