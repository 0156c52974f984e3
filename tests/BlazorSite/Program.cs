using EduConnect.Rules;
using EduConnect.Rules.BlazorSite;
using Microsoft.AspNetCore.DataProtection;

// The checklist in Blazor Server and Razor Pages, for tests/BrowserTests.
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
builder.Services.AddEduConnectRules();
builder.Services.AddRazorPages();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
var site = builder.Build();
site.UseRequestLocalization("fr");
site.UseAntiforgery();
site.MapStaticAssets();
site.MapPasswordChecklist();
site.MapRazorPages();
site.MapRazorComponents<App>().AddInteractiveServerRenderMode();
site.Run();
