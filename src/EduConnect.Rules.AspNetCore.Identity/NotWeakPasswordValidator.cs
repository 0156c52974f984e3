using Microsoft.AspNetCore.Identity;

namespace EduConnect.Rules;

/// <summary>Refuses weak passwords; knows the user's name and e-mail address unless another context is given.</summary>
internal sealed class NotWeakPasswordValidator<TUser>(Func<TUser, PasswordContext?>? contextOf)
    : IPasswordValidator<TUser>
    where TUser : class
{
    public async Task<IdentityResult> ValidateAsync(UserManager<TUser> manager, TUser user, string? password)
    {
        var context = contextOf is null ? await ContextOf(manager, user) : contextOf(user);
        var report = PasswordWeakness.Check(password, context);
        return report.IsWeak
            ? IdentityResult.Failed([
                .. RuleMessages.Explain(report).Select(
                    one => new IdentityError { Code = one.Code, Description = one.Message }),
            ])
            : IdentityResult.Success;
    }

    private static async Task<PasswordContext> ContextOf(UserManager<TUser> manager, TUser user)
    {
        var email = manager.SupportsUserEmail ? await manager.GetEmailAsync(user) : null;
        return new(await manager.GetUserNameAsync(user), otherWords: [email?.Split('@')[0]]);
    }
}
