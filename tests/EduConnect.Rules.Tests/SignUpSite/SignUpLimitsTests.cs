using System.Net;
using System.Net.Http.Json;
using EduConnect.Rules.SignUpSite;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules.Tests;

/// <summary>How many attempts, SMS codes and sign-ups there may be, and for how long; the clock.</summary>
[Trait("Category", "Long")]
public sealed class SignUpLimitsTests : SignUpTest
{
    [Fact]
    public async Task Wrong_code_has_five_attempts()
    {
        await ReachAsync("/etape-2");
        var code = Site.LastCodeFor(Mobile);
        for (var left = 4; left > 0; left--)
        {
            var wrong = await ChildrenAsync(Other(code), "29/02/2012");
            AssertRefused(wrong, "#/code SmsCodeMismatch");
            Assert.EndsWith($"Il reste {left} essai{(left > 1 ? "s" : "")}.", wrong.Detail("errors", 0), StringComparison.Ordinal);
        }

        var last = await ChildrenAsync(Other(code), "29/02/2012");
        Assert.Equal((429, "TooManyAttempts", "/"), (last.Status, last.Code, last.Next));
        AssertConflict(await ChildrenAsync(code, "29/02/2012"), "NoSignUp", "/");
    }

    [Fact]
    public async Task Fifth_attempt_may_be_right()
    {
        await ReachAsync("/etape-2");
        var code = Site.LastCodeFor(Mobile);
        for (var i = 0; i < 4; i++)
        {
            await ChildrenAsync(Other(code), "29/02/2012");
        }

        Assert.Equal(200, (await ChildrenAsync(code, "29/02/2012")).Status);
    }

    [Fact]
    public async Task Attempts_side_by_side_are_counted()
    {
        await ReachAsync("/etape-2");
        var wrong = Other(Site.LastCodeFor(Mobile));
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => ChildrenAsync(wrong, "29/02/2012")));
        Assert.Equal(4, answers.Count(answer => answer.Errors.Contains("#/code SmsCodeMismatch")));
        Assert.Single(answers, answer => answer.Code == "TooManyAttempts");
        Assert.Equal(35, answers.Count(answer => answer.Code == "NoSignUp"));
    }

    [Fact]
    public async Task Code_of_another_is_refused()
    {
        await ReachAsync("/etape-2");
        var mine = Site.LastCodeFor(Mobile);
        using var other = Site.CreateClient();
        string theirs;
        do
        {
            var number = Values.FictionalMobile();
            await other.PostAsync("/api/etape-1", new { lastName = "Petit", firstName = "Zoé", mobile = number });
            theirs = Site.LastCodeFor(number);
        }
        while (theirs == mine);

        AssertRefused(await ChildrenAsync(theirs, "29/02/2012"), "#/code SmsCodeMismatch");
    }

    [Fact]
    public async Task Sign_up_expires_after_20_minutes()
    {
        await ReachAsync("/etape-2");
        Site.Now += TimeSpan.FromMinutes(20) - TimeSpan.FromTicks(1);
        var code = Site.LastCodeFor(Mobile);
        AssertRefused(await ChildrenAsync(Other(code), "29/02/2012"), "#/code SmsCodeMismatch");
        Site.Now += TimeSpan.FromTicks(1);
        AssertConflict(await ChildrenAsync(code, "29/02/2012"), "NoSignUp", "/");
        using var page = await Client.PageAsync("/etape-2");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (page.StatusCode, page.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task A_number_gets_five_codes_in_20_min()
    {
        var number = Values.FictionalMobile();
        foreach (var mobile in new[] { number, $"{FrenchMobileNumber.Parse(number)}", number.Replace(' ', '.'), number.Replace(" ", "", StringComparison.Ordinal), number })
        {
            Assert.Equal(200, (await Client.PostAsync("/api/etape-1", new { lastName = "Durand", firstName = "Zoé", mobile })).Status);
        }

        var sixth = new { lastName = "Durand", firstName = "Zoé", mobile = number };
        var refused = await Client.PostAsync("/api/etape-1", sixth);
        Assert.Equal((429, "TooManyCodes"), (refused.Status, refused.Code));
        Site.Now += TimeSpan.FromMinutes(20);
        Assert.Equal(200, (await Client.PostAsync("/api/etape-1", sixth)).Status);
    }

    [Fact]
    public async Task The_number_of_open_sign_ups_is_limited()
    {
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(200, (await StartAsync(i, $"203.0.113.{i / 100}")).Status);
        }

        var refused = await StartAsync(1000, "203.0.113.99");
        Assert.Equal((503, "Busy"), (refused.Status, refused.Code));
        Site.Now += TimeSpan.FromMinutes(20);
        Assert.Equal(200, (await StartAsync(1000, "203.0.113.99")).Status);
    }

    [Theory]
    [InlineData("203.0.113.1", "203.0.113.1", "203.0.113.2")]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::2", "2001:db8:0:2::1")]
    [InlineData("203.0.113.1", "::ffff:203.0.113.1", "::ffff:203.0.113.2")]
    public async Task One_client_cannot_keep_others_out(string client, string same, string other)
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(200, (await StartAsync(i, client)).Status);
        }

        var refused = await StartAsync(100, same);
        Assert.Equal((429, "TooManySignUps"), (refused.Status, refused.Code));
        Assert.Equal(200, (await StartAsync(100, other)).Status);
        Site.Now += TimeSpan.FromMinutes(20);
        Assert.Equal(200, (await StartAsync(101, same)).Status);
    }

    private async Task<Answer> StartAsync(int i, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/etape-1", UriKind.Relative))
        {
            Content = JsonContent.Create(new { lastName = "Durand", firstName = "Zoé", mobile = $"063998{i:D4}" }),
        };
        request.Headers.Add("Test-Address", address);
        return await Answer.OfAsync(await Client.SendAsync(request));
    }

    [Fact]
    public void Clock_is_that_of_Paris()
    {
        using var site = new WebApplicationFactory<Site>();
        var zone = site.Services.GetRequiredService<TimeProvider>().LocalTimeZone;
        Assert.Equal(TimeSpan.FromHours(2), zone.GetUtcOffset(new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(TimeSpan.FromHours(1), zone.GetUtcOffset(new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc)));
    }
}
