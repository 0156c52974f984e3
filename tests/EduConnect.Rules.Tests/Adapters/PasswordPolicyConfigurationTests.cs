using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules.Tests.Adapters;

/// <summary>A policy from configuration: right or refused at start, never looser in silence.</summary>
public class PasswordPolicyConfigurationTests
{
    private const string Complete =
        """{"Passwords":{"MinimumLength":12,"MaximumLength":64,"RequiredClasses":2,"SpecialCharacters":"%+","RejectUnlistedCharacters":true}}""";

    [Fact]
    public void A_section_is_the_policy()
    {
        Assert.Equal(
            new PasswordPolicy(12, 2, "%+", rejectUnlistedCharacters: true, maximumLength: 64),
            Registered(Complete).GetRequiredService<PasswordPolicy>());
        Assert.Equal(
            new PasswordPolicy(8, 3, ""),
            Registered("""{"Passwords":{"minimumlength":8,"REQUIREDCLASSES":3,"SpecialCharacters":"","MaximumLength":null}}""").GetRequiredService<PasswordPolicy>());
        var whole = new PasswordPolicy(8, 3, "-", false, 64, 72, 20, 2, 2, 2, 2);
        Assert.Equal(whole, Registered($$"""{"Passwords":{{whole.ToJson()}}}""").GetRequiredService<PasswordPolicy>());
        Assert.Equal(
            PasswordPolicy.EduConnectStrict,
            Registered($$"""{"Passwords":{{PasswordPolicy.EduConnectStrict.ToJson()}}}""").GetRequiredService<PasswordPolicy>());
    }

    [Theory]
    [InlineData("MinimumLength", "MinimunLength")]
    [InlineData("MinimumLength", "Length")]
    [InlineData("12", "-1")]
    [InlineData("12", "\"twelve\"")]
    [InlineData("12", "12.5")]
    [InlineData("12", "true")]
    [InlineData("12", "{\"a\":1}")]
    [InlineData("true", "\"yes\"")]
    [InlineData("\"RequiredClasses\":2", "\"RequiredClasses\":5")]
    [InlineData("%+", "é")]
    [InlineData("Passwords", "Passwordz")]
    [InlineData(",\"SpecialCharacters\":\"%+\"", "")]
    public void A_section_that_is_not_right_is_refused_at_start(string right, string wrong)
    {
        var refused = Assert.Throws<FormatException>(() => Registered(Complete.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.StartsWith("Configuration section Passwords: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attribute_uses_the_registered_policy_unless_it_has_its_own()
    {
        var services = Registered("""{"Passwords":{"MinimumLength":4,"RequiredClasses":1,"SpecialCharacters":""}}""");
        Assert.Null(Check(new EduConnectPasswordAttribute(), services));
        Assert.NotNull(Check(new EduConnectPasswordAttribute { Strict = true }, services));
        Assert.NotNull(Check(new FourDigitsAttribute(), services));
        Assert.NotNull(Check(new EduConnectPasswordAttribute(), null));
        Assert.Equal(4, new EduConnectPasswordAttribute().PolicyOf(services).MinimumLength);
        Assert.Same(PasswordPolicy.EduConnect, new EduConnectPasswordAttribute().PolicyOf(null));

        static ValidationResult? Check(ValidationAttribute attribute, IServiceProvider? services) =>
            attribute.GetValidationResult("abcde", new ValidationContext(services ?? new object(), services, null));
    }

    private static ServiceProvider Registered(string json)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        var configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        return new ServiceCollection().AddEduConnectPasswordPolicy(configuration.GetSection("Passwords")).BuildServiceProvider();
    }
}
