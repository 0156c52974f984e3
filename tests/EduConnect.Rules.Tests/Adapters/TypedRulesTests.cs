using FluentValidation;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>FluentValidation's rules on properties of the identifiers' own types.</summary>
[Collection(nameof(FluentValidationOptions))]
public sealed class TypedRulesTests : IDisposable
{
    private readonly CultureScope _french = new("fr");

    public void Dispose() => _french.Dispose();

    [Fact]
    public void NotEmpty_refuses_no_value()
    {
        var validator = new InlineValidator<Model>();
        validator.RuleFor(x => x.School).NotEmpty();
        validator.RuleFor(x => x.Ine).NotEmpty();
        validator.RuleFor(x => x.Mobile).NotEmpty();
        Assert.Equal(
            ["School", "Ine", "Mobile"], validator.Validate(new Model()).Errors.Select(error => error.PropertyName));
        Assert.True(validator.Validate(Model.Valid).IsValid);
    }

    [Fact]
    public void The_rules_refuse_no_value_with_code_and_sentence()
    {
        var validator = new InlineValidator<Model>();
        validator.RuleFor(x => x.School).Uai();
        validator.RuleFor(x => x.Ine).Ine();
        validator.RuleFor(x => x.Mobile).FrenchMobileNumber();
        validator.RuleFor(x => x.OtherSchool).Uai();
        validator.RuleFor(x => x.OtherIne).Ine();
        validator.RuleFor(x => x.OtherMobile).FrenchMobileNumber();
        var errors = validator.Validate(new Model()).Errors;
        Assert.Equal(
            ["UaiWrongLength", "IneWrongLength", "FrenchMobileNumberWrongLength"],
            errors.Select(error => error.ErrorCode));
        Assert.Equal(RuleMessages.For(UaiIssue.WrongLength), errors[0].ErrorMessage);
        var six = new Model
        {
            OtherSchool = default(Uai),
            OtherIne = default(Ine),
            OtherMobile = default(FrenchMobileNumber),
        };
        Assert.Equal(6, validator.Validate(six).Errors.Count);
        Assert.True(validator.Validate(Model.Valid).IsValid);
    }

    [Fact]
    public void What_is_configured_after_a_typed_rule_is_honoured()
    {
        var validator = new InlineValidator<Model>();
        validator.RuleFor(x => x.School).Uai()
            .WithMessage("{PropertyName} : {RuleMessage}").WithSeverity(Severity.Info)
            .WithState((_, value) => value.IsEmpty);
        var error = Assert.Single(validator.Validate(new Model()).Errors);
        Assert.Equal(
            ($"School : {RuleMessages.For(UaiIssue.WrongLength)}", Severity.Info, true),
            (error.ErrorMessage, error.Severity, error.CustomState));
        Assert.Equal("Uai", validator.CreateDescriptor().GetValidatorsForMember("School").Single().Validator.Name);
        Assert.Equal(
            "ruleBuilder",
            Assert.Throws<ArgumentNullException>(() => ((IRuleBuilder<Model, Uai>)null!).Uai()).ParamName);
    }

    private sealed record Model
    {
        public static Model Valid => new()
        {
            School = EduConnect.Rules.Uai.Parse("0860076R"),
            Ine = EduConnect.Rules.Ine.Parse("1234567890V"),
            Mobile = FrenchMobileNumber.Parse("0639981234"),
        };

        public Uai School { get; init; }

        public Ine Ine { get; init; }

        public FrenchMobileNumber Mobile { get; init; }

        public Uai? OtherSchool { get; init; }

        public Ine? OtherIne { get; init; }

        public FrenchMobileNumber? OtherMobile { get; init; }
    }
}
