using System.IO.Compression;
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
    /// Serves <see cref="PasswordChecklist.Script"/>, the module that defines <c>educonnect-password-checklist</c>,
    /// compressed for clients that accept gzip. A browser asks each time whether it has changed, and gets a 304 if it
    /// has not.
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
        var hash = Convert.ToHexString(SHA256.HashData(script), 0, 8);
        var (plain, packed) = (new EntityTagHeaderValue($"\"{hash}\""), new EntityTagHeaderValue($"\"{hash}-gzip\""));
        var gzip = Compress(script);
        return endpoints.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            var compressed = context.Request.GetTypedHeaders().AcceptEncoding
                .Any(one => one.Value == "gzip" && one.Quality != 0);
            if (compressed)
            {
                context.Response.Headers.ContentEncoding = "gzip";
            }

            return TypedResults.Bytes(
                compressed ? gzip : script, "text/javascript; charset=utf-8", entityTag: compressed ? packed : plain);
        }).ExcludeFromDescription();
    }

    private static byte[] Compress(byte[] script)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            gzip.Write(script);
        }

        return compressed.ToArray();
    }
}
