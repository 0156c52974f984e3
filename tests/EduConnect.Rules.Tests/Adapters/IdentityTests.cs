using EduConnect.Rules.Tests.Specification;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>The policy in a real <see cref="UserManager{TUser}"/>.</summary>
public class IdentityTests
{
    private static readonly string _weak = new('a', 9);
    private static readonly string _threeClasses = "Abcdefg" + Environment.ProcessId % 10;

    [Fact]
    public async Task Create_asks_the_policy()
    {
        await using var services = Services(policy: null);
        var users = services.GetRequiredService<UserManager<Parent>>();
        AssertRefused(await users.CreateAsync(new Parent { Name = "e.durand" }, _weak));
        Assert.Null(await users.FindByNameAsync("e.durand"));
        AssertAccepted(await users.CreateAsync(new Parent { Name = "e.durand" }, _threeClasses));
        Assert.True(await users.CheckPasswordAsync((await users.FindByNameAsync("e.durand"))!, _threeClasses));
    }

    [Fact]
    public async Task Change_asks_the_policy()
    {
        await using var services = Services(policy: null);
        var users = services.GetRequiredService<UserManager<Parent>>();
        var parent = new Parent { Name = "e.durand" };
        AssertAccepted(await users.CreateAsync(parent, _threeClasses));
        AssertRefused(await users.ChangePasswordAsync(parent, _threeClasses, _weak));
        AssertAccepted(await users.ChangePasswordAsync(parent, _threeClasses, _threeClasses + "-"));
    }

    [Fact]
    public async Task Reset_asks_the_policy()
    {
        await using var services = Services(policy: null);
        var users = services.GetRequiredService<UserManager<Parent>>();
        var parent = new Parent { Name = "e.durand" };
        AssertAccepted(await users.CreateAsync(parent, _threeClasses));
        AssertRefused(await users.ResetPasswordAsync(parent, await users.GeneratePasswordResetTokenAsync(parent), _weak));
        AssertAccepted(await users.ResetPasswordAsync(parent, await users.GeneratePasswordResetTokenAsync(parent), _threeClasses + "+"));
    }

    [Fact]
    public async Task The_stock_validator_would_refuse()
    {
        await using var services = Identity().Services.BuildServiceProvider();
        Assert.False((await services.GetRequiredService<UserManager<Parent>>().CreateAsync(new Parent { Name = "e.durand" }, _threeClasses)).Succeeded);
    }

    [Fact]
    public async Task A_policy_of_the_site_is_asked()
    {
        await using var services = Services(new PasswordPolicy(10, 4, "-", rejectUnlistedCharacters: true));
        var result = await services.GetRequiredService<UserManager<Parent>>().CreateAsync(new Parent { Name = "e.durand" }, _threeClasses + " ");
        Assert.Equal(["PasswordTooShort", "PasswordTooFewClasses", "PasswordForbiddenCharacter"], result.Errors.Select(error => error.Code));
    }

    [Fact]
    public async Task A_null_password_is_too_short()
    {
        await using var services = Services(policy: null);
        var validator = services.GetRequiredService<IPasswordValidator<Parent>>();
        var result = await validator.ValidateAsync(services.GetRequiredService<UserManager<Parent>>(), new Parent(), null);
        Assert.Equal(["PasswordTooShort", "PasswordTooFewClasses"], result.Errors.Select(error => error.Code));
    }

