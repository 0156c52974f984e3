using System.Security.Claims;
using System.Text;
using System.Text.Json;

namespace EduConnect.Rules;

/// <summary>A pupil or parent who signs in, as EduConnect describes them in its dialects; generated.</summary>
/// <param name="Affiliations">At least one.</param>
/// <param name="Subject">96 hexadecimal digits: <c>sub</c>, and <c>FrEduCtId</c> in SAML.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="SignedInAt">From 1996 to 2037, with the offset of Paris.</param>
/// <param name="Uai">A pupil's, like all that follow; no value for a parent who is not a pupil.</param>
/// <param name="Ine">In OpenID Connect only.</param>
/// <param name="IneHash">32 hexadecimal digits, in SAML only; empty for a parent.</param>
/// <param name="Level">Four digits; empty for a parent.</param>
/// <param name="BirthDate">In SAML only; null for a parent.</param>
public sealed record GeneratedSignIn(
    EduConnectAffiliations Affiliations,
    string Subject,
    string FirstName,
    string LastName,
    DateTimeOffset SignedInAt,
    Uai Uai,
    Ine Ine,
    string IneHash,
    string Level,
    DateOnly? BirthDate)
{
    private const string Oid = "1.3.6.1.4.1.20326.10.999.1.";

    private static readonly (EduConnectAffiliations Affiliation, string Name)[] _affiliations =
    [
        (EduConnectAffiliations.PupilFirstDegree, "eleve1d"),
        (EduConnectAffiliations.PupilSecondDegree, "eleve2d"),
        (EduConnectAffiliations.ParentFirstDegree, "resp1d"),
        (EduConnectAffiliations.ParentSecondDegree, "resp2d"),
    ];

    private static readonly Dictionary<string, string> _oids = new()
    {
        ["FrEduCtDateConnexion"] = Oid + "6",
        ["FrEduCtPersonAffiliation"] = Oid + "7",
        ["FrEduCtId"] = Oid + "57",
        ["FrEduCtEleveINEHash"] = Oid + "64",
        ["FrEduCtDateNaissance"] = Oid + "67",
        ["FrEduCtEleveUAI"] = Oid + "72",
        ["FrEduCtEleveNiveau"] = Oid + "73",
        ["sn"] = "2.5.4.4",
        ["givenName"] = "2.5.4.42",
    };

    /// <summary>Names and values of the claims of OpenID Connect; several affiliations are several claims.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToOpenIdConnect() =>
    [
        new("sub", Subject),
        new("given_name", FirstName),
        new("family_name", LastName),
        new("FrEduOrigAuth", "ECT"),
        .. Common(),
        new("FrEduCtEleveINE", Ine.ToString()),
    ];

    /// <summary>Names or OIDs and values of SAML's attributes; several affiliations are several attributes.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToSaml(bool oids = false)
    {
        KeyValuePair<string, string>[] all =
        [
            new("FrEduCtId", Subject),
            new("givenName", FirstName),
            new("sn", LastName),
            .. Common(),
            new("FrEduCtEleveINEHash", IneHash),
            new("FrEduCtDateNaissance", $"{BirthDate:yyyy'-'MM'-'dd}"),
        ];
        return oids ? [.. all.Select(one => KeyValuePair.Create(_oids[one.Key], one.Value))] : all;
    }

    /// <summary>The claims of OpenID Connect as a framework hands them out.</summary>
    public IReadOnlyList<Claim> ToClaims() => [.. ToOpenIdConnect().Select(one => new Claim(one.Key, one.Value))];

    /// <summary>The answer of the userinfo endpoint, JSON.</summary>
    public string ToUserInfo() => Json(ToOpenIdConnect());

    // The affiliations as one array, and all else one by one, even the same name twice.
    internal static string Json(IReadOnlyList<KeyValuePair<string, string>> claims)
    {
        const string Affiliation = "FrEduCtPersonAffiliation";
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { SkipValidation = true }))
        {
            json.WriteStartObject();
            foreach (var (name, value) in claims.Where(one => one.Key != Affiliation))
            {
                json.WriteString(name, value);
            }

            json.WriteStartArray(Affiliation);
            foreach (var (_, value) in claims.Where(one => one.Key == Affiliation))
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private IEnumerable<KeyValuePair<string, string>> Common() =>
    [
        new("FrEduCtDateConnexion", $"{SignedInAt:yyyy'-'MM'-'dd' 'HH':'mm':'ss'.'fff}"),
        .. _affiliations.Where(one => Affiliations.HasFlag(one.Affiliation))
            .Select(one => KeyValuePair.Create("FrEduCtPersonAffiliation", one.Name)),
        new("FrEduCtEleveUAI", Uai.ToString()),
        new("FrEduCtEleveNiveau", Level),
    ];
}
