using System.Globalization;
using System.Text.RegularExpressions;
using EduConnect.Rules.Tests.Specification;
using FluentValidation;
using FluentValidation.Resources;
using FluentValidation.Results;
using FluentValidation.Validators;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>FluentValidation keeps options for the whole process: whoever reads a message runs alone.</summary>
[CollectionDefinition(nameof(FluentValidationOptions), DisableParallelization = true)]
public class FluentValidationOptions;

/// <summary>The rules in real validators.</summary>
[Collection(nameof(FluentValidationOptions))]
public sealed class FluentValidationTests : IDisposable
{
    private readonly CultureScope _english = new("en");

    public void Dispose() => _english.Dispose();

    [Fact]
    public void One_failure_for_each_issue()
    {
        var errors = Errors("abc", rule => rule.EduConnectPassword());
        Assert.Equal(["PasswordTooShort", "PasswordTooFewClasses"], errors.Select(error => error.ErrorCode));
        Assert.Equal("The password must have at least 8 characters: 5 more characters.", errors[0].ErrorMessage);
        Assert.All(errors, error => Assert.Equal((nameof(Form.Value), Severity.Error), (error.PropertyName, error.Severity)));
    }

    [Fact]
    public void Every_rule_has_its_codes() => Assert.All(
        new (string Text, string Code, Func<IRuleBuilder<Form, string?>, IRuleBuilderOptions<Form, string?>> Rule)[]
        {
            ("Abcdefg é", "PasswordForbiddenCharacter", rule => rule.EduConnectPassword(new PasswordPolicy(8, 2, "-", rejectUnlistedCharacters: true))),
            ("Abcdefg-1", "PasswordTooLong", rule => rule.EduConnectPassword(new PasswordPolicy(4, 2, "-", maximumLength: 8))),
            ("0123456A", "UaiWrongCheckLetter", rule => rule.Uai()),
            ("0123456", "UaiWrongLength", rule => rule.Uai()),
            ("1234567890!", "IneIllegalCharacter", rule => rule.Ine()),
            ("01 23 45 67 89", "FrenchMobileNumberLandline", rule => rule.FrenchMobileNumber()),
            ("durand", "EduConnectLoginUnusualForm", rule => rule.EduConnectLogin()),
            ("Durand2", "PersonNameIllegalCharacter", rule => rule.PersonName()),
            ("12345", "SmsCodeWrongLength", rule => rule.SmsCode()),
            ("123456", "SmsCodeWrongLength", rule => rule.SmsCode(8)),
            ("30/02/2012", "BirthDateImpossibleDate", rule => rule.BirthDate()),
            ("02/01/2020", "BirthDateFuture", rule => rule.BirthDate(new FixedClock(new DateOnly(2020, 1, 1)))),
        },
        row => Assert.Equal(row.Code, Assert.Single(Errors(row.Text, row.Rule)).ErrorCode));

    [Fact]
    public void Null_is_valid_and_empty_is_not()
    {
        var validator = new InlineValidator<Form>();
        validator.RuleFor(form => form.Value).EduConnectPassword().Uai().Ine().FrenchMobileNumber().EduConnectLogin().PersonName().SmsCode().BirthDate();
        Assert.True(validator.Validate(new Form()).IsValid);
        Assert.Equal(9, validator.Validate(new Form { Value = "" }).Errors.Count);
    }

    [Fact]
    public void A_login_is_a_warning_by_default()
    {
        Assert.Equal(Severity.Warning, Errors("durand", rule => rule.EduConnectLogin()).Single().Severity);
        Assert.Equal(Severity.Error, Errors("durand", rule => rule.EduConnectLogin().WithSeverity(Severity.Error)).Single().Severity);
    }

    [Fact]
    public void Conditions_are_honoured()
    {
        Assert.Empty(Errors("abc", rule => rule.EduConnectPassword().When(form => form.Values.Count > 0)));
        Assert.Empty(Errors("abc", rule => rule.EduConnectPassword().Unless(form => form.Values.Count == 0)));
        Assert.NotEmpty(Errors("abc", rule => rule.EduConnectPassword().Unless(form => form.Values.Count > 0)));
    }

