using System.ComponentModel.DataAnnotations;
using EduConnect.Rules.Tests.Specification;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>Every adapter says what the core says, in the same words and with the same codes.</summary>
[Trait("Category", "Long")]
public class AdapterParityTests
{
    private const int Count = 100_000;

    // With a maximum and no other characters; the preset has neither, and so only two of the four codes.
    private static readonly PasswordSpecification _bounded =
        PasswordSpecification.EduConnect with { Minimum = 6, RejectUnlistedCharacters = true, Maximum = 13 };

    private static readonly string[] _allCodes = ["PasswordForbiddenCharacter", "PasswordTooFewClasses", "PasswordTooLong", "PasswordTooShort"];

    [Fact]
    public void Passwords_have_one_verdict() => AssertParity(
        values => values.NearPassword(PasswordSpecification.EduConnect),
        password => Explained(password, PasswordPolicy.EduConnect),
        rule => rule.EduConnectPassword(),
        new EduConnectPasswordAttribute());

    [Fact]
    public void Own_policies_have_one_verdict() => Assert.Equal(_allCodes, AssertParity(
        values => values.NearPassword(_bounded),
        password => Explained(password, _bounded.Policy),
        rule => rule.EduConnectPassword(_bounded.Policy),
        new BoundedPasswordAttribute()).Order());

    [Fact]
    public void Uais_have_one_verdict() => AssertParity(
        values => values.Edited(values.Uai()),
        text => One("Uai", Uai.Check(text), RuleMessages.For(Uai.Check(text), text)),
        rule => rule.Uai(),
        new UaiAttribute());

    [Fact]
    public void Ines_have_one_verdict() => AssertParity(
        values => values.Edited(values.Ine()),
        text => One("Ine", Ine.Check(text), RuleMessages.For(Ine.Check(text))),
        rule => rule.Ine(),
        new IneAttribute());

    [Fact]
    public void Mobiles_have_one_verdict() => AssertParity(
        values => values.Edited(values.Mobile()),
        text => One(
            "FrenchMobileNumber", FrenchMobileNumber.Check(text), RuleMessages.For(FrenchMobileNumber.Check(text))),
        rule => rule.FrenchMobileNumber(),
        new FrenchMobileNumberAttribute());

    [Fact]
    public void Names_have_one_verdict() => AssertParity(
        values => values.OneOf(values.NearName(), values.Name(), values.OneOf("CÃ©line", "Jean\u2011Luc", "D`Arc", "a  b")),
        text => One("PersonName", PersonNameRule.Check(text), RuleMessages.For(PersonNameRule.Check(text), text)),
        rule => rule.PersonName(),
        new PersonNameAttribute());

    [Fact]
    public void Codes_have_one_verdict() => AssertParity(
        values => values.NearCode(SmsCodeRule.DefaultLength),
        text => One("SmsCode", SmsCodeRule.Check(text), RuleMessages.For(SmsCodeRule.Check(text))),
        rule => rule.SmsCode(),
        new SmsCodeAttribute());

    [Fact]
    public void Dates_have_one_verdict() => AssertParity(
        values => values.NearDate(new DateOnly(2026, 11, 24)),
        text => One("BirthDate", BirthDateRule.Check(text), RuleMessages.For(BirthDateRule.Check(text))),
        rule => rule.BirthDate(),
        new BirthDateAttribute());

    [Fact]
    public void Logins_have_one_verdict() => AssertParity(
        values => values.NearLogin(),
        text => One(
            "EduConnectLogin", EduConnectLoginRule.Check(text), RuleMessages.For(EduConnectLoginRule.Check(text))),
        rule => rule.EduConnectLogin(),
        attribute: null);

    [Fact]
    public async Task Identity_says_what_the_core_says()
    {
        await AssertIdentityParity(PasswordSpecification.EduConnect);
        Assert.Equal(_allCodes, (await AssertIdentityParity(_bounded)).Order());
    }

