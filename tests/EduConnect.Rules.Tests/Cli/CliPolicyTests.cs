using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EduConnect.Rules.Tests;

[Trait("Category", "Long")]
public class CliPolicyTests
{
    private static readonly CultureInfo _fr = CultureInfo.GetCultureInfo("fr");

    [Fact]
    public void The_rule_in_words_unless_asked()
    {
        Assert.Equal(RuleMessages.Describe(PasswordPolicy.EduConnect, _fr) + "\n", Cli.Run("", "policy", "--lang", "fr").Output);
        Assert.Equal(RuleMessages.Describe(PasswordPolicy.EduConnectStrict, _fr) + "\n", Cli.Run("", "policy", "--lang", "fr", "--policy", "strict", "--format", "text").Output);
        Assert.StartsWith("The password must", Cli.Run("", "policy", "--lang", "en").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_format_is_that_of_the_library()
    {
        var (rule, strict) = (PasswordPolicy.EduConnect, PasswordPolicy.EduConnectStrict);
        Assert.Equal(rule.ToJsonSchema() + "\n", Cli.Run("", "policy", "--format", "json-schema").Output);
        Assert.Equal(rule.ToPasswordRules() + "\n", Cli.Run("", "policy", "--format", "passwordrules").Output);
        Assert.Equal(PasswordChecklist.Script + "\n", Cli.Run("", "policy", "--format", "script").Output);
        Assert.Equal(strict.ToJson() + "\n", Cli.Run("", "policy", "--format", "json", "--policy", "strict").Output);
    }

    [Fact]
    public void The_input_has_the_attributes_encoded()
    {
        var run = Cli.Run("", "policy", "--format", "html", "--lang", "fr");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var line = Assert.Single(run.Lines);
        Assert.Matches("^<input type=\"password\" autocomplete=\"new-password\" required( [a-z]+=\"[^\"<>]*\")+>$", line);
        var attributes = Regex.Matches(line, " ([a-z]+)=\"([^\"]*)\"").ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
        Assert.Equal(PasswordPolicy.EduConnect.ToHtmlPattern(), attributes["pattern"]);
        Assert.Equal(PasswordPolicy.EduConnect.ToPasswordRules(), attributes["passwordrules"]);
        Assert.Equal(RuleMessages.Describe(PasswordPolicy.EduConnect, _fr), attributes["title"]);
    }

    [Fact]
    public void Misuse_says_what_to_write_instead()
    {
        var run = Cli.Run("", "policy", "--format", "yaml");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("--format takes text|html|json-schema|passwordrules|json|script", run.Error, StringComparison.Ordinal);
        Assert.Contains("policy takes no argument; its options: --format, --policy, --conformity, --lang", Cli.Run("", "policy", "html").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Conformity_states_the_rule_and_every_clause()
    {
        var run = Cli.Run("", "policy", "--conformity", "--policy", "strict", "--lang", "fr");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var strict = PasswordPolicy.EduConnectStrict;
        Assert.Equal(RuleMessages.Describe(strict, _fr), run.Lines[0]);
        Assert.Equal(
            ["CNIL 2022-100", "ANSSI-PG-078", "NIST SP 800-63B-4", "OWASP ASVS 5.0"],
            run.Lines[1..].Where(line => line.Length > 0 && line[0] != ' '));
        var clauses = run.Lines.Where(line => line.StartsWith("   ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(
            PasswordConformity.Of(strict).Select(one => $"{one.Number}, {RuleMessages.For(one.Verdict, _fr)}. "
                + RuleMessages.For(one.Clause, strict, _fr)),
            clauses.Select(line => line[5..]));
        Assert.Equal(
            PasswordConformity.Of(strict).Select(one =>
                one.Verdict == ConformityVerdict.Met ? '✓' : one.Verdict == ConformityVerdict.NotMet ? '✗' : '?'),
            clauses.Select(line => line[3]));
    }

    [Fact]
    public void Conformity_as_json_is_an_object_a_clause()
    {
        var run = Cli.Run("", "policy", "--conformity", "--format", "json", "--lang", "en");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            """{"clause":"CnilPasswordAlone","standard":"CNIL 2022-100","number":"cas 1","verdict":"NotMet","""
                + "\"reason\":\"A password alone needs 80 bits of entropy: the shortest password has 47.6, if it is "
                + "random.\"}",
            run.Lines[0]);
        Assert.Equal(
            PasswordConformity.Of(PasswordPolicy.EduConnect).Select(one => ($"{one.Clause}", $"{one.Verdict}")),
            run.Lines.Select(line => JsonDocument.Parse(line).RootElement)
                .Select(one => (one.GetProperty("clause").GetString()!, one.GetProperty("verdict").GetString()!)));
    }

    [Fact]
    public void Conformity_has_no_other_format() => Cli.AssertMisuse(
        Cli.Run("", "policy", "--conformity", "--format", "html", "--lang", "en"),
        "--conformity can be used with --format text (default) or json.");
}