    [Fact]
    public void Cascade_stops_after_our_failures()
    {
        var validator = new InlineValidator<Form>();
        validator.RuleFor(form => form.Value).Cascade(CascadeMode.Stop).EduConnectPassword().Must(_ => false);
        Assert.Equal(["PasswordTooShort", "PasswordTooFewClasses"], validator.Validate(new Form { Value = "abc" }).Errors.Select(error => error.ErrorCode));
        Assert.Equal("PredicateValidator", Assert.Single(validator.Validate(new Form { Value = "Abcdefg1" }).Errors).ErrorCode);
    }

    [Fact]
    public void Names_and_messages_are_honoured()
    {
        Assert.Equal("Password: UAI", Errors("x", rule => rule.Uai().WithName("Password").WithMessage("{PropertyName}: UAI")).Single().ErrorMessage);
        Assert.Equal("École: A UAI has 8 characters: 7 digits and a letter.", Errors("1", rule => rule.Uai().WithName("École").WithMessage("{PropertyName}: {RuleMessage}")).Single().ErrorMessage);
        Assert.Equal("School", Errors("x", rule => rule.Uai().OverridePropertyName("School")).Single().PropertyName);
        Assert.Equal("mine", Errors("x", rule => rule.Uai().WithErrorCode("mine")).Single().ErrorCode);
        Assert.Equal("Form x", Errors("x", rule => rule.Uai().WithMessage((form, value) => $"{form} {value}")).Single().ErrorMessage);
        Assert.Equal("x!", Errors("x", rule => rule.Uai().WithState((_, value) => value + "!")).Single().CustomState);
    }

