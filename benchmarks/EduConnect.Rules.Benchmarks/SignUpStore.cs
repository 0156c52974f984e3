using Microsoft.AspNetCore.Identity;

namespace EduConnect.Rules.Benchmarks;

/// <summary>A store without users: <see cref="UserManager{TUser}"/> demands one, and a password validator never calls it.</summary>
internal sealed class SignUpStore : IUserStore<SignUp>
{
    public Task<IdentityResult> CreateAsync(SignUp user, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<IdentityResult> UpdateAsync(SignUp user, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<IdentityResult> DeleteAsync(SignUp user, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<SignUp?> FindByIdAsync(string userId, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<SignUp?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<string> GetUserIdAsync(SignUp user, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<string?> GetUserNameAsync(SignUp user, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task<string?> GetNormalizedUserNameAsync(SignUp user, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task SetUserNameAsync(SignUp user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();
    public Task SetNormalizedUserNameAsync(SignUp user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();
    public void Dispose() { }
}
