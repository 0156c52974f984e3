using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace EduConnect.Rules.Cli;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    public static Option<string?> Lang() => Choice(
        "--lang",
        Say(
            "La langue de l'affichage (par défaut, celle du système).",
            "The language of the output (default: the system's)."),
        ("fr", "fr"),
        ("en", "en"));

    public static Option<bool> Json() => new("--json")
    {
        Description = Say("Écrit un objet JSON par ligne.", "Write one JSON object per line."),
    };

    public static Option<PasswordPolicy?> Policy(bool isStrict = false) => new("--policy")
    {
        Description = Say(
            $"La règle : educonnect{Default(!isStrict)}, strict{Default(isStrict)}, "
                + "dont les mots de passe sont acceptés "
                + "par le formulaire quelle que soit la lecture de sa notice, ou celle d'un fichier qu'écrit policy "
                + "--format json.",
            $"The rule: educonnect{Default(!isStrict)}, strict{Default(isStrict)}, whose passwords the form accepts "
                + "whichever way its leaflet is read, or that of a file, which policy --format json writes."),
        HelpName = "educonnect|strict|" + Say("FICHIER.json", "FILE.json"),
        CustomParser = result =>
        {
            var misuse = "";
            var policy = result.Tokens[0].Value switch
            {
                "educonnect" => PasswordPolicy.EduConnect,
                "strict" => PasswordPolicy.EduConnectStrict,
                var path => PolicyFile.TryRead(path, out misuse),
            };
            if (policy is null)
            {
                result.AddError(misuse);
            }

            return policy;
        },
    };

    private static string Default(bool isDefault) => isDefault ? Say(" (par défaut)", " (default)") : "";

    /// <summary>
    /// An option that takes one of a fixed set of values. System.CommandLine's own error would repeat the value.
    /// </summary>
    public static Option<T?> Choice<T>(string name, string description, params (string Name, T Value)[] choices)
        where T : class
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

                result.AddError(Say($"{name} attend {names}.", $"{name} takes {names}."));
                return null;
            },
        };
    }

    /// <summary>
    /// An option that takes a whole number; both bounds are inclusive. System.CommandLine's own error would repeat the
    /// value.
    /// </summary>
    public static Option<int?> Number(string name, string description, int minimum, int maximum) => new(name)
    {
        Description = description,
        HelpName = $"{minimum}-{maximum}",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= minimum && number <= maximum)
            {
                return number;
            }

            result.AddError(Say(
                $"{name} attend un nombre de {minimum} à {maximum}.",
                $"{name} takes a number from {minimum} to {maximum}."));
            return null;
        },
    };

    /// <summary>
    /// The only value of an option or argument; null if it has no value, or several, which is reported elsewhere.
    /// </summary>
    public static string? Single(SymbolResult? result) => result?.Tokens is [var token] ? token.Value : null;

    /// <summary>An option that names a new file.</summary>
    /// <param name="name">The name of the option.</param>
    /// <param name="extension">How the file's name ends.</param>
    /// <param name="description">What is written to the file.</param>
    /// <param name="toOutput">How to get the same on standard output; empty if that is not possible.</param>
    public static Option<string?> NewFile(string name, string extension, string description, string toOutput = "")
    {
        var option = new Option<string?>(name)
        {
            HelpName = Say("FICHIER", "FILE") + extension,
            Description = description,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "-" }])
            {
                result.AddError(Say(
                    $"{name} n'écrit pas sur la sortie standard : indiquez un nouveau fichier, comme {name} "
                        + $"nouveau{extension}.",
                    $"{name} does not write to standard output: name a new file, as in {name} new{extension}.")
                    + toOutput);
            }
        });
        return option;
    }
}
