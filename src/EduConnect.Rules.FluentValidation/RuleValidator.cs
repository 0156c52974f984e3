using System.Globalization;
using FluentValidation;
using FluentValidation.Internal;
using FluentValidation.Results;
using FluentValidation.Validators;

namespace EduConnect.Rules;

/// <summary>One rule of the core in a FluentValidation rule. It makes its failures itself: those of FluentValidation
/// carry the rejected value.</summary>
/// <param name="rule">The rule.</param>
/// <param name="textOf">The text of a value; null if it is not to be checked.</param>
/// <param name="hidden">What failures show if they must not contain the value.</param>
internal class RuleValidator<T, TProperty>(CoreRule rule, Func<TProperty, string?> textOf, TProperty hidden)
    : PropertyValidator<T, TProperty>
{
    // What the user configures after this validator: message, code, severity, state.
    private RuleComponent<T, TProperty>? _component;
    private IValidationRule<T, TProperty>? _rule;

    // Returned in place of the sentence while a failure is made, because FluentValidation searches each template for
    // placeholders, which takes as long as everything else.
    private const string Sentence = "\0";

    [ThreadStatic]
    private static bool _isFailing;

    protected CoreRule Rule => rule;

    public override string Name => rule.Name;

    public void AttachTo(IValidationRule<T, TProperty> fluentRule)
    {
        _rule = fluentRule;
        _component = (RuleComponent<T, TProperty>)fluentRule.Current;
    }

    public override bool IsValid(ValidationContext<T> context, TProperty value)
    {
        if (textOf(value) is { } text && RuleFor(context.InstanceToValidate) is var bound && !bound.IsValid(text))
        {
            foreach (var (code, message) in bound.Explain(text, Culture))
            {
                context.AddFailure(Failure(context, rule.IsHidden ? hidden : value, code, message));
            }
        }

        // Never false, or FluentValidation would add a failure of its own.
        return true;
    }

    /// <summary>The rule for this instance.</summary>
    protected virtual CoreRule RuleFor(T instance) => rule;

    // Client adapters show it as it is. A failure has the sentence of its own issue instead.
    protected override string GetDefaultMessageTemplate(string errorCode) =>
        _isFailing ? Sentence : rule.Describe(Culture);

    private static CultureInfo Culture =>
        ValidatorOptions.Global.LanguageManager.Enabled
            ? ValidatorOptions.Global.LanguageManager.Culture ?? CultureInfo.CurrentUICulture
            : CultureInfo.InvariantCulture;

    private ValidationFailure Failure(ValidationContext<T> context, TProperty shown, string code, string message)
    {
        var errorCode = _component!.ErrorCode ?? code;
        context.MessageFormatter
            .AppendPropertyName(context.DisplayName)
            .AppendPropertyValue(shown)
            .AppendArgument("PropertyPath", context.PropertyPath);
        var sentence = Translated(errorCode) is { Length: > 0 } template
            ? context.MessageFormatter.BuildMessage(template)
            : message;
        context.MessageFormatter.AppendArgument("RuleMessage", sentence);
        var configured = Configured(context, shown);
        var failure = new ValidationFailure(
            context.PropertyPath,
            configured == Sentence ? sentence : configured,
            rule.IsHidden ? null : (object?)shown)
        {
            ErrorCode = errorCode,
            Severity = _component.SeverityProvider?.Invoke(context, shown) ?? ValidatorOptions.Global.Severity,
            CustomState = _component.CustomStateProvider?.Invoke(context, shown),
            FormattedMessagePlaceholderValues = new(context.MessageFormatter.PlaceholderValues),
        };
        return ValidatorOptions.Global.OnFailureCreated?.Invoke(failure, context, shown, _rule, _component) ?? failure;
    }

    private string Configured(ValidationContext<T> context, TProperty shown)
    {
        _isFailing = true;
        try
        {
            return _component!.GetErrorMessage(context, shown);
        }
        finally
        {
            _isFailing = false;
        }
    }

    private static string Translated(string errorCode) => ValidatorOptions.Global.LanguageManager.GetString(errorCode);
}

internal class TextRuleValidator<T>(CoreRule rule) : RuleValidator<T, string?>(rule, text => text, "***");

/// <summary>A rule with lengths, for tools that describe a model, such as OpenAPI generators.</summary>
internal class LengthRuleValidator<T>(CoreRule rule) : TextRuleValidator<T>(rule), ILengthValidator
{
    public int Min => Rule.Lengths!.Value.Min;

    public int Max => Rule.Lengths!.Value.Max;
}

internal sealed class PatternRuleValidator<T>(CoreRule rule) : LengthRuleValidator<T>(rule), IRegularExpressionValidator
{
    public string Expression => Rule.Pattern!;
}

/// <summary>The rule against weak passwords, which knows other properties of the instance.</summary>
internal sealed class NotWeakValidator<T>(Func<T, PasswordContext?>? contextOf)
    : TextRuleValidator<T>(CoreRule.NotWeak(null))
{
    protected override CoreRule RuleFor(T instance) =>
        contextOf?.Invoke(instance) is { } known ? CoreRule.NotWeak(known) : Rule;
}
