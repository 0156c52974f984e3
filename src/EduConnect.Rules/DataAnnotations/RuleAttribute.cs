using System.ComponentModel.DataAnnotations;

namespace EduConnect.Rules;

/// <summary>What the attributes of this library share: which values they judge and which words they use.</summary>
/// <remarks>
/// <para>Null is valid: leave it to <see cref="RequiredAttribute"/>, which also refuses an empty string before this attribute is asked.
/// Any value but a string throws <see cref="InvalidOperationException"/>: the attribute stands on the wrong property.</para>
/// <para>The message is that of <see cref="RuleMessages"/> in the current UI culture, all issues in one, unless
/// <see cref="ValidationAttribute.ErrorMessage"/> or a resource is given. Neither holds a value, but for a UAI whose letter is wrong.</para>
/// <para><see cref="Validator.ValidateObject(object, ValidationContext)"/> and <c>ValidateProperty</c> throw a <see cref="ValidationException"/> that
/// carries the rejected value itself: for a password use <c>TryValidateObject</c>.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public abstract class RuleAttribute : ValidationAttribute
{
    private protected RuleAttribute()
    {
    }

    /// <summary>The message without a value in view, for pages that say the rule beforehand.</summary>
    /// <param name="name">The name of the field, for a message of the site's own.</param>
    public override string FormatErrorMessage(string name) => HasOwnMessage ? base.FormatErrorMessage(name) : Describe();

    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext? validationContext)
    {
        if (value is null)
        {
            return ValidationResult.Success;
        }

        if (value is not string text)
        {
            throw new InvalidOperationException($"[{GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)}] judges a string, and the value is a {value.GetType().Name}: put it on a string property.");
        }

        var explanation = Explain(text);
        if (explanation.Length == 0)
        {
            return ValidationResult.Success;
        }

        var message = HasOwnMessage ? base.FormatErrorMessage(validationContext?.DisplayName ?? "") : explanation;
        return new ValidationResult(message, validationContext?.MemberName is { } member ? [member] : null);
    }

    /// <summary>What is wrong with the text; empty if nothing is.</summary>
    private protected abstract string Explain(string text);

    /// <summary>What the rule asks for.</summary>
    private protected abstract string Describe();

    private bool HasOwnMessage => ErrorMessage is not null || ErrorMessageResourceName is not null;
}
