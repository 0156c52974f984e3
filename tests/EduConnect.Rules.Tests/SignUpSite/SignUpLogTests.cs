using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduConnect.Rules.Tests;

/// <summary>
/// The site logs no password, SMS code or INE: every record of every category, ASP.NET Core's and Kestrel's too, at the lowest level,
/// over the whole sign-up with good and bad answers.
/// </summary>
[Trait("Category", "Long")]
public class SignUpLogTests
{
    private static readonly string[] _born = ["29/02/2012"];
    private readonly TestValues _values = new(seed: 4);
    private readonly List<string> _secrets = [];
    private readonly List<string> _codes = [];

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Production", true)]
    [InlineData("Development", false)]
    [InlineData("Development", true)]
    public async Task No_secret_is_logged(string environment, bool kestrel)
    {
        using var site = new SignUpHost(environment, services => services.AddHttpLogging().AddTransient<IStartupFilter, HttpLogging>());
        if (kestrel)
        {
            site.UseKestrel(0);
            site.StartServer();
        }

        for (var i = 0; i < 5; i++)
        {
            using var client = site.CreateClient();
            await SignUpAsync(site, client);
        }

        // The capture did see the requests, in each of the places where a value could come in.
        Assert.Contains(site.Log.Lines, line => line.Contains("Trace ", StringComparison.Ordinal) || line.Contains("Debug ", StringComparison.Ordinal));
        Assert.Contains(site.Log.Lines, line => line.Contains("Microsoft.AspNetCore.HttpLogging", StringComparison.Ordinal) && line.Contains("/api/etape-3", StringComparison.Ordinal));
        Assert.Contains(site.Log.Lines, line => line.Contains("Microsoft.AspNetCore.Hosting.Diagnostics", StringComparison.Ordinal));
        Assert.Equal(kestrel, site.Log.Lines.Any(line => line.Contains("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal)));
        Assert.Equal(5 * 6, _secrets.Count);
        AssertSilent(site.Log);
    }

    [Fact]
    public void Capture_sees_what_is_logged()
    {
        foreach (var secret in new[] { _values.TraceablePassword(), _values.Ine(IneKind.Bea) })
        {
            var text = $"before {secret} behind";
            AssertSeen(secret, message: text);
            AssertSeen(secret, state: new KeyValuePair<string, object?>("form", new[] { text }));
            AssertSeen(secret, scope: new Dictionary<string, object> { ["text"] = text });
            AssertSeen(secret, exception: new InvalidOperationException("Outer.", new FormatException(text)));
        }
    }

    private void AssertSeen(string secret, string message = "", object? state = null, object? scope = null, Exception? exception = null)
    {
        using var capture = new LogCapture();
        using var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(capture));
        var log = factory.CreateLogger("Leak");
        using (log.BeginScope(scope ?? ""))
        {
            log.Log(LogLevel.Trace, 0, state, exception, (_, _) => message);
        }

        foreach (var list in new[] { _secrets, _codes })
        {
            Assert.False(IsFound(capture));
            list.Add(secret);
            Assert.True(IsFound(capture));
            list.Clear();
        }
    }

    private async Task SignUpAsync(SignUpHost site, HttpClient client)
    {
        var mobile = _values.FictionalMobile();
        var (password, wrong) = (Secret(_values.TraceablePassword()), Secret(_values.TraceablePassword()));
        var (provisional, malformed) = (Secret(_values.TraceablePassword()), Secret(_values.TraceablePassword()));
        var (ine, lost) = (Secret(_values.Ine(IneKind.Bea)), Secret(_values.Ine(IneKind.Bea)));

        // An INE where none is asked for: as a name, as a field of its own, as a login.
        await client.PostAsync("/api/etape-1", new { lastName = ine, firstName = lost, mobile });
        await client.PostAsync("/api/etape-1", new { lastName = "Durand", firstName = "Zoé", mobile, ine });
        await ExpectAsync(200, client.PostAsync("/api/etape-1", new { lastName = "Durand", firstName = "Zoé", mobile }));

        var code = site.LastCodeFor(mobile);
        var other = code[..^1] + (char)('0' + ((code[^1] - '0' + 5) % 10));
        _codes.AddRange(code, other);
        await ExpectAsync(400, client.PostAsync("/api/etape-2", new { code = other, birthDates = _born }));
        await ExpectAsync(400, client.PostAsync("/api/etape-2", new { code = wrong, birthDates = new[] { ine } }));
        await ExpectAsync(400, client.PostTextAsync("/api/etape-2", $"{{\"code\":{code}"));
        await ExpectAsync(409, client.PostAsync("/api/etape-3", new { login = ine, password }));
        await ExpectAsync(200, client.PostAsync("/api/etape-2", new { code, birthDates = _born }));

        await ExpectAsync(400, client.PostAsync("/api/etape-3", new { login = ine, password = wrong.ToLowerInvariant() }));
        await ExpectAsync(400, client.PostTextAsync("/api/etape-3", $"{{\"login\":\"e.durand\",\"password\":{malformed}"));
        await ExpectAsync(400, client.PostTextAsync("/api/etape-3", $"{{\"{malformed}\":1}}"));
        await ExpectAsync(415, client.PostTextAsync("/api/etape-3", $"login={ine}&password={malformed}", "application/x-www-form-urlencoded"));
        await ExpectAsync(413, client.PostAsync("/api/etape-3", new { login = ine, password = string.Concat(Enumerable.Repeat(malformed, 500)) }));
        await ExpectAsync(200, client.PostAsync("/api/etape-3", new { login = ine, password }));
        await ExpectAsync(400, client.PostAsync("/api/eleves", new { login = "", provisionalPassword = provisional }));
        await ExpectAsync(200, client.PostAsync("/api/eleves", new { login = lost, provisionalPassword = provisional }));
    }

    private static async Task ExpectAsync(int status, Task<Answer> answer) => Assert.Equal(status, (await answer).Status);

    private string Secret(string secret)
    {
        _secrets.Add(secret);
        return secret;
    }

    private void AssertSilent(LogCapture log) => Assert.False(IsFound(log), "A log record holds a secret.");

    /// <summary>
    /// Six characters in a row of a password, in any case; nine of an INE; a code where it stands by itself: logs are full of digits and ids.
    /// </summary>
    private bool IsFound(LogCapture log)
    {
        var parts = _secrets.SelectMany(secret => Parts(secret, char.IsAsciiDigit(secret[0]) ? 9 : 6)).Where(part => part.Length == 9 || part.Any(char.IsAsciiLetter)).ToArray();
        var codes = _codes.Select(code => new Regex($"(?<![0-9A-Za-z.]){code}(?![0-9A-Za-z])")).ToArray();
        return log.Lines.Any(line => parts.Any(part => line.Contains(part, StringComparison.OrdinalIgnoreCase)) || codes.Any(code => code.IsMatch(line)));

        static IEnumerable<string> Parts(string secret, int length) => Enumerable.Range(0, secret.Length - length + 1).Select(i => secret.Substring(i, length));
    }

    /// <summary>What a site that looks for a fault switches on, with the fields that it logs unless told otherwise.</summary>
    private sealed class HttpLogging : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => site => next(site.UseHttpLogging());
    }
}
