using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using EduConnect.Rules.Tests.Docs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using BindConverter = Microsoft.AspNetCore.Components.BindConverter;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>A model with the types themselves; its attributes refuse what was not sent.</summary>
public sealed class TypedPupil
{
    public string? LastName { get; set; }

    [Uai]
    public Uai School { get; set; }

    [Ine]
    public Ine Ine { get; set; }

    [FrenchMobileNumber]
    public FrenchMobileNumber? Mobile { get; set; }
}

/// <summary>A model with others in it.</summary>
public sealed class TypedClass
{
    public List<TypedPupil> Pupils { get; set; } = [];

    public TypedPupil? Head { get; set; }

    public Uai[] Schools { get; set; } = [];

    public Dictionary<Ine, Uai> Former { get; set; } = [];

    public Dictionary<Ine, TypedPupil> ByIne { get; set; } = [];

    public Dictionary<Ine, int> Marks { get; set; } = [];
}

/// <summary>A model whose messages are those of a site, and the same for several issues.</summary>
public sealed class OwnMessages
{
    [Uai(ErrorMessage = "own")]
    public string? School { get; set; }

    [Ine(ErrorMessage = "own")]
    public string? Ine { get; set; }
}

/// <summary>A model whose fields are all wrong in the tests.</summary>
public sealed class NewAccount
{
    [EduConnectPassword]
    public string? Password { get; set; }

    [SmsCode]
    public string Code { get; set; } = "1";

    [PersonName]
    public string LastName { get; set; } = "1";

    [BirthDate(ErrorMessage = "Une date ?")]
    public string BornOn { get; set; } = "30/02/2012";
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

    [HttpGet("{school}")]
    public IActionResult Get(Uai school) => Ok(school.ToString());

    [HttpGet("query")]
    public IActionResult Query([Uai] Uai school) => Ok(school.ToString());

    [HttpPost("body")]
    public IActionResult Body([FromBody] Uai school) => Ok(school.ToString());

    [HttpPost("both/{school}")]
    public IActionResult Both(Uai school, [FromBody] TypedPupil pupil) => Ok((school, pupil).ToString());

    [HttpGet("header")]
    public IActionResult Header([FromHeader(Name = "X-School"), Uai] Uai school) => Ok(school.ToString());

    [HttpGet("own")]
    public IActionResult Own([ModelBinder(typeof(OwnBinder))] Uai school) => Ok(school.ToString());

    [HttpGet("required")]
    public IActionResult Required([BindRequired] Uai school) => Ok(school.ToString());

    [HttpPost("form")]
    public IActionResult Form([FromForm] TypedPupil pupil) => Ok(pupil.School.ToString());

    [HttpPost("class")]
    public IActionResult Class([FromForm] TypedClass all) => Ok(all.Pupils.Count);
}

public sealed class OwnBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        bindingContext.Result = ModelBindingResult.Success(Uai.FromNumber(0));
        return Task.CompletedTask;
    }
}

[Route("plain")]
public sealed class TypedPlainController : ControllerBase
{
    [HttpPost]
    public IActionResult Create([FromBody] TypedPupil pupil) =>
        ModelState.IsValid ? Ok(pupil.School.ToString()) : ValidationProblem(ModelState);

    [HttpPost("form")]
    public IActionResult Form(TypedPupil pupil) =>
        ModelState.IsValid ? Ok(pupil.School.ToString()) : ValidationProblem(ModelState);
}

/// <summary>One site for all tests that only ask it.</summary>
public sealed class TypedSite : IAsyncLifetime
{
    public WebApplication Web { get; private set; } = null!;

    public async Task InitializeAsync() => Web = await TypedFieldsTests.StartAsync(null);

    public Task DisposeAsync() => Web.DisposeAsync().AsTask();
}

