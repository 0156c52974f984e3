using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>Every attribute on one model.</summary>
public sealed class Pupil
{
    [EduConnectPassword]
    public string? Password { get; set; }

    [EduConnectPassword(Strict = true)]
    public string? Certain { get; set; }

    [Uai]
    public string? School { get; set; }

    [Ine]
    public string? Ine { get; set; }

    [FrenchMobileNumber]
    public string? Mobile { get; set; }

    [PersonName, Display(Name = "Nom")]
    public string? LastName { get; set; }

    [BirthDate]
    public string? BornOn { get; set; }

    [SmsCode(Length = 8)]
    public string? Code { get; set; }
}

/// <summary>A controller whose model is checked before it is called.</summary>
[ApiController, Route("pupils")]
public sealed class PupilsController : ControllerBase
{
    [HttpPost]
    public IActionResult Create(Pupil pupil) => Ok(pupil.LastName);
}

/// <summary>The attributes in the frameworks that ask them.</summary>
public sealed class DataAnnotationsTests : IDisposable
{
    private readonly CultureScope _english = new("en");

    private static Pupil Valid => new()
    {
        Password = "Abcdefg1",
        Certain = "Abcdefg1",
        School = "0860076R",
        Ine = "1234567890V",
        Mobile = "06 39 98 12 34",
        LastName = "Durand",
        BornOn = "29/02/2012",
        Code = "01234567",
    };

    private static Pupil Invalid => new()
    {
        Password = "Xyzw",
        Certain = "Zyxwvut8 ",
        School = "0860076A",
        Ine = "1234567890A",
        Mobile = "01 23 45 67 89",
        LastName = "Durand2",
        BornOn = "30/02/2012",
        Code = "987654",
    };

    public void Dispose() => _english.Dispose();

    [Fact]
    public void A_valid_model_passes()
    {
        Assert.Empty(Judge(Valid));
        Assert.Empty(Judge(new Pupil()));
    }

    [Fact]
    public void Each_attribute_says_what_is_wrong()
    {
        var results = Judge(Invalid).ToDictionary(result => result.MemberNames.Single(), result => result.ErrorMessage);
        Assert.Equal(8, results.Count);
        Assert.StartsWith("The password must have at least 8 characters: 4 more characters. The password must meet 3", results["Password"], StringComparison.Ordinal);
        Assert.StartsWith("The password has a character that is not allowed (position 9)", results["Certain"], StringComparison.Ordinal);
        Assert.Equal("0860076A: wrong check letter, did you mean 0860076R?", results["School"]);
        Assert.Equal(RuleMessages.For(IneIssue.WrongKey), results["Ine"]);
        Assert.Equal(RuleMessages.For(FrenchMobileNumberIssue.Landline), results["Mobile"]);
        Assert.Equal(RuleMessages.For(PersonNameIssue.IllegalCharacter), results["LastName"]);
        Assert.Equal(RuleMessages.For(BirthDateIssue.ImpossibleDate), results["BornOn"]);
        Assert.Equal(RuleMessages.For(SmsCodeIssue.WrongLength, 8), results["Code"]);
    }

    [Fact]
    public void Messages_follow_the_culture()
    {
        using var french = new CultureScope("fr-CA");
        Assert.Contains(Judge(Invalid), result => result.ErrorMessage!.StartsWith("La date de naissance", StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_of_the_site_is_used()
    {
        var attribute = new UaiAttribute { ErrorMessage = "{0} ?" };
        var context = new ValidationContext(this) { DisplayName = "École", MemberName = "School" };
        Assert.Equal("École ?", attribute.GetValidationResult("x", context)!.ErrorMessage);
        Assert.Equal("Code ?", attribute.FormatErrorMessage("Code"));
        Assert.False(attribute.IsValid("x"));
        var resource = new SmsCodeAttribute { ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Wrong) };
        Assert.Equal("École: wrong", resource.GetValidationResult("x", context)!.ErrorMessage);
    }

    [Fact]
    public void The_rule_can_be_described_without_a_value()
    {
        Assert.Equal(RuleMessages.For(PasswordIssues.TooShort | PasswordIssues.TooFewClasses, PasswordPolicy.EduConnect), new EduConnectPasswordAttribute().FormatErrorMessage("x"));
        Assert.Contains(
            "use only",
            new EduConnectPasswordAttribute { Strict = true }.FormatErrorMessage("x"),
            StringComparison.Ordinal);
        Assert.Contains("at most 20", new OurPasswordAttribute().FormatErrorMessage("x"), StringComparison.Ordinal);
        Assert.Equal("The password must have at most 9 characters.", new OnlyShortAttribute().FormatErrorMessage("x"));
        Assert.All(
            new ValidationAttribute[] { new UaiAttribute(), new IneAttribute(), new FrenchMobileNumberAttribute(), new PersonNameAttribute(), new BirthDateAttribute(), new SmsCodeAttribute() },
            attribute => Assert.EndsWith(".", attribute.FormatErrorMessage("x"), StringComparison.Ordinal));
    }

    [Fact]
    public void An_attribute_with_a_policy_of_its_own()
    {
        Assert.True(new OurPasswordAttribute().IsValid("{}Abcdefghij1"));
        Assert.False(new OurPasswordAttribute().IsValid("Abcdefg1"));
        Assert.False(new OurPasswordAttribute { Strict = true }.IsValid("Abcdefg1"));
    }

    [Fact]
    public void Another_type_than_string_throws()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new UaiAttribute().IsValid(860076));
        Assert.Equal("This field cannot be checked.", error.Message);
        Assert.Equal(
            "[Uai] does not check a Int32: put it on a string or its own type.",
            error.InnerException!.Message);
    }

