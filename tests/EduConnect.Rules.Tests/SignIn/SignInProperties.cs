using System.Security.Claims;
using System.Text;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests.SignIn;

/// <summary>Every generated person comes back from each dialect, and every odd claim is named.</summary>
[Properties(Arbitrary = [typeof(EduConnectArbitraries)], MaxTest = 1_000, QuietOnSuccess = true)]
public class SignInProperties
{
    [Property]
    public void OpenID_Connect_round_trip(GeneratedSignIn person)
    {
        AssertIs(person, EduConnectIdentity.From(person.ToClaims()), saml: false);
        var principal = new ClaimsPrincipal(new ClaimsIdentity(person.ToClaims()));
        AssertIs(person, EduConnectIdentity.From(principal), saml: false);
        AssertIs(person, EduConnectIdentity.FromUserInfo(Encoding.UTF8.GetBytes(person.ToUserInfo())), saml: false);
    }

    [Property]
    public void SAML_round_trip(GeneratedSignIn person, bool oids)
    {
        var attributes = person.ToSaml(oids);
        AssertIs(person, EduConnectIdentity.FromSaml(attributes), saml: true);
        AssertIs(person, EduConnectIdentity.From(attributes.Select(one => new Claim(one.Key, one.Value))), saml: true);
        if (oids)
        {
            var urns = attributes.Select(one => KeyValuePair.Create("urn:oid:" + one.Key, one.Value));
            AssertIs(person, EduConnectIdentity.FromSaml(urns), saml: true);
        }
    }

    [Property]
    public void Vector_round_trip(Valid<FrEduVecteurIssue> text)
    {
        var vector = FrEduVecteur.Parse(text.Text);
        var who = EduConnectIdentity.From(vector);
        Assert.Equal((vector.LastName, vector.FirstName), (who.LastName ?? "", who.FirstName ?? ""));
        Assert.Equal((vector.Uai, vector.UaiIssue, vector.PupilId), (who.Uai, who.UaiIssue, who.PupilId));
        Assert.Equal($"{vector.Profile}", $"{who.Affiliations}");
        Assert.Equal(vector.Profile >= FrEduVecteurProfile.PupilFirstDegree, who.IsPupil);
        Assert.Equal((null, null, true), (who.Subject, who.SignedInAt, who.Ine.IsEmpty));
        Assert.Equal([], who.Issues);
    }

    [Property]
    public void Userinfo_in_any_form_is_valid(Valid<EduConnectIdentityIssue> text)
    {
        var who = EduConnectIdentity.FromUserInfo(Encoding.UTF8.GetBytes(text.Text));
        Assert.Equal([], who.Issues);
        Assert.NotEqual(EduConnectAffiliations.None, who.Affiliations);
    }

    [Property]
    public void Userinfo_near_misses(NearMiss<EduConnectIdentityIssue> text)
    {
        var who = EduConnectIdentity.FromUserInfo(Encoding.UTF8.GetBytes(text.Text));
        Assert.Equal([RuleMessages.CodeOf(text.Issue)], who.Issues.Select(one => one.Code));
    }

    [Property]
    public void Odd_claims_are_named(OddSignIn odd)
    {
        AssertOdd(EduConnectIdentity.From(odd.ToClaims()));
        if (odd.IsSaml)
        {
            AssertOdd(EduConnectIdentity.FromSaml(odd.Attributes));
        }

        void AssertOdd(EduConnectIdentity who) =>
            Assert.Equal([$"{odd.Claim}: {odd.Code}"], who.Issues.Select(one => $"{one}"));
    }

    // Any text in any claim: neither exception nor value that contains it beyond what it is.
    [Property]
    public void Hostile_text_never_throws(HostileText hostile)
    {
        string[] names =
        [
            "sub", "given_name", "FrEduOrigAuth", "FrEduCtPersonAffiliation", "FrEduCtDateConnexion",
            "FrEduCtEleveUAI", "FrEduCtEleveINE", "FrEduCtEleveNiveau", "FrEduCtId", "sn", "FrEduCtEleveINEHash",
            "FrEduCtDateNaissance", hostile.Text,
        ];
        foreach (var name in names)
        {
            Assert.NotEmpty(EduConnectIdentity.From([new Claim(name, hostile.Text)]).Issues);
            Assert.NotEmpty(EduConnectIdentity.FromSaml([new(name, hostile.Text)]).Issues);
        }

        var text = hostile.Text;
        var json = $"{{\"{text}\":1,\"sub\":\"{text}\",\"FrEduCtPersonAffiliation\":[\"{text}\"]}}";
        Assert.NotEmpty(EduConnectIdentity.FromUserInfo(Encoding.UTF8.GetBytes(json)).Issues);
        Assert.NotEmpty(EduConnectIdentity.FromUserInfo(Encoding.UTF8.GetBytes(hostile.Text)).Issues);
        Assert.NotEmpty(EduConnectIdentity.FromUserInfo(Encoding.Unicode.GetBytes(hostile.Text)).Issues);
    }

    [Fact]
    public void Every_dialect_form_and_issue_is_generated()
    {
        var people = EduConnectArbitraries.SignIns().Generator.Sample(1_000);
        Assert.Equal(15, people.Select(one => one.Affiliations).Distinct().Count());
        Assert.Equal(2, people.Select(one => one.SignedInAt.Offset).Distinct().Count());
        var odd = EduConnectArbitraries.OddSignIns().Generator.Sample(5_000).ToArray();
        Assert.Equal(2, odd.Select(one => one.IsSaml).Distinct().Count());
        Assert.Equal(14, odd.Select(one => one.Claim).Distinct().Count());
        Assert.InRange(odd.Select(one => one.Code).Distinct().Count(), 40, 60);
    }

    private static void AssertIs(GeneratedSignIn person, EduConnectIdentity who, bool saml)
    {
        Assert.Equal([], who.Issues);
        Assert.Equal((person.Affiliations, person.Subject), (who.Affiliations, who.Subject));
        Assert.Equal((person.FirstName, person.LastName), (who.FirstName, who.LastName));
        Assert.Equal((person.Uai, UaiIssue.None), (who.Uai, who.UaiIssue));
        Assert.Equal(saml ? default : person.Ine, who.Ine);
        Assert.Equal(saml ? person.IneHash : "", who.IneHash ?? "");
        Assert.Equal(person.Level, who.Level ?? "");
        Assert.Equal(saml ? person.BirthDate : null, who.BirthDate);
        Assert.Equal(person.SignedInAt, who.SignedInAt);
        Assert.Equal(person.SignedInAt.Offset, who.SignedInAt!.Value.Offset);
        Assert.Equal(saml ? null : "ECT", who.Origin);
    }
}
