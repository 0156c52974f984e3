using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduConnect.Rules.Tests;

/// <summary>A sample site as it runs in production, with every log recorded at the lowest level.</summary>
internal abstract class RecordedHost<TSite>(string environment, Action<IServiceCollection>? services)
    : WebApplicationFactory<TSite>
    where TSite : class
{
    public LogCapture Log { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.ConfigureLogging(logging => logging
            .ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace).AddFilter(null, LogLevel.Trace));
        builder.ConfigureTestServices(all =>
        {
            AddTo(all);
            services?.Invoke(all);
        });
    }

    /// <summary>Adds what the tests of this site need.</summary>
    protected abstract void AddTo(IServiceCollection services);
}