    [Fact]
    public void Without_a_context_the_name_is_empty() =>
        Assert.Equal(" ?", new OnlyShortAttribute { ErrorMessage = "{0} ?" }.Judge("0123456789")!.ErrorMessage);

    [Fact]
    public void A_code_without_digits_throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new SmsCodeAttribute { Length = 0 }.IsValid("x"));

    [Fact]
    public void The_type_and_its_attribute_share_a_name()
    {
        Assert.NotNull(typeof(Pupil).GetProperty(nameof(Pupil.School))!.GetCustomAttribute<UaiAttribute>());
        Assert.Equal("86", Uai.Parse(Valid.School!).Department);
    }

    // The exception of the framework carries what was refused: the documentation says so.
    [Fact]
    public void ValidateObject_throws_with_the_value()
    {
        var pupil = new Pupil { Password = Invalid.Password };
        Assert.Equal(pupil.Password, Assert.Throws<ValidationException>(() => Validator.ValidateObject(pupil, new ValidationContext(pupil), validateAllProperties: true)).Value);
    }

    [Fact]
    public async Task A_minimal_api_answers_with_the_messages()
    {
        var builder = WebApplication.CreateSlimBuilder();
        Sites.AddValidation(builder.Services).AddProblemDetails();
        await AssertSiteRefuses(builder, site => site.MapPost("/pupils", (Pupil pupil) => pupil.LastName));
    }

    [Fact]
    public async Task A_controller_answers_with_the_messages()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddControllers().ConfigureApplicationPartManager(parts => parts.ApplicationParts.Add(new AssemblyPart(typeof(PupilsController).Assembly)));
        await AssertSiteRefuses(builder, site => site.MapControllers());
    }

    private static async Task AssertSiteRefuses(WebApplicationBuilder builder, Action<WebApplication> map)
    {
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var site = builder.Build();
        map(site);
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
        using var accepted = await client.PostAsJsonAsync("/pupils", Valid);
        Assert.Equal((HttpStatusCode.OK, "Durand"), (accepted.StatusCode, (await accepted.Content.ReadAsStringAsync()).Trim('"')));

        using var refused = await client.PostAsJsonAsync("/pupils", Invalid);
        var body = await refused.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        var errors = JsonDocument.Parse(body).RootElement.GetProperty("errors").EnumerateObject().ToDictionary(error => error.Name, error => error.Value[0].GetString(), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(Judge(Invalid).Select(result => (result.MemberNames.Single(), result.ErrorMessage)).Order(), errors.Select(error => (error.Key[..1].ToUpperInvariant() + error.Key[1..], error.Value)).Order());
        Assert.All([Invalid.Password!, Invalid.Certain!, Invalid.Code!, Invalid.Ine!], secret => Assert.DoesNotContain(secret, body, StringComparison.Ordinal));
    }

    private static List<ValidationResult> Judge(Pupil pupil)
    {
        var results = new List<ValidationResult>();
        Assert.Equal(Validator.TryValidateObject(pupil, new ValidationContext(pupil), results, validateAllProperties: true), results.Count == 0);
        return results;
    }

    private sealed class OurPasswordAttribute() : EduConnectPasswordAttribute(new PasswordPolicy(12, 4, "{}", maximumLength: 20));

    private sealed class OnlyShortAttribute() : EduConnectPasswordAttribute(new PasswordPolicy(0, 0, "", maximumLength: 9))
    {
        public ValidationResult? Judge(string text) => IsValid(text, null);
    }

    private static class Texts
    {
        public static string Wrong => "{0}: wrong";
    }

    [Fact]
    public void The_identifiers_are_checked_as_values_too()
    {
        var values = new TestValues(1);
        AssertChecks(new UaiAttribute(), Uai.Parse(values.Uai()), default(Uai), Ine.Parse(values.Ine()));
        AssertChecks(new IneAttribute(), Ine.Parse(values.Ine()), default(Ine), Uai.Parse(values.Uai()));
        AssertChecks(new FrenchMobileNumberAttribute(), FrenchMobileNumber.Parse(values.Mobile()), default(FrenchMobileNumber), 1);

        static void AssertChecks(RuleAttribute attribute, object value, object empty, object other)
        {
            Assert.True(attribute.IsValid(value));
            Assert.False(attribute.IsValid(empty));
            Assert.Throws<InvalidOperationException>(() => attribute.IsValid(other));
        }
    }

    [Fact]
    public void A_collector_learns_the_code_of_each_message()
    {
        var pupil = Invalid;
        var collector = new Collector();
        var results = new List<ValidationResult>();
        Assert.False(Validator.TryValidateObject(pupil, new ValidationContext(pupil, collector, null), results, true));
        Assert.Equal(
            [
                "BirthDateImpossibleDate", "FrenchMobileNumberLandline", "IneWrongKey", "PasswordForbiddenCharacter",
                "PasswordTooShort+PasswordTooFewClasses", "PersonNameIllegalCharacter", "SmsCodeWrongLength", "UaiWrongCheckLetter",
            ],
            collector.Codes.Values.Distinct().Order(StringComparer.Ordinal));
        Assert.All(results, result => Assert.Contains(result.ErrorMessage!, collector.Codes));
    }

    private sealed class Collector : IIssueCodeCollector, IServiceProvider
    {
        public Dictionary<string, string> Codes { get; } = [];

        public void Add(string message, string code) => Codes.Add(message, code);

        public object? GetService(Type serviceType) => serviceType == typeof(IIssueCodeCollector) ? this : null;
    }
}
