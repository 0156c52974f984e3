using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace EduConnect.Rules;

/// <summary>Serves the live checklist of a password field.</summary>
public static class PasswordChecklistEndpoint
{
    /// <summary>
    /// Serves <see cref="PasswordChecklist.Script"/>, the module that defines
    /// <c>educonnect-password-checklist</c>. A browser asks each time whether it has changed, and is answered 304 if not.
    /// </summary>
    /// <example><code>
    /// app.MapPasswordChecklist();
    /// // &lt;script type="module" src="/password-checklist.js"&gt;&lt;/script&gt;
    /// </code></example>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The route of the script.</param>
    public static IEndpointConventionBuilder MapPasswordChecklist(
        this IEndpointRouteBuilder endpoints, string pattern = "/password-checklist.js")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var script = Encoding.UTF8.GetBytes(PasswordChecklist.Script);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(script), 0, 8)}\"");
        return endpoints.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return TypedResults.Bytes(script, "text/javascript; charset=utf-8", entityTag: tag);
        }).ExcludeFromDescription();
    }
}
