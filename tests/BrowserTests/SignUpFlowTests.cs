using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EduConnect.Rules.BrowserTests;

/// <summary>The sign-up clicked and typed through in French, with good and bad answers.</summary>
[Collection(BrowserGroup.Name)]
public sealed class SignUpFlowTests(BrowserFixture browser)
{
    private const string Required = "Ce champ est obligatoire.";

    [BrowserFact]
    public async Task Whole_sign_up_with_mistakes_mended()
    {
        await using var visitor = await browser.VisitAsync();
        var page = visitor.Page;
        await visitor.AssertAtAsync("/", "Étape 1 sur 3 : qui êtes-vous ?");
        await visitor.SubmitAsync();
        await visitor.AssertErrorAsync("lastName", "Required", Required);
        await visitor.AssertErrorAsync("firstName", "Required", Required);
        await visitor.AssertErrorAsync("mobile", "Required", Required);
        await Expect(page.Locator("#lastName")).ToBeFocusedAsync();
        await Expect(page.Locator("#problem")).ToHaveTextAsync("Certaines réponses sont à corriger.");

        var mobile = browser.Values.FictionalMobile();
        await visitor.FillAsync("lastName", "D'Été-Durand");
        await visitor.FillAsync("firstName", "Él0die");
        await visitor.FillAsync("mobile", "01 99 00 12 34");
        await visitor.SubmitAsync();
        await Expect(page.Locator("#lastName-error")).ToBeEmptyAsync();
        await Expect(page.Locator("#firstName-error p")).ToHaveAttributeAsync("data-code", "PersonNameIllegalCharacter");
        await Expect(page.Locator("#mobile-error p")).ToHaveAttributeAsync("data-code", "FrenchMobileNumberLandline");
        await Expect(page.Locator("#firstName")).ToBeFocusedAsync();
        await visitor.FillAsync("firstName", "Élodie");
        await visitor.FillAsync("mobile", mobile);
        await page.Locator("#mobile").PressAsync("Enter");

        await visitor.AssertAtAsync("/etape-2", "Étape 2 sur 3 : code reçu et enfants");
        var code = browser.Site.LastCodeFor(mobile);
        await page.GetByText("Ajouter un enfant").ClickAsync();
        await Expect(page.Locator("#birthDates-1")).ToBeFocusedAsync();
        await visitor.FillAsync("code", code[..5]);
        await visitor.FillAsync("birthDates-0", "29/02/2013");
        await visitor.FillAsync("birthDates-1", "25/11/2026");
        await visitor.SubmitAsync();
        await Expect(page.Locator("#code-error p")).ToHaveAttributeAsync("data-code", "SmsCodeWrongLength");
        await Expect(page.Locator("#birthDates-0-error p")).ToHaveAttributeAsync("data-code", "BirthDateImpossibleDate");
        await Expect(page.Locator("#birthDates-1-error p")).ToHaveAttributeAsync("data-code", "BirthDateFuture");
        await page.GetByText("Retirer l'enfant 2").ClickAsync();
        await Expect(page.Locator("#birthDates-1")).ToHaveCountAsync(0);
        await visitor.FillAsync("birthDates-0", "29/02/2012");
        await visitor.FillAsync("code", code[..5] + (char)('0' + ((code[5] - '0' + 1) % 10)));
        await visitor.SubmitAsync();
        await visitor.AssertErrorAsync("code", "SmsCodeMismatch", "Ce code n'est pas celui qui a été envoyé. Il reste 4 essais.");
        await visitor.FillAsync("code", code);
        await visitor.SubmitAsync();

        await visitor.AssertAtAsync("/etape-3", "Étape 3 sur 3 : identifiant et mot de passe");
        var password = browser.Values.TraceablePassword();
        await visitor.FillAsync("login", "E.Durand3 ");
        await page.Locator("#password").PressSequentiallyAsync(password[..6]);
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(["○", "✓", "✓", "✓", "✓", "○"]);
        await visitor.SubmitAsync();
        await visitor.AssertErrorAsync("password", "PasswordTooShort", "Le mot de passe doit comporter au moins 8 caractères : encore 2 caractères.");
        await page.Locator("#password").FillAsync("");
        await page.Locator("#password").PressSequentiallyAsync(password.ToLowerInvariant());
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(["✓", "○", "✓", "○", "✓", "○"]);
        await visitor.SubmitAsync();
        await Expect(page.Locator("#password-error p")).ToHaveAttributeAsync("data-code", "PasswordTooFewClasses");
        await page.Locator("#password").FillAsync(password);
        await Expect(visitor.Checklist.Locator("b")).ToHaveTextAsync(["✓", "✓", "✓", "✓", "✓", "○"]);
        await AssertHoldsNothingOfAsync(page, password);
        await visitor.SubmitAsync();

        await visitor.AssertAtAsync("/termine", "Inscription terminée");
        await Expect(page.Locator("#done")).ToContainTextAsync("n'a créé aucun compte");
        await page.GetByText("Ajouter des élèves depuis un autre compte").ClickAsync();
        await visitor.AssertAtAsync("/ajouter-des-eleves", "Ajouter des élèves depuis un autre compte");
        await visitor.SubmitAsync();
        await visitor.AssertErrorAsync("login", "Required", Required);
        await visitor.AssertErrorAsync("provisionalPassword", "Required", Required);
        await visitor.FillAsync("login", "ancien compte");
        await visitor.FillAsync("provisionalPassword", browser.Values.TraceablePassword());
        await visitor.SubmitAsync();
        await Expect(page.Locator("#status")).ToContainTextAsync("Les deux réponses ont été reçues.");
        await Expect(page.Locator("#login")).ToHaveValueAsync("");

        visitor.AssertQuiet(refusals: 7);
        AssertLogHoldsNothingOf(password);
    }

    [BrowserFact]
    public async Task A_warning_is_read_before_going_on()
    {
        await using var visitor = await browser.VisitAsync(width: 390);
        await visitor.ReachAsync("/etape-3");
        await visitor.FillAsync("login", "Durand");
        await visitor.FillAsync("password", browser.Values.TraceablePassword());
        await visitor.SubmitAsync();
        await Expect(visitor.Page.Locator("#login-warning p")).ToHaveAttributeAsync("data-code", "EduConnectLoginUnusualForm");
        var onward = visitor.Page.Locator("#status a");
        await Expect(onward).ToHaveTextAsync("Continuer");
        await Expect(onward).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.AssertAtAsync("/termine", "Inscription terminée");
        visitor.AssertQuiet(refusals: 0);
    }

    // Not Assert.DoesNotContain, which would print it.
    private static async Task AssertHoldsNothingOfAsync(IPage page, string password)
    {
        var html = await page.EvaluateAsync<string>(
            "() => document.documentElement.outerHTML + document.querySelector('educonnect-password-checklist').shadowRoot.innerHTML + JSON.stringify([{ ...localStorage }, { ...sessionStorage }])");
        Assert.Contains("au moins un chiffre", html, StringComparison.Ordinal);
        Assert.False(html.Contains(password, StringComparison.OrdinalIgnoreCase), "The page holds the password.");
    }

    private void AssertLogHoldsNothingOf(string password) =>
        Assert.False(browser.Site.Log.Lines.Any(line => line.Contains(password[..6], StringComparison.OrdinalIgnoreCase)), "The log holds the password.");
}
