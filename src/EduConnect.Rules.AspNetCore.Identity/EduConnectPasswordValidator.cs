using Microsoft.AspNetCore.Identity;

namespace EduConnect.Rules;

/// <summary>Applies the policy; makes no decision of its own.</summary>
internal sealed class EduConnectPasswordValidator<TUser>(PasswordPolicy policy) : IPasswordValidator<TUser>
    where TUser : class
{
    private static readonly Task<IdentityResult> _success = Task.FromResult(IdentityResult.Success);

    /// <summary>The policy, with a longer minimum if the site's options require one.</summary>
    public PasswordPolicy Policy { get; set; } = policy;

    public Task<IdentityResult> ValidateAsync(UserManager<TUser> manager, TUser user, string? password)
    {
        var report = Policy.Check(password);
        return report.IsValid
            ? _success
            : Task.FromResult(IdentityResult.Failed([
                .. RuleMessages.Explain(report, Policy)
                    .Select(one => new IdentityError { Code = one.Code, Description = one.Message }),
            ]));
    }
}
