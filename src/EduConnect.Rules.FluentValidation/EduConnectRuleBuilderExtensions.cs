// As FluentValidation's own: a rule for a string and one for a string? pass without a warning.
#nullable disable annotations
using FluentValidation;

namespace EduConnect.Rules;

/// <summary>
/// The rules of EduConnect in FluentValidation. They are those of the core, with its words and the codes of <see
/// cref="RuleMessages.CodeOf"/>; null is valid, leave it to <c>NotNull()</c>. A property of type <see
/// cref="Rules.Uai"/>, <see cref="Rules.Ine"/> or <see cref="Rules.FrenchMobileNumber"/>, nullable or not, has the same
/// method: it refuses <c>default</c>, as <c>NotEmpty()</c> does.
/// </summary>
/// <example><code>
/// RuleFor(x => x.Password).NotNull().EduConnectPassword();
/// RuleFor(x => x.Login).EduConnectLogin();                                 // Severity.Warning
/// RuleFor(x => x.School).Uai().WithMessage("{PropertyName}: {RuleMessage}");
/// </code></example>
/// <remarks>
/// <para>One failure for each issue, with a code of its own: <c>PasswordTooShort</c>, <c>PasswordTooFewClasses</c>,
/// <c>UaiWrongCheckLetter</c> … <c>When</c>, <c>Unless</c>, <c>Cascade</c>, <c>WithName</c>, <c>WithMessage</c>,
/// <c>WithErrorCode</c>, <c>WithSeverity</c>, <c>WithState</c> and <c>OverridePropertyName</c> work as usual; a message
/// or code given there replaces those of all issues of the rule. In a message, <c>{RuleMessage}</c> is the sentence of
/// the core. A language manager that knows a code replaces that sentence.</para>
/// <para>A password, an SMS code or an INE does not get into a failure: its <c>AttemptedValue</c> is null, and
/// <c>{PropertyValue}</c> and the value that <c>WithMessage</c>, <c>WithState</c>, <c>WithSeverity</c> and
/// <c>OnFailureCreated</c> are called with are <c>***</c>. What such a function reads from the instance itself is out
/// of the library's hands. <c>MessageBuilder</c> of a rule is not called. The other rules keep the value in their
/// failures as usual, and users do type passwords into wrong fields: answer with codes and messages, not with whole
/// failures.</para>
/// <para>Tools that describe a model see a length on passwords, names and SMS codes, and the pattern of <see
/// cref="PasswordPolicyFormats.ToHtmlPattern"/> on passwords.</para>
/// <para>The language is that of FluentValidation's language manager: its <c>Culture</c>, else the current UI culture;
/// English if it is not enabled.</para>
/// </remarks>
public static class EduConnectRuleBuilderExtensions
{
    /// <summary>The password rule, see <see cref="PasswordPolicy"/>.</summary>
    /// <param name="ruleBuilder">The rule.</param>
    /// <param name="policy">The policy; <see cref="PasswordPolicy.EduConnect"/> unless given.</param>
    public static IRuleBuilderOptions<T, string> EduConnectPassword<T>(
        this IRuleBuilder<T, string> ruleBuilder, PasswordPolicy policy = null) =>
        ruleBuilder.Add(CoreRule.Password(policy ?? PasswordPolicy.EduConnect));

    /// <summary>
    /// A password without weakness, see <see cref="PasswordWeakness"/>. It does not ask for the rule of passwords:
    /// put it after <see cref="EduConnectPassword{T}"/>, and <c>WithSeverity(Severity.Warning)</c> after it if it
    /// only advises.
    /// </summary>
    /// <param name="ruleBuilder">The rule.</param>
    /// <param name="contextOf">What others know of the user; called once for each validation.</param>
    public static IRuleBuilderOptions<T, string> NotWeak<T>(
        this IRuleBuilder<T, string> ruleBuilder, Func<T, PasswordContext> contextOf = null)
    {
        ArgumentNullException.ThrowIfNull(ruleBuilder);
        var validator = new NotWeakValidator<T>(contextOf);
        return ruleBuilder.SetValidator(validator).Configure(validator.AttachTo);
    }

    /// <summary>The code of a school, see <see cref="Rules.Uai"/>.</summary>
    public static IRuleBuilderOptions<T, string> Uai<T>(this IRuleBuilder<T, string> ruleBuilder) =>
        ruleBuilder.Add(CoreRule.Uai());

    /// <inheritdoc cref="Uai{T}(IRuleBuilder{T, string})"/>
    public static IRuleBuilderOptions<T, Rules.Uai> Uai<T>(this IRuleBuilder<T, Rules.Uai> ruleBuilder) =>
        ruleBuilder.AddTyped(CoreRule.Uai());

    /// <inheritdoc cref="Uai{T}(IRuleBuilder{T, string})"/>
    public static IRuleBuilderOptions<T, Rules.Uai?> Uai<T>(this IRuleBuilder<T, Rules.Uai?> ruleBuilder) =>
        ruleBuilder.AddTyped(CoreRule.Uai());

