namespace EduConnect.Rules.Tests.Laws;

/// <summary>
/// A model whose properties have the names of the rules, and which calls every rule from inside: it must compile. A property called like
/// a type hides the type's static members unless the property is of that type.
/// </summary>
public sealed class ModelWithSameNames
{
    public string? Password { get; init; }

    public Uai Uai { get; init; }

    public Ine Ine { get; init; }

    public FrenchMobileNumber FrenchMobileNumber { get; init; }

    public string? MobileNumber { get; init; }

    public string? EduConnectLogin { get; init; }

    public string? Login { get; init; }

    public string? PersonName { get; init; }

    public string? BirthDate { get; init; }

    public string? SmsCode { get; init; }

    public FrEduVecteur? FrEduVecteur { get; init; }

    public string? Text { get; init; }

    /// <summary>Calls each rule on the property of its name, or on the text where the property has a type of its own.</summary>
    public bool[] CheckAll() =>
    [
        PasswordPolicy.EduConnect.IsValid(Password),
        Uai.IsValid(Text),
        Ine.IsValid(Text),
        FrenchMobileNumber.IsValid(MobileNumber),
        EduConnectLoginRule.HasUsualForm(EduConnectLogin),
        PersonNameRule.IsValid(PersonName),
        BirthDateRule.IsValid(BirthDate),
        SmsCodeRule.IsValid(SmsCode),
        FrEduVecteur.IsValid(Text),
    ];
}

public class ModelWithSameNamesTests
{
    [Fact]
    public void Every_rule_can_be_called() => Assert.Equal(
        [true, false, false, true, true, true, true, true, false],
        new ModelWithSameNames
        {
            Password = "Abcdefg1",
            MobileNumber = "06 39 98 12 34",
            EduConnectLogin = "e.durand",
            PersonName = "Durand",
            BirthDate = "29/02/2012",
            SmsCode = "012345",
        }.CheckAll());
}