    [Fact]
    public async Task Descriptions_follow_the_culture()
    {
        await using var services = Services(policy: null);
        var users = services.GetRequiredService<UserManager<Parent>>();
        foreach (var (culture, start) in new[] { ("fr", "Le mot de passe doit respecter 3 des 4 critères"), ("en", "The password must meet 3 of the 4 criteria") })
        {
            using var scope = new CultureScope(culture);
            var error = Assert.Single((await users.CreateAsync(new Parent { Name = "e.durand" }, _weak)).Errors);
            Assert.StartsWith(start, error.Description, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Only_the_stock_validator_goes()
    {
        var builder = Identity().AddPasswordValidator<NoDurand>().UseEduConnectPasswords<Parent>();
        Assert.Equal(2, builder.Services.Count(service => service.ServiceType == typeof(IPasswordValidator<Parent>)));
        using var services = builder.Services.BuildServiceProvider();
        Assert.Single(services.GetServices<IPasswordValidator<Parent>>(), validator => validator is NoDurand);
        Assert.DoesNotContain(services.GetServices<IPasswordValidator<Parent>>(), validator => validator is PasswordValidator<Parent>);
    }

    [Fact]
    public void What_a_site_registers_beside_them_stays()
    {
        var builder = Identity();
        builder.Services.AddSingleton<PasswordValidator<Parent>>().AddKeyedSingleton<IPasswordValidator<Parent>, PasswordValidator<Parent>>("strict");
        using var services = builder.UseEduConnectPasswords<Parent>().Services.BuildServiceProvider();
        Assert.IsNotType<PasswordValidator<Parent>>(Assert.Single(services.GetServices<IPasswordValidator<Parent>>()));
        Assert.NotNull(services.GetService<PasswordValidator<Parent>>());
        Assert.IsType<PasswordValidator<Parent>>(services.GetKeyedService<IPasswordValidator<Parent>>("strict"));
    }

    [Fact]
    public async Task The_last_policy_counts()
    {
        await using var services = Identity()
            .UseEduConnectPasswords<Parent>(new PasswordPolicy(60, 4, "-")).UseEduConnectPasswords<Parent>().Services.BuildServiceProvider();
        Assert.Single(services.GetServices<IPasswordValidator<Parent>>());
        AssertAccepted(await services.GetRequiredService<UserManager<Parent>>().CreateAsync(new Parent { Name = "e.durand" }, _threeClasses));
        Assert.Equal(8, Options(services).RequiredLength);
    }

    [Fact]
    public void Options_say_what_the_policy_implies()
    {
        using var services = Identity().UseEduConnectPasswords<Parent>().Services.BuildServiceProvider();
        var options = Options(services);
        Assert.Equal((8, 3), (options.RequiredLength, options.RequiredUniqueChars));
        Assert.Equal((false, false, false, false), (options.RequireLowercase, options.RequireUppercase, options.RequireDigit, options.RequireNonAlphanumeric));
    }

    [Theory]
    [InlineData(14, 14)]
    [InlineData(7, 8)]
    [InlineData(6, 8)]
    public async Task The_longer_minimum_counts(int required, int minimum)
    {
        await using var services = Identity(options => options.Password.RequiredLength = required)
            .UseEduConnectPasswords<Parent>().Services.BuildServiceProvider();
        var users = services.GetRequiredService<UserManager<Parent>>();
        Assert.Equal(minimum, Options(services).RequiredLength);
        var valid = "Ab1" + new string('-', minimum - 3);
        AssertAccepted(await users.CreateAsync(new Parent { Name = "e.durand" }, valid));
        var refused = await users.CreateAsync(new Parent { Name = "e.petit" }, valid[1..]);
        Assert.Contains(refused.Errors, error => error.Code == "PasswordTooShort"
            && error.Description.Contains($"{minimum}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_longer_minimum_moves_a_maximum_and_a_lower_policy_lowers_the_default()
    {
        using var longer = Identity(options => options.Password.RequiredLength = 14)
            .UseEduConnectPasswords<Parent>(new PasswordPolicy(8, 3, "-", maximumLength: 12)).Services.BuildServiceProvider();
        Assert.Equal(14, Options(longer).RequiredLength);
        using var phrase = Identity(options => options.Password.RequiredLength = 14).UseEduConnectPasswords<Parent>(
            new PasswordPolicy(8, 3, "-", false, 20, 10, 10, 1, 1, 2)).Services.BuildServiceProvider();
        Assert.Equal((14, 0), (Options(phrase).RequiredLength, Options(phrase).RequiredUniqueChars));
        using var lower = Services(new PasswordPolicy(4, 1, ""));
        Assert.Equal(4, Options(lower).RequiredLength);
    }

    // The options of other users, who have the stock validator, are not ours to weaken.
    [Fact]
    public void Options_of_other_users_stay()
    {
        var builder = Identity(options => options.Password.RequiredLength = 14);
        builder.Services.AddIdentityCore<object>();
        using var services = builder.UseEduConnectPasswords<Parent>().Services.BuildServiceProvider();
        Assert.Equal((14, true), (Options(services).RequiredLength, Options(services).RequireNonAlphanumeric));
    }

    [Fact]
    public void Options_of_an_all_classes_policy()
    {
        using var four = Services(new PasswordPolicy(12, 4, "-"));
        using var three = Services(new PasswordPolicy(12, 3, ""));
        var (all, letters) = (Options(four), Options(three));
        Assert.Equal((true, true, true, true), (all.RequireLowercase, all.RequireUppercase, all.RequireDigit, all.RequireNonAlphanumeric));
        Assert.Equal((true, true, true, false), (letters.RequireLowercase, letters.RequireUppercase, letters.RequireDigit, letters.RequireNonAlphanumeric));
    }

    // Whoever shows the options, or asks the stock validator beside ours, must not refuse what the policy accepts.
    [Fact]
    public async Task The_options_refuse_no_valid_password()
    {
        var values = new TestValues(seed: 20261124);
        PasswordSpecification[] rules =
            [PasswordSpecification.EduConnect, PasswordSpecification.Certain, new(0, 0, ""), new(10, 4, "-+"), new(4, 4, "-+", Passphrase: 8)];
        foreach (var rule in rules)
        {
            var policy = rule.Policy;
            await using var services = Services(policy);
            var (users, stock) = (services.GetRequiredService<UserManager<Parent>>(), new PasswordValidator<Parent>());
            var passwords = Enumerable.Range(0, 20_000).Select(_ => values.NearPassword(rule));
            foreach (var password in passwords.Where(one => policy.IsValid(one) && !string.IsNullOrWhiteSpace(one)))
            {
                Assert.True((await stock.ValidateAsync(users, new Parent(), password)).Succeeded);
            }
        }
    }

    [Fact]
    public void Another_user_type_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Identity().UseEduConnectPasswords<object>());
        Assert.Contains("write UseEduConnectPasswords<Parent>()", error.Message, StringComparison.Ordinal);
        Assert.Equal("builder", Assert.Throws<ArgumentNullException>(() => EduConnectIdentityBuilderExtensions.UseEduConnectPasswords<Parent>(null!)).ParamName);
    }

    private static void AssertRefused(IdentityResult result) => Assert.Equal(["PasswordTooFewClasses"], result.Errors.Select(error => error.Code));

    private static void AssertAccepted(IdentityResult result) => Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(error => error.Code)));

    private static PasswordOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<IdentityOptions>>().Value.Password;

    private static ServiceProvider Services(PasswordPolicy? policy) => Identity().UseEduConnectPasswords<Parent>(policy).Services.BuildServiceProvider();

    private static IdentityBuilder Identity(Action<IdentityOptions>? configure = null) =>
        new ServiceCollection().AddLogging().AddDataProtection().Services
            .AddIdentityCore<Parent>(configure ?? (_ => { })).AddUserStore<ParentStore>().AddDefaultTokenProviders();

    private sealed class NoDurand : IPasswordValidator<Parent>
    {
        public Task<IdentityResult> ValidateAsync(UserManager<Parent> manager, Parent user, string? password) => Task.FromResult(IdentityResult.Success);
    }
}
