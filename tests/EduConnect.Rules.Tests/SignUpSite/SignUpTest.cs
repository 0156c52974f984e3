namespace EduConnect.Rules.Tests;

/// <summary>A sign-up site of its own for each test, a visitor of it, and the way to any step.</summary>
public abstract class SignUpTest : IDisposable
{
    private protected static readonly string[] Steps = ["/", "/etape-2", "/etape-3", "/termine"];

    protected SignUpTest() => Client = Site.CreateClient(new() { AllowAutoRedirect = false });

    private protected SignUpHost Site { get; } = new();

    private protected HttpClient Client { get; }

    private protected TestValues Values { get; } = new(seed: 20261124);

    /// <summary>The number of the last sign-up.</summary>
    private protected string Mobile { get; private set; } = "";

    public void Dispose()
    {
        Client.Dispose();
        Site.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static void AssertRefused(Answer answer, params string[] errors)
    {
        Assert.Equal((400, "Invalid"), (answer.Status, answer.Code));
        Assert.Equal(errors, answer.Errors);
    }

    private protected static void AssertConflict(Answer answer, string code, string next) =>
        Assert.Equal((409, code, next, "application/problem+json"), (answer.Status, answer.Code, answer.Next, answer.ContentType));

    private protected static void AssertHeaders(HttpResponseMessage response)
    {
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    /// <summary>
    /// The answer repeats no three characters in a row of the secret, or five where all are digits; its trace id is any digits.
    /// </summary>
    private protected static void AssertHoldsNothingOf(Answer answer, string secret)
    {
        var traceId = answer.Json.GetProperty("traceId").GetString()!;
        var text = answer.Text.Replace(traceId, "", StringComparison.Ordinal);
        var length = secret.All(char.IsAsciiDigit) ? 5 : 3;
        for (var i = 0; i + length <= secret.Length; i++)
        {
            // Not Assert.DoesNotContain, which would print it.
            Assert.False(text.Contains(secret.Substring(i, length), StringComparison.Ordinal), "The answer holds a part of the secret.");
        }
    }

    // One digit differs.
    private protected static string Other(string code) => code[..^1] + (char)('0' + ((code[^1] - '0' + 1) % 10));

    private protected async Task ReachAsync(string page)
    {
        var step = Array.IndexOf(Steps, page);
        if (step > 0)
        {
            Assert.Equal(200, (await IdentityAsync()).Status);
        }

        if (step > 1)
        {
            Assert.Equal(200, (await ChildrenAsync(Site.LastCodeFor(Mobile), "29/02/2012")).Status);
        }

        if (step > 2)
        {
            Assert.Equal(200, (await AccountAsync("e.durand", Values.TraceablePassword())).Status);
        }
    }

    private protected Task<Answer> IdentityAsync()
    {
        Mobile = Values.FictionalMobile();
        return Client.PostAsync("/api/etape-1", new { lastName = "D'Été-Durand", firstName = "Élodie", mobile = Mobile });
    }

    private protected Task<Answer> ChildrenAsync(string? code, params string?[] birthDates) => Client.PostAsync("/api/etape-2", new { code, birthDates });

    private protected Task<Answer> AccountAsync(string? login, string? password) => Client.PostAsync("/api/etape-3", new { login, password });

    private protected Task<Answer> PupilsAsync(string? login, string? provisionalPassword) => Client.PostAsync("/api/eleves", new { login, provisionalPassword });
}
