using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EduConnect.Rules.SignInSite;

/// <summary>
/// A fake EduConnect in this process, on the loopback address: the documented endpoints, scopes and claims, the code
/// flow with PKCE, and three people who do not exist. The address of its discovery document, its signatures and PKCE
/// are choices of this sample: what the real one does is not documented.
/// </summary>
public sealed class FakeEduConnect(TimeProvider clock) : IHostedService, IDisposable
{
    public const string ClientId = "site-de-demonstration";
    public const string ClientSecret = "not-a-secret";

    private const string Endpoints = "/idp/profile/oidc/";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Grant> _codes = new();
    private readonly ConcurrentDictionary<string, Person> _tokens = new();
    private WebApplication? _site;

    /// <summary>The people that a visitor chooses from. Their INE are new each time.</summary>
    public IReadOnlyList<Person> People { get; } =
    [
        new("Élodie", "Fictive", ["eleve2d"], "0951099D", RandomIne(), "2115"),
        new("Karim", "Fictif", ["resp1d", "resp2d"], "", "", ""),

        // As test platforms send it: a wrong letter, ten digits.
        new("Zoé", "Essai", ["eleve2d"], "0254222C", RandomNumberGenerator.GetString("0123456789", 10), "2211"),
    ];

    public string Address => _site!.Urls.Single();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _site = builder.Build();
        _site.Urls.Add("http://127.0.0.1:0");
        _site.MapGet("/.well-known/openid-configuration", () => Results.Json(Discovery()));
        _site.MapGet(Endpoints + "keys", () => Results.Json(new { keys = new[] { PublicKey() } }));
        _site.MapGet(Endpoints + "authorize", (HttpRequest request) => Refusal(request) ?? Choice(request));
        _site.MapGet("/favicon.ico", () => Results.NoContent());
        _site.MapPost(Endpoints + "authorize", AuthorizeAsync);
        _site.MapPost(Endpoints + "token", TokenAsync);
        _site.MapGet(Endpoints + "userinfo", UserInfo);
        _site.MapGet(Endpoints + "logout", (string post_logout_redirect_uri, string? state) =>
            IsOfSite(post_logout_redirect_uri, "/signout-callback-oidc")
                ? Results.Redirect(With(post_logout_redirect_uri, ("state", state)))
                : Results.BadRequest());
        await _site.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _site!.StopAsync(cancellationToken);

    public void Dispose() => _rsa.Dispose();

    private object Discovery() => new
    {
        issuer = Address,
        authorization_endpoint = Address + Endpoints + "authorize",
        token_endpoint = Address + Endpoints + "token",
        userinfo_endpoint = Address + Endpoints + "userinfo",
        end_session_endpoint = Address + Endpoints + "logout",
        jwks_uri = Address + Endpoints + "keys",
        scopes_supported = new[] { "openid", "profile", "ect.scope.cnx", "ect.scope.stage" },
        response_types_supported = new[] { "code" },
        subject_types_supported = new[] { "public" },
        id_token_signing_alg_values_supported = new[] { "RS256" },
        code_challenge_methods_supported = new[] { "S256" },
    };

