using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EduConnect.Rules.BrowserTests;

/// <summary>Somebody at the sign-up, with all that the browser's console says.</summary>
internal sealed partial class Visitor : IAsyncDisposable
{
    private readonly BrowserFixture _browser;
    private readonly List<string> _complaints = [];
    private int _refusals;

    public Visitor(BrowserFixture browser, IPage page)
    {
        (_browser, Page) = (browser, page);
        page.SetDefaultTimeout(BrowserFixture.Patience);
        page.Console += (_, message) =>
        {
            // Chromium writes this for each form that the server refuses; no page can prevent it.
            if (Refusal().IsMatch(message.Text))
            {
                _refusals++;
            }
            else
            {
                _complaints.Add($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    public ILocator Checklist => Page.Locator("educonnect-password-checklist");

    public string Mobile { get; private set; } = "";

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    /// <summary>The console has said nothing, neither error nor warning nor note, but that so many forms were refused.</summary>
    public void AssertQuiet(int refusals)
    {
        Assert.Equal([], _complaints);
        Assert.Equal(refusals, _refusals);
    }

    /// <summary>As <see cref="AssertQuiet"/>, without Chromium's advice on forms and the notes of frameworks.</summary>
    public void AssertNoErrors() =>
        Assert.DoesNotContain(_complaints, one => !one.StartsWith("verbose: ", StringComparison.Ordinal) && !one.StartsWith("info: ", StringComparison.Ordinal));

    public async Task FillAsync(string id, string text) => await Page.Locator("#" + id).FillAsync(text);

    /// <summary>Sends the form and waits for what the server says, or for the next page.</summary>
    public async Task<IResponse> SubmitAsync() =>
        await Page.RunAndWaitForResponseAsync(() => Page.Locator("[type=submit]").ClickAsync(), response => response.Request.Method == "POST");

    public async Task AssertAtAsync(string path, string heading)
    {
        await AtAsync(path);
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync(heading);
    }

    /// <summary>The field has this one error, with a sentence, is marked and described by it.</summary>
    public async Task AssertErrorAsync(string id, string code, string sentence)
    {
        var error = Page.Locator($"#{id}-error p");
        await Assertions.Expect(error).ToHaveAttributeAsync("data-code", code);
        await Assertions.Expect(error).ToHaveTextAsync(sentence);
        await Assertions.Expect(Page.Locator($"input#{id}[aria-invalid=true][aria-describedby~={id}-error]")).ToHaveCountAsync(1);
    }

    // Asks again and again: waiting for a navigation misses one that ends in this moment.
    private Task AtAsync(string path) =>
        Assertions.Expect(Page).ToHaveURLAsync(new Regex($"^https?://[^/]+{Regex.Escape(path)}([?#].*)?$"));

    public async Task ReachAsync(string path)
    {
        Mobile = _browser.Values.FictionalMobile();
        await FillAsync("lastName", "D'Été-Durand");
        await FillAsync("firstName", "Élodie");
        await FillAsync("mobile", Mobile);
        await SubmitAsync();
        await AtAsync("/etape-2");
        if (path == "/etape-2")
        {
            return;
        }

        await FillAsync("code", _browser.Site.LastCodeFor(Mobile));
        await FillAsync("birthDates-0", "29/02/2012");
        await SubmitAsync();
        await AtAsync("/etape-3");
        if (path == "/etape-3")
        {
            return;
        }

        await FillAsync("login", "e.durand3");
        await FillAsync("password", _browser.Values.TraceablePassword());
        await SubmitAsync();
        await AtAsync("/termine");
        if (path != "/termine")
        {
            await Page.GotoAsync(path);
        }
    }

    [GeneratedRegex("^Failed to load resource: the server responded with a status of 400 ")]
    private static partial Regex Refusal();
}