    /// <summary>The national identifier of a pupil, see <see cref="Rules.Ine"/>.</summary>
    public static IRuleBuilderOptions<T, string> Ine<T>(this IRuleBuilder<T, string> ruleBuilder) =>
        ruleBuilder.Add(CoreRule.Ine());

    /// <inheritdoc cref="Ine{T}(IRuleBuilder{T, string})"/>
    public static IRuleBuilderOptions<T, Rules.Ine> Ine<T>(this IRuleBuilder<T, Rules.Ine> ruleBuilder) =>
        ruleBuilder.AddTyped(CoreRule.Ine());

    /// <inheritdoc cref="Ine{T}(IRuleBuilder{T, string})"/>
    public static IRuleBuilderOptions<T, Rules.Ine?> Ine<T>(this IRuleBuilder<T, Rules.Ine?> ruleBuilder) =>
        ruleBuilder.AddTyped(CoreRule.Ine());

    /// <summary>
    /// A French mobile number in any of its written forms, see <see cref="Rules.FrenchMobileNumber"/>.
    /// </summary>
    public static IRuleBuilderOptions<T, string> FrenchMobileNumber<T>(this IRuleBuilder<T, string> ruleBuilder) =>
        ruleBuilder.Add(CoreRule.FrenchMobileNumber());

    /// <inheritdoc cref="FrenchMobileNumber{T}(IRuleBuilder{T, string})"/>
    public static IRuleBuilderOptions<T, Rules.FrenchMobileNumber> FrenchMobileNumber<T>(
        this IRuleBuilder<T, Rules.FrenchMobileNumber> ruleBuilder) =>
        ruleBuilder.AddTyped(CoreRule.FrenchMobileNumber());

    /// <inheritdoc cref="FrenchMobileNumber{T}(IRuleBuilder{T, string})"/>
    public static IRuleBuilderOptions<T, Rules.FrenchMobileNumber?> FrenchMobileNumber<T>(
        this IRuleBuilder<T, Rules.FrenchMobileNumber?> ruleBuilder) =>
        ruleBuilder.AddTyped(CoreRule.FrenchMobileNumber());

    /// <summary>
    /// The usual form of a login, see <see cref="Rules.EduConnectLoginRule"/>. The failure has <see
    /// cref="Severity.Warning"/> unless <c>WithSeverity</c> says otherwise; FluentValidation counts it in
    /// <c>IsValid</c> all the same: refuse on <see cref="Severity.Error"/> only.
    /// </summary>
    public static IRuleBuilderOptions<T, string> EduConnectLogin<T>(this IRuleBuilder<T, string> ruleBuilder) =>
        ruleBuilder.Add(CoreRule.EduConnectLogin()).WithSeverity(Severity.Warning);

    /// <summary>A last name or a first name, see <see cref="Rules.PersonNameRule"/>.</summary>
    public static IRuleBuilderOptions<T, string> PersonName<T>(this IRuleBuilder<T, string> ruleBuilder) =>
        ruleBuilder.Add(CoreRule.PersonName());

    /// <summary>The code received by SMS, see <see cref="Rules.SmsCodeRule"/>.</summary>
    /// <param name="ruleBuilder">The rule.</param>
    /// <param name="length">How many digits it must have, exactly; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than 1.</exception>
    public static IRuleBuilderOptions<T, string> SmsCode<T>(
        this IRuleBuilder<T, string> ruleBuilder, int length = Rules.SmsCodeRule.DefaultLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return ruleBuilder.Add(CoreRule.SmsCode(length));
    }

    /// <summary>A date of birth as text, see <see cref="Rules.BirthDateRule"/>.</summary>
    /// <param name="ruleBuilder">The rule.</param>
    /// <param name="timeProvider">The clock; <see cref="TimeProvider.System"/> by default.</param>
    public static IRuleBuilderOptions<T, string> BirthDate<T>(
        this IRuleBuilder<T, string> ruleBuilder, TimeProvider timeProvider = null) =>
        ruleBuilder.Add(CoreRule.BirthDate(timeProvider));

    private static IRuleBuilderOptions<T, string> Add<T>(this IRuleBuilder<T, string> ruleBuilder, CoreRule rule)
    {
        ArgumentNullException.ThrowIfNull(ruleBuilder);
        var validator = rule switch
        {
            { Pattern: not null } => new PatternRuleValidator<T>(rule),
            { Lengths: not null } => new LengthRuleValidator<T>(rule),
            _ => new TextRuleValidator<T>(rule),
        };
        return ruleBuilder.SetValidator(validator).Configure(validator.AttachTo);
    }

    // A value has been checked when it was made, so that its text is wrong only if it is empty.
    private static IRuleBuilderOptions<T, TValue> AddTyped<T, TValue>(
        this IRuleBuilder<T, TValue> ruleBuilder, CoreRule rule)
    {
        ArgumentNullException.ThrowIfNull(ruleBuilder);
        var validator = new RuleValidator<T, TValue>(rule, value => value?.ToString(), default);
        return ruleBuilder.SetValidator(validator).Configure(validator.AttachTo);
    }
}
