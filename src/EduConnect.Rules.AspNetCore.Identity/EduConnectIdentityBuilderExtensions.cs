using System.Numerics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules;

/// <summary>The password rule in ASP.NET Core Identity.</summary>
public static class EduConnectIdentityBuilderExtensions
{
    /// <summary>
    /// Puts the policy in the place of Identity's stock password validator, which cannot say "3 of 4 classes" and
    /// refuses valid passwords. Validators that the site added itself, for leaked passwords say, stay.
    /// </summary>
    /// <example><code>
    /// builder.Services.AddIdentityCore&lt;Parent&gt;()
    ///     .AddEntityFrameworkStores&lt;Accounts&gt;().UseEduConnectPasswords&lt;Parent&gt;();
    /// </code></example>
    /// <typeparam name="TUser">The user type of the builder.</typeparam>
    /// <param name="builder">What <c>AddIdentity</c> or <c>AddIdentityCore</c> gave.</param>
    /// <param name="policy">The policy; <see cref="PasswordPolicy.EduConnect"/> unless given.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The builder is for another user type: the validator would never be
    /// called.</exception>
    /// <remarks>
    /// <para>One <see cref="IdentityError"/> for each issue: the code of <see cref="RuleMessages.CodeOf"/>, such as
    /// <c>PasswordTooShort</c> and <c>PasswordTooFewClasses</c>, and the words of <see cref="RuleMessages"/> in the
    /// current UI culture; no <see cref="IdentityErrorDescriber"/> is asked. They hold no password. A null password
    /// counts as empty.</para>
    /// <para>A <see cref="PasswordOptions.RequiredLength"/> above the policy's minimum is the minimum; Identity's
    /// default, 6, does not count.</para>
    /// <para><see cref="IdentityOptions.Password"/> is set after all other configuration, so that it says what the
    /// policy implies and never more: the minimum length, as many different characters as classes, and the classes only
    /// where all of them are required. These options are one for the whole site: they are left alone where users of
    /// another type still have the stock validator, whose rule they are.</para>
    /// </remarks>
    public static IdentityBuilder UseEduConnectPasswords<TUser>(
        this IdentityBuilder builder, PasswordPolicy? policy = null)
        where TUser : class
    {
        ThrowIfOtherUsers<TUser>(builder, nameof(UseEduConnectPasswords));
        var rule = policy ?? PasswordPolicy.EduConnect;
        Remove(builder.Services, IsStockOrOurs<TUser>);
        var validator = new EduConnectPasswordValidator<TUser>(rule);
        var registered = ServiceDescriptor.Singleton<IPasswordValidator<TUser>>(validator);
        var services = builder.Services;
        services.Add(registered);
        services.PostConfigure<IdentityOptions>(options =>
        {
            // A later call has put its own validator in the place of this one.
            if (services.Contains(registered) && !services.Any(IsStockOfAnyUser))
            {
                validator.Policy = Longer(rule, options.Password.RequiredLength);
                SayWhatIsImplied(options.Password, validator.Policy);
            }
        });
        return builder;
    }

    /// <summary>Refuses passwords that are easy to guess, see <see cref="PasswordWeakness"/>, beside what other
    /// validators refuse.</summary>
    /// <example><code>
    /// builder.Services.AddIdentityCore&lt;Parent&gt;().UseEduConnectPasswords&lt;Parent&gt;()
    ///     .RefuseWeakPasswords&lt;Parent&gt;(parent => new PasswordContext(parent.UserName, parent.FirstName,
    /// parent.LastName));
    /// </code></example>
    /// <typeparam name="TUser">The user type of the builder.</typeparam>
    /// <param name="builder">What <c>AddIdentity</c> or <c>AddIdentityCore</c> gave.</param>
    /// <param name="contextOf">
    /// What others know of the user; by default the user name, and the e-mail address without its domain.
    /// </param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The builder is for another user type: the validator would never be
    /// called.</exception>
    /// <remarks>
    /// One <see cref="IdentityError"/> for each weakness, with the code of <see cref="RuleMessages.CodeOf"/> and the
    /// words of <see cref="RuleMessages"/> in the current UI culture. The last call counts.
    /// </remarks>
    public static IdentityBuilder RefuseWeakPasswords<TUser>(
        this IdentityBuilder builder, Func<TUser, PasswordContext?>? contextOf = null) where TUser : class
    {
        ThrowIfOtherUsers<TUser>(builder, nameof(RefuseWeakPasswords));
        Remove(
            builder.Services,
            service => !service.IsKeyedService && service.ImplementationInstance is NotWeakPasswordValidator<TUser>);
        builder.Services.AddSingleton<IPasswordValidator<TUser>>(new NotWeakPasswordValidator<TUser>(contextOf));
        return builder;
    }

