using FluentValidation;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>A model with one field, and a list of them.</summary>
public sealed class Form
{
    public string? Value { get; init; }

    public IReadOnlyList<string> Values { get; init; } = [];

    public override string ToString() => nameof(Form);

    /// <summary>A validator of one rule on <see cref="Value"/>.</summary>
    public static InlineValidator<Form> With(Func<IRuleBuilder<Form, string?>, IRuleBuilderOptions<Form, string?>> rule)
    {
        var validator = new InlineValidator<Form>();
        rule(validator.RuleFor(form => form.Value));
        return validator;
    }
}