    [Fact]
    public void A_message_builder_is_not_called()
    {
        Assert.Equal("built", Errors("x", rule => rule.Length(8).Configure(one => one.MessageBuilder = _ => "built")).Single().ErrorMessage);
        Assert.StartsWith("A UAI", Errors("x", rule => rule.Uai().Configure(one => one.MessageBuilder = _ => "built")).Single().ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_no_secret_stays()
    {
        var error = Errors("0123456A", rule => rule.Uai().WithMessage("{PropertyValue}?")).Single();
        Assert.Equal(("0123456A", "0123456A?"), (error.AttemptedValue, error.ErrorMessage));
    }

    [Fact]
    public void A_secret_value_is_hidden() => Assert.All(
        new (string Text, Func<IRuleBuilder<Form, string?>, IRuleBuilderOptions<Form, string?>> Rule)[]
        {
            ("Xyz", rule => rule.EduConnectPassword()), ("998877A", rule => rule.SmsCode()), ("998877665Z", rule => rule.Ine()),
        },
        row =>
        {
            var error = Errors(row.Text, rule => row.Rule(rule).WithMessage((_, value) => $"{value} {{PropertyValue}}").WithState((_, value) => value!).WithSeverity((_, value) => value == "***" ? Severity.Info : Severity.Error))[0];
            Assert.Equal((null, "*** ***", "***", Severity.Info), (error.AttemptedValue, error.ErrorMessage, error.CustomState, error.Severity));
        });

    [Fact]
    public void Each_element_of_a_list_is_judged()
    {
        var validator = new InlineValidator<Form>();
        validator.RuleForEach(form => form.Values).SmsCode().WithMessage("{CollectionIndex} {PropertyPath}");
        var error = Assert.Single(validator.Validate(new Form { Values = ["123456", "12345"] }).Errors);
        Assert.Equal(("Values[1]", "1 Values[1]"), (error.PropertyName, error.ErrorMessage));
    }

    [Fact]
    public async Task Asynchronous_validation_is_the_same()
    {
        var validator = new InlineValidator<Form>();
        validator.RuleFor(form => form.Value).EduConnectPassword().MustAsync((_, _) => Task.FromResult(true));
        Assert.Equal(2, (await validator.ValidateAsync(new Form { Value = "abc" })).Errors.Count);
    }

    [Fact]
    public void Included_rules_and_rule_sets_work()
    {
        var inner = new InlineValidator<Form>();
        inner.RuleSet("import", () => inner.RuleFor(form => form.Value).Uai());
        var outer = new InlineValidator<Form>();
        outer.Include(inner);
        Assert.True(outer.Validate(new Form { Value = "x" }).IsValid);
        Assert.Equal("UaiWrongLength", Assert.Single(outer.Validate(new Form { Value = "x" }, options => options.IncludeRuleSets("import")).Errors).ErrorCode);
    }

    [Fact]
    public void The_language_manager_chooses_the_culture() => WithLanguages(new LanguageManager { Culture = CultureInfo.GetCultureInfo("fr-FR") }, () =>
    {
        Assert.StartsWith("Un code UAI", Errors("x", rule => rule.Uai()).Single().ErrorMessage, StringComparison.Ordinal);
        ValidatorOptions.Global.LanguageManager.Enabled = false;
        Assert.StartsWith("A UAI", Errors("x", rule => rule.Uai()).Single().ErrorMessage, StringComparison.Ordinal);
    });

    [Fact]
    public void The_language_manager_replaces_a_sentence() => WithLanguages(new German(), () =>
    {
        Assert.Equal("Value: zu kurz", Errors("Ab1", rule => rule.EduConnectPassword()).Single().ErrorMessage);
        Assert.Equal("! Value: zu kurz", Errors("Ab1", rule => rule.EduConnectPassword().WithMessage("! {RuleMessage}")).Single().ErrorMessage);
        Assert.Equal("eigener Code", Errors("Ab1", rule => rule.EduConnectPassword().WithErrorCode("mein")).Single().ErrorMessage);
        Assert.StartsWith("The password", Errors("aaaaaaaaa", rule => rule.EduConnectPassword()).Single().ErrorMessage, StringComparison.Ordinal);
    });

    [Fact]
    public void A_mute_language_manager_changes_nothing() => WithLanguages(new Mute(), () =>
        Assert.Equal(RuleMessages.For(PasswordIssues.TooShort, PasswordPolicy.EduConnect).TrimEnd('.') + ": 5 more characters.", Errors("Ab1", rule => rule.EduConnectPassword()).Single().ErrorMessage));

    // Future when it is judged, today when it is explained.
    [Fact]
    public void A_birth_date_at_midnight_is_valid() => Assert.Empty(Errors("25/11/2026", rule => rule.BirthDate(new NextDayClock(new DateTime(2026, 11, 24)))));

    [Fact]
    public void Each_validator_has_the_name_of_its_rule()
    {
        var validator = new InlineValidator<Form>();
        validator.RuleFor(form => form.Value).EduConnectPassword().Uai().Ine().FrenchMobileNumber().EduConnectLogin().PersonName().SmsCode().BirthDate();
        Assert.Equal(
            ["EduConnectPassword", "Uai", "Ine", "FrenchMobileNumber", "EduConnectLogin", "PersonName", "SmsCode", "BirthDate"],
            validator.CreateDescriptor().GetValidatorsForMember(nameof(Form.Value)).Select(pair => pair.Validator.Name));
        Assert.Equal("ruleBuilder", Assert.Throws<ArgumentNullException>(() => ((IRuleBuilder<Form, string>)null!).Uai()).ParamName);
    }

    [Fact]
    public void The_global_hook_sees_no_secret()
    {
        try
        {
            ValidatorOptions.Global.OnFailureCreated = (failure, _, value, rule, component) =>
                new ValidationFailure(rule.PropertyName, $"{value} {component.Validator.Name} {failure.ErrorCode}");
            Assert.Equal("*** EduConnectPassword PasswordTooShort", Errors("Ab1", rule => rule.EduConnectPassword()).Single().ErrorMessage);
        }
        finally
        {
            ValidatorOptions.Global.OnFailureCreated = null;
        }
    }

    [Fact]
    public void The_global_severity_counts()
    {
        try
        {
            ValidatorOptions.Global.Severity = Severity.Info;
            Assert.Equal(Severity.Info, Errors("x", rule => rule.Uai()).Single().Severity);
        }
        finally
        {
            ValidatorOptions.Global.Severity = Severity.Error;
        }
    }

    [Fact]
    public void Tools_see_the_lengths()
    {
        Assert.Equal((8, -1), Lengths(rule => rule.EduConnectPassword()));
        Assert.Equal((8, 20), Lengths(rule => rule.EduConnectPassword(new PasswordPolicy(8, 3, "-", maximumLength: 20))));
        Assert.Equal((1, 100), Lengths(rule => rule.PersonName()));
        Assert.Equal((4, 4), Lengths(rule => rule.SmsCode(4)));
    }

    [Fact]
    public void Tools_see_the_pattern()
    {
        var values = new TestValues(seed: 20261124);
        var specification = new PasswordSpecification(8, 3, "-", RejectUnlistedCharacters: true);
        var policy = specification.Policy;
        var shown = (IRegularExpressionValidator)Only(rule => rule.EduConnectPassword(policy));
        Assert.Equal(policy.ToDataAttributes()["data-val-regex-pattern"], shown.Expression);
        var passwords = Enumerable.Range(0, 10_000).Select(_ => values.NearPassword(specification));
        Assert.All(passwords.Where(password => !password.EndsWith('\n')), password =>
            Assert.Equal(policy.IsValid(password), Regex.IsMatch(password, shown.Expression)));
        Assert.False(Only(rule => rule.Uai()) is IRegularExpressionValidator or ILengthValidator);
    }

    // Browsers run it without the u flag, where the HTML pattern would count an emoji twice.
    [Theory]
    [InlineData("Abc1😀😀", false)]
    [InlineData("Abcde1😀😀", true)]
    [InlineData("Abcdefg1", true)]
    public void The_pattern_counts_characters_with_the_u_flag_and_without(string password, bool isValid)
    {
        var shown = (IRegularExpressionValidator)Only(rule => rule.EduConnectPassword(PasswordPolicy.EduConnect));
        Assert.Equal(isValid, PasswordPolicy.EduConnect.IsValid(password));
        Assert.All(["", "u", "v"], flag => Assert.Equal(isValid, JavaScript.Search(shown.Expression, flag)(password)));
    }

    // What a client adapter shows: the template, without a failure at hand.
    [Fact]
    public void The_default_template_is_a_sentence()
    {
        using var french = new CultureScope("fr");
        Assert.Equal(RuleMessages.Describe(PasswordPolicy.EduConnect), Template(rule => rule.EduConnectPassword()));
        Assert.Equal(RuleMessages.For(UaiIssue.IllegalCharacter), Template(rule => rule.Uai()));
        Assert.Equal(RuleMessages.For(SmsCodeIssue.WrongLength, 4), Template(rule => rule.SmsCode(4)));
        Assert.All(
            new Func<IRuleBuilder<Form, string?>, IRuleBuilderOptions<Form, string?>>[]
            {
                rule => rule.Ine(), rule => rule.FrenchMobileNumber(), rule => rule.PersonName(),
                rule => rule.BirthDate(), rule => rule.EduConnectLogin(),
            },
            add => Assert.EndsWith(".", Template(add), StringComparison.Ordinal));

        static string Template(Func<IRuleBuilder<Form, string?>, IRuleBuilderOptions<Form, string?>> rule) =>
            Form.With(rule).CreateDescriptor().Rules.Single().Components.Single().GetUnformattedErrorMessage();
    }

    [Fact]
    public void A_length_below_one_throws_at_once() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Form.With(rule => rule.SmsCode(0)));

    private static (int Min, int Max) Lengths(Func<IRuleBuilder<Form, string?>, IRuleBuilderOptions<Form, string?>> rule)
    {
        var length = (ILengthValidator)Only(rule);
        return (length.Min, length.Max);
    }

    private static IPropertyValidator Only(Func<IRuleBuilder<Form, string?>, IRuleBuilderOptions<Form, string?>> rule) =>
        Form.With(rule).CreateDescriptor().GetValidatorsForMember(nameof(Form.Value)).Single().Validator;

    private static List<ValidationFailure> Errors(string value, Func<IRuleBuilder<Form, string?>, IRuleBuilderOptions<Form, string?>> rule) =>
        Form.With(rule).Validate(new Form { Value = value }).Errors;

    private static void WithLanguages(LanguageManager languages, Action test)
    {
        var before = ValidatorOptions.Global.LanguageManager;
        try
        {
            ValidatorOptions.Global.LanguageManager = languages;
            test();
        }
        finally
        {
            ValidatorOptions.Global.LanguageManager = before;
        }
    }

    private sealed class Mute : LanguageManager
    {
        public override string GetString(string key, CultureInfo? culture = null) => null!;
    }

    /// <summary>The day changes after the first look at it.</summary>
    private sealed class German : LanguageManager
    {
        public German()
        {
            AddTranslation("en", "PasswordTooShort", "{PropertyName}: zu kurz");
            AddTranslation("en", "mein", "eigener Code");
        }
    }
}
