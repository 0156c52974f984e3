using System.Globalization;
using EduConnect.Rules;
using EduConnect.Rules.WasmSite;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

// The rules and the checklist in Blazor WebAssembly, for tests/BrowserTests.
CultureInfo.CurrentUICulture = RuleMessages.French;
var builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
await builder.Build().RunAsync();
