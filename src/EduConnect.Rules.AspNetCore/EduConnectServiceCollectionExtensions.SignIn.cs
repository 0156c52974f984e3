using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules;

public static partial class EduConnectServiceCollectionExtensions
{
    /// <summary>
    /// Adds the claims of <see cref="EduConnectClaimTypes"/> to users who signed in with EduConnect, by OpenID Connect
    /// or SAML, and can keep the INE out of the site.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="dropIne">
    /// Whether to remove the INE, or its hash, from <c>HttpContext.User</c> and from authentication cookies before they
    /// are written. It stays in tokens kept by <c>SaveTokens</c> or <c>SaveSigninToken</c>, in cookies of a scheme with
    /// an <c>EventsType</c>, in cookies written before, and in claims that a site has renamed.
    /// </param>
    /// <remarks>
    /// The claims that EduConnect sends stay: read them with
    /// <see cref="EduConnectIdentity.From(System.Security.Claims.ClaimsPrincipal, TimeProvider)"/>. A claims
    /// transformation that was registered before runs first; one registered later replaces this one.
    /// </remarks>
    /// <example><code>
    /// builder.Services.AddAuthentication(…).AddCookie().AddOpenIdConnect(…);
    /// builder.Services.AddEduConnectClaims(dropIne: true);
    /// app.MapGet("/eleve", () => "…").RequireAuthorization(policy => policy.RequireRole("PupilSecondDegree"));
    /// </code></example>
    public static IServiceCollection AddEduConnectClaims(this IServiceCollection services, bool dropIne = false)
    {
        ArgumentNullException.ThrowIfNull(services);
        var before = services.LastOrDefault(service => service.ServiceType == typeof(IClaimsTransformation));
        services.AddTransient<IClaimsTransformation>(all => new EduConnectClaims(
            Made<IClaimsTransformation>(before, all), dropIne, all.GetService<TimeProvider>()));
        return dropIne ? services.PostConfigureAll<CookieAuthenticationOptions>(KeepIneOut) : services;
    }

    private static void KeepIneOut(CookieAuthenticationOptions options)
    {
        var before = options.Events.OnSigningIn;
        options.Events.OnSigningIn = async context =>
        {
            await before(context).ConfigureAwait(false);
            context.Principal = EduConnectClaims.WithoutIne(context.Principal!);
        };
    }
}
