using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>The adapters of <see cref="PasswordWeakness"/> say what it says, and know the user.</summary>
[Collection(nameof(FluentValidationOptions))]
public sealed class NotWeakTests : IDisposable
{
    // Strong for others, and with the user's name.
    private const string Strong = "Xk9$pQ-mW2+4";

    private readonly CultureScope _english = new("en");

    public void Dispose() => _english.Dispose();

    [Fact]
    public void FluentValidation_knows_the_instance()
    {
        var validator = new InlineValidator<Account>();
        validator.RuleFor(x => x.Password).NotWeak(x => new PasswordContext(lastName: x.LastName));
        Assert.Equal(
            ["PasswordWeaknessCommon", "PasswordWeaknessDate"],
            validator.Validate(new Account { Password = "Soleil2010" }).Errors.Select(error => error.ErrorCode));
        Assert.True(validator.Validate(new Account { Password = Strong + "goff" }).IsValid);
        Assert.True(validator.Validate(new Account()).IsValid);
        var failure = Assert.Single(
            validator.Validate(new Account { Password = Strong + "goff", LastName = "Le Goff" }).Errors);
        Assert.Equal(
            ("PasswordWeaknessContainsContext",
                "The password contains a name, date or number that others may know (characters 13 to 16).", null),
            (failure.ErrorCode, failure.ErrorMessage, failure.AttemptedValue));
    }

    [Fact]
    public void FluentValidation_without_context_or_as_a_warning()
    {
        var validator = new InlineValidator<Account>();
        validator.RuleFor(x => x.Password).NotWeak().WithSeverity(Severity.Warning);
        validator.RuleFor(x => x.LastName).NotWeak(_ => null);
        var result = validator.Validate(new Account { Password = "Soleil12", LastName = "Soleil12" });
        Assert.Equal([Severity.Warning, Severity.Error], result.Errors.Select(error => error.Severity));
        Assert.Throws<ArgumentNullException>(() => EduConnectRuleBuilderExtensions.NotWeak<Account>(null!));
    }

    [Fact]
    public void The_attribute_reads_the_properties_it_names()
    {
        var account = new Account
        {
            Email = "marine@example.org",
            FirstName = "Jean-Luc",
            LastName = "Le Goff",
            School = "Jean Moulin",
            Birth = new DateOnly(2010, 2, 1),
            BirthText = "14/07/1998",
            BirthTime = new DateTime(1971, 3, 4),
            Mobile = FrenchMobileNumber.Parse("06 39 98 12 34"),
            MobileText = "07 30 34 56 78",
            Code = Uai.Parse("0860076R"),
            CodeText = "0160005U",
        };
        string[] parts =
            ["marine", "luc", "goff", "moulin", "1/2/10", "140798", "4/3/1971", "0639981234", "30345678", "0860076",
                "0160005", "Pronote"];
        Assert.All(parts, part => Assert.Equal("PasswordWeaknessContainsContext", Code(account, part + "-" + Strong)));
        Assert.All(parts, part => Assert.Equal("", Code(new Account(), part[..2] + "-" + Strong)));
        account.BirthText = account.MobileText = account.CodeText = "?";
        Assert.Equal("", Code(account, Strong));
    }

    [Fact]
    public void The_attribute_has_the_words_of_the_core()
    {
        var account = new Account { Password = "Soleil2010" };
        var results = new List<ValidationResult>();
        Assert.False(
            Validator.TryValidateObject(account, new ValidationContext(account), results, validateAllProperties: true));
        Assert.All(results, result => Assert.Equal(
            "The password is made of a very common word or password (characters 1 to 6). "
            + "The password is made of a date or a year (characters 7 to 10).",
            result.ErrorMessage));
        Assert.Equal("The password must not be easy to guess.", new NotWeakAttribute().FormatErrorMessage("x"));
        Assert.True(new NotWeakAttribute().IsValid(null));
        Assert.True(new NotWeakAttribute { Login = "Nobody" }.IsValid(Strong));
        Assert.False(new NotWeakAttribute().IsValid("Soleil12"));
        var error = Assert.Throws<InvalidOperationException>(() =>
            new NotWeakAttribute { Login = "Nobody" }.GetValidationResult(Strong, new ValidationContext(account)));
        Assert.Equal("[NotWeak] found no public property Nobody in Account.", error.Message);
    }

