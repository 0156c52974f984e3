using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using EduConnect.Rules.Tests.Docs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using BindConverter = Microsoft.AspNetCore.Components.BindConverter;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>A model with the types themselves; its attributes refuse what was not sent.</summary>
public sealed class TypedPupil
{
    [Uai]
    public Uai School { get; set; }

    [Ine]
    public Ine Ine { get; set; }

    [FrenchMobileNumber]
    public FrenchMobileNumber? Mobile { get; set; }
}

/// <summary>A model with an attribute where it does not belong.</summary>
public sealed class WrongModel
{
    [Uai]
    public int? School { get; set; }
}

[ApiController, Route("api")]
public sealed class TypedApiController : ControllerBase
{
    [HttpPost]
    public IActionResult Create(TypedPupil pupil) => Ok(pupil.School.ToString());

    [HttpPost("wrong")]
    public IActionResult Wrong(WrongModel model) => Ok(model.School);

    [HttpPost("form")]
    public IActionResult Form([FromForm] TypedPupil pupil) => Ok(pupil.School.ToString());
}

[Route("plain")]
public sealed class TypedPlainController : ControllerBase
{
    [HttpPost]
    public IActionResult Create([FromBody] TypedPupil pupil) =>
        ModelState.IsValid ? Ok(pupil.School.ToString()) : ValidationProblem(ModelState);
}

/// <summary>A missing, an empty and a wrong field in the frameworks themselves: refused with the field and the
/// sentence.</summary>
[Trait("Category", "Long")]
public class TypedFieldsTests
{
    private const string Valid = """{"school":"0860076R","ine":"1234567890V","mobile":"06 39 98 12 34"}""";
    private const string WrongIne = "1234567890A";

    public static TheoryData<string, string> SitesAndLanguages =>
        new()
        {
            { "minimal", "fr" }, { "minimal", "en" }, { "api", "fr" }, { "api", "en" },
            { "plain", "fr" }, { "plain", "en" },
        };

