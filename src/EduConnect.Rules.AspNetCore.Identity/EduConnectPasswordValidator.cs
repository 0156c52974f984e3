using Microsoft.AspNetCore.Identity;

namespace EduConnect.Rules;

/// <summary>Asks the policy; decides nothing.</summary>
internal sealed class EduConnectPasswordValidator<TUser>(PasswordPolicy policy) : IPasswordValidator<TUser> where TUser : class
{
    private static readonly Task<IdentityResult> _success = Task.FromResult(IdentityResult.Success);

    public Task<IdentityResult> ValidateAsync(UserManager<TUser> manager, TUser user, string? password) =>
        policy.IsValid(password)
            ? _success
            : Task.FromResult(IdentityResult.Failed([
                .. RuleMessages.Explain(policy.Check(password), policy)
                    .Select(one => new IdentityError { Code = one.Code, Description = one.Message }),
            ]));
}
