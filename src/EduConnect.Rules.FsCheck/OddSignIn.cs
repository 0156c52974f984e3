using System.Security.Claims;

namespace EduConnect.Rules;

/// <summary>Somebody who signs in with one odd claim: it has this issue, and no other.</summary>
/// <param name="Attributes">Names and values of claims of OpenID Connect, or of attributes of SAML; generated.</param>
/// <param name="IsSaml">Which of the two.</param>
/// <param name="Claim">The name of the odd one.</param>
/// <param name="Code">The code of the issue.</param>
public sealed record OddSignIn(
    IReadOnlyList<KeyValuePair<string, string>> Attributes, bool IsSaml, string Claim, string Code)
{
    /// <summary>The claims as a framework hands them out.</summary>
    public IReadOnlyList<Claim> ToClaims() => [.. Attributes.Select(one => new Claim(one.Key, one.Value))];
}
