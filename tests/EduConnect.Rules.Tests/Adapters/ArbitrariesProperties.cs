using System.Text;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>What the FsCheck package hands out is what it says: valid, or with one known issue, by both encodings.</summary>
[Properties(Arbitrary = [typeof(EduConnectArbitraries)], MaxTest = 5_000, QuietOnSuccess = true)]
public class ArbitrariesProperties
{
    [Property]
    public void Passwords_are_valid(Valid<PasswordIssues> it)
    {
        Assert.True(PasswordPolicy.EduConnect.IsValid(it.Text));
        Assert.True(PasswordPolicy.EduConnectStrict.IsValid(it.Text));
    }

    [Fact]
    public void Every_hostile_character_is_handed_out() => Assert.Superset(
        EduConnectArbitraries.HostileCharacters.Select(one => one.What).ToHashSet(),
        EduConnectArbitraries.HostileTexts().Generator.Sample(1_000).Select(one => one.What).ToHashSet());

    [Fact]
    public void Edits_use_every_hostile_character() => Assert.Superset(
        EduConnectArbitraries.HostileCharacters.Select(one => one.Text).ToHashSet(), TestValues.Intruders.ToHashSet());

    [Fact]
    public void What_validators_let_through_is_among_the_hostile_characters() => Assert.Subset(
        EduConnectArbitraries.HostileCharacters.Select(one => one.Text).ToHashSet(),
        new HashSet<string> { "\uFF11", "\u0661", "\U0001D7D8", "é", "e\u0301", "\u017F", "\u212A", "\u0130", "\u0131", "\0", "\n", "\u00A0", "\u200B", "\uFEFF", "\uD83D", "\uDE00", "😀" });

    [Property]
    public void Passwords_without_weakness(Valid<PasswordWeaknesses> it) =>
        Assert.False(PasswordWeakness.Check(it.Text).IsWeak);

    [Property]
    public void Passwords_with_one_weakness(NearMiss<PasswordWeaknesses> it) =>
        Assert.Equal(
            (it.Issue, it.Issue),
                (PasswordWeakness.Check(it.Text).Weaknesses, PasswordWeakness.Check(Utf8(it.Text)).Weaknesses));

    [Property]
    public void Uais_are_valid(Valid<UaiIssue> it) => Assert.Equal(UaiIssue.None, Uai.Check(it.Text));

    [Property]
    public void Uai_near_misses(NearMiss<UaiIssue> it) => Assert.Equal((it.Issue, it.Issue), (Uai.Check(it.Text), Uai.Check(Utf8(it.Text))));

    [Property]
    public void Ines_are_valid(Valid<IneIssue> it) => Assert.Equal(IneIssue.None, Ine.Check(it.Text));

    [Property]
    public void Ine_near_misses(NearMiss<IneIssue> it) => Assert.Equal((it.Issue, it.Issue), (Ine.Check(it.Text), Ine.Check(Utf8(it.Text))));

    [Property]
    public void Mobiles_are_valid(Valid<FrenchMobileNumberIssue> it) => Assert.Equal(FrenchMobileNumberIssue.None, FrenchMobileNumber.Check(it.Text));

    [Property]
    public void Mobile_near_misses(NearMiss<FrenchMobileNumberIssue> it) => Assert.Equal((it.Issue, it.Issue), (FrenchMobileNumber.Check(it.Text), FrenchMobileNumber.Check(Utf8(it.Text))));

    [Property]
    public void Vectors_are_valid(Valid<FrEduVecteurIssue> it) => Assert.Equal(UaiIssue.None, FrEduVecteur.Parse(it.Text).UaiIssue);

    [Property]
    public void Vector_near_misses(NearMiss<FrEduVecteurIssue> it) => Assert.Equal(it.Issue, FrEduVecteur.Check(it.Text));

    [Property]
    public void Names_are_valid(Valid<PersonNameIssue> it) => Assert.Equal(PersonNameIssue.None, PersonNameRule.Check(it.Text));

    [Property]
    public void Name_near_misses(NearMiss<PersonNameIssue> it) => Assert.Equal((it.Issue, it.Issue), (PersonNameRule.Check(it.Text), PersonNameRule.Check(Utf8(it.Text))));

    [Property]
    public void Codes_are_valid(Valid<SmsCodeIssue> it) => Assert.Equal(SmsCodeIssue.None, SmsCodeRule.Check(it.Text));