    private object PublicKey()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(false)));
        return new { kty = key.Kty, n = key.N, e = key.E, kid = "1", use = "sig", alg = "RS256" };
    }

    // Null if the request is valid.
    private static IResult? Refusal(HttpRequest request)
    {
        var query = request.Query;
        var isRight = query["client_id"] == ClientId
            && IsOfSite(query["redirect_uri"], "/signin-oidc")
            && query["response_type"] == "code"
            && $"{query["scope"]}".Split(' ').Contains("openid")
            && query["code_challenge_method"] == "S256"
            && !string.IsNullOrEmpty(query["code_challenge"]);
        return isRight ? null : Results.BadRequest();
    }

    private IResult Choice(HttpRequest request)
    {
        var onlyPupils = request.Query["acr_values"] == "eleve";
        var buttons = People.Where(person => !onlyPupils || person.Uai != "")
            .Select(person => HtmlEncoder.Default.Encode(person.FirstName))
            .Select(name => $"<p><button name=\"person\" value=\"{name}\">{name}</button></p>");
        return Results.Content(
            $"""
            <!DOCTYPE html>
            <html lang="fr">
            <head><meta charset="utf-8"><title>Faux EduConnect</title></head>
            <body>
              <main>
                <h1>Faux EduConnect : qui êtes-vous ?</h1>
                <form method="post">{string.Concat(buttons)}</form>
              </main>
            </body>
            </html>
            """,
            "text/html; charset=utf-8");
    }

    private async Task<IResult> AuthorizeAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (Refusal(request) is { } refusal)
        {
            return refusal;
        }

        if (People.FirstOrDefault(person => person.FirstName == form["person"]) is not { } person)
        {
            return Results.BadRequest();
        }

        var query = request.Query;
        var code = Random();
        _codes[code] = new(person, query["redirect_uri"]!, query["code_challenge"]!, query["nonce"]!, query["scope"]!);
        return Results.Redirect(With(query["redirect_uri"]!, ("code", code), ("state", query["state"])));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var verifier = SHA256.HashData(Encoding.ASCII.GetBytes($"{form["code_verifier"]}"));
        var isRight = _codes.TryRemove($"{form["code"]}", out var grant)
            && form["client_id"] == ClientId
            && form["client_secret"] == ClientSecret
            && form["grant_type"] == "authorization_code"
            && form["redirect_uri"] == grant.RedirectUri
            && grant.Challenge == WebEncoders.Base64UrlEncode(verifier);
        if (!isRight)
        {
            return Results.BadRequest(new { error = "invalid_grant" });
        }

        var token = Random();
        _tokens[token] = grant!.Person with { Scope = grant.Scope };
        var now = clock.GetUtcNow().UtcDateTime;
        var idToken = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = ClientId,
            Subject = new ClaimsIdentity([new("sub", grant.Person.Subject), new("nonce", grant.Nonce)]),
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            SigningCredentials = new(new RsaSecurityKey(_rsa) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = token, token_type = "Bearer", expires_in = 300, id_token = idToken });
    }

    private IResult UserInfo(HttpRequest request)
    {
        var token = $"{request.Headers.Authorization}".Replace("Bearer ", "", StringComparison.Ordinal);
        if (!_tokens.TryGetValue(token, out var person))
        {
            return Results.Unauthorized();
        }

        var paris = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        var claims = new Dictionary<string, object>
        {
            ["sub"] = person.Subject,
            ["given_name"] = person.FirstName,
            ["family_name"] = person.LastName,
        };
        if (person.Scope.Contains("ect.scope.", StringComparison.Ordinal))
        {
            claims["FrEduOrigAuth"] = "ECT";
            claims["FrEduCtDateConnexion"] = paris.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
            claims["FrEduCtPersonAffiliation"] = person.Affiliations;
            claims["FrEduCtEleveUAI"] = person.Uai;
            claims["FrEduCtEleveINE"] = person.Ine;
            claims["FrEduCtEleveNiveau"] = person.Level;
        }

        return Results.Json(claims);
    }

    private static bool IsOfSite(string? address, string path) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.AbsolutePath == path;

    private static string With(string address, params (string Name, string? Value)[] parameters) =>
        QueryHelpers.AddQueryString(address, parameters.Select(one => KeyValuePair.Create(one.Name, one.Value)));

    private static string Random() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    private static string RandomIne()
    {
        var digits = RandomNumberGenerator.GetString("0123456789", 10);
        return "ABCDEFGHJKLMNPRSTUVWXYZ".Select(letter => digits + letter).First(text => Ine.IsValid(text));
    }

    /// <summary>Somebody who does not exist.</summary>
    public sealed record Person(
        string FirstName, string LastName, string[] Affiliations, string Uai, string Ine, string Level)
    {
        public string Subject { get; } = Random();

        public string Scope { get; init; } = "";
    }

    private sealed record Grant(Person Person, string RedirectUri, string Challenge, string Nonce, string Scope);
}
