using System.Globalization;
using System.Net;
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
        Assert.Contains("policy takes no argument; its options: --format, --policy, --lang", Cli.Run("", "policy", "html").Error, StringComparison.Ordinal);
    }
}