    [Property]
    public void Code_near_misses(NearMiss<SmsCodeIssue> it) => Assert.Equal((it.Issue, it.Issue), (SmsCodeRule.Check(it.Text), SmsCodeRule.Check(Utf8(it.Text))));

    [Property]
    public void Dates_are_valid(Valid<BirthDateIssue> it) => Assert.Equal(BirthDateIssue.None, BirthDateRule.Check(it.Text));

    [Property]
    public void Date_near_misses(NearMiss<BirthDateIssue> it) => Assert.Equal((it.Issue, it.Issue), (BirthDateRule.Check(it.Text), BirthDateRule.Check(Utf8(it.Text))));

    [Property]
    public void Logins_are_usual(Valid<EduConnectLoginIssue> it) => Assert.True(EduConnectLoginRule.HasUsualForm(it.Text));

    [Property]
    public void Login_near_misses(NearMiss<EduConnectLoginIssue> it) => Assert.Equal((it.Issue, it.Issue), (EduConnectLoginRule.Check(it.Text), EduConnectLoginRule.Check(Utf8(it.Text))));

    [Property]
    public void Values_make_the_round_trip(Uai uai, Ine ine, FrenchMobileNumber number)
    {
        Assert.Equal(uai, Uai.Parse(uai.ToString()));
        Assert.Equal(ine, Ine.Parse(ine.ToString()));
        Assert.Equal(number, FrenchMobileNumber.Parse(number.ToString("N")));
    }

    [Property(MaxTest = 2_000)]
    [Trait("Category", "Long")]
    public void Hostile_text_never_throws(HostileText it)
    {
        var utf8 = Utf8(it.Text);
        Assert.Equal(PasswordPolicy.EduConnect.IsValid(it.Text), PasswordPolicy.EduConnect.IsValid(utf8));
        Assert.Equal(PasswordWeakness.Check(it.Text), PasswordWeakness.Check(utf8));
        Assert.Equal(Uai.Check(it.Text), Uai.Check(utf8));
        Assert.Equal(Ine.Check(it.Text), Ine.Check(utf8));
        Assert.Equal(FrenchMobileNumber.Check(it.Text), FrenchMobileNumber.Check(utf8));
        Assert.Equal(SmsCodeRule.Check(it.Text), SmsCodeRule.Check(utf8));
        Assert.Equal(BirthDateRule.Check(it.Text), BirthDateRule.Check(utf8));
        Assert.Equal(PersonNameRule.Check(it.Text), PersonNameRule.Check(utf8));
        Assert.Equal(EduConnectLoginRule.Check(it.Text), EduConnectLoginRule.Check(utf8));
        Assert.Equal(FrEduVecteur.IsValid(it.Text), FrEduVecteur.Check(it.Text) == FrEduVecteurIssue.None);
    }

    // A generator that forgot an issue would prove less than it says.
    [Fact]
    public void Every_issue_has_its_near_misses()
    {
        Assert.Equal(5, Issues(EduConnectArbitraries.NearMissPasswords(), it => it.Issue));
        Assert.Equal(4, Issues(EduConnectArbitraries.NearMissPasswordWeaknesses(), it => it.Issue));
        AssertAll(EduConnectArbitraries.NearMissUais());
        AssertAll(EduConnectArbitraries.NearMissInes());
        AssertAll(EduConnectArbitraries.NearMissFrenchMobileNumbers());
        AssertAll(EduConnectArbitraries.NearMissFrEduVecteurs());
        AssertAll(EduConnectArbitraries.NearMissPersonNames());
        AssertAll(EduConnectArbitraries.NearMissSmsCodes());
        AssertAll(EduConnectArbitraries.NearMissBirthDates());
        AssertAll(EduConnectArbitraries.NearMissLogins());
        AssertAll(EduConnectArbitraries.NearMissUserInfos());
        Assert.Equal(5, Issues(EduConnectArbitraries.Ines(), ine => ine.Kind));

        static void AssertAll<TIssue>(FsCheck.Arbitrary<NearMiss<TIssue>> misses) where TIssue : struct, Enum =>
            Assert.Equal(Enum.GetValues<TIssue>().Length - 1, Issues(misses, it => it.Issue));

        static int Issues<T, TIssue>(FsCheck.Arbitrary<T> values, Func<T, TIssue> issue) => FsCheck.Fluent.Gen.Sample(values.Generator, 1_000).Select(issue).Distinct().Count();
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
