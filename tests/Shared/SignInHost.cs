using EduConnect.Rules.SignInSite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduConnect.Rules.Tests;

/// <summary>
/// The sample that signs in with EduConnect, on the loopback address with its fake EduConnect, with every log recorded
/// at the lowest level.
/// </summary>
internal sealed class SignInHost : WebApplicationFactory<Site>
{
    private readonly string _environment;
    private readonly Action<IServiceCollection>? _services;

    public SignInHost(string environment = "Production", Action<IServiceCollection>? services = null)
    {
        (_environment, _services) = (environment, services);
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress;
    }

    public LogCapture Log { get; } = new();

    public Uri Address { get; }

    public FakeEduConnect Provider => Services.GetRequiredService<FakeEduConnect>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        builder.ConfigureLogging(logging => logging
            .ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace).AddFilter(null, LogLevel.Trace));
        builder.ConfigureTestServices(services =>
        {
            services.AddDataProtection().UseEphemeralDataProtectionProvider();
            _services?.Invoke(services);
        });
    }
}
