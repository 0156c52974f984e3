using System.Net;
using System.Text.Json;

namespace EduConnect.Rules.Tests;

/// <summary>The cookie, requests that are no form, headers of every answer, and secrets that no answer repeats.</summary>
[Trait("Category", "Long")]
public sealed class SignUpSecurityTests : SignUpTest
{
    [Fact]
    public async Task Unknown_ids_find_nothing()
    {
        await ReachAsync("/etape-3");
        foreach (var id in new[] { "", "0", new string('0', 32), new string('A', 5000) })
        {
            using var stranger = Site.CreateClient(new() { HandleCookies = false });
            AssertConflict(await AskAsync(stranger, $"inscription={id}"), "NoSignUp", "/");
        }

        // An id that is known is found in the same header.
        using var known = Site.CreateClient(new() { HandleCookies = false });
        Assert.NotEqual("NoSignUp", (await AskAsync(known, (await BegunAsync(known)).Split("; ")[0])).Code);

        Task<Answer> AskAsync(HttpClient client, string cookie)
        {
            client.DefaultRequestHeaders.Add("Cookie", cookie);
            return client.PostAsync("/api/etape-3", new { login = "e.durand", password = Values.TraceablePassword() });
        }
    }

    [Theory]
    [InlineData("https://localhost", true)]
    [InlineData("http://localhost", false)]
    public async Task The_cookie_is_hidden_from_scripts_and_other_sites(string address, bool secure)
    {
        using var client = Site.CreateClient(new() { BaseAddress = new Uri(address), HandleCookies = false });
        var ids = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            var parts = (await BegunAsync(client)).Split("; ");
            Assert.Matches("^inscription=[0-9A-F]{32}$", parts[0]);
            Assert.True(ids.Add(parts[0]));
            Assert.Equal(secure ? ["path=/", "secure", "samesite=strict", "httponly"] : ["path=/", "samesite=strict", "httponly"], parts[1..]);
        }
    }

    [Fact]
    public async Task Bodies_that_are_no_form_are_refused()
    {
        await ReachAsync("/etape-3");
        var secret = Values.TraceablePassword();
        var good = JsonSerializer.Serialize(new { login = "e.durand", password = secret });
        (string Body, string ContentType, int Status, string Code)[] cases =
        [
            ("", "application/json", 400, "Malformed"),
            ("null", "application/json", 400, "Malformed"),
            ("[]", "application/json", 400, "Malformed"),
            ("\"" + secret, "application/json", 400, "Malformed"),
            (good[..^1], "application/json", 400, "Malformed"),
            (good + good, "application/json", 400, "Malformed"),
            ($"{{\"login\":\"e.durand\",\"password\":{secret}}}", "application/json", 400, "Malformed"),
            ("{\"login\":\"e.durand\",\"password\":12345678}", "application/json", 400, "Malformed"),
            ($"{{\"login\":\"e.durand\",\"password\":[\"{secret}\"]}}", "application/json", 400, "Malformed"),
            ($"{{\"login\":\"e.durand\",\"{secret}\":\"\"}}", "application/json", 400, "Malformed"),
            ($"{{\"login\":\"e.durand\",\"password\":\"{secret}\",\"password\":\"{secret}\"}}", "application/json", 400, "Malformed"),
            (good.Replace("\"password\"", "\"Password\"", StringComparison.Ordinal), "application/json", 400, "Malformed"),
            (good, "text/plain", 415, "WrongContentType"),
            ($"login=e.durand&password={secret}", "application/x-www-form-urlencoded", 415, "WrongContentType"),
            (good + new string(' ', 4097 - good.Length), "application/json", 413, "TooLarge"),
        ];
        foreach (var (body, contentType, status, code) in cases)
        {
            var answer = await Client.PostTextAsync("/api/etape-3", body, contentType);
            Assert.Equal((status, code, "application/problem+json"), (answer.Status, answer.Code, answer.ContentType));
            AssertHoldsNothingOf(answer, secret);
        }

        Assert.Equal(200, (await Client.PostTextAsync("/api/etape-3", good + new string(' ', 4096 - good.Length))).Status);
    }

    [Fact]
    public async Task Long_body_of_unknown_length_is_refused()
    {
        using var body = new StreamContent(new EndlessSpaces());
        body.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/etape-1") { Content = body };
        request.Headers.TransferEncodingChunked = true;
        var answer = await Answer.OfAsync(await Client.SendAsync(request));
        Assert.Equal((413, "TooLarge"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Wrong_method_and_path_are_problems()
    {
        Assert.Equal((405, "application/problem+json"), await StatusAsync("/api/etape-1"));
        Assert.Equal((404, "application/problem+json"), await StatusAsync("/api/etape-4"));

        async Task<(int, string?)> StatusAsync(string path)
        {
            var answer = await Answer.OfAsync(await Client.PageAsync(path));
            return (answer.Status, answer.ContentType);
        }
    }

    [Fact]
    public async Task Problems_hold_no_posted_secret()
    {
        for (var i = 0; i < 100; i++)
        {
            Client.DefaultRequestHeaders.Clear();
            var secret = Values.TraceablePassword();
            await ReachAsync("/etape-2");
            var code = Site.LastCodeFor(Mobile);
            foreach (var typed in new[] { Other(code), secret, code[..5] })
            {
                AssertSilent(await ChildrenAsync(typed, "29/02/2012", secret), typed, secret);
                AssertSilent(await ChildrenAsync(typed, "29/02/2012"), typed);
            }

            Assert.Equal(200, (await ChildrenAsync(code, "29/02/2012")).Status);
            foreach (var typed in new[] { secret[..7], secret.ToLowerInvariant(), secret[..3] })
            {
                AssertSilent(await AccountAsync("", typed), typed);
                AssertSilent(await PupilsAsync(typed, typed), typed);
            }

            Assert.Equal(200, (await AccountAsync("e.durand", secret)).Status);
            AssertSilent(await PupilsAsync("", secret), secret);
        }

        static void AssertSilent(Answer answer, params string[] typed)
        {
            Assert.InRange(answer.Status, 400, 499);
            foreach (var secret in typed)
            {
                AssertHoldsNothingOf(answer, secret);
            }
        }
    }

    [Theory]
    [InlineData("/site.css", "text/css")]
    [InlineData("/inscription.js", "text/javascript")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    public async Task Files_have_headers_too(string path, string type)
    {
        using var response = await Client.PageAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        AssertHeaders(response);
    }

    [Fact]
    public async Task Problems_have_headers_too()
    {
        using var response = await Client.PostAsync(new Uri("/api/etape-1", UriKind.Relative), JsonContent(new { }));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        AssertHeaders(response);
    }

    [Fact]
    public async Task Sms_is_shown_in_development_only()
    {
        await ReachAsync("/etape-2");
        Assert.Equal(404, (await Answer.OfAsync(await Client.PageAsync("/demonstration/sms"))).Status);

        using var site = new SignUpHost("Development");
        using var client = site.CreateClient();
        using var stranger = site.CreateClient();
        await client.PostAsync("/api/etape-1", new { lastName = "Durand", firstName = "Zoé", mobile = Mobile });
        Assert.Equal(site.LastCodeFor(Mobile), (await Answer.OfAsync(await client.PageAsync("/demonstration/sms"))).Text);
        Assert.Equal(404, (await Answer.OfAsync(await stranger.PageAsync("/demonstration/sms"))).Status);
    }

    private static StringContent JsonContent(object form) => new(JsonSerializer.Serialize(form), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));

    /// <summary>Begins a sign-up, and gives the cookie with what is said of it.</summary>
    private async Task<string> BegunAsync(HttpClient client)
    {
        var form = new { lastName = "Durand", firstName = "Zoé", mobile = Values.FictionalMobile() };
        using var response = await client.PostAsync(new Uri("/api/etape-1", UriKind.Relative), JsonContent(form));
        return Assert.Single(response.Headers.GetValues("Set-Cookie"));
    }

    private sealed class EndlessSpaces : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)' ');
            return Position > 1_000_000 ? 0 : Advance(buffer.Length);
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        private int Advance(int count)
        {
            Position += count;
            return count;
        }
    }
}