    [Fact]
    public async Task Identity_knows_the_user_name_and_the_address()
    {
        await using var services = Identity().UseEduConnectPasswords<IdentityUser>()
            .RefuseWeakPasswords<IdentityUser>().Services.BuildServiceProvider();
        var users = services.GetRequiredService<UserManager<IdentityUser>>();
        Assert.Equal(["PasswordWeaknessCommon"], Codes(await ValidateAsync(users, new IdentityUser(), "Soleil12")));
        var parent = new IdentityUser { UserName = "e.durand", Email = "goff@example.org" };
        Assert.Equal(["PasswordWeaknessContainsContext"], Codes(await ValidateAsync(users, parent, Strong + "durand")));
        Assert.Equal(["PasswordWeaknessContainsContext"], Codes(await ValidateAsync(users, parent, Strong + "Goff")));
        Assert.Empty(Codes(await ValidateAsync(users, parent, Strong + "example")));
        Assert.Equal(
            ["PasswordTooShort", "PasswordTooFewClasses", "PasswordWeaknessSequence"],
                Codes(await ValidateAsync(users, parent, "azerty")));
    }

    [Fact]
    public async Task Identity_takes_another_context_and_the_last_call()
    {
        var builder = Identity();

        // A service with a key is somebody else's, and has no ImplementationInstance to ask for.
        builder.Services.AddKeyedSingleton<IPasswordValidator<IdentityUser>, PasswordValidator<IdentityUser>>("other");
        builder.RefuseWeakPasswords<IdentityUser>().RefuseWeakPasswords<IdentityUser>(
            user => new(lastName: user.PhoneNumber));
        await using var services = builder.Services.BuildServiceProvider();
        Assert.Equal(2, services.GetServices<IPasswordValidator<IdentityUser>>().Count());
        var validator = services.GetServices<IPasswordValidator<IdentityUser>>().Last();
        var user = new IdentityUser { UserName = "durand", PhoneNumber = "goff" };
        Assert.True((await validator.ValidateAsync(null!, user, Strong + "durand")).Succeeded);
        Assert.False((await validator.ValidateAsync(null!, user, Strong + "goff")).Succeeded);
        Assert.True((await validator.ValidateAsync(null!, user, null)).Succeeded);
        var error = Assert.Throws<ArgumentException>(() => Identity().RefuseWeakPasswords<object>());
        Assert.Contains("write RefuseWeakPasswords<IdentityUser>()", error.Message, StringComparison.Ordinal);
    }

    // A store without addresses.
    [Fact]
    public async Task Identity_does_without_addresses()
    {
        var builder = new ServiceCollection().AddLogging().AddIdentityCore<Parent>().AddUserStore<ParentStore>()
            .RefuseWeakPasswords<Parent>();
        await using var services = builder.Services.BuildServiceProvider();
        var users = services.GetRequiredService<UserManager<Parent>>();
        Assert.False((await users.CreateAsync(new Parent { Name = "durand" }, Strong + "Durand")).Succeeded);
        Assert.True((await users.CreateAsync(new Parent { Name = "durand" }, Strong)).Succeeded);
    }

    // By an attribute that names the typed properties, and one that names those with text.
    private static string Code(Account account, string password)
    {
        var codes = new Collector();
        NotWeakAttribute[] attributes =
        [
            new()
            {
                Login = nameof(Account.Email),
                FirstName = nameof(Account.FirstName),
                LastName = nameof(Account.LastName),
                School = nameof(Account.School),
                BirthDate = nameof(Account.Birth),
                MobileNumber = nameof(Account.Mobile),
                Uai = nameof(Account.Code),
                Words = ["pronote"],
            },
            new() { BirthDate = nameof(Account.BirthText), MobileNumber = nameof(Account.MobileText),
                Uai = nameof(Account.CodeText) },
            new() { BirthDate = nameof(Account.BirthTime) },
        ];
        foreach (var attribute in attributes)
        {
            attribute.GetValidationResult(password, new ValidationContext(account, codes, null));
        }

        return string.Join(' ', codes.Distinct());
    }