    private static void ThrowIfOtherUsers<TUser>(IdentityBuilder builder, string method)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.UserType != typeof(TUser))
        {
            throw new ArgumentException(
                $"The users of this builder are {builder.UserType.Name}: write {method}<{builder.UserType.Name}>().",
                    nameof(builder));
        }
    }

    private static void Remove(IServiceCollection services, Func<ServiceDescriptor, bool> isOurs)
    {
        foreach (var service in services.Where(isOurs).ToList())
        {
            services.Remove(service);
        }
    }

    private static bool IsStockOrOurs<TUser>(ServiceDescriptor service) where TUser : class =>
        service.ServiceType == typeof(IPasswordValidator<TUser>) && !service.IsKeyedService
        && (service.ImplementationType == typeof(PasswordValidator<TUser>)
            || service.ImplementationInstance is EduConnectPasswordValidator<TUser>);

    // The options are one for the whole site: where other users still have the stock validator, they are its rule.
    private static bool IsStockOfAnyUser(ServiceDescriptor service) =>
        !service.IsKeyedService && service.ImplementationType is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == typeof(PasswordValidator<>);

    // A site that asks for longer passwords than the policy means it. Identity's default is nobody's wish.
    private static PasswordPolicy Longer(PasswordPolicy policy, int requiredLength)
    {
        if (requiredLength == new PasswordOptions().RequiredLength || requiredLength <= policy.MinimumLength)
        {
            return policy;
        }

        var areClassesRequired = requiredLength < policy.PassphraseLength;
        return new(
            requiredLength,
            areClassesRequired ? policy.RequiredClasses : 0,
            policy.SpecialCharacters,
            policy.RejectUnlistedCharacters,
            Math.Max(requiredLength, policy.MaximumLength),
            Math.Max(requiredLength, policy.MaximumUtf8Bytes),
            areClassesRequired ? policy.PassphraseLength : int.MaxValue,
            areClassesRequired ? policy.MinimumLowercase : 1,
            areClassesRequired ? policy.MinimumUppercase : 1,
            areClassesRequired ? policy.MinimumDigits : 1,
            areClassesRequired ? policy.MinimumSpecial : 1);
    }

    private static void SayWhatIsImplied(PasswordOptions options, PasswordPolicy policy)
    {
        options.RequiredLength = policy.MinimumLength;
        var required = policy.PassphraseLength < int.MaxValue ? 0 : policy.RequiredClasses;
        options.RequiredUniqueChars = required;

        // The classes that every accepted password has: all that there are, or none for sure.
        var everywhere = BitOperations.PopCount((uint)policy.AvailableClasses) == required
            ? policy.AvailableClasses
            : CharacterClasses.None;
        options.RequireLowercase = everywhere.HasFlag(CharacterClasses.Lowercase);
        options.RequireUppercase = everywhere.HasFlag(CharacterClasses.Uppercase);
        options.RequireDigit = everywhere.HasFlag(CharacterClasses.Digit);
        options.RequireNonAlphanumeric = everywhere.HasFlag(CharacterClasses.Special);
    }
}
