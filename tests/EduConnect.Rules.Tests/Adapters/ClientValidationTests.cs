using System.ComponentModel.DataAnnotations;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Jint;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace EduConnect.Rules.Tests.Adapters;

public sealed class LocalizedModel
{
    [Uai(ErrorMessage = "own {0}")]
    public string? School { get; set; }
}

[ApiController, Route("localized")]
public sealed class LocalizedController : ControllerBase
{
    [HttpPost]
    public IActionResult Post(LocalizedModel model) => Ok(model.School);
}

/// <summary>What MVC writes beside an input for its scripts, asked of MVC itself.</summary>
public sealed class ClientValidationTests : IDisposable
{
    private readonly CultureScope _french = new("fr");
    private readonly ServiceProvider _services = Services(services => services.AddEduConnectRules());

    private sealed class Fields
    {
        [Uai]
        public string? School { get; set; }

        [Uai]
        public Uai Typed { get; set; }

        [Ine]
        public string? Ine { get; set; }

        [FrenchMobileNumber]
        public string? Mobile { get; set; }

        [PersonName]
        public string? LastName { get; set; }

        [BirthDate]
        public string? BornOn { get; set; }

        [SmsCode(Length = 4)]
        public string? Code { get; set; }

        // The second one cannot be checked in a browser.
        [EduConnectPassword, NotWeak]
        public string? Password { get; set; }

        [StringLength(3)]
        public string? Other { get; set; }

        [Uai(ErrorMessage = "own {0}")]
        public string? Own { get; set; }

        [EduConnectPassword(ErrorMessage = "own {0}")]
        public string? OwnPassword { get; set; }

        [EduConnectPassword(ErrorMessageResourceType = typeof(Fields), ErrorMessageResourceName = nameof(Sentence))]
        public string? FromResource { get; set; }

        public static string Sentence => "resource {0}";
    }

    [Fact]
    public void Each_attribute_is_written_with_its_sentence()
    {
        Assert.Equal(
            ("true", RuleMessages.For(UaiIssue.IllegalCharacter), $"^(?:{Uai.Pattern})$"),
            Written("School"));
        Assert.Equal(Written("School"), Written("Typed"));
        Assert.Equal(RuleMessages.For(SmsCodeIssue.WrongLength, 4), Written("Code").Message);
        Assert.Equal(RuleMessages.Describe(PasswordPolicy.EduConnect), Written("Password").Message);
        Assert.Equal("3", Attributes(_services, "Other")["data-val-length-max"]);
        Assert.Equal("own Own", Written("Own").Message);
        using var localized = Services(services => services.AddEduConnectRules().AddSingleton<IStringLocalizerFactory, Shouting>());
        Assert.Equal("OWN {0}", Attributes(localized, "Own")["data-val-regex"]);
        Assert.Equal("own OwnPassword", Written("OwnPassword").Message);
        Assert.Equal("resource FromResource", Written("FromResource").Message);
        Assert.Equal("OWN {0}", Attributes(localized, "OwnPassword")["data-val-length"]);

        // The reason: without it MVC writes nothing.
        using var alone = Services(_ => { });
        Assert.Empty(Attributes(alone, "School"));
    }