    [Theory]
    [MemberData(nameof(SitesAndLanguages))]
    public async Task A_field_is_refused_with_its_name_and_a_sentence(string kind, string language)
    {
        using var logs = new LogCapture();
        await using var site = await StartAsync(logs);
        using var client = site.Client(language);
        var culture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(client, kind, Valid)).Status);

        string[] withoutFields = ["{}", """{"school":null,"ine":null,"mobile":null}"""];
        foreach (var body in withoutFields)
        {
            var missing = await PostAsync(client, kind, body);
            Assert.Equal(HttpStatusCode.BadRequest, missing.Status);
            Assert.Equal(["Ine", "School"], missing.Errors.Keys.Order());
            Assert.Equal(RuleMessages.For(UaiIssue.WrongLength, culture: culture), missing.Errors["School"]);
            Assert.Equal(RuleMessages.For(IneIssue.WrongLength, culture), missing.Errors["Ine"]);
        }

        await AssertRefused(
            "school", "", $"UaiWrongLength: {RuleMessages.For(UaiIssue.WrongLength, culture: culture)}");
        await AssertRefused(
            "school",
            "0860076A",
            $"UaiWrongCheckLetter: {RuleMessages.For(UaiIssue.WrongCheckLetter, "0860076A", culture)}");
        await AssertRefused("ine", WrongIne, $"IneWrongKey: {RuleMessages.For(IneIssue.WrongKey, culture)}");
        await AssertRefused(
            "mobile",
            "01 39 98 12 34",
            $"FrenchMobileNumberLandline: {RuleMessages.For(FrenchMobileNumberIssue.Landline, culture)}");
        Assert.DoesNotContain(logs.Lines, line => line.Contains(WrongIne, StringComparison.Ordinal));
        Assert.NotEmpty(logs.Lines);

        async Task AssertRefused(string field, string text, string expected)
        {
            var refused = await PostAsync(client, kind, $$"""{"{{field}}":"{{text}}"}""");
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Equal(expected, refused.Errors[field]);
            Assert.True(text != WrongIne || !refused.Body.Contains(WrongIne, StringComparison.Ordinal));
        }
    }

    // Without the recipe the answer has no body at all.
    [Fact]
    public async Task A_minimal_api_alone_gives_no_reason()
    {
        await using var site = await Sites.StartAsync(
            _ => { }, site => site.MapPost("/minimal", (TypedPupil pupil) => pupil.School.ToString()));
        using var client = site.Client("fr");
        var refused = await PostAsync(client, "minimal", """{"school":"0860076A"}""");
        Assert.Equal((HttpStatusCode.BadRequest, ""), (refused.Status, refused.Body));
    }

    // The caller is answered either way, and neither time with words for the developer.
    [Theory]
    [InlineData("minimal/wrong", HttpStatusCode.BadRequest, "Ce champ ne peut pas être contrôlé.")]
    [InlineData("api/wrong", HttpStatusCode.InternalServerError, null)]
    public async Task An_attribute_on_a_wrong_type_does_not_answer_the_caller(
        string path, HttpStatusCode status, string? sentence)
    {
        await using var site = await StartAsync(null);
        using var client = site.Client("fr");
        var refused = await PostAsync(client, path, """{"school":860076}""");
        Assert.Equal(status, refused.Status);
        Assert.DoesNotContain("[Uai]", refused.Body, StringComparison.Ordinal);
        Assert.Equal(sentence, refused.Errors.GetValueOrDefault("School"));
    }

    [Fact]
    public async Task A_form_that_lacks_a_field_is_refused_with_the_sentence()
    {
        await using var site = await StartAsync(null);
        using var client = site.Client("fr");
        using var content = new FormUrlEncodedContent([new("Mobile", "06 39 98 12 34")]);
        var missing = await AnswerAsync(await client.PostAsync(new Uri("/api/form", UriKind.Relative), content));
        Assert.Equal(
            RuleMessages.For(UaiIssue.WrongLength, culture: CultureInfo.GetCultureInfo("fr")),
            missing.Errors["School"]);

        // Where MVC itself converts, the words are its own: the docs say to take a string there.
        using var wrong = new FormUrlEncodedContent([new("School", "0860076A"), new("Ine", "1234567890V")]);
        var refused = await AnswerAsync(await client.PostAsync(new Uri("/api/form", UriKind.Relative), wrong));
        Assert.Equal("The value '0860076A' is not valid for School.", refused.Errors["School"]);
    }

    [Fact]
    public async Task A_request_that_cannot_be_bound_is_answered_without_its_value()
    {
        await using var site = await StartAsync(null);
        using var client = site.Client("fr");
        using var response = await client.GetAsync(new Uri("/minimal/0860076A", UriKind.Relative));
        Assert.Equal(
            (HttpStatusCode.BadRequest, "application/problem+json"),
            (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.DoesNotContain("0860076A", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_Blazor_form_refuses_what_is_empty()
    {
        using var french = new CultureScope("fr");
        using var services = new ServiceCollection().BuildServiceProvider();
        var pupil = new TypedPupil();
        var form = new EditContext(pupil);
        using var validation = form.EnableDataAnnotationsValidation(services);
        Assert.False(form.Validate());
        Assert.Equal([RuleMessages.For(UaiIssue.WrongLength)], form.GetValidationMessages(() => pupil.School));
        Assert.Equal([RuleMessages.For(IneIssue.WrongLength)], form.GetValidationMessages(() => pupil.Ine));

        // What @bind does with the text of an input: cleared, wrong, right.
        Assert.True(BindConverter.TryConvertTo<Uai>("", CultureInfo.CurrentCulture, out var cleared));
        Assert.True(cleared.IsEmpty);
        Assert.False(TryBind("0860076A", out _));
        Assert.True(TryBind("0860076R", out var school));
        Assert.Equal("0860076R", BindConverter.FormatValue(school)?.ToString());
        Assert.Equal("", BindConverter.FormatValue(default(Uai))?.ToString());
        (pupil.School, pupil.Ine) = (school, Ine.Parse("1234567890V"));
        Assert.True(form.Validate());

        static bool TryBind(string text, out Uai uai)
        {
            try
            {
                return BindConverter.TryConvertTo(text, CultureInfo.CurrentCulture, out uai);
            }
            catch (FormatException)
            {
                uai = default;
                return false;
            }
        }
    }

    [Fact]
    public void An_attribute_checks_its_own_type()
    {
        Assert.All(
            new ValidationAttribute[] { new UaiAttribute(), new IneAttribute(), new FrenchMobileNumberAttribute() },
            attribute => Assert.True(attribute.IsValid(null)));
        Assert.True(new UaiAttribute().IsValid(Uai.FromNumber(0)));
        Assert.True(new IneAttribute().IsValid(Ine.Parse("1234567890V")));
        Assert.True(new FrenchMobileNumberAttribute().IsValid(FrenchMobileNumber.Parse("0639981234")));
        Assert.False(new UaiAttribute().IsValid(default(Uai)));
        Assert.False(new IneAttribute().IsValid(default(Ine)));
        Assert.False(new FrenchMobileNumberAttribute().IsValid(default(FrenchMobileNumber)));
        Assert.False(new UaiAttribute().IsValid((Uai?)default(Uai)));
        Assert.Throws<InvalidOperationException>(() => new UaiAttribute().IsValid(Ine.Parse("1234567890V")));
        Assert.Throws<InvalidOperationException>(() => new BirthDateAttribute().IsValid(DateTime.UnixEpoch));
        var context = new ValidationContext(this) { DisplayName = "Code" };
        var own = new UaiAttribute { ErrorMessage = "{0} ?" };
        Assert.Equal("Code ?", own.GetValidationResult(default(Uai), context)!.ErrorMessage);
    }

    private static Task<WebApplication> StartAsync(LogCapture? logs) => Sites.StartAsync(
        builder =>
        {
            Sites.AddValidation(builder.Services);
            BindingProblem.AddTo(builder.Services);
            builder.Services.AddControllers(
                options => options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true)
                .ConfigureApplicationPartManager(
                    parts => parts.ApplicationParts.Add(new AssemblyPart(typeof(TypedApiController).Assembly)));
        },
        site =>
        {
            site.UseExceptionHandler();
            site.MapControllers();
            site.MapPost("/minimal", (TypedPupil pupil) => pupil.School.ToString());
            site.MapPost("/minimal/wrong", (WrongModel model) => model.School is null);
            site.MapGet("/minimal/{school}", (Uai school) => school.ToString());
        },
        logs);

    private static async Task<Answer> PostAsync(HttpClient client, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await AnswerAsync(await client.PostAsync(new Uri($"/{path}", UriKind.Relative), content));
    }

    // MVC writes the path of JSON, "$.school", where the recipe writes "school".
    private static async Task<Answer> AnswerAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        var errors = new Dictionary<string, string>();
        if (body.Contains("\"errors\"", StringComparison.Ordinal))
        {
            using var json = JsonDocument.Parse(body);
            foreach (var error in json.RootElement.GetProperty("errors").EnumerateObject())
            {
                errors[error.Name.TrimStart('$', '.')] = error.Value[0].GetString()!;
            }
        }

        var answer = new Answer(response.StatusCode, body, errors);
        response.Dispose();
        return answer;
    }

    private sealed record Answer(HttpStatusCode Status, string Body, Dictionary<string, string> Errors);
}
