using System.Collections.Frozen;
using System.Security.Claims;

namespace EduConnect.Rules;

/// <summary>One fact that EduConnect sends about a person, with its name in each dialect.</summary>
internal sealed class ClaimField
{
    public static readonly ClaimField Sub = new("sub", null, null, ClaimTypes.NameIdentifier);
    public static readonly ClaimField Id = new(null, "FrEduCtId", Own + "57");
    public static readonly ClaimField FirstName = new("given_name", "givenName", "2.5.4.42", ClaimTypes.GivenName);
    public static readonly ClaimField LastName = new("family_name", "sn", "2.5.4.4", ClaimTypes.Surname);
    public static readonly ClaimField Affiliation = Both("FrEduCtPersonAffiliation", "7");
    public static readonly ClaimField Time = Both("FrEduCtDateConnexion", "6");
    public static readonly ClaimField Origin = new("FrEduOrigAuth", null);
    public static readonly ClaimField Uai = Both("FrEduCtEleveUAI", "72", isOfPupils: true);
    public static readonly ClaimField Level = Both("FrEduCtEleveNiveau", "73", isOfPupils: true);
    public static readonly ClaimField BirthDate = new(null, "FrEduCtDateNaissance", Own + "67") { IsOfPupils = true };

    // Sites should not keep these.
    public static readonly ClaimField Ine = new("FrEduCtEleveINE", null) { IsOptional = true };
    public static readonly ClaimField IneHash = new(null, "FrEduCtEleveINEHash", Own + "64") { IsOptional = true };

    // These two have no claim of their own.
    public static readonly ClaimField UserInfo = new("userinfo", null);
    public static readonly ClaimField Vector = new("FrEduVecteur", null);

    private const string Own = "1.3.6.1.4.1.20326.10.999.1.";

    private static readonly FrozenDictionary<string, ClaimField> _openId = Index(
        field => [field._openIdName, field._mappedType]);

    private static readonly FrozenDictionary<string, ClaimField> _saml = Index(
        field => [field._samlName, field._oid, field._oid is null ? null : "urn:oid:" + field._oid]);

    private static readonly FrozenSet<string> _ofIne = _openId.Concat(_saml)
        .Where(one => one.Value.IsOptional).Select(one => one.Key).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly string? _openIdName;
    private readonly string? _samlName;
    private readonly string? _oid;
    private readonly string? _mappedType;

    private ClaimField(string? openIdName, string? samlName, string? oid = null, string? mappedType = null) =>
        (_openIdName, _samlName, _oid, _mappedType) = (openIdName, samlName, oid, mappedType);

    /// <summary>Whether only pupils have it.</summary>
    public bool IsOfPupils { get; private init; }

    /// <summary>Whether it may be missing: the INE and its hash.</summary>
    public bool IsOptional { get; private init; }

    /// <summary>The name in a dialect; null if the dialect lacks it.</summary>
    public string? NameIn(bool saml) => saml ? _samlName : _openIdName;

    /// <summary>The name in a dialect; in the other one if the dialect lacks it.</summary>
    public string NameFor(bool saml) => NameIn(saml) ?? NameIn(!saml)!;

    /// <summary>Whether a field with this name, in any case, holds an INE or the hash of one.</summary>
    public static bool IsOfIne(string name) => _ofIne.Contains(name);

    /// <summary>The field with a name, and whether only SAML uses that name; null if no field has it.</summary>
    public static ClaimField? Find(string name, out bool isSamlOnly)
    {
        isSamlOnly = false;
        if (_openId.TryGetValue(name, out var field))
        {
            return field;
        }

        isSamlOnly = _saml.TryGetValue(name, out field);
        return field;
    }

    private static ClaimField Both(string name, string oid, bool isOfPupils = false) =>
        new(name, name, Own + oid) { IsOfPupils = isOfPupils };

    private static FrozenDictionary<string, ClaimField> Index(Func<ClaimField, string?[]> names)
    {
        ClaimField[] all =
            [Sub, Id, FirstName, LastName, Affiliation, Time, Origin, Uai, Level, BirthDate, Ine, IneHash];
        return all.SelectMany(field => names(field).OfType<string>().Select(name => KeyValuePair.Create(name, field)))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}
