using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace EduConnect.Rules;

/// <summary>The claims that <see cref="EduConnectServiceCollectionExtensions.AddEduConnectClaims"/> adds.</summary>
public static class EduConnectClaimTypes
{
    /// <summary>
    /// A role for each affiliation, such as <c>PupilSecondDegree</c>: <c>User.IsInRole</c> and
    /// <c>[Authorize(Roles = "PupilSecondDegree")]</c> find it.
    /// </summary>
    public const string Affiliation = "educonnect_affiliation";

    /// <summary>The pupil's school, a <see cref="EduConnect.Rules.Uai"/> with the right check letter.</summary>
    public const string Uai = "educonnect_uai";

    /// <summary>The pupil's level, four digits.</summary>
    public const string Level = "educonnect_level";

    /// <summary>The date of birth, <c>yyyy-MM-dd</c>.</summary>
    public const string BirthDate = "educonnect_birth_date";

    /// <summary>When the person signed in, <c>yyyy-MM-ddTHH:mm:ss.fffzzz</c>.</summary>
    public const string SignedInAt = "educonnect_signed_in_at";
}

/// <summary>Adds typed claims to a principal with claims of EduConnect, and removes its INE if unwanted.</summary>
internal sealed class EduConnectClaims(IClaimsTransformation? before, bool dropIne, TimeProvider? timeProvider)
    : IClaimsTransformation
{
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        var given = before is null ? principal : await before.TransformAsync(principal).ConfigureAwait(false);

        var result = dropIne ? WithoutIne(given) : given.Clone();

        // A request may be authenticated several times, and a site may sign in the principal that it got here.
        var isDone = given.Identities.Any(identity => identity.RoleClaimType == EduConnectClaimTypes.Affiliation);
        var who = EduConnectIdentity.From(given, timeProvider);
        if (!isDone && who.Affiliations != EduConnectAffiliations.None)
        {
            // Without an authentication type: this identity proves nothing by itself.
            result.AddIdentity(new(ClaimsOf(who), null, null, EduConnectClaimTypes.Affiliation));
        }

        return result;
    }

    /// <summary>A copy without the INE and its hash.</summary>
    public static ClaimsPrincipal WithoutIne(ClaimsPrincipal principal)
    {
        // The principal's own Clone() shares its identities.
        var copy = new ClaimsPrincipal(principal.Identities.Select(identity => identity.Clone()));
        foreach (var identity in copy.Identities)
        {
            foreach (var claim in identity.Claims.Where(claim => EduConnectIdentity.IsIneClaim(claim.Type)).ToArray())
            {
                identity.RemoveClaim(claim);
            }
        }

        return copy;
    }

    private static IEnumerable<Claim> ClaimsOf(EduConnectIdentity who)
    {
        foreach (var one in Enum.GetValues<EduConnectAffiliations>().Where(one => (who.Affiliations & one) != 0))
        {
            yield return new(EduConnectClaimTypes.Affiliation, $"{one}");
        }

        if (!who.Uai.IsEmpty)
        {
            yield return new(EduConnectClaimTypes.Uai, $"{who.Uai}");
        }

        if (who.Level is not null)
        {
            yield return new(EduConnectClaimTypes.Level, who.Level);
        }

        if (who.BirthDate is { } born)
        {
            var text = born.ToString("O", CultureInfo.InvariantCulture);
            yield return new(EduConnectClaimTypes.BirthDate, text, ClaimValueTypes.Date);
        }

        if (who.SignedInAt is { } at)
        {
            var text = at.ToString("yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffzzz", CultureInfo.InvariantCulture);
            yield return new(EduConnectClaimTypes.SignedInAt, text, ClaimValueTypes.DateTime);
        }
    }
}