    [Fact]
    public void Each_code_has_one_issue()
    {
        string[] codes =
        [
            .. Codes<PasswordIssues>(), .. Codes<UaiIssue>(), .. Codes<IneIssue>(), .. Codes<FrenchMobileNumberIssue>(), .. Codes<FrEduVecteurIssue>(),
            .. Codes<PersonNameIssue>(), .. Codes<SmsCodeIssue>(), .. Codes<BirthDateIssue>(), .. Codes<EduConnectLoginIssue>(),
        ];
        Assert.Distinct(codes);
        Assert.Contains("PasswordTooShort", codes);
        Assert.Contains("FrEduVecteurIllegalUai", codes);
        Assert.Equal("", RuleMessages.CodeOf(UaiIssue.None));
    }

    private static IEnumerable<string> Values(Func<TestValues, string> next)
    {
        var values = new TestValues(seed: 20261124);
        return Enumerable.Range(0, Count).Select(_ => next(values));
    }

    private static IEnumerable<string> Codes<TIssue>() where TIssue : struct, Enum => Enum.GetValues<TIssue>().Skip(1).Select(RuleMessages.CodeOf);

    private static (string Code, string Message)[] One<TIssue>(string rule, TIssue issue, string message) where TIssue : struct, Enum =>
        issue.Equals(default(TIssue)) ? [] : [($"{rule}{issue}", message)];

    private static (string Code, string Message)[] Explained(string password, PasswordPolicy policy) =>
        [.. RuleMessages.Explain(policy.Check(password), policy).Select(pair => ($"Password{pair.Issue}", pair.Message))];

    /// <returns>The codes that occurred.</returns>
    private static async Task<HashSet<string>> AssertIdentityParity(PasswordSpecification rule)
    {
        var policy = rule.Policy;
        using var french = new CultureScope("fr");
        await using var services = new ServiceCollection().AddIdentityCore<Parent>().AddUserStore<ParentStore>().UseEduConnectPasswords<Parent>(policy).Services.BuildServiceProvider();
        var (manager, validator) = (services.GetRequiredService<UserManager<Parent>>(), services.GetRequiredService<IPasswordValidator<Parent>>());
        var (user, refused, seen) = (new Parent(), 0, new HashSet<string>());
        foreach (var password in Values(values => values.NearPassword(rule)))
        {
            var result = await validator.ValidateAsync(manager, user, password);
            var expected = Explained(password, policy);
            if (policy.IsValid(password) != result.Succeeded || !result.Errors.Select(error => (error.Code, error.Description)).SequenceEqual(expected))
            {
                Assert.Fail($"Identity says something else than {policy.Check(password)}.");
            }

            refused += result.Succeeded ? 0 : 1;
            seen.UnionWith(expected.Select(pair => pair.Code));
        }

        Assert.InRange(refused, Count / 5, Count * 4 / 5);
        return seen;
    }

    /// <returns>The codes that occurred.</returns>
    private static HashSet<string> AssertParity(
        Func<TestValues, string> next,
        Func<string, (string Code, string Message)[]> core,
        Func<IRuleBuilder<Form, string?>, IRuleBuilderOptions<Form, string?>> rule,
        ValidationAttribute? attribute)
    {
        using var french = new CultureScope("fr");
        var validator = Form.With(rule);
        var (valid, seen) = (0, new HashSet<string>());
        foreach (var value in Values(next))
        {
            var form = new Form { Value = value };
            var expected = core(value);
            var result = validator.Validate(form);
            var annotated = attribute?.GetValidationResult(value, new ValidationContext(form) { MemberName = nameof(Form.Value) });
            var codes = string.Join(' ', expected.Select(pair => pair.Code));
            Assert.Equal((expected.Length == 0, codes), (result.IsValid, string.Join(' ', result.Errors.Select(error => error.ErrorCode))));
            Assert.Equal(expected.Select(pair => pair.Message), result.Errors.Select(error => error.ErrorMessage));
            if (attribute is not null)
            {
                Assert.Equal(string.Join(' ', expected.Select(pair => pair.Message)), annotated?.ErrorMessage ?? "");
                Assert.Equal(expected.Length > 0, annotated?.MemberNames.Single() == nameof(Form.Value));
            }

            valid += expected.Length == 0 ? 1 : 0;
            seen.UnionWith(expected.Select(pair => pair.Code));
        }

        Assert.InRange(valid, Count / 5, Count * 4 / 5);
        Assert.True(seen.Count > 1 || attribute is null);
        return seen;
    }

    private sealed class BoundedPasswordAttribute() : EduConnectPasswordAttribute(_bounded.Policy);
}
