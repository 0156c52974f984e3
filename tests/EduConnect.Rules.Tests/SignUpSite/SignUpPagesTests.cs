using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace EduConnect.Rules.Tests;

/// <summary>The pages show the policy, and every field has a label and a place for its error.</summary>
[Trait("Category", "Long")]
public sealed class SignUpPagesTests : SignUpTest
{
    [Fact]
    public void Page_says_what_the_policy_says()
    {
        var html = WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(Repository.Root, "samples", "SignUpSite", "Pages", "etape-3.html")));
        var policy = PasswordPolicy.EduConnect;
        Assert.Contains($"<code>{policy.SpecialCharacters}</code>", html, StringComparison.Ordinal);
        Assert.Contains($"{policy.RequiredClasses} des 4 critères", html, StringComparison.Ordinal);
        foreach (var (criterion, _) in RuleMessages.Checklist(policy.Check(""), policy, new("fr")))
        {
            Assert.Contains(criterion.Split(", parmi")[0], html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Attributes_are_those_of_the_policy()
    {
        var html = File.ReadAllText(Path.Combine(Repository.Root, "samples", "SignUpSite", "Pages", "etape-3.html"));
        var policy = PasswordPolicy.EduConnect;
        Assert.Equal(policy.ToHtmlPattern(), Attribute("pattern"));
        Assert.Equal(policy.ToPasswordRules(), Attribute("passwordrules"));
        Assert.Equal(policy.ToJson(), Attribute("policy"));

        string Attribute(string name) => WebUtility.HtmlDecode(Assert.Single(Regex.Matches(html, $" {name}=\"([^\"]*)\"")).Groups[1].Value);
    }

    [Fact]
    public async Task Checklist_is_served_as_a_module()
    {
        using var response = await Client.PageAsync("/password-checklist.js");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);

        // A browser reads every module as UTF-8, whatever the header says.
        Assert.Equal(PasswordChecklist.Script, Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()));
        AssertHeaders(response);
    }

    [Theory]
    [InlineData("etape-1", "lastName firstName mobile")]
    [InlineData("etape-2", "code birthDates")]
    [InlineData("etape-3", "login password")]
    [InlineData("ajouter-des-eleves", "login provisionalPassword")]
    public void Fields_have_labels_and_places(string page, string names)
    {
        var html = File.ReadAllText(Path.Combine(Repository.Root, "samples", "SignUpSite", "Pages", page + ".html"));
        Assert.Equal(names.Split(' '), Regex.Matches(html, "<input [^>]*name=\"([A-Za-z]+)\"").Select(input => input.Groups[1].Value));
        foreach (var id in names.Split(' '))
        {
            // Those of the children are made by the script.
            var isList = id == "birthDates";
            Assert.Contains(isList ? "<fieldset id=\"birthDates\"" : $"<label for=\"{id}\">", html, StringComparison.Ordinal);
            Assert.Contains($" id=\"{id}-error\"", html, StringComparison.Ordinal);
            Assert.Matches($"id=\"{id}\"[^>]* aria-describedby=\"[^\"]*{id}-error", html);
        }

        foreach (Match described in Regex.Matches(html, "aria-describedby=\"([^\"]+)\""))
        {
            Assert.All(described.Groups[1].Value.Split(' '), id => Assert.Contains($" id=\"{id}\"", html, StringComparison.Ordinal));
        }
    }
}
