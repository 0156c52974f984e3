using System.Net;
using System.Security.Claims;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>AddEduConnectClaims(): typed claims beside those of EduConnect, and no INE if unwanted.</summary>
public class EduConnectClaimsTests
{
    private static readonly GeneratedSignIn _pupil = EduConnectArbitraries.SignIns().Generator
        .Where(one => one.Affiliations == EduConnectAffiliations.PupilSecondDegree).Sample(1).Single();

    [Fact]
    public async Task A_pupil_has_typed_claims()
    {
        var user = await TransformAsync(_pupil.ToClaims());
        Assert.True(user.IsInRole("PupilSecondDegree"));
        Assert.False(user.IsInRole("ParentSecondDegree"));
        Assert.Equal(
            [
                ("educonnect_affiliation", "PupilSecondDegree"), ("educonnect_uai", $"{_pupil.Uai}"),
                ("educonnect_level", _pupil.Level),
                ("educonnect_signed_in_at", $"{_pupil.SignedInAt:yyyy-MM-ddTHH:mm:ss.fffzzz}"),
            ],
            Typed(user));
        Assert.Equal(_pupil.Ine, EduConnectIdentity.From(user).Ine);
        Assert.False(user.Identities.Last().IsAuthenticated);
    }

    [Fact]
    public async Task SAML_has_a_date_of_birth()
    {
        var user = await TransformAsync(_pupil.ToSaml(oids: true).Select(one => new Claim(one.Key, one.Value)));
        Assert.Contains(("educonnect_birth_date", $"{_pupil.BirthDate:yyyy-MM-dd}"), Typed(user));
    }

    [Fact]
    public async Task A_parent_has_no_claims_about_a_pupil()
    {
        var user = await TransformAsync([new("FrEduCtPersonAffiliation", "[\"resp1d\",\"resp2d\"]")]);
        Assert.Equal(
            [("educonnect_affiliation", "ParentFirstDegree"), ("educonnect_affiliation", "ParentSecondDegree")],
            Typed(user));
    }

    [Fact]
    public async Task Others_are_left_alone()
    {
        var user = await TransformAsync([new("sub", "teacher"), new("role", "x")]);
        Assert.Equal([("sub", "teacher"), ("role", "x")], user.Claims.Select(one => (one.Type, one.Value)));
    }

