using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using static Microsoft.Playwright.Assertions;

namespace EduConnect.Rules.BrowserTests;

/// <summary>The rules and the checklist in Blazor WebAssembly, trimmed, as .ci/wasm publishes tests/WasmSite.</summary>
[Collection(BrowserGroup.Name)]
public sealed class WasmTests(BrowserFixture browser)
{
    [BrowserFact(".ci/wasm")]
    public async Task The_browser_checks_the_form_itself()
    {
        await using var site = await StartAsync();
        await using var visitor = await browser.NewVisitorAsync(site.Urls.Single());
        var page = visitor.Page;
        await page.GotoAsync("/index.html");
        await AssertMetAsync(1);
        await visitor.FillAsync("password", "abc");
        await visitor.FillAsync("school", "0860076A");
        await AssertMetAsync(2);
        await page.GetByText("Envoyer").ClickAsync();
        await Expect(page.Locator(".validation-errors"))
            .ToContainTextAsync("Le mot de passe doit comporter au moins 8 caractères");
        await Expect(page.Locator(".validation-errors")).ToContainTextAsync("vouliez-vous dire 0860076R");

        await page.ClickAsync("#toggle");
        await Expect(visitor.Checklist).ToHaveCountAsync(0);
        await page.ClickAsync("#toggle");
        await AssertMetAsync(2);
        await visitor.FillAsync("password", "Abcdefg1");
        await visitor.FillAsync("school", "0860076R");
        await AssertMetAsync(6);

        // The messages go when the input loses the focus, and with them the place of the button below.
        await page.Locator("#school").BlurAsync();
        await Expect(page.Locator(".validation-errors")).ToHaveCountAsync(0);
        await page.GetByText("Envoyer").ClickAsync();
        await Expect(page.Locator("#done")).ToHaveTextAsync("accepté");
        visitor.AssertNoErrors();

        Task AssertMetAsync(int count) => Expect(visitor.Checklist.GetByText("✓")).ToHaveCountAsync(count);
    }

    private static async Task<WebApplication> StartAsync()
    {
        var site = LoopbackSite.Create();
        var types = new FileExtensionContentTypeProvider { Mappings = { [".dat"] = "application/octet-stream" } };
        var files = new PhysicalFileProvider(Prepared.Wasm);
        site.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = types });
        await site.StartAsync();
        return site;
    }
}
