using System.CommandLine;
using System.Globalization;
using System.Net;

namespace EduConnect.Rules.Cli;

/// <summary><c>educonnect-rules policy</c>: writes the rule itself, in words or for another program.</summary>
internal static class PolicyCommand
{
    private delegate string Format(PasswordPolicy policy, CultureInfo culture);

    public static Command Create()
    {
        var lang = Options.Lang();
        var policy = Options.Policy();
        var format = Options.Choice<Format>(
            "--format",
            Say(
                "Ce qu'il faut écrire : une phrase (par défaut), un champ HTML, un schéma JSON, "
                    + "les passwordrules d'Apple, du JSON, ou le script de la liste de critères.",
                "What to write: a sentence (default), an HTML input, a JSON Schema, Apple's passwordrules, JSON, "
                    + "or the checklist script."),
            ("text", RuleMessages.Describe),
            ("html", WriteHtml),
            ("json-schema", (policy, _) => policy.ToJsonSchema()),
            ("passwordrules", (policy, _) => policy.ToPasswordRules()),
            ("json", (policy, _) => policy.ToJson()),
            ("script", (_, _) => PasswordChecklist.Script));
        var description = Say(
            "Écrit la règle des mots de passe, en toutes lettres ou pour un autre programme.",
            "Write the password rule, in words or for another program.");
        var command = new Command("policy", description) { format, policy, lang };
        command.SetAction(result =>
        {
            using var output = new Output();
            var write = result.GetValue(format) ?? RuleMessages.Describe;
            output.Plain(write(result.GetValue(policy) ?? PasswordPolicy.EduConnect, Language.Culture));
        });
        return command;
    }

    // Browsers show the title if the pattern does not match.
    private static string WriteHtml(PasswordPolicy policy, CultureInfo culture) =>
        $"<input type=\"password\" autocomplete=\"new-password\"{(policy.IsValid("") ? "" : " required")} "
            + $"pattern=\"{Attribute(policy.ToHtmlPattern())}\" "
            + $"passwordrules=\"{Attribute(policy.ToPasswordRules())}\" "
            + $"title=\"{Attribute(RuleMessages.Describe(policy, culture))}\">";

    private static string Attribute(string value) => WebUtility.HtmlEncode(value);
}