    [Fact]
    public async Task Transforming_again_adds_nothing()
    {
        var transformation = Transformation(_ => { });
        var once = await transformation.TransformAsync(User(_pupil.ToClaims()));
        var twice = await transformation.TransformAsync(once);
        Assert.Equal(once.Claims.Count(), twice.Claims.Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_INE_and_its_hash_can_be_dropped(bool saml)
    {
        var claims = saml ? _pupil.ToSaml(oids: true).Select(one => new Claim(one.Key, one.Value)) : _pupil.ToClaims();
        var given = User(claims);
        var user = await Transformation(_ => { }, dropIne: true).TransformAsync(given);
        AssertNoIne(user);
        Assert.Equal(_pupil.Uai, EduConnectIdentity.From(user).Uai);
        Assert.Equal([], EduConnectIdentity.From(user).Issues);

        // The one that was given may be cached by whoever gave it.
        Assert.Contains(given.Claims, claim => EduConnectIdentity.IsIneClaim(claim.Type));
    }

    // ClaimsPrincipal finds claims whatever the case of their type.
    [Fact]
    public async Task The_INE_is_dropped_in_any_case()
    {
        var user = await Transformation(_ => { }, dropIne: true).TransformAsync(
            User([new("freducteleveine", $"{_pupil.Ine}"), new("FREDUCTELEVEINEHASH", _pupil.IneHash)]));
        Assert.Empty(user.Claims);
    }

    [Fact]
    public async Task A_transformation_that_was_there_before_runs_first()
    {
        var byType = Transformation(services => services.AddTransient<IClaimsTransformation, PupilOf>());
        var byInstance = Transformation(services => services.AddSingleton<IClaimsTransformation>(new PupilOf()));
        var byFactory = Transformation(services => services.AddScoped<IClaimsTransformation>(_ => new PupilOf()));
        foreach (var transformation in new[] { byType, byInstance, byFactory })
        {
            Assert.True((await transformation.TransformAsync(User([]))).IsInRole("PupilFirstDegree"));
        }

        var alone = new ServiceCollection().AddEduConnectClaims().BuildServiceProvider();
        var user = await alone.GetRequiredService<IClaimsTransformation>().TransformAsync(User(_pupil.ToClaims()));
        Assert.True(user.IsInRole("PupilSecondDegree"));
    }

    [Fact]
    public async Task Today_is_that_of_the_registered_clock()
    {
        Claim[] claims = [new("FrEduCtPersonAffiliation", "eleve2d"), new("FrEduCtDateNaissance", "2012-02-29")];
        var clock = new FixedClock(new DateOnly(2012, 2, 28));
        var before = Transformation(services => services.AddSingleton<TimeProvider>(clock));
        Assert.Null((await before.TransformAsync(User(claims))).FindFirst("educonnect_birth_date"));
        Assert.NotNull((await TransformAsync(claims)).FindFirst("educonnect_birth_date"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Category", "Site")]
    public async Task The_cookie_has_no_INE_either(bool dropIne)
    {
        var signings = 0;
        await using var site = await Sites.StartAsync(
            builder =>
            {
                builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
                builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Events.OnSigningIn = _ =>
                {
                    signings++;
                    return Task.CompletedTask;
                });
                builder.Services.AddAuthorization().AddEduConnectClaims(dropIne);
            },
            site =>
            {
                site.MapGet("/in", () => Results.SignIn(User(_pupil.ToClaims()), null, "Cookies"));
                site.MapGet("/me", (ClaimsPrincipal user) => $"{EduConnectIdentity.From(user).Ine:M}")
                    .RequireAuthorization(policy => policy.RequireRole("PupilSecondDegree"));
                site.MapGet("/parents", () => "")
                    .RequireAuthorization(policy => policy.RequireRole("ParentSecondDegree"));
            });
        using var client = site.Client("fr");
        using var signedIn = await client.GetAsync(new Uri("/in", UriKind.Relative));
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var options = site.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get("Cookies");
        var kept = options.TicketDataFormat.Unprotect(Uri.UnescapeDataString(cookie.Split('=', 2)[1]))!;
        Assert.Equal(!dropIne, kept.Principal.Claims.Any(claim => claim.Value == $"{_pupil.Ine}"));
        Assert.Equal(1, signings);

        client.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(dropIne ? "" : $"{_pupil.Ine:M}", await client.GetStringAsync(new Uri("/me", UriKind.Relative)));
        using var refused = await client.GetAsync(new Uri("/parents", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode); // redirected to a page that this site lacks
        Assert.Equal("/Account/AccessDenied", refused.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public void Null_is_refused() => Assert.Throws<ArgumentNullException>(
        () => EduConnectServiceCollectionExtensions.AddEduConnectClaims(null!));

    private static IClaimsTransformation Transformation(Action<IServiceCollection> configure, bool dropIne = false)
    {
        var services = new ServiceCollection();
        configure(services);
        services.AddLogging().AddAuthentication();
        return services.AddEduConnectClaims(dropIne).BuildServiceProvider().GetRequiredService<IClaimsTransformation>();
    }

    private static Task<ClaimsPrincipal> TransformAsync(IEnumerable<Claim> claims) =>
        Transformation(_ => { }).TransformAsync(User(claims));

    private static ClaimsPrincipal User(IEnumerable<Claim> claims) => new(new ClaimsIdentity(claims, "test"));

    private static IEnumerable<(string Type, string Value)> Typed(ClaimsPrincipal user) => user.Claims
        .Where(claim => claim.Type.StartsWith("educonnect_", StringComparison.Ordinal))
        .Select(claim => (claim.Type, claim.Value));

    private static void AssertNoIne(ClaimsPrincipal user) => Assert.DoesNotContain(
        user.Claims, claim => claim.Value == $"{_pupil.Ine}" || claim.Value == _pupil.IneHash);

    private sealed class PupilOf : IClaimsTransformation
    {
        public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
        {
            var identity = new ClaimsIdentity([new("FrEduCtPersonAffiliation", "eleve1d")]);
            return Task.FromResult(new ClaimsPrincipal([.. principal.Identities, identity]));
        }
    }
}
