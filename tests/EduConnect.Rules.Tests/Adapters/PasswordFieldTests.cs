using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>The password field of a page, as the tag helper and the component write it, and its script.</summary>
public class PasswordFieldTests
{
    private sealed class Account
    {
        [EduConnectPassword(Strict = true)]
        public string? Password { get; set; }

        public string? Other { get; set; }

        [EduConnectPassword(Strict = true)]
        public string? Field = "";
    }

    [Fact]
    public async Task The_script_is_served_once_and_then_only_when_it_changes()
    {
        await using var site = await Sites.StartAsync(_ => { }, site => site.MapPasswordChecklist());
        using var client = site.Client("fr");
        using var first = await client.GetAsync(new Uri("/password-checklist.js", UriKind.Relative));
        Assert.Equal(PasswordChecklist.Script, await first.Content.ReadAsStringAsync());
        Assert.Equal("text/javascript; charset=utf-8", first.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", first.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(first.Headers.CacheControl!.NoCache);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/password-checklist.js");
        again.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.ToString()));
        using var second = await client.SendAsync(again);
        Assert.Equal((HttpStatusCode.NotModified, 0), (second.StatusCode, (await second.Content.ReadAsByteArrayAsync()).Length));
        using var packed = new HttpRequestMessage(HttpMethod.Get, "/password-checklist.js");
        packed.Headers.AcceptEncoding.ParseAdd("br, gzip");
        using var small = await client.SendAsync(packed);
        var bytes = await small.Content.ReadAsByteArrayAsync();
        Assert.InRange(bytes.Length, 1_000, (3 * 1024) - 1);
        Assert.Equal(["gzip"], small.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], small.Headers.Vary);
        Assert.NotEqual(first.Headers.ETag, small.Headers.ETag);
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        Assert.Equal(PasswordChecklist.Script, await unpacked.ReadToEndAsync());
        using var refusing = new HttpRequestMessage(HttpMethod.Get, "/password-checklist.js");
        refusing.Headers.AcceptEncoding.ParseAdd("gzip;q=0");
        using var whole = await client.SendAsync(refusing);
        Assert.Empty(whole.Content.Headers.ContentEncoding);
        Assert.Equal(first.Headers.ETag, whole.Headers.ETag);

        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/password-checklist.js"));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public void The_tag_helper_completes_the_input_and_keeps_what_the_page_wrote()
    {
        using var french = new CultureScope("fr");
        using var services = new ServiceCollection().BuildServiceProvider();
        using var mvc = Mvc();
        var explorer = mvc.GetRequiredService<IModelMetadataProvider>()
            .GetModelExplorerForType(typeof(Account), new Account()).GetExplorerForProperty("Password");
        var helper = new PasswordChecklistTagHelper
        {
            For = new ModelExpression("Password", explorer),
            ViewContext = new ViewContext { HttpContext = new DefaultHttpContext { RequestServices = services } },
        };
        var own = new TagHelperAttributeList { { "asp-for", "Password" }, { "educonnect-checklist", "" }, { "autocomplete", "off" } };
        var output = new TagHelperOutput(
            "input", [new("id", "Pw"), new("educonnect-checklist", ""), new("autocomplete", "off"), new("value", "S3cretPw")], (_, _) => throw new NotSupportedException());
        helper.Process(new TagHelperContext(own, new Dictionary<object, object>(), "1"), output);

        var policy = PasswordPolicy.EduConnectStrict;
        Assert.Equal(
            ["id=Pw", "autocomplete=off", "type=password", $"pattern={policy.ToHtmlPattern()}", $"passwordrules={policy.ToPasswordRules()}",
                $"title={RuleMessages.Describe(policy)}", "aria-describedby=Pw-checklist"],
            output.Attributes.Select(attribute => $"{attribute.Name}={attribute.Value}"));
        Assert.Equal(
            $"<educonnect-password-checklist for=\"Pw\" id=\"Pw-checklist\" lang=\"fr\" policy=\"{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(policy.ToJson())}\"></educonnect-password-checklist>",
            output.PostElement.GetContent());

        // A value that the page itself writes is the page's.
        var given = new TagHelperOutput("input", [new("value", "x")], (_, _) => throw new NotSupportedException());
        helper.Process(new TagHelperContext([.. own, new("value", "x")], new Dictionary<object, object>(), "1"), given);
        Assert.Equal("x", given.Attributes["value"].Value);

        // Without an id from MVC, the name of the property.
        var plain = new TagHelperOutput("input", [], (_, _) => throw new NotSupportedException());
        helper.Process(new TagHelperContext(own, new Dictionary<object, object>(), "1"), plain);
        Assert.Equal("Password-checklist", plain.Attributes["aria-describedby"].Value);
        Assert.Equal(1000, helper.Order);

        static ServiceProvider Mvc()
        {
            var services = new ServiceCollection();
            services.AddLogging().AddMvcCore().AddDataAnnotations();
            return services.BuildServiceProvider();
        }
    }

    [Fact]
    public async Task A_page_rendered_once_has_the_field_and_never_the_password()
    {
        using var german = new CultureScope("de"); // whose messages are English
        var html = await RenderAsync(nameof(Account.Password), new() { ["id"] = "pw", ["autocomplete"] = "off" });
        var policy = PasswordPolicy.EduConnectStrict;
        Assert.StartsWith("<input ", html, StringComparison.Ordinal);
        Assert.All(
            ["id=\"pw\"", "type=\"password\"", "autocomplete=\"off\"", "pattern=\""],
            attribute => Assert.Contains(attribute, html, StringComparison.Ordinal));
        Assert.DoesNotContain("new-password", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"pw-checklist\"", html, StringComparison.Ordinal);
        Assert.Contains("<educonnect-password-checklist id=\"pw-checklist\" for=\"pw\" policy=\"", html, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", html, StringComparison.Ordinal);
        Assert.Contains(policy.ToPasswordRules(), WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("Abcdefg1", html, StringComparison.Ordinal);

        var other = await RenderAsync(nameof(Account.Other), null);
        Assert.Contains(PasswordPolicy.EduConnect.ToPasswordRules(), WebUtility.HtmlDecode(other), StringComparison.Ordinal);
        Assert.Contains("for=\"Other\"", other, StringComparison.Ordinal);

        // A component binds its own fields too; their attributes are not asked, as with EditForm.
        var field = await RenderAsync(nameof(Account.Field), null);
        Assert.Contains(PasswordPolicy.EduConnect.ToPasswordRules(), WebUtility.HtmlDecode(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interactive_field_writes_what_was_typed_into_the_model()
    {
        var account = new Account();
        using var services = new ServiceCollection().BuildServiceProvider();
        using var renderer = new InteractiveRenderer(services);
        await renderer.TypeAsync(Parameters(account, nameof(Account.Password), null, account), "Abcdefg2");
        Assert.Equal("Abcdefg2", account.Password);
        Assert.Contains("value=Abcdefg2", renderer.Attributes());
    }

    private static async Task<string> RenderAsync(string property, Dictionary<string, object>? attributes)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var account = new Account { Password = "Abcdefg1", Other = "Abcdefg1" };
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<EduConnectPasswordInput>(Parameters(account, property, attributes, null))).ToHtmlString());
    }

    private static ParameterView Parameters(
        Account account, string property, Dictionary<string, object>? attributes, Account? bound)
    {
        var parameters = new Dictionary<string, object?>
        {
            ["Value"] = "Abcdefg1",
            ["ValueExpression"] = (System.Linq.Expressions.Expression<Func<string>>)(property switch
            {
                nameof(Account.Password) => () => account.Password!,
                nameof(Account.Other) => () => account.Other!,
                _ => () => account.Field!,
            }),
            ["ValueChanged"] = EventCallback.Factory.Create<string>(account, text => (bound ?? account).Password = text),
        };
        foreach (var (name, value) in attributes ?? [])
        {
            parameters[name] = value;
        }

        return ParameterView.FromDictionary(parameters);
    }

#pragma warning disable BL0006 // These types may change; the browser tests do the same for real.
    /// <summary>Renders as a browser session does, and types.</summary>
    private sealed class InteractiveRenderer(IServiceProvider services) : Renderer(services, NullLoggerFactory.Instance)
    {
        private int _id;

        public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

        protected override RendererInfo RendererInfo { get; } = new("Test", isInteractive: true);

        public Task TypeAsync(ParameterView parameters, string text) => Dispatcher.InvokeAsync(async () =>
        {
            _id = AssignRootComponentId(InstantiateComponent(typeof(EduConnectPasswordInput)));
            await RenderRootComponentAsync(_id, parameters);
            var handler = Frames().Single(frame => frame is { FrameType: RenderTreeFrameType.Attribute, AttributeName: "onchange" });
            await DispatchEventAsync(handler.AttributeEventHandlerId, null, new ChangeEventArgs { Value = text });
        });

        public IEnumerable<string> Attributes() => Frames()
            .Where(frame => frame.FrameType == RenderTreeFrameType.Attribute)
            .Select(frame => $"{frame.AttributeName}={frame.AttributeValue}");

        protected override void HandleException(Exception exception) => throw exception;

        protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;

        private RenderTreeFrame[] Frames()
        {
            var frames = GetCurrentRenderTreeFrames(_id);
            return frames.Array[..frames.Count];
        }
    }
#pragma warning restore BL0006
}
