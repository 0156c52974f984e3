using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace EduConnect.Rules.BrowserTests;

/// <summary>A site on the loopback address that logs nothing and has the checklist.</summary>
internal static class LoopbackSite
{
    public static WebApplication Create()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.Urls.Add("http://127.0.0.1:0");
        site.MapPasswordChecklist();
        return site;
    }
}
