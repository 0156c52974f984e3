using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace EduConnect.Rules.SignInSite;

/// <summary>
/// A small French site whose users sign in with EduConnect, by the framework's own OpenID Connect handler. Without an
/// address in the configuration (<c>EduConnect:Authority</c>) it signs in at a fake EduConnect of its own.
/// </summary>
public sealed partial class Site
{
    private Site()
    {
    }

    /// <summary>Runs the site.</summary>
    public static void Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        AddSignIn(builder);
        if (builder.Configuration["EduConnect:Authority"] is null)
        {
            builder.Services.AddSingleton<FakeEduConnect>();
            builder.Services.AddHostedService(all => all.GetRequiredService<FakeEduConnect>());
            builder.Services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme)
                .Configure<FakeEduConnect>((options, fake) =>
                {
                    options.Authority = fake.Address;
                    options.RequireHttpsMetadata = false;
                    options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                    options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                    (options.ClientId, options.ClientSecret) = (FakeEduConnect.ClientId, FakeEduConnect.ClientSecret);
                });
        }

        var site = builder.Build();
        site.Use(AddHeaders);
        site.UseStaticFiles();
        site.UseAuthentication();
        site.UseAuthorization();
        site.MapGet("/", (HttpContext http, IAntiforgery antiforgery) => Page.Of(http, antiforgery));
        site.MapGet("/eleves", () => Page.Of("Espace des élèves", "<p>Cette page est réservée aux élèves.</p>"))
            .RequireAuthorization(policy => policy.RequireRole(
                nameof(EduConnectAffiliations.PupilFirstDegree), nameof(EduConnectAffiliations.PupilSecondDegree)));
        site.MapGet("/refus", () => Page.Of(
            "Page réservée", "<p>Votre profil ne donne pas accès à cette page.</p>", StatusCodes.Status403Forbidden));
        site.MapGet("/echec", () => Page.Of(
            "La connexion a échoué", "<p>Vous n'êtes pas connecté.</p>", StatusCodes.Status400BadRequest));

        // The handler adds acr_values for the first of the two.
        site.MapGet("/connexion/eleve", () => SignIn());
        site.MapGet("/connexion", () => SignIn());
        site.MapPost("/deconnexion", SignOutAsync);
        site.Run();
    }

    // The token, so that no other site signs a user out.
    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery) =>
        await antiforgery.IsRequestValidAsync(http)
            ? Results.SignOut(
                new AuthenticationProperties { RedirectUri = "/" },
                [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme])
            : Page.Of("Demande refusée", "<p>Rechargez la page d'accueil, puis réessayez.</p>", 400);

    private static IResult SignIn() => Results.Challenge(
        new AuthenticationProperties { RedirectUri = "/" }, [OpenIdConnectDefaults.AuthenticationScheme]);

    private static void AddSignIn(WebApplicationBuilder builder)
    {
        builder.Services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(options => (options.LoginPath, options.AccessDeniedPath) = ("/connexion", "/refus"))
            .AddOpenIdConnect(options =>
            {
                builder.Configuration.GetSection("EduConnect").Bind(options); // Authority, ClientId, ClientSecret
                options.ResponseType = "code"; // with PKCE, which is the default
                options.ResponseMode = "query";
                options.MapInboundClaims = false;
                options.GetClaimsFromUserInfoEndpoint = true;
                options.Scope.Add("ect.scope.cnx");
                options.Scope.Add("ect.scope.stage");
                options.ClaimActions.MapJsonKey("FrEduOrigAuth", "FrEduOrigAuth");
                options.ClaimActions.MapJsonKey("FrEduCtDateConnexion", "FrEduCtDateConnexion");
                options.ClaimActions.MapJsonKey("FrEduCtPersonAffiliation", "FrEduCtPersonAffiliation");
                options.ClaimActions.MapJsonKey("FrEduCtEleveUAI", "FrEduCtEleveUAI");
                options.ClaimActions.MapJsonKey("FrEduCtEleveINE", "FrEduCtEleveINE"); // leave it out if not needed
                options.ClaimActions.MapJsonKey("FrEduCtEleveNiveau", "FrEduCtEleveNiveau");
                options.Events.OnRedirectToIdentityProvider = context =>
                {
                    context.ProtocolMessage.AcrValues = context.Request.Path == "/connexion/eleve" ? "eleve" : null;
                    return Task.CompletedTask;
                };
            });
        builder.Services.AddAuthorization().AddEduConnectClaims(dropIne: true);
        builder.Services.AddAntiforgery();
        builder.Services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, AddAnswers);
    }

    private static void AddAnswers(OpenIdConnectOptions options)
    {
        // The answer comes by an ordinary link, not by a form of another site.
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.Events.OnTicketReceived = context =>
        {
            var logger = context.HttpContext.RequestServices.GetRequiredService<ILogger<Site>>();
            LogSignIn(logger, EduConnectIdentity.From(context.Principal!));
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect("/echec");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    [LoggerMessage(1, LogLevel.Information, "Signed in: {Who}")]
    private static partial void LogSignIn(ILogger logger, EduConnectIdentity who);

    private static Task AddHeaders(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            // A form's answer may lead to EduConnect, where the user is signed out too.
            var options = http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>();
            var provider = options.Get(OpenIdConnectDefaults.AuthenticationScheme).Authority;
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.CacheControl = "no-store";
            headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
                + $"frame-ancestors 'none'; form-action 'self' {new Uri(provider!).GetLeftPart(UriPartial.Authority)}";
            return Task.CompletedTask;
        });
        return next(http);
    }
}
