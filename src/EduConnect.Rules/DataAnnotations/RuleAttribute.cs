using System.ComponentModel.DataAnnotations;

namespace EduConnect.Rules;

/// <summary>
/// The base class of this library's attributes: decides which values they check and which messages they give.
/// </summary>
/// <remarks>
/// <para>Null is valid: leave it to <see cref="RequiredAttribute"/>, which also refuses an empty string before this
/// attribute runs. <c>[Uai]</c>, <c>[Ine]</c> and <c>[FrenchMobileNumber]</c> also check a property of their own type,
/// nullable or not, and refuse <c>default</c>. A field that was not sent is therefore refused without
/// <see cref="RequiredAttribute"/>, which accepts every struct.</para>
/// <para>A value of another type throws <see cref="InvalidOperationException"/> at the first validation, because an
/// attribute does not know the type of its property any sooner. Minimal APIs send the message of a validation exception
/// to the caller, so it is only "This field cannot be checked.", in the caller's language; the inner exception tells
/// the developer what to change.</para>
/// <para>The message comes from <see cref="RuleMessages"/>, in the current UI culture, with all issues in one, unless
/// <see cref="ValidationAttribute.ErrorMessage"/> or a resource is set. It contains no value except a UAI with a wrong
/// letter, and a UAI or a name as <see cref="Repair"/> repairs it.</para>
/// <para><see cref="Validator.ValidateObject(object, ValidationContext)"/> and <c>ValidateProperty</c> throw a
/// <see cref="ValidationException"/> that carries the refused value itself: use <c>TryValidateObject</c> for a
/// password.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public abstract class RuleAttribute : ValidationAttribute
{
    private protected RuleAttribute()
    {
    }

    /// <summary>The message when there is no value yet, for pages that state the rule in advance.</summary>
    /// <param name="name">The name of the field, for a custom message.</param>
    public override string FormatErrorMessage(string name) =>
        HasOwnMessage ? base.FormatErrorMessage(name) : Describe();

    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext? validationContext)
    {
        if (value is null)
        {
            return ValidationResult.Success;
        }

        var text = TextOf(value) ?? throw WrongType(value);
        var (code, explanation) = Check(text, validationContext);
        if (string.IsNullOrEmpty(code))
        {
            return ValidationResult.Success;
        }

        var message = HasOwnMessage ? base.FormatErrorMessage(validationContext?.DisplayName ?? "") : explanation;
        if (validationContext?.GetService(typeof(IIssueCodeCollector)) is IIssueCodeCollector collector)
        {
            collector.Add(message, code);
        }

        return new ValidationResult(message, validationContext?.MemberName is { } member ? [member] : null);
    }

    /// <summary>
    /// The text to check; empty for an identifier without a value, null if the value has another type.
    /// </summary>
    private protected virtual string? TextOf(object value) => value as string;

    private InvalidOperationException WrongType(object value)
    {
        var attribute = GetType().Name.Replace("Attribute", "", StringComparison.Ordinal);
        var inner = $"[{attribute}] does not check a {value.GetType().Name}: put it on a string or its own type.";
        return new InvalidOperationException(RuleMessages.ForWrongType(), new InvalidOperationException(inner));
    }

    /// <summary>The code and the message for the text; both are empty if it is valid.</summary>
    private protected abstract (string Code, string Message) Check(string text, IServiceProvider? services);

    /// <summary>Describes what the rule requires.</summary>
    private protected abstract string Describe();

    private bool HasOwnMessage => ErrorMessage is not null || ErrorMessageResourceName is not null;
}
