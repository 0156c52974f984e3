using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>A user of the Identity tests.</summary>
public sealed class Parent
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public string? Name { get; set; }

    public string? NormalizedName { get; set; }

    public string? PasswordHash { get; set; }

    public string SecurityStamp { get; set; } = "";
}

/// <summary>Parents in memory; all of it works, as far as passwords need it.</summary>
public sealed class ParentStore : IUserPasswordStore<Parent>, IUserSecurityStampStore<Parent>
{
    private readonly ConcurrentDictionary<string, Parent> _parents = new();

    public Task<IdentityResult> CreateAsync(Parent user, CancellationToken cancellationToken)
    {
        _parents[user.Id] = user;
        return Task.FromResult(IdentityResult.Success);
    }

    public Task<IdentityResult> UpdateAsync(Parent user, CancellationToken cancellationToken) => CreateAsync(user, cancellationToken);

    public Task<IdentityResult> DeleteAsync(Parent user, CancellationToken cancellationToken)
    {
        _parents.TryRemove(user.Id, out _);
        return Task.FromResult(IdentityResult.Success);
    }

    public Task<Parent?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(_parents.GetValueOrDefault(userId));

    public Task<Parent?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(_parents.Values.FirstOrDefault(parent => parent.NormalizedName == normalizedUserName));

    public Task<string> GetUserIdAsync(Parent user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Parent user, CancellationToken cancellationToken) => Task.FromResult(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(Parent user, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedName);

    public Task<string?> GetPasswordHashAsync(Parent user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Parent user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task<string?> GetSecurityStampAsync(Parent user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetUserNameAsync(Parent user, string? userName, CancellationToken cancellationToken) => Done(() => user.Name = userName);

    public Task SetNormalizedUserNameAsync(Parent user, string? normalizedName, CancellationToken cancellationToken) => Done(() => user.NormalizedName = normalizedName);

    public Task SetPasswordHashAsync(Parent user, string? passwordHash, CancellationToken cancellationToken) => Done(() => user.PasswordHash = passwordHash);

    public Task SetSecurityStampAsync(Parent user, string stamp, CancellationToken cancellationToken) => Done(() => user.SecurityStamp = stamp);

    public void Dispose()
    {
    }

    private static Task Done(Action set)
    {
        set();
        return Task.CompletedTask;
    }
}