    private static IdentityBuilder Identity() =>
        new ServiceCollection().AddLogging().AddIdentityCore<IdentityUser>().AddUserStore<Users>();

    private static async Task<IdentityResult> ValidateAsync(
        UserManager<IdentityUser> users, IdentityUser user, string password)
    {
        var errors = new List<IdentityError>();
        foreach (var validator in users.PasswordValidators)
        {
            errors.AddRange((await validator.ValidateAsync(users, user, password)).Errors);
        }

        return IdentityResult.Failed([.. errors]);
    }

    private static IEnumerable<string> Codes(IdentityResult result) => result.Errors.Select(error => error.Code);

    public sealed class Account
    {
        [NotWeak(LastName = nameof(LastName))]
        public string? Password { get; set; }

        public string? Email { get; set; }

        public string? FirstName { get; set; }

        public string? LastName { get; set; }

        public string? School { get; set; }

        public DateOnly? Birth { get; set; }

        public string? BirthText { get; set; }

        public DateTime BirthTime { get; set; }

        public FrenchMobileNumber? Mobile { get; set; }

        public string? MobileText { get; set; }

        public Uai? Code { get; set; }

        public string? CodeText { get; set; }
    }

    private sealed class Collector : List<string>, IIssueCodeCollector, IServiceProvider
    {
        public void Add(string message, string code) => Add(code);

        public object? GetService(Type serviceType) => serviceType == typeof(IIssueCodeCollector) ? this : null;
    }

    // What a validator asks of a store.
    private sealed class Users : IUserEmailStore<IdentityUser>
    {
        public Task<string?> GetEmailAsync(IdentityUser user, CancellationToken _) => Task.FromResult(user.Email);

        public Task<string?> GetUserNameAsync(IdentityUser user, CancellationToken _) => Task.FromResult(user.UserName);

        public Task SetEmailAsync(IdentityUser user, string? email, CancellationToken _) => No<int>();

        public Task<bool> GetEmailConfirmedAsync(IdentityUser user, CancellationToken _) => No<bool>();

        public Task SetEmailConfirmedAsync(IdentityUser user, bool confirmed, CancellationToken _) => No<int>();

        public Task<IdentityUser?> FindByEmailAsync(string normalizedEmail, CancellationToken _) => No<IdentityUser?>();

        public Task<string?> GetNormalizedEmailAsync(IdentityUser user, CancellationToken _) => No<string?>();

        public Task SetNormalizedEmailAsync(IdentityUser user, string? normalizedEmail, CancellationToken _) =>
            No<int>();

        public Task<string> GetUserIdAsync(IdentityUser user, CancellationToken _) => No<string>();

        public Task SetUserNameAsync(IdentityUser user, string? userName, CancellationToken _) => No<int>();

        public Task<string?> GetNormalizedUserNameAsync(IdentityUser user, CancellationToken _) => No<string?>();

        public Task SetNormalizedUserNameAsync(IdentityUser user, string? normalizedName, CancellationToken _) =>
            No<int>();

        public Task<IdentityResult> CreateAsync(IdentityUser user, CancellationToken _) => No<IdentityResult>();

        public Task<IdentityResult> UpdateAsync(IdentityUser user, CancellationToken _) => No<IdentityResult>();

        public Task<IdentityResult> DeleteAsync(IdentityUser user, CancellationToken _) => No<IdentityResult>();

        public Task<IdentityUser?> FindByIdAsync(string userId, CancellationToken _) => No<IdentityUser?>();

        public Task<IdentityUser?> FindByNameAsync(string normalizedUserName, CancellationToken _) =>
            No<IdentityUser?>();

        public void Dispose()
        {
        }

        private static Task<T> No<T>() => throw new NotSupportedException();
    }
}
