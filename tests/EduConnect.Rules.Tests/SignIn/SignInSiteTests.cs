using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EduConnect.Rules.Tests.SignIn;

/// <summary>The sample from the first link to the last, through ASP.NET Core's own handler, and what it logs.</summary>
[Trait("Category", "Long")]
[Trait("Category", "Site")]
public class SignInSiteTests
{
    private const string Handler = "Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectHandler";

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Neither_INE_nor_name_is_logged_or_kept(string environment)
    {
        using var site = new SignInHost(environment);
        using var client = new Client(site);
        var pupil = site.Provider.People[0];
        var page = await client.SignInAsync("/connexion/eleve", pupil.FirstName);
        Assert.Contains("élève du second degré", page, StringComparison.Ordinal);
        Assert.Contains("0951099D", page, StringComparison.Ordinal);
        Assert.Contains("non conserv", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Remarques", page, StringComparison.Ordinal);
        Assert.DoesNotContain(pupil.Ine[..6], page, StringComparison.Ordinal);

        var options = site.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get("Cookies");
        var cookie = client.Cookies.GetCookies(site.Address)[options.Cookie.Name!]!.Value;
        var kept = options.TicketDataFormat.Unprotect(Uri.UnescapeDataString(cookie))!;
        Assert.Equal("0951099D", kept.Principal.FindFirst("FrEduCtEleveUAI")!.Value);
        Assert.DoesNotContain(
            kept.Principal.Claims.Select(claim => claim.Value).Concat(kept.Properties.Items.Values),
            value => value!.Contains(pupil.Ine[..6], StringComparison.Ordinal));

        await client.SignInAsync("/connexion", site.Provider.People[1].FirstName);
        await client.SignInAsync("/connexion/eleve", site.Provider.People[2].FirstName);
        Assert.Contains(site.Log.Lines, line => line.StartsWith($"Trace {Handler}", StringComparison.Ordinal));
        Assert.Contains(
            site.Log.Lines,
            line => line.Contains("Signed in: PupilSecondDegree, 0951099D, 2115", StringComparison.Ordinal));
        foreach (var person in site.Provider.People)
        {
            AssertSilent(site.Log, person.LastName);
            AssertSilent(site.Log, person.FirstName);
            AssertSilent(site.Log, person.Ine.Length > 0 ? person.Ine[..8] : "FrEduCtEleveINE\":");
        }
    }

    // The control: the INE and the names do reach the site, and the capture sees what a site logs of them.
    [Fact]
    public async Task A_site_that_logs_the_answer_logs_all_of_it()
    {
        using var site = new SignInHost(services: services => services.PostConfigure<OpenIdConnectOptions>(
            OpenIdConnectDefaults.AuthenticationScheme,
            options => options.Events.OnUserInformationReceived = context =>
            {
                var logger = context.HttpContext.RequestServices.GetRequiredService<ILogger<SignInSiteTests>>();
                logger.Log(LogLevel.Trace, 0, context.User.RootElement, null, (user, _) => user.ToString());
                return Task.CompletedTask;
            }));
        using var client = new Client(site);
        var pupil = site.Provider.People[0];
        await client.SignInAsync("/connexion/eleve", pupil.FirstName);
        Assert.Contains(site.Log.Lines, line => line.Contains(pupil.Ine, StringComparison.Ordinal));
        Assert.Contains(site.Log.Lines, line => line.Contains(pupil.LastName, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Parents_and_test_platforms()
    {
        using var site = new SignInHost();
        using var client = new Client(site);
        var parent = await client.SignInAsync("/connexion", "Karim");
        Assert.Contains("responsable d'un élève du premier degré, responsable", parent, StringComparison.Ordinal);
        Assert.DoesNotContain("INE", parent, StringComparison.Ordinal);
        Assert.DoesNotContain("Remarques", parent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/eleves")).StatusCode);

        var odd = await client.SignInAsync("/connexion/eleve", "Zoé");
        Assert.Contains("0254222D", odd, StringComparison.Ordinal);
        Assert.Contains("<li>FrEduCtEleveUAI : La lettre de contr", odd, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/eleves")).StatusCode);
    }

    [Fact]
    public async Task The_fake_provider_asks_for_PKCE_and_takes_a_code_once()
    {
        using var site = new SignInHost();
        using var client = new Client(site);
        var authorize = (await client.GetAsync("/connexion/eleve")).RequestMessage!.RequestUri!;
        var query = QueryHelpers.ParseQuery(authorize.Query);
        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.Equal("code", query["response_type"]);
        Assert.Equal("eleve", query["acr_values"]);
        Assert.Equal("openid profile ect.scope.cnx ect.scope.stage", query["scope"]);

        (string Name, string Value)[] wrong =
        [
            ("code_challenge_method", "plain"), ("code_challenge", ""), ("client_id", "other"), ("scope", "profile"),
            ("redirect_uri", "https://example.org/signin-oidc"),
        ];
        foreach (var (name, value) in wrong)
        {
            var changed = QueryHelpers.AddQueryString(
                "", query.Where(one => one.Key != name).Append(new(name, value)));
            using var refused = await client.Http.GetAsync(new Uri(authorize, changed));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        var bare = QueryHelpers.AddQueryString("", query.Where(one => one.Key != "code_challenge"));
        using var open = await client.Http.GetAsync(new Uri(authorize, bare));
        Assert.Equal(HttpStatusCode.BadRequest, open.StatusCode);

        using var quiet = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var code = "";
        async Task<HttpStatusCode> AskAsync(string verifier)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = query["redirect_uri"]!,
                ["code_verifier"] = verifier,
                ["client_id"] = SignInSite.FakeEduConnect.ClientId,
                ["client_secret"] = SignInSite.FakeEduConnect.ClientSecret,
            });
            using var answer = await quiet.PostAsync(new Uri(authorize, "token"), form);
            return answer.StatusCode;
        }

        async Task NewCodeAsync(string challenge)
        {
            var own = authorize.ToString().Replace($"{query["code_challenge"]}", challenge, StringComparison.Ordinal);
            using var choice = new FormUrlEncodedContent([new("person", "Karim")]);
            using var answer = await quiet.PostAsync(new Uri(own), choice);
            code = QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["code"]!;
        }

        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData("right"u8));
        await NewCodeAsync(challenge);
        Assert.Equal(HttpStatusCode.OK, await AskAsync("right"));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync("right"));
        await NewCodeAsync(challenge);
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync("wrong"));
    }

    [Fact]
    public async Task A_forged_answer_is_refused()
    {
        using var site = new SignInHost();
        using var client = new Client(site);
        using var answer = await client.GetAsync("/signin-oidc?code=x&state=y");
        Assert.Equal("/echec", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task No_other_site_signs_a_user_out()
    {
        using var site = new SignInHost();
        using var client = new Client(site);
        var page = await client.SignInAsync("/connexion/eleve", "Élodie");
        using var forged = await client.Http.PostAsync(new Uri(site.Address, "/deconnexion"), null);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/eleves")).StatusCode);

        var token = Regex.Match(page, "type=\"hidden\" name=\"(.+?)\" value=\"(.+?)\"").Groups;
        using var form = new FormUrlEncodedContent([new(token[1].Value, token[2].Value)]);
        using var left = await client.Http.PostAsync(new Uri(site.Address, "/deconnexion"), form);
        Assert.Contains("<h1>Vous n", await left.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var again = await client.GetAsync("/eleves");
        Assert.Equal("/idp/profile/oidc/authorize", again.RequestMessage!.RequestUri!.AbsolutePath);
    }

    // Only the fake, which has no certificate, gets cookies that a browser sends without TLS.
    [Fact]
    public async Task With_a_real_provider_the_cookies_of_a_sign_in_need_TLS()
    {
        await using var host = new SignInHost();
        await using var site = host.WithWebHostBuilder(builder => builder
            .UseSetting("EduConnect:Authority", "https://localhost:1")
            .UseSetting("EduConnect:ClientId", "x"));
        var options = site.Services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>()
            .Get(OpenIdConnectDefaults.AuthenticationScheme);
        Assert.Equal(CookieSecurePolicy.Always, options.CorrelationCookie.SecurePolicy);
        Assert.Equal(CookieSecurePolicy.Always, options.NonceCookie.SecurePolicy);
    }

    private static void AssertSilent(LogCapture log, string secret) => Assert.False(
        log.Lines.Any(line => line.Contains(secret, StringComparison.Ordinal)), "The log holds personal data.");

    private sealed class Client : IDisposable
    {
        private readonly SignInHost _site;

        public Client(SignInHost site)
        {
            _site = site;
            Http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies });
        }

        public CookieContainer Cookies { get; } = new();

        public HttpClient Http { get; }

        public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(_site.Address, path));

        public async Task<string> SignInAsync(string path, string person)
        {
            using var choice = await GetAsync(path);
            using var form = new FormUrlEncodedContent([new("person", person)]);
            using var page = await Http.PostAsync(choice.RequestMessage!.RequestUri, form);
            Assert.Equal((HttpStatusCode.OK, _site.Address), (page.StatusCode, page.RequestMessage!.RequestUri));
            return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        }

        public void Dispose() => Http.Dispose();
    }
}
