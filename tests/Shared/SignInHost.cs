using EduConnect.Rules.SignInSite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules.Tests;

/// <summary>The sample that signs in with EduConnect, on the loopback address with its fake EduConnect.</summary>
internal sealed class SignInHost : RecordedHost<Site>
{
    public SignInHost(string environment = "Production", Action<IServiceCollection>? services = null)
        : base(environment, services)
    {
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress;
    }

    public Uri Address { get; }

    public FakeEduConnect Provider => Services.GetRequiredService<FakeEduConnect>();

    protected override void AddTo(IServiceCollection services) =>
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
}