    [Fact]
    public async Task A_localized_message_keeps_its_code()
    {
        await using var site = await Sites.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<IStringLocalizerFactory, Shouting>().AddEduConnectRules();
                builder.Services.AddControllers().AddDataAnnotationsLocalization().ConfigureApplicationPartManager(
                    parts => parts.ApplicationParts.Add(new AssemblyPart(typeof(LocalizedController).Assembly)));
            },
            site => site.MapControllers());
        using var client = site.Client("fr");
        using var answer = await client.PostAsJsonAsync("/localized", new { school = "0860076A" });
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("""{"School":["OWN {0}"]}""", problem.RootElement.GetProperty("errors").GetRawText());
        Assert.Equal("""{"School":["UaiWrongCheckLetter"]}""", problem.RootElement.GetProperty("codes").GetRawText());
    }

    // What asp-for writes: an identifier without a value opens as an empty field.
    [Fact]
    public void A_field_without_a_value_is_empty()
    {
        var view = View(_services);
        view.ViewData = new ViewDataDictionary(
            _services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary());
        Assert.Equal("", ValueOf(new Fields()));
        Assert.Equal("0860076R", ValueOf(new Fields { Typed = Uai.Parse("0860076R") }));

        string? ValueOf(Fields fields) => _services.GetRequiredService<IHtmlGenerator>().GenerateTextBox(
            view, Explorer(_services, fields, "Typed"), "Typed", fields.Typed, format: null, htmlAttributes: null)
            .Attributes["value"];
    }

    // Whichever way the site registered its own: it is asked for the attributes that are not ours.
    [Fact]
    public void The_provider_of_a_site_is_asked_for_the_others()
    {
        Assert.All(
            new Action<IServiceCollection>[]
            {
                services => services.AddSingleton<IValidationAttributeAdapterProvider, NoAdapters>(),
                services => services.AddSingleton<IValidationAttributeAdapterProvider>(new NoAdapters()),
                services => services.AddSingleton<IValidationAttributeAdapterProvider>(_ => new NoAdapters()),
            },
            add =>
            {
                using var services = Services(all =>
                {
                    add(all);
                    all.AddEduConnectRules();
                });
                Assert.Empty(Attributes(services, "Other"));
                Assert.NotEmpty(Attributes(services, "School"));
            });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddEduConnectRules().AddControllersWithViews();
        using var after = builder.Services.BuildServiceProvider();
        Assert.NotEmpty(Attributes(after, "Other"));
    }

    // The script refuses only what the server refuses.
    [Theory]
    [InlineData("School", new[] { "0860076R" }, new[] { "860076R", "0860076O", "0860076R ", "٠860076R" })]
    [InlineData("Ine", new[] { "1234567890V", "0DDG5R00015" }, new[] { "123456789", "1234567890I" })]
    [InlineData("Mobile", new[] { "0639981234", "+33 (0)6.39-98\u00A012\u202F34", "+508551234" }, new[] { "06", "deux" })]
    [InlineData("LastName", new[] { "Durand", "D'Été-Durand", "𐌀" }, new[] { "" })]
    [InlineData("BornOn", new[] { "29/02/2012", "2012-02-29" }, new[] { "29/2/2012", "2012-02-29\n" })]
    [InlineData("Code", new[] { "0123" }, new[] { "012", "01234" })]
    [InlineData("Password", new[] { "Abcdefg1" }, new[] { "abcdefg1" })]
    public void The_pattern_never_refuses_what_the_server_accepts(string field, string[] accepted, string[] refused)
    {
        var pattern = Written(field).Pattern;
        using var engine = new Engine();
        bool Passes(string text) => engine.SetValue("pattern", pattern).SetValue("text", text)
            .Evaluate("var match = new RegExp(pattern).exec(text); !!match && match.index === 0 && match[0].length === text.length").AsBoolean();
        Assert.All(accepted, text => Assert.True(Passes(text), text));
        Assert.All(refused, text => Assert.False(Passes(text), Regex.Escape(text)));
    }

    public void Dispose()
    {
        _services.Dispose();
        _french.Dispose();
    }

    private (string Flag, string Message, string Pattern) Written(string field)
    {
        var attributes = Attributes(_services, field);
        return (attributes["data-val"], attributes["data-val-regex"], attributes["data-val-regex-pattern"]);
    }

    private static Dictionary<string, string> Attributes(ServiceProvider services, string field)
    {
        var attributes = new Dictionary<string, string>();
        services.GetRequiredService<ValidationHtmlAttributeProvider>()
            .AddValidationAttributes(View(services), Explorer(services, new Fields(), field), attributes);
        return attributes;
    }

    private static ModelExplorer Explorer(ServiceProvider services, Fields fields, string field) =>
        services.GetRequiredService<IModelMetadataProvider>()
            .GetModelExplorerForType(typeof(Fields), fields).GetExplorerForProperty(field);

    private static ViewContext View(ServiceProvider services) => new()
    {
        HttpContext = new DefaultHttpContext { RequestServices = services },
        RouteData = new RouteData(),
        ActionDescriptor = new ActionDescriptor(),
        ClientValidationEnabled = true,
        FormContext = new FormContext(),
    };

    private static ServiceProvider Services(Action<IServiceCollection> add)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddControllersWithViews().AddDataAnnotationsLocalization();
        add(builder.Services);
        return builder.Services.BuildServiceProvider();
    }

    private sealed class NoAdapters : IValidationAttributeAdapterProvider
    {
        public IAttributeAdapter? GetAttributeAdapter(ValidationAttribute attribute, IStringLocalizer? stringLocalizer) => null;
    }

    private sealed class Shouting : IStringLocalizerFactory, IStringLocalizer
    {
        public LocalizedString this[string name] => new(name, name.ToUpperInvariant());

        public LocalizedString this[string name, params object[] arguments] => this[name];

        public IStringLocalizer Create(Type resourceSource) => this;

        public IStringLocalizer Create(string baseName, string location) => this;

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
