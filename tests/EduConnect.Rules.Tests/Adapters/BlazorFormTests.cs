using System.Linq.Expressions;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>What docs/frameworks.md advises for forms of Blazor.</summary>
public sealed class TextFields
{
    [Uai]
    public string? School { get; set; }

    [Ine]
    public string? Ine { get; set; }
}

/// <summary>The site of the pages.</summary>
public sealed class PagesRoot : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<Router>(0);
        builder.AddComponentParameter(1, nameof(Router.AppAssembly), typeof(PagesRoot).Assembly);
        builder.AddComponentParameter(2, nameof(Router.Found), (RenderFragment<RouteData>)(data => view =>
        {
            view.OpenComponent<RouteView>(0);
            view.AddComponentParameter(1, nameof(RouteView.RouteData), data);
            view.CloseComponent();
        }));
        builder.CloseComponent();
    }
}

/// <summary>
/// A page that is rendered on the server, once for each request; it shows no value, only what is wrong.
/// </summary>
public abstract class FormPage<TModel> : ComponentBase where TModel : new()
{
    private string _done = "";

    [SupplyParameterFromForm]
    public TModel? Pupil { get; set; }

    protected override void OnInitialized() => Pupil ??= new();

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<EditForm>(0);
        builder.AddComponentParameter(1, nameof(EditForm.Model), Pupil);
        builder.AddComponentParameter(2, nameof(EditForm.FormName), "pupil");
        var submit = EventCallback.Factory.Create<EditContext>(this, () => _done = "accepted");
        builder.AddComponentParameter(3, nameof(EditForm.OnValidSubmit), submit);
        builder.AddComponentParameter(4, nameof(EditForm.ChildContent), (RenderFragment<EditContext>)(_ => AddContent));
        builder.CloseComponent();
        builder.AddContent(5, _done);
    }

    private void AddContent(RenderTreeBuilder builder)
    {
        builder.OpenComponent<DataAnnotationsValidator>(0);
        builder.CloseComponent();
        AddFields(builder);
    }

    protected abstract void AddFields(RenderTreeBuilder builder);

    /// <summary>Adds the messages of a field, after its name.</summary>
    protected static void AddMessages<T>(RenderTreeBuilder builder, string name, Expression<Func<T>> field)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddContent(0, $"{name}: ");
        builder.OpenComponent<ValidationMessage<T>>(1);
        builder.AddComponentParameter(2, "For", field);
        builder.CloseComponent();
    }
}

[Route("/blazor/text")]
public sealed class TextPage : FormPage<TextFields>
{
    protected override void AddFields(RenderTreeBuilder builder)
    {
        AddMessages(builder, "School", () => Pupil!.School);
        AddMessages(builder, "Ine", () => Pupil!.Ine);
    }
}

[Route("/blazor/typed")]
public sealed class TypedPage : FormPage<TypedPupil>
{
    protected override void AddFields(RenderTreeBuilder builder)
    {
        AddMessages(builder, "School", () => Pupil!.School);
        AddMessages(builder, "Ine", () => Pupil!.Ine);
        AddMessages(builder, "Mobile", () => Pupil!.Mobile);
    }
}

/// <summary>EditForm in a real host, rendered on the server.</summary>
[Trait("Category", "Site")]
public class BlazorFormTests
{
    private const string WrongIne = "1234567890A";
    private static readonly string _wrongLetter =
        RuleMessages.For(UaiIssue.WrongCheckLetter, "0860076A", RuleMessages.French);

    private static readonly string _wrongKey = RuleMessages.For(IneIssue.WrongKey, RuleMessages.French);
    private static readonly string _noSchool = RuleMessages.For(UaiIssue.WrongLength, culture: RuleMessages.French);
    private static readonly string _noIne = RuleMessages.For(IneIssue.WrongLength, RuleMessages.French);

    [Fact]
    public async Task A_form_that_binds_text_refuses_what_is_empty_or_wrong()
    {
        await using var site = await StartAsync();
        using var client = site.Client("fr");
        AssertEnd("accepted", await PostAsync(client, "text", "0860076R", "1234567890V"));
        AssertEnd($"School: {_noSchool}Ine: {_noIne}", await PostAsync(client, "text", "", ""));
        AssertEnd($"School: {_wrongLetter}Ine: {_wrongKey}", await PostAsync(client, "text", "0860076A", WrongIne));
    }

    [Fact]
    public async Task A_form_that_binds_the_types_refuses_what_is_missing()
    {
        await using var site = await StartAsync();
        using var client = site.Client("fr");
        AssertEnd("accepted", await PostAsync(client, "typed", "0860076R", "1234567890V"));
        AssertEnd($"School: {_noSchool}Ine: {_noIne}Mobile:", await PostAsync(client, "typed", null, null));

        // The framework reports the text that it could not read in its own words, as docs/frameworks.md says.
        var wrong = await PostAsync(client, "typed", "0860076A", WrongIne);
        Assert.DoesNotContain("accepted", wrong, StringComparison.Ordinal);
        Assert.Contains($"'{WrongIne}'", wrong, StringComparison.Ordinal);
    }

    private static void AssertEnd(string expected, string text) =>
        Assert.EndsWith(expected, text, StringComparison.Ordinal);

    private static Task<WebApplication> StartAsync() => Sites.StartAsync(
        builder => builder.Services.AddEduConnectRules().AddAntiforgery().AddRazorComponents(),
        site =>
        {
            site.UseAntiforgery();
            site.MapRazorComponents<PagesRoot>().DisableAntiforgery();
        });

    // The text of the page, without its tags.
    private static async Task<string> PostAsync(HttpClient client, string page, string? school, string? ine)
    {
        var fields = new Dictionary<string, string> { ["_handler"] = "pupil" };
        if (school is not null && ine is not null)
        {
            (fields["Pupil.School"], fields["Pupil.Ine"]) = (school, ine);
        }

        using var content = new FormUrlEncodedContent(fields);
        using var response = await client.PostAsync(new Uri($"/blazor/{page}", UriKind.Relative), content);
        var html = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]*>", "")).Trim();
    }
}
