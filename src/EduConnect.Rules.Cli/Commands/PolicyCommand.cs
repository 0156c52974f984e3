using System.CommandLine;
using System.Globalization;
using System.Net;

namespace EduConnect.Rules.Cli;

/// <summary><c>educonnect-rules policy</c>: writes the rule itself, in words or for another program.</summary>
internal static class PolicyCommand
{
    private static readonly Format _text = new(RuleMessages.Describe, CompareInWords);

    // How to write the rule, and what --conformity writes, if it has this format.
    private sealed record Format(
        Func<PasswordPolicy, CultureInfo, string> Write, Action<PasswordPolicy, Output>? Compare = null);

    public static Command Create()
    {
        var lang = Options.Lang();
        var policy = Options.Policy();
        var conformity = new Option<bool>("--conformity")
        {
            Description = Say(
                "Compare la règle aux recommandations de la CNIL, de l'ANSSI, du NIST et de l'OWASP, clause par "
                    + "clause ; avec --format json, un objet JSON par ligne.",
                "Compare the rule with the recommendations of CNIL, ANSSI, NIST and OWASP, clause by clause; with "
                    + "--format json, one JSON object per line."),
        };
        var format = Options.Choice<Format>(
            "--format",
            Say(
                "Ce qu'il faut écrire : une phrase (par défaut), un champ HTML, un schéma JSON, "
                    + "les passwordrules d'Apple, du JSON, ou le script de la liste de critères.",
                "What to write: a sentence (default), an HTML input, a JSON Schema, Apple's passwordrules, JSON, "
                    + "or the checklist script."),
            ("text", _text),
            ("html", new(WriteHtml)),
            ("json-schema", new((policy, _) => policy.ToJsonSchema())),
            ("passwordrules", new((policy, _) => policy.ToPasswordRules())),
            ("json", new((policy, _) => policy.ToJson(), CompareInJson)),
            ("script", new((_, _) => PasswordChecklist.Script)));
        var description = Say(
            "Écrit la règle des mots de passe, en toutes lettres ou pour un autre programme.",
            "Write the password rule, in words or for another program.");
        var command = new Command("policy", description) { format, policy, conformity, lang };
        command.Validators.Add(result =>
        {
            if (result.GetValue(conformity) && (result.GetValue(format) ?? _text).Compare is null)
            {
                result.AddError(Say(
                    "--conformity s'emploie avec --format text (par défaut) ou json.",
                    "--conformity can be used with --format text (default) or json."));
            }
        });
        command.SetAction(result =>
        {
            using var output = new Output();
            var (write, compare) = result.GetValue(format) ?? _text;
            var rule = result.GetValue(policy) ?? PasswordPolicy.EduConnect;
            if (result.GetValue(conformity))
            {
                compare!(rule, output);
            }
            else
            {
                output.Plain(write(rule, Language.Culture));
            }
        });
        return command;
    }

    private static void CompareInWords(PasswordPolicy policy, Output output)
    {
        output.Plain(RuleMessages.Describe(policy, Language.Culture));
        foreach (var standard in PasswordConformity.Of(policy).GroupBy(one => one.Standard))
        {
            output.Plain("");
            output.Plain(standard.Key);
            foreach (var one in standard)
            {
                var mark = one.Verdict switch
                {
                    ConformityVerdict.Met => '✓',
                    ConformityVerdict.NotMet => '✗',
                    _ => '?',
                };
                var verdict = RuleMessages.For(one.Verdict, Language.Culture);
                var reason = RuleMessages.For(one.Clause, policy, Language.Culture);
                output.Plain($"   {mark} {one.Number}, {verdict}. {reason}");
            }
        }
    }

    private static void CompareInJson(PasswordPolicy policy, Output output)
    {
        foreach (var one in PasswordConformity.Of(policy))
        {
            output.Json(json =>
            {
                json.WriteString("clause", $"{one.Clause}");
                json.WriteString("standard", one.Standard);
                json.WriteString("number", one.Number);
                json.WriteString("verdict", $"{one.Verdict}");
                json.WriteString("reason", RuleMessages.For(one.Clause, policy, Language.Culture));
            });
        }
    }

    // Browsers show the title if the pattern does not match.
    private static string WriteHtml(PasswordPolicy policy, CultureInfo culture) =>
        $"<input type=\"password\" autocomplete=\"new-password\"{(policy.IsValid("") ? "" : " required")} "
            + $"pattern=\"{Attribute(policy.ToHtmlPattern())}\" "
            + $"passwordrules=\"{Attribute(policy.ToPasswordRules())}\" "
            + $"title=\"{Attribute(RuleMessages.Describe(policy, culture))}\">";

    private static string Attribute(string value) => WebUtility.HtmlEncode(value);
}
