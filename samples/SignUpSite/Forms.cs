using FluentValidation;

namespace EduConnect.Rules.SignUpSite;

// What the pages send. Classes and not records: a record prints its fields, and with them a password.

internal sealed class IdentityForm
{
    public string? LastName { get; init; }
    public string? FirstName { get; init; }
    public string? Mobile { get; init; }
}

internal sealed class ChildrenForm
{
    public string? Code { get; init; }
    public IReadOnlyList<string?>? BirthDates { get; init; }
}

internal sealed class AccountForm
{
    public string? Login { get; init; }
    public string? Password { get; init; }
}

internal sealed class PupilsForm
{
    public string? Login { get; init; }
    public string? ProvisionalPassword { get; init; }
}

internal sealed class IdentityFormValidator : AbstractValidator<IdentityForm>
{
    public IdentityFormValidator()
    {
        RuleFor(form => form.LastName).Required().PersonName();
        RuleFor(form => form.FirstName).Required().PersonName();
        RuleFor(form => form.Mobile).Required().FrenchMobileNumber();
    }
}

internal sealed class ChildrenFormValidator : AbstractValidator<ChildrenForm>
{
    public ChildrenFormValidator(TimeProvider clock)
    {
        RuleFor(form => form.Code).Required().SmsCode();
        RuleFor(form => form.BirthDates).Must(dates => dates is { Count: > 0 }).WithRequired();

        // Two rules, because one that stops does so at the first child.
        RuleForEach(form => form.BirthDates).Must(IsThere).WithRequired();
        RuleForEach(form => form.BirthDates).Where(IsThere).BirthDate(clock);

        static bool IsThere(string? date) => !string.IsNullOrEmpty(date);
    }
}

internal sealed class AccountFormValidator : AbstractValidator<AccountForm>
{
    public AccountFormValidator()
    {
        RuleFor(form => form.Login).Required().EduConnectLogin();
        RuleFor(form => form.Password).Required().EduConnectPassword();
    }
}

/// <summary>What the school hands out: no shape of it is published, so it is required and no more.</summary>
internal sealed class PupilsFormValidator : AbstractValidator<PupilsForm>
{
    public PupilsFormValidator()
    {
        RuleFor(form => form.Login).Required();
        RuleFor(form => form.ProvisionalPassword).Required();
    }
}

// NotEmpty would also refuse whitespace, and its French sentence names the property.
internal static class RequiredRule
{
    /// <summary>Neither absent nor empty; whitespace is something. The rules that follow are not asked if it fails.</summary>
    public static IRuleBuilderOptions<T, string?> Required<T>(this IRuleBuilderInitial<T, string?> rule) =>
        rule.Cascade(CascadeMode.Stop).Must(text => !string.IsNullOrEmpty(text)).WithRequired();

    public static IRuleBuilderOptions<T, TProperty> WithRequired<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule) =>
        rule.WithErrorCode("Required").WithMessage("Ce champ est obligatoire.");
}