/// <summary>A missing, an empty and a wrong field in the frameworks themselves: refused with the field and the
/// sentence.</summary>
[Trait("Category", "Site")]
public class TypedFieldsTests(TypedSite shared) : IClassFixture<TypedSite>
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

        // A missing field: its attribute refuses it.
        string[] withoutFields = ["{}", """{"school":null,"ine":null,"mobile":null}"""];
        foreach (var body in withoutFields)
        {
            var missing = await PostAsync(client, kind, body);
            Assert.Equal(HttpStatusCode.BadRequest, missing.Status);
            Assert.Equal(["Ine", "School"], missing.Errors.Keys.Order());
            Assert.Equal(RuleMessages.For(UaiIssue.WrongLength, culture: culture), missing.Errors["School"]);
            Assert.Equal("UaiWrongLength", missing.Codes["School"]);
            Assert.Equal(RuleMessages.For(IneIssue.WrongLength, culture), missing.Errors["Ine"]);
            Assert.Equal("IneWrongLength", missing.Codes["Ine"]);
        }

        await AssertRefused("school", "", "UaiWrongLength", RuleMessages.For(UaiIssue.WrongLength, culture: culture));
        await AssertRefused(
            "school",
            "0860076A",
            "UaiWrongCheckLetter",
            RuleMessages.For(UaiIssue.WrongCheckLetter, "0860076A", culture));
        await AssertRefused(
            "school",
            860076,
            "UaiIllegalCharacter",
            language == "fr"
                ? "Cette valeur JSON doit être une chaîne ou null."
                : "This JSON value must be a string or null.");
        await AssertRefused("ine", WrongIne, "IneWrongKey", RuleMessages.For(IneIssue.WrongKey, culture));
        await AssertRefused(
            "mobile",
            "01 39 98 12 34",
            "FrenchMobileNumberLandline",
            RuleMessages.For(FrenchMobileNumberIssue.Landline, culture));
        Assert.DoesNotContain(logs.Lines, line => line.Contains(WrongIne, StringComparison.Ordinal));
        Assert.NotEmpty(logs.Lines);

        async Task AssertRefused(string field, object value, string code, string sentence)
        {
            var refused = await PostAsync(client, kind, $$"""{"{{field}}":{{JsonSerializer.Serialize(value)}}}""");
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Equal((code, sentence), (refused.Codes[field], refused.Errors[field]));
            Assert.True(value is not WrongIne || !refused.Body.Contains(WrongIne, StringComparison.Ordinal));
        }
    }

    // Without AddEduConnectRules() the answer has no body at all.
    [Fact]
    public async Task A_minimal_api_without_our_services_gives_no_reason()
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
        var site = shared.Web;
        using var client = site.Client("fr");
        var refused = await PostAsync(client, path, """{"school":860076}""");
        Assert.Equal(status, refused.Status);
        Assert.DoesNotContain("[Uai]", refused.Body, StringComparison.Ordinal);
        Assert.Equal(sentence, refused.Errors.GetValueOrDefault("School"));
    }

    public static TheoryData<string> Forms => ["api/form", "plain/form", "form"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_is_refused_with_field_code_and_sentence(string path)
    {
        using var logs = new LogCapture();
        await using var site = await StartAsync(logs);
        using var client = site.Client("fr");
        var french = CultureInfo.GetCultureInfo("fr");
        var length = ("UaiWrongLength", RuleMessages.For(UaiIssue.WrongLength, culture: french));

        Assert.Equal(length, await RefusedAsync("School", ("Ine", "1234567890V")));
        Assert.Equal(length, await RefusedAsync("School", ("School", ""), ("Ine", "1234567890V")));
        Assert.Equal(
            ("UaiWrongCheckLetter", RuleMessages.For(UaiIssue.WrongCheckLetter, "0860076A", french)),
            await RefusedAsync("School", ("School", "0860076A"), ("Ine", "1234567890V")));
        Assert.Equal(
            ("IneWrongKey", RuleMessages.For(IneIssue.WrongKey, french)),
            await RefusedAsync("Ine", ("School", "0860076R"), ("Ine", WrongIne)));
        Assert.Equal(
            ("FrenchMobileNumberLandline", RuleMessages.For(FrenchMobileNumberIssue.Landline, french)),
            await RefusedAsync("Mobile", ("School", "0860076R"), ("Ine", "1234567890V"), ("Mobile", "0139981234")));
        Assert.DoesNotContain(logs.Lines, line => line.Contains(WrongIne, StringComparison.Ordinal));

        // The form mapper of minimal APIs reads an empty field as null for its own types only.
        var answer = await SendAsync(("School", "0860076R"), ("Ine", "1234567890V"), ("Mobile", ""));
        Assert.Equal(path == "form" ? HttpStatusCode.BadRequest : HttpStatusCode.OK, answer.Status);
        Assert.Equal(path == "form" ? "FrenchMobileNumberWrongLength" : null, answer.Codes.GetValueOrDefault("Mobile"));

        var complete = await SendAsync(("School", "0860076R"), ("Ine", "1234567890V"));
        Assert.Equal((HttpStatusCode.OK, "0860076R"), (complete.Status, complete.Body));

        async Task<(string Code, string Message)> RefusedAsync(string field, params (string Name, string Text)[] fields)
        {
            var refused = await SendAsync(fields);
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Equal([field], refused.Errors.Keys);
            Assert.DoesNotContain(WrongIne, refused.Body, StringComparison.Ordinal);
            return (refused.Codes[field], refused.Errors[field]);
        }

        async Task<Answer> SendAsync(params (string Name, string Text)[] fields)
        {
            using var content = new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Text));
            return await AnswerAsync(await client.PostAsync(new Uri($"/{path}", UriKind.Relative), content));
        }
    }

    [Theory]
    [InlineData("/minimal/0860076A", "school", "UaiWrongCheckLetter")]
    [InlineData("/query?school=0860076A", "school", "UaiWrongCheckLetter")]
    [InlineData("/query", "school", "UaiWrongLength")]
    [InlineData("/query?school=", "school", "UaiWrongLength")]
    [InlineData("/named?s=&mobile=0639981234", "s", "UaiWrongLength")]
    [InlineData("/named?s=0860076A&mobile=0139981234", "s mobile", "UaiWrongCheckLetter FrenchMobileNumberLandline")]
    [InlineData("/optional?school=0860076A", "school", "UaiWrongCheckLetter")]
    [InlineData("/header", "X-School", "UaiWrongLength")]
    [InlineData("/own-header", "school", "UaiWrongLength")]
    [InlineData("/own-query", "school", "UaiWrongLength")]
    [InlineData("/many?schools=0860076R&schools=0860076A", "schools", "UaiWrongCheckLetter")]
    [InlineData("/several?schools=0860076R&schools=0860076A", "schools", "UaiWrongCheckLetter")]
    [InlineData("/several?ine=1", "ine", "IneWrongLength")]
    [InlineData("/own-route/0860076A", "school", "UaiWrongCheckLetter")]
    [InlineData("/own/0860076A", "s", "UaiWrongCheckLetter")]
    [InlineData("/api/required?school=0860076A", "school", "UaiWrongCheckLetter")]
    [InlineData("/api/0860076A", "school", "UaiWrongCheckLetter")]
    [InlineData("/api/query?school=0860076A", "school", "UaiWrongCheckLetter")]
    [InlineData("/api/query?school=", "school", "UaiWrongLength")]
    [InlineData("/api/query", "school", "UaiWrongLength")]
    public async Task A_route_or_query_is_refused_with_field_and_code(string path, string fields, string codes)
    {
        var site = shared.Web;
        using var client = site.Client("fr");
        var refused = await AnswerAsync(await client.GetAsync(new Uri(path, UriKind.Relative)));
        AssertRefused(refused, fields, codes);
    }

    [Theory]
    [InlineData("/field", "school=0860076A", "school", "UaiWrongCheckLetter")]
    [InlineData("/own-field", "s=0860076A", "s", "UaiWrongCheckLetter")]
    [InlineData("/own-field", "", "s", "UaiWrongLength")]
    [InlineData("/class", "Pupils[1].School=0860076A&Pupils[0].School=0860076R", "Pupils[1].School", "UaiWrongCheckLetter")]
    [InlineData("/class", "Nope.Deep=1&Nope[0]=1&Head.School=0860076A", "Head.School", "UaiWrongCheckLetter")]
    [InlineData("/class", "Schools[0]=0860076A", "Schools[0]", "UaiWrongCheckLetter")]
    [InlineData("/class", "Former[1234567890V]=0860076A", "Former[***]", "UaiWrongCheckLetter")]
    [InlineData("/class", "ByIne[1234567890A].School=0860076A", "ByIne[***].School", "UaiWrongCheckLetter")]
    [InlineData("/api/class", "Former[1234567890V]=0860076A", "Former[***]", "UaiWrongCheckLetter")]
    [InlineData(
        "/api/class", "ByIne[1234567890V].School=0860076A&ByIne[1234567890V].Ine=1234567890V", "ByIne[***].School",
        "UaiWrongCheckLetter")]
    [InlineData("/former", "[1234567890V]=0860076A", "[***]", "UaiWrongCheckLetter")]
    [InlineData("/array", "schools=0860076R&schools=0860076A", "schools", "UaiWrongCheckLetter")]
    public async Task A_field_of_a_form_is_refused_with_its_path_and_code(string path, string form, string fields, string codes)
    {
        var site = shared.Web;
        using var client = site.Client("fr");
        using var content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        var refused = await AnswerAsync(await client.PostAsync(new Uri(path, UriKind.Relative), content));
        AssertRefused(refused, fields, codes);
    }

    [Fact]
    public async Task An_INE_as_a_key_of_a_form_is_hidden_from_messages_that_are_not_ours()
    {
        var site = shared.Web;
        using var client = site.Client("fr");
        using var content = new StringContent(
            "Marks[1234567890V]=x&Marks[1234567890A]=y", Encoding.UTF8, "application/x-www-form-urlencoded");
        var refused = await AnswerAsync(await client.PostAsync(new Uri("/api/class", UriKind.Relative), content));
        Assert.Contains("Marks[***]", refused.Errors.Keys);
        Assert.Empty(refused.Codes);
        Assert.DoesNotContain("1234567", refused.Body, StringComparison.Ordinal);
    }

    // A form that no endpoint asked for is not read to explain something else: its sender may never end it.
    [Fact]
    public async Task A_form_that_the_endpoint_did_not_read_is_not_read()
    {
        var site = shared.Web;
        using var client = site.Client("fr");
        using var content = new StringContent("a=" + new string('x', 100), Encoding.UTF8, "application/x-www-form-urlencoded");
        var refused = await AnswerAsync(await client.PostAsync(new Uri("/ignored?school=0860076A&a=1", UriKind.Relative), content));
        Assert.Equal("UaiWrongCheckLetter", refused.Codes["school"]);
    }

    // Without an invented reason, and without the error in the log that quotes the request.
    [Theory]
    [InlineData("guarded", "application/x-www-form-urlencoded", "School=0860076R&Ine=1234567890A")]
    [InlineData("form", "multipart/form-data; boundary=x", "--x\r\nnonsense")]
    [InlineData("form", "multipart/form-data", "--x")]
    public async Task A_form_that_cannot_be_read_is_refused_without_a_reason(string path, string type, string body)
    {
        using var logs = new LogCapture();
        await using var site = await StartAsync(logs);
        using var client = site.Client("fr");
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var refused = await AnswerAsync(await client.PostAsync(new Uri(path, UriKind.Relative), content));
        Assert.Equal((HttpStatusCode.BadRequest, 0), (refused.Status, refused.Codes.Count));
        Assert.DoesNotContain(logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.Contains(WrongIne, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    public async Task A_caller_that_accepts_no_JSON_is_answered_and_nothing_is_logged(string accept)
    {
        using var logs = new LogCapture();
        await using var site = await StartAsync(logs);
        using var client = site.Client("fr");
        client.DefaultRequestHeaders.Add("Accept", accept);
        var refused = await AnswerAsync(await client.GetAsync(new Uri($"/ine?ine={WrongIne}", UriKind.Relative)));
        Assert.Equal("IneWrongKey", refused.Codes["ine"]);
        Assert.DoesNotContain(logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"3030002F\"", "application/json", "3030002F")]
    [InlineData("\"0860076A\"", "application/json", null)]
    public async Task A_body_that_is_an_identifier_is_read_as_MVC_reads_bodies(string body, string type, string? read)
    {
        var site = shared.Web;
        using var client = site.Client("fr");
        using var content = new StringContent(body, Encoding.UTF8, type);
        var answer = await AnswerAsync(await client.PostAsync(new Uri("/api/body?school=0860076R", UriKind.Relative), content));
        Assert.Equal(read is null ? HttpStatusCode.BadRequest : HttpStatusCode.OK, answer.Status);
        Assert.Equal(read, read is null ? null : answer.Body);
    }

    [Fact]
    public async Task Headers_and_binders_of_the_site_are_left_to_MVC()
    {
        var site = shared.Web;
        using var client = site.Client("fr");
        Assert.Equal("0000000A", await client.GetStringAsync(new Uri("/api/own", UriKind.Relative)));
        var missing = await AnswerAsync(await client.GetAsync(new Uri("/api/header?X-School=0860076R", UriKind.Relative)));
        Assert.Equal(HttpStatusCode.BadRequest, missing.Status);
        Assert.Equal("UaiWrongLength", Assert.Single(missing.Codes).Value);
        client.DefaultRequestHeaders.Add("X-School", "0860076R");
        Assert.Equal("0860076R", await client.GetStringAsync(new Uri("/api/header", UriKind.Relative)));
        client.DefaultRequestHeaders.Remove("X-School");
        client.DefaultRequestHeaders.Add("X-School", "0860076A");
        var wrong = await AnswerAsync(await client.GetAsync(new Uri("/api/header", UriKind.Relative)));
        Assert.Equal("UaiWrongCheckLetter", Assert.Single(wrong.Codes).Value);
    }

    [Fact]
    public async Task Two_refusals_of_one_name_are_both_answered()
    {
        var site = shared.Web;
        using var client = site.Client("fr");
        var refused = await PostAsync(client, "api/both/0860076A", """{"school":"1"}""");
        Assert.Equal(
            ["UaiWrongCheckLetter", "UaiWrongLength"],
            refused.Codes.Values.SelectMany(codes => codes.Split(' ')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_message_of_several_issues_has_no_code()
    {
        var site = shared.Web;
        using var client = site.Client("fr");
        var refused = await PostAsync(client, "own-messages", """{"school":"0860076A","ine":"1234567890A"}""");
        Assert.Equal(["own", "own"], refused.Errors.Values);
        Assert.Empty(refused.Codes);
    }

    [Fact]
    public async Task MVC_answers_in_XML_too()
    {
        await using var site = await Sites.StartAsync(
            builder => builder.Services.AddEduConnectRules().AddControllers().AddXmlSerializerFormatters()
                .ConfigureApplicationPartManager(parts => parts.ApplicationParts.Add(new AssemblyPart(typeof(TypedApiController).Assembly))),
            site => site.MapControllers());
        using var client = site.Client("fr");
        client.DefaultRequestHeaders.Add("Accept", "application/xml");
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("/api", UriKind.Relative), content);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+xml"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("School:UaiWrongLength", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_site_may_have_a_collector_of_its_own(bool before)
    {
        await using var site = await Sites.StartAsync(
            builder =>
            {
                if (before)
                {
                    builder.Services.AddScoped<IIssueCodeCollector, OwnCollector>();
                }

                builder.Services.AddEduConnectRules();
                if (!before)
                {
                    builder.Services.AddScoped<IIssueCodeCollector, OwnCollector>();
                }
            },
            site =>
            {
                site.UseExceptionHandler();
                site.MapPost("/minimal", (TypedPupil pupil) => pupil.School.ToString());
                site.MapPost("/odd", () => TypedResults.ValidationProblem(
                    new Dictionary<string, string[]> { ["x"] = ["", "UaiWrongLength", "UaiWrongLength:", ": x"] }));
            });
        using var client = site.Client("fr");
        Assert.Equal("UaiWrongCheckLetter", (await PostAsync(client, "minimal", """{"school":"0860076A"}""")).Codes["school"]);
        var odd = await PostAsync(client, "odd", "{}");
        Assert.Equal((HttpStatusCode.BadRequest, " UaiWrongLength UaiWrongLength: : x"), (odd.Status, odd.Errors["x"]));
    }

    private sealed class OwnCollector : IIssueCodeCollector
    {
        public void Add(string message, string code)
        {
        }
    }

    // Both keep their status: the first from the framework, the second from a middleware before any endpoint.
    [Theory]
    [InlineData("form", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("field", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("too-large", HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("bad", HttpStatusCode.BadRequest)]
    public async Task Other_requests_that_are_refused_keep_their_status(string path, HttpStatusCode status)
    {
        var site = shared.Web;
        using var client = site.Client("fr");
        Assert.Equal(status, (await PostAsync(client, path, Valid)).Status);
    }

    [Fact]
    public async Task A_parameter_that_MVC_requires_is_refused_in_its_words()
    {
        var site = shared.Web;
        using var client = site.Client("fr");
        var refused = await AnswerAsync(await client.GetAsync(new Uri("/api/required", UriKind.Relative)));
        Assert.Equal((HttpStatusCode.BadRequest, 0), (refused.Status, refused.Codes.Count));
    }

    // What is not ours gets a problem without details: its message or its path may quote an INE.
    [Theory]
    [InlineData("/minimal", "{")]
    [InlineData("/minimal", "")]
    [InlineData("/marks", """{"1234567890V":"x"}""")]
    public async Task Other_bodies_that_cannot_be_read_are_refused_without_details(string path, string body)
    {
        var site = shared.Web;
        using var client = site.Client("fr");
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        Assert.Equal(
            (HttpStatusCode.BadRequest, "application/problem+json"),
            (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("1234567890V", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"errors\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_exceptions_are_left_to_the_site()
    {
        var site = shared.Web;
        using var client = site.Client("fr");
        using var response = await client.GetAsync(new Uri("/fails", UriKind.Relative));
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task A_site_without_request_localization_answers_in_the_language_of_the_system()
    {
        using var french = new CultureScope("fr");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var site = Site.Build(builder);
        site.MapGet("/minimal/{school}", (Uai school) => school.ToString());
        await site.StartAsync();
        using var client = site.Client("en");
        var refused = await AnswerAsync(await client.GetAsync(new Uri("/minimal/0860076A", UriKind.Relative)));
        Assert.Equal("UaiWrongCheckLetter", refused.Codes["school"]);
    }

    [Fact]
    public async Task A_site_keeps_its_own_problem_details()
    {
        await using var site = await Sites.StartAsync(
            builder =>
            {
                Sites.AddValidation(builder.Services).AddEduConnectRules().AddEduConnectRules();
                builder.Services.AddProblemDetails(
                    options => options.CustomizeProblemDetails = context => context.ProblemDetails.Extensions["site"] = 1);
            },
            site =>
            {
                site.UseExceptionHandler();
                site.MapPost("/minimal", (TypedPupil pupil) => pupil.School.ToString());
                site.MapPost("/other", () => TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["x"] = ["y: z"] }));
            });
        using var client = site.Client("fr");
        var refused = await PostAsync(client, "minimal", "{}");
        Assert.Equal("UaiWrongLength", refused.Codes["School"]);
        Assert.Contains("\"site\":1", refused.Body, StringComparison.Ordinal);
        var other = await PostAsync(client, "other", "{}");
        Assert.Equal("y: z", other.Errors["x"]);
        Assert.Empty(other.Codes);
    }

    [Fact]
    public async Task The_policy_of_the_configuration_is_the_one_of_the_attribute()
    {
        await using var site = await StartAsync(
            null, new() { ["Passwords:MinimumLength"] = "3", ["Passwords:RequiredClasses"] = "1", ["Passwords:SpecialCharacters"] = "" });
        using var client = site.Client("fr");
        Assert.DoesNotContain("Password", (await PostAsync(client, "password", """{"password":"abc"}""")).Codes.Keys);
    }

    [Fact]
    public async Task Each_issue_of_a_password_has_its_code()
    {
        var site = shared.Web;
        using var client = site.Client("fr");
        var refused = await PostAsync(client, "password", """{"password":"abc"}""");
        Assert.Equal("PasswordTooShort PasswordTooFewClasses", refused.Codes["Password"]);
        Assert.DoesNotContain("abc\"", refused.Body, StringComparison.Ordinal);
        Assert.Equal("SmsCodeWrongLength", refused.Codes["Code"]);
        Assert.Equal("PersonNameIllegalCharacter", refused.Codes["LastName"]);
        Assert.Equal("Une date ?", refused.Errors["BornOn"]);
        Assert.Equal("BirthDateImpossibleDate", refused.Codes["BornOn"]);
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

    internal static Task<WebApplication> StartAsync(LogCapture? logs, Dictionary<string, string?>? settings = null) => Sites.StartAsync(
        builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            Sites.AddValidation(builder.Services).AddAntiforgery();
            builder.Services.AddControllers(
                options => options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true)
                .ConfigureApplicationPartManager(
                    parts => parts.ApplicationParts.Add(new AssemblyPart(typeof(TypedApiController).Assembly)));
        },
        site =>
        {
            site.UseAntiforgery();
            site.MapControllers();
            site.MapPost("/minimal", (TypedPupil pupil) => pupil.School.ToString());
            site.MapPost("/minimal/wrong", (WrongModel model) => model.School is null);
            site.MapGet("/minimal/{school}", (Uai school) => school.ToString());
            site.MapGet("/query", ([Uai] Uai school) => school.ToString());
            site.MapGet("/optional", (Uai? school, FrenchMobileNumber? mobile) => school.ToString());
            site.MapGet("/named", ([FromQuery(Name = "s")] Uai school, FrenchMobileNumber mobile) => school.ToString());
            site.MapGet("/header", ([FromHeader(Name = "X-School")] Uai school) => school.ToString());
            site.MapGet("/own-query", ([FromQuery] Uai school) => school.ToString());
            site.MapGet("/own-route/{school}", ([FromRoute] Uai school) => school.ToString());
            site.MapGet("/own-header", ([FromHeader] Uai school) => school.ToString());
            site.MapGet("/own/{s}", ([FromRoute(Name = "s")] Uai school) => school.ToString());
            site.MapPost("/field", ([FromForm] Uai school) => school.ToString()).DisableAntiforgery();
            site.MapPost("/class", ([FromForm] TypedClass all) => all.Pupils.Count).DisableAntiforgery();
            site.MapPost("/former", ([FromForm] Dictionary<Ine, Uai> former) => former.Count).DisableAntiforgery();
            site.MapPost("/array", ([FromForm] Uai[] schools) => schools.Length).DisableAntiforgery();
            site.MapPost("/ignored", (Uai school) => school.ToString());
            site.MapPost("/guarded", ([FromForm] TypedPupil pupil) => pupil.School.ToString());
            site.MapGet("/ine", (Ine ine) => ine.ToMaskedString());
            site.MapGet("/many", ([FromQuery] Uai[] schools) => schools.Length);
            site.MapGet("/several", (Uai[] schools, Ine? ine) => schools.Length);
            site.MapPost("/own-messages", (OwnMessages model) => model.School);
            site.MapPost("/own-field", ([FromForm(Name = "s")] Uai school) => school.ToString()).DisableAntiforgery();
            site.Use((context, next) => context.Request.Path.Value switch
            {
                "/too-large" => throw new BadHttpRequestException("too large", StatusCodes.Status413PayloadTooLarge),
                "/bad" => throw new BadHttpRequestException("bad"),
                _ => next(context),
            });
            site.MapPost("/form", ([FromForm] TypedPupil pupil) => pupil.School.ToString()).DisableAntiforgery();
            site.MapPost("/marks", (Dictionary<Ine, int> marks) => marks.Count);
            site.MapPost("/password", (NewAccount account) => account.LastName);
            site.MapGet("/fails", string () => throw new InvalidOperationException("fails"));
        },
        logs,
        Site.Build);

    // By fields and codes in one order, and the French sentence of each code.
    private static void AssertRefused(Answer refused, string fields, string codes)
    {
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(fields, string.Join(' ', refused.Errors.Keys));
        Assert.Equal(codes, string.Join(' ', refused.Codes.Values));
        Assert.All(
            codes.Split(' ').Zip(refused.Errors.Values),
            one => Assert.StartsWith(SentenceOf(one.First), one.Second, StringComparison.Ordinal));
        Assert.DoesNotContain("1234567", refused.Body, StringComparison.Ordinal);

        static string SentenceOf(string code) => code switch
        {
            "UaiWrongLength" => RuleMessages.For(UaiIssue.WrongLength, culture: RuleMessages.French),
            "UaiWrongCheckLetter" => RuleMessages.For(UaiIssue.WrongCheckLetter, "0860076A", RuleMessages.French),
            "IneWrongLength" => RuleMessages.For(IneIssue.WrongLength, RuleMessages.French),
            _ => RuleMessages.For(FrenchMobileNumberIssue.Landline, RuleMessages.French),
        };
    }

    private static async Task<Answer> PostAsync(HttpClient client, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await AnswerAsync(await client.PostAsync(new Uri($"/{path}", UriKind.Relative), content));
    }

    private static async Task<Answer> AnswerAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        var isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
        var answer = new Answer(
            response.StatusCode, body, isProblem ? ByField(body, "errors") : [], isProblem ? ByField(body, "codes") : []);
        response.Dispose();
        return answer;
    }

    private static Dictionary<string, string> ByField(string body, string member)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty(member, out var fields)
            ? fields.EnumerateObject().ToDictionary(
                field => field.Name, field => string.Join(' ', field.Value.EnumerateArray().Select(text => text.GetString())))
            : [];
    }

    private sealed record Answer(
        HttpStatusCode Status, string Body, Dictionary<string, string> Errors, Dictionary<string, string> Codes);
}
