using FluentValidation;

namespace EduConnect.Rules.Benchmarks;

/// <summary>A site's form, and its user. Not a record: a record prints its password.</summary>
internal sealed class SignUp(string password)
{
    public string Password { get; } = password;
}

/// <summary>The rule as sites write it today: a minimum length and a predicate for "3 of 4".</summary>
internal sealed class SignUpValidator : AbstractValidator<SignUp>
{
    public SignUpValidator(Func<string, bool> hasThreeClasses) =>
        RuleFor(signUp => signUp.Password).NotEmpty().MinimumLength(8).Must(hasThreeClasses);
}
