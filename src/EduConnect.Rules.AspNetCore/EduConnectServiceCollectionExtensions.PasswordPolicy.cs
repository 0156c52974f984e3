using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules;

public static partial class EduConnectServiceCollectionExtensions
{
    // Every name that ToJson can write.
    private static readonly string[] _names =
    [
        .. JsonNode.Parse(new PasswordPolicy(1, 1, "-", false, 99, 99, 9, 2, 2, 2, 2).ToJson())!.AsObject()
            .Select(member => member.Key),
    ];

    /// <summary>
    /// Registers a policy from a configuration section. <c>[EduConnectPassword]</c> uses it unless the attribute has a
    /// policy of its own.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// A section with the names of <see cref="PasswordPolicy.ToJson"/>, in any case; the same ones may be omitted as in
    /// <see cref="PasswordPolicy.FromJson"/>.
    /// </param>
    /// <exception cref="FormatException">
    /// The section lacks a name, has an unknown one or a wrong value, or states an impossible rule. Ignoring a misspelt
    /// name would silently loosen the rule.
    /// </exception>
    /// <example><code>
    /// // appsettings.json: "Passwords": { "MinimumLength": 12, "RequiredClasses": 3, "SpecialCharacters": "%+-=@_" }
    /// builder.Services.AddEduConnectPasswordPolicy(builder.Configuration.GetRequiredSection("Passwords"));
    /// </code></example>
    public static IServiceCollection AddEduConnectPasswordPolicy(
        this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        var json = new JsonObject();
        foreach (var child in section.GetChildren())
        {
            var known = Array.Find(_names, name => name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            var name = known ?? child.Key;
            json[name] = Read(name, child.Value);
        }

        try
        {
            return services.AddSingleton(PasswordPolicy.FromJson(json.ToJsonString()));
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"Configuration section {section.Path}: {wrong.Message}", wrong);
        }
    }

    // Configuration is only text. A value of the wrong type stays text, which FromJson refuses.
    private static JsonNode? Read(string name, string? value) => name switch
    {
        "specialCharacters" => value,
        _ when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ when bool.TryParse(value, out var truth) => truth,
        "maximumLength" or "maximumUtf8Bytes" or "passphraseLength" when string.IsNullOrEmpty(value) => null,
        _ => value,
    };
}
