using System.Diagnostics;
using System.Runtime.Serialization;
using System.Security.Claims;
using System.Text.Json.Serialization;

namespace EduConnect.Rules;

/// <summary>Whether somebody who signs in is a pupil or a parent. A person may be both.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<EduConnectAffiliations>))]
public enum EduConnectAffiliations
{
    /// <summary>Not known.</summary>
    None = 0,

    /// <summary>Primary school pupil: <c>eleve1d</c>.</summary>
    PupilFirstDegree = 1,

    /// <summary>Collège or lycée pupil: <c>eleve2d</c>.</summary>
    PupilSecondDegree = 2,

    /// <summary>Parent of a primary school pupil: <c>resp1d</c>.</summary>
    ParentFirstDegree = 4,

    /// <summary>Parent of a collège or lycée pupil: <c>resp2d</c>.</summary>
    ParentSecondDegree = 8,
}

/// <summary>
/// Who has signed in with EduConnect, read from OpenID Connect claims, a userinfo answer, SAML attributes or a
/// <see cref="FrEduVecteur"/>. Whatever they contain, reading never throws: <see cref="Issues"/> lists what is odd.
/// </summary>
/// <example><code>
/// var who = EduConnectIdentity.From(User);
/// who.IsPupil        // true
/// who.Uai            // 0860076R
/// who.LevelLabel     // 4e
/// </code></example>
/// <remarks>
/// <para>A claim with two different values, or with one that cannot be read, has no value. A parent has no
/// <see cref="Uai"/>, <see cref="Ine"/> or <see cref="Level"/> in OpenID Connect: EduConnect sends empty strings, which
/// are no value and no issue. Test platforms send UAI with a wrong letter, which are read and reported, and INE of ten
/// digits, which are only reported.</para>
/// <para>Names of claims are case-sensitive. <c>ClaimTypes.NameIdentifier</c>, <c>GivenName</c> and <c>Surname</c>, to
/// which ASP.NET Core maps three of them, are read too, and OIDs with or without <c>urn:oid:</c>. The principal of a
/// site with accounts of its own, as in ASP.NET Core Identity, has the site's user id there: read the principal of the
/// external sign-in instead.</para>
/// <para><see cref="ToString"/>, the debugger's line, System.Text.Json and Newtonsoft.Json show no name, INE, hash of
/// an INE, date of birth, subject or pupil's number. A logger that walks properties, as Serilog does for
/// <c>{@identity}</c>, shows all of them.</para>
/// <para>Not checked: signatures, issuer and audience, which the framework checks; whether the person or the school
/// exists; whether the sign-in is recent. Not read: the return address of SAML.</para>
/// <para>Source: docs/sources.md#sign-in.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class EduConnectIdentity
{
    private const string KnownOrigin = "ECT";

    private EduConnectIdentity(ClaimReader claims, TimeProvider? timeProvider)
    {
        Affiliations = claims.Affiliations;
        if (Affiliations == EduConnectAffiliations.None)
        {
            claims.RequireKnown(ClaimField.Affiliation);
        }

        Subject = claims.Take(claims.IsSaml ? ClaimField.Id : ClaimField.Sub);
        if (claims.IsSaml && Subject is not null && !IsHex(Subject, 96))
        {
            claims.Report(ClaimField.Id, EduConnectIdentityIssue.WrongFormat);
        }

        FirstName = claims.Name(ClaimField.FirstName, claims.Take(ClaimField.FirstName));
        LastName = claims.Name(ClaimField.LastName, claims.Take(ClaimField.LastName));
        if (claims.Take(ClaimField.Time, text => ParisTime.TryRead(text, out _)) is { } time)
        {
            SignedInAt = ParisTime.TryRead(time, out var at) ? at : throw new UnreachableException();
        }

        Origin = claims.Take(ClaimField.Origin);
        claims.Report(
            ClaimField.Origin,
            Origin is null or KnownOrigin ? EduConnectIdentityIssue.None : EduConnectIdentityIssue.UnknownValue);
        if (claims.Take(ClaimField.Uai) is { } uai)
        {
            UaiIssue = Uai.CheckCore<char>(uai, out var right);
            Uai = UaiIssue is UaiIssue.None or UaiIssue.WrongCheckLetter ? right : default;
            claims.Report(ClaimField.Uai, UaiIssue);
        }

        if (claims.Take(ClaimField.Ine) is { } ine)
        {
            Ine = Ine.TryParse(ine, out var right) ? right : default;
            claims.Report(ClaimField.Ine, Ine.Check(ine));
        }

        IneHash = claims.Take(ClaimField.IneHash, text => IsHex(text, 32));
        Level = claims.Take(ClaimField.Level, text => text.Length == 4 && text.All(char.IsAsciiDigit));
        if (claims.Take(ClaimField.BirthDate) is { } born)
        {
            BirthDate = BirthDateRule.TryParse(born, out var date, timeProvider) ? date : null;
            claims.Report(ClaimField.BirthDate, BirthDateRule.Check(born, timeProvider));
        }

        Issues = claims.Problems;
    }

    private EduConnectIdentity(FrEduVecteur vector)
    {
        var claims = new ClaimReader();
        Affiliations = vector.Profile switch
        {
            FrEduVecteurProfile.ParentFirstDegree => EduConnectAffiliations.ParentFirstDegree,
            FrEduVecteurProfile.ParentSecondDegree => EduConnectAffiliations.ParentSecondDegree,
            FrEduVecteurProfile.PupilFirstDegree => EduConnectAffiliations.PupilFirstDegree,
            FrEduVecteurProfile.PupilSecondDegree => EduConnectAffiliations.PupilSecondDegree,
            _ => throw new UnreachableException(),
        };
        FirstName = claims.Name(ClaimField.Vector, vector.FirstName);
        LastName = claims.Name(ClaimField.Vector, vector.LastName);
        PupilId = vector.PupilId;
        (Uai, UaiIssue) = (vector.Uai, vector.UaiIssue);
        claims.Report(ClaimField.Vector, UaiIssue);
        Issues = claims.Problems;
    }

    private EduConnectIdentity(IReadOnlyList<EduConnectIdentityProblem> problems) => Issues = problems;

    /// <summary>Pupil or parent, of the first or second degree.</summary>
    public EduConnectAffiliations Affiliations { get; }

    /// <summary>Whether the person is a pupil, of either degree.</summary>
    public bool IsPupil => Affiliations.HasPupil();

    /// <summary>Whether the person is a parent, of either degree.</summary>
    public bool IsParent =>
        (Affiliations & (EduConnectAffiliations.ParentFirstDegree | EduConnectAffiliations.ParentSecondDegree)) != 0;

    /// <summary>
    /// EduConnect's identifier for the account: <c>sub</c>, or <c>FrEduCtId</c> in SAML, and never a SAML NameID, which
    /// may change at each sign-in. Null if none was sent.
    /// </summary>
    [JsonIgnore]
    [IgnoreDataMember]
    public string? Subject { get; }

    /// <summary>First name as sent, null if none was. Its issues are those of <see cref="PersonNameRule"/>.</summary>
    [JsonIgnore]
    [IgnoreDataMember]
    public string? FirstName { get; }

    /// <summary>Last name as sent, null if none was. Its issues are those of <see cref="PersonNameRule"/>.</summary>
    [JsonIgnore]
    [IgnoreDataMember]
    public string? LastName { get; }

    /// <summary>
    /// The pupil's school, with the right check letter even if a wrong one was sent; no value if none was sent or it is
    /// not a UAI.
    /// </summary>
    public Uai Uai { get; }

    /// <summary>What is wrong with the UAI that was sent; <see cref="UaiIssue.None"/> also if none was sent.</summary>
    [JsonIgnore]
    [IgnoreDataMember]
    public UaiIssue UaiIssue { get; }

    /// <summary>The pupil's INE; no value if none was sent or it is wrong. In SAML only its hash is sent.</summary>
    [JsonIgnore]
    [IgnoreDataMember]
    public Ine Ine { get; }

    /// <summary>
    /// The hash of the pupil's INE, 32 hexadecimal digits as sent; null if none was sent. How EduConnect computes it is
    /// not documented.
    /// </summary>
    [JsonIgnore]
    [IgnoreDataMember]
    public string? IneHash { get; }

    /// <summary>The pupil's level, four digits (MEFSTAT4); null if none was sent.</summary>
    public string? Level { get; }

    /// <summary>
    /// The name of a known level: <c>4e</c> (2115), <c>3e</c> (2116), <c>2de</c> (2211), <c>1re</c> (2212); null for
    /// others.
    /// </summary>
    public string? LevelLabel => Level switch
    {
        "2115" => "4e",
        "2116" => "3e",
        "2211" => "2de",
        "2212" => "1re",
        _ => null,
    };

    /// <summary>Date of birth, in SAML only; null if none was sent or it is wrong.</summary>
    [JsonIgnore]
    [IgnoreDataMember]
    public DateOnly? BirthDate { get; }

    /// <summary>The pupil's number of a <see cref="FrEduVecteur"/>; null in the other dialects.</summary>
    [JsonIgnore]
    [IgnoreDataMember]
    public string? PupilId { get; }

    /// <summary>
    /// When the person signed in, with the offset of Paris, which is an assumption: EduConnect sends no offset. Null if
    /// it was not sent, has another format or is before 1996. The hour that occurs twice in October is read as winter
    /// time.
    /// </summary>
    public DateTimeOffset? SignedInAt { get; }

    /// <summary>Where the account is from, <c>ECT</c> for EduConnect; null if not sent, as in SAML.</summary>
    [JsonIgnore]
    [IgnoreDataMember]
    public string? Origin { get; }

    /// <summary>What is odd, by claim and code, without the values.</summary>
    public IReadOnlyList<EduConnectIdentityProblem> Issues { get; }

    /// <summary>Reads the claims of all identities of a principal.</summary>
    /// <param name="principal">The principal, such as <c>HttpContext.User</c>.</param>
    /// <param name="timeProvider">Says which day is today, for the date of birth.</param>
    public static EduConnectIdentity From(ClaimsPrincipal principal, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return From(principal.Claims, timeProvider);
    }

    /// <summary>Reads claims. They are SAML's if one has a name that only SAML uses, else OpenID Connect's.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="timeProvider">Says which day is today, for the date of birth.</param>
    public static EduConnectIdentity From(IEnumerable<Claim> claims, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var reader = new ClaimReader();
        foreach (var claim in claims)
        {
            reader.Add(claim.Type, claim.Value);
        }

        return new(reader, timeProvider);
    }

    /// <summary>Reads the answer of the userinfo endpoint, a JSON object in UTF-8.</summary>
    /// <param name="json">The answer. If it is not a JSON object, nothing of it is read.</param>
    /// <param name="timeProvider">Says which day is today, for the date of birth.</param>
    public static EduConnectIdentity FromUserInfo(ReadOnlySpan<byte> json, TimeProvider? timeProvider = null)
    {
        var reader = new ClaimReader();
        if (reader.TryAddJson(json))
        {
            return new(reader, timeProvider);
        }

        var nothing = new ClaimReader();
        nothing.Report(ClaimField.UserInfo, EduConnectIdentityIssue.NotJson);
        return new(nothing.Problems);
    }

    /// <summary>Reads SAML attributes.</summary>
    /// <param name="attributes">
    /// Names or OIDs with their values, once for each value; those whose name or value is null are ignored.
    /// </param>
    /// <param name="timeProvider">Says which day is today, for the date of birth.</param>
    public static EduConnectIdentity FromSaml(
        IEnumerable<KeyValuePair<string, string>> attributes, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var reader = new ClaimReader(isSaml: true);
        foreach (var (name, value) in attributes)
        {
            reader.Add(name, value);
        }

        return new(reader, timeProvider);
    }

    /// <summary>Reads a FrEduVecteur, which has only affiliation, names, UAI and the pupil's number.</summary>
    public static EduConnectIdentity From(FrEduVecteur vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return new(vector);
    }

    /// <summary>Whether a claim or an attribute with this name holds an INE or the hash of one.</summary>
    /// <param name="claimType">
    /// The name or OID, in any case: <see cref="ClaimsPrincipal.FindFirst(string)"/> ignores case too.
    /// </param>
    public static bool IsIneClaim(string claimType) => ClaimField.IsOfIne(claimType);

    /// <summary>Affiliations, UAI, level and issues, for logs: nothing that names the person.</summary>
    public override string ToString()
    {
        string?[] texts = [$"{Affiliations}", $"{Uai}", Level, .. Issues.Select(one => $"{one}")];
        return string.Join(", ", texts.Where(text => !string.IsNullOrEmpty(text)));
    }

    private static bool IsHex(string text, int length) => text.Length == length && text.All(char.IsAsciiHexDigit);
}
