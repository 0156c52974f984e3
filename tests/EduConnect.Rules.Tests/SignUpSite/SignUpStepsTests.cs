using System.Net;

namespace EduConnect.Rules.Tests;

/// <summary>The steps of the sign-up in their order, from the first page to the last.</summary>
[Trait("Category", "Long")]
public sealed class SignUpStepsTests : SignUpTest
{
    [Fact]
    public async Task Whole_sign_up_in_French()
    {
        var identity = await IdentityAsync();
        Assert.Equal((200, "/etape-2"), (identity.Status, identity.Next));
        var children = await ChildrenAsync(Site.LastCodeFor(Mobile), "29/02/2012", "2015-01-31", "24/11/2026");
        Assert.Equal((200, "/etape-3"), (children.Status, children.Next));
        var account = await AccountAsync("e.durand3", Values.TraceablePassword());
        Assert.Equal((200, "/termine"), (account.Status, account.Next));
        Assert.Empty(account.Warnings);
        var pupils = await PupilsAsync("ancien compte", "  ");
        Assert.Equal((200, null), (pupils.Status, pupils.Next));
    }

    [Theory]
    [InlineData("/api/etape-2", "NoSignUp", "/")]
    [InlineData("/api/etape-3", "NoSignUp", "/")]
    [InlineData("/api/eleves", "NoSignUp", "/")]
    public async Task First_step_comes_first(string path, string code, string next) =>
        AssertConflict(await Client.PostAsync(path, new { }), code, next);

    [Fact]
    public async Task Steps_are_taken_in_order()
    {
        await ReachAsync("/etape-2");
        AssertConflict(await AccountAsync("e.durand", Values.TraceablePassword()), "WrongStep", "/etape-2");
        AssertConflict(await PupilsAsync("e.durand", Values.TraceablePassword()), "WrongStep", "/etape-2");
        var code = Site.LastCodeFor(Mobile);
        Assert.Equal(200, (await ChildrenAsync(code, "29/02/2012")).Status);

        // The code is good for one use.
        AssertConflict(await ChildrenAsync(code, "29/02/2012"), "WrongStep", "/etape-3");
        Assert.Equal(200, (await AccountAsync("e.durand", Values.TraceablePassword())).Status);
        AssertConflict(await AccountAsync("e.durand", Values.TraceablePassword()), "WrongStep", "/termine");
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/etape-2", "/etape-2")]
    [InlineData("/etape-3", "/etape-3")]
    [InlineData("/termine", "/termine")]
    [InlineData("/termine", "/ajouter-des-eleves")]
    public async Task Page_of_the_step_is_served(string step, string path)
    {
        await ReachAsync(step);
        using var response = await Client.PageAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        AssertHeaders(response);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"fr\">", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<style|style=|<script(?! type=""module"" src=""/)|\son[a-z]+=|javascript:|(?:src|href)=""(?!/)", html);
        Assert.Equal(path != "/termine", html.Contains("role=\"alert\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/etape-2")]
    [InlineData("/etape-3")]
    [InlineData("/termine")]
    public async Task Other_pages_lead_to_the_step(string step)
    {
        await ReachAsync(step);
        foreach (var path in Steps[1..].Append("/ajouter-des-eleves").Where(path => path != step && (path, step) != ("/ajouter-des-eleves", "/termine")))
        {
            using var response = await Client.PageAsync(path);
            Assert.Equal((HttpStatusCode.Redirect, step), (response.StatusCode, response.Headers.Location?.ToString()));
            AssertHeaders(response);
        }
    }
}
