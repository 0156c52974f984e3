using System.CommandLine;
using System.Globalization;

namespace EduConnect.Rules.Cli;

/// <summary>The options that several commands share.</summary>
internal static class Options
{
    public static Option<string?> Lang() => Choice("--lang", "Language of the messages (default: that of the system).", ("fr", "fr"), ("en", "en"));

    public static Option<bool> Json() => new("--json") { Description = "One JSON object a line." };

    public static Option<PasswordPolicy?> Policy() => Choice("--policy", "The rule: educonnect (default), or strict, whose passwords the form accepts however its leaflet is read.",
        ("educonnect", PasswordPolicy.EduConnect), ("strict", PasswordPolicy.EduConnectStrict));

    /// <summary>As <see cref="RuleMessages"/> has it: French for fr and every regional French.</summary>
    public static bool IsFrench(CultureInfo culture) => culture.Name == "fr" || culture.Name.StartsWith("fr-", StringComparison.Ordinal);

    /// <summary>An option with a fixed set of values. System.CommandLine's own refusal would repeat the value that was given.</summary>
    public static Option<T?> Choice<T>(string name, string description, params (string Name, T Value)[] choices) where T : class
    {
        var names = string.Join('|', choices.Select(choice => choice.Name));
        return new Option<T?>(name)
        {
            Description = description,
            HelpName = names,
            CustomParser = result =>
            {
                var index = Array.FindIndex(choices, choice => choice.Name == result.Tokens[0].Value);
                if (index >= 0)
                {
                    return choices[index].Value;
                }

                result.AddError($"{name} takes {names}.");
                return null;
            },
        };
    }

    /// <summary>An option with a whole number, both bounds inclusive. System.CommandLine's own refusal would repeat the value that was given.</summary>
    public static Option<int?> Number(string name, string description, int minimum, int maximum) => new(name)
    {
        Description = description,
        HelpName = $"{minimum}-{maximum}",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
            {
                return number;
            }

            result.AddError($"{name} takes a number from {minimum} to {maximum}.");
            return null;
        },
    };
}
