using System.Net;
using EduConnect.Rules.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace EduConnect.Rules.BrowserTests;

/// <summary>The files of the folder Pages and the packages of npm, with the checklist.</summary>
internal sealed class PageSite : IAsyncDisposable
{
    // React 19 is in CommonJS only.
    private static readonly string[] _react =
        ["react/cjs/react", "scheduler/cjs/scheduler", "react-dom/cjs/react-dom", "react-dom/cjs/react-dom-client"];

    private readonly WebApplication _site;

    private PageSite(WebApplication site) => _site = site;

    public static string Policy { get; } = PasswordPolicy.EduConnectStrict.ToJson();

    public string Address => _site.Urls.Single();

    public static async Task<PageSite> StartAsync()
    {
        var site = LoopbackSite.Create();
        var pages = Path.Combine(Repository.Root, "tests", "BrowserTests", "Pages");
        site.MapGet("/{name}.html", (string name, HttpContext http) =>
        {
            // As strict as a page can be; the scripts of the frameworks need styles and sinks of their own.
            http.Response.Headers.ContentSecurityPolicy = name == "plain"
                ? "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
                : "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'";
            var html = File.ReadAllText(Path.Combine(pages, name + ".html"));
            return Results.Text(html.Replace("{policy}", WebUtility.HtmlEncode(Policy), StringComparison.Ordinal), "text/html; charset=utf-8");
        });
        site.MapGet("/favicon.ico", () => Results.NoContent());
        site.MapGet("/react.js", () => Results.Text(React(), "text/javascript; charset=utf-8"));
        site.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(pages) });
        if (Directory.Exists(Prepared.Npm))
        {
            site.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Prepared.Npm), RequestPath = "/npm" });
        }

        await site.StartAsync();
        return new(site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string React() =>
        "const modules = {}, require = name => modules[name];\n"
        + string.Concat(_react.Select(Module))
        + "window.React = require('react'); window.ReactDOM = { ...require('react-dom'), ...require('react-dom/client') };\n";

    private static string Module(string path)
    {
        var name = path.Split('/')[^1].Replace("-client", "/client", StringComparison.Ordinal);
        var script = File.ReadAllText(Path.Combine(Prepared.Npm, path + ".production.js"));
        return $"(exports => {{ modules['{name}'] = exports;\n{script}\n}})({{}});\n";
    }
}
