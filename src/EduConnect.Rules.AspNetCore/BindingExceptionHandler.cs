using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace EduConnect.Rules;

/// <summary>Answers with the field, code and message when a minimal API cannot bind a request.</summary>
internal sealed class BindingExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException refused)
        {
            return false;
        }

        // If UseRequestLocalization() comes after UseExceptionHandler(), its culture is lost by the time this runs.
        CultureInfo.CurrentUICulture =
            httpContext.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture
            ?? CultureInfo.CurrentUICulture;
        var errors = refused switch
        {
            { InnerException: JsonException json } => Refused(json),
            { StatusCode: not StatusCodes.Status400BadRequest } => [],
            { InnerException: IOException or InvalidDataException or AntiforgeryValidationException } => [],
            _ => Refused(httpContext),
        };
        httpContext.Response.StatusCode = refused.StatusCode;
        ProblemDetails problem = errors.Count > 0 ? new HttpValidationProblemDetails(errors) : new ProblemDetails();
        problem.Status = refused.StatusCode;
        var answer = new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem };

        // A caller that does not accept JSON gets it anyway, as from MVC. Left unhandled, the exception would be
        // logged, and it quotes the value.
        if (!await problems.TryWriteAsync(answer).ConfigureAwait(false))
        {
            IssueCodeCollector.AddCodes(answer);
            await TypedResults.Problem(problem).ExecuteAsync(httpContext).ConfigureAwait(false);
        }

        return true;
    }

    // The message or path of any other JSON error may quote an INE that is the key of a dictionary.
    private static Dictionary<string, string[]> Refused(JsonException exception) =>
        IssueCodeCollector.HasCode(exception.Message) ? new() { [exception.Path!] = [exception.Message] } : [];

    // The exception names the parameter and its value in a sentence, but not the reason, so this checks the value
    // again.
    private static Dictionary<string, string[]> Refused(HttpContext context)
    {
        var errors = new Dictionary<string, string[]>();
        var feature = context.Features.GetRequiredFeature<IExceptionHandlerFeature>();

        // Uses a form only if the endpoint has read it: reading it here would block a thread for as long as the caller
        // likes.
        var form = context.Features.Get<IFormFeature>()?.Form ?? FormCollection.Empty;
        foreach (var parameter in feature.Endpoint?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            var type = parameter.ParameterInfo.ParameterType;
            var (name, texts) = Sent(parameter, context.Request, feature.RouteValues!, form);
            var isDictionary = type.GetGenericArguments().Length > 1;
            if (!isDictionary && Identifier.Find(ElementOf(type) ?? type) is { } identifier)
            {
                // An array that was not sent is empty, and valid.
                var isMissing = texts.Count == 0 && !parameter.IsOptional && ElementOf(type) is null;
                Add(identifier, name, isMissing ? new StringValues("") : texts);
            }

            foreach (var (key, values) in form)
            {
                if (TypeAt(type, key) is { } at && Identifier.Find(at) is { } member)
                {
                    Add(member, key, values);
                }
            }
        }

        return errors;

        void Add(Identifier identifier, string name, StringValues texts)
        {
            foreach (var text in texts)
            {
                if (identifier.Parse(text!, out var code, out var message) is null)
                {
                    errors[name] = [$"{code}: {message}"];
                }
            }
        }
    }

    // The type at a path of a form, such as Pupils[1].School or [1].School; null if the model has no such property.
    private static Type? TypeAt(Type model, string path)
    {
        const BindingFlags AnyCase = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;
        Type? type = model;
        foreach (var segment in path.Split('.'))
        {
            var parts = segment.Split('[');
            type = parts[0].Length == 0 ? type : type?.GetProperty(parts[0], AnyCase)?.PropertyType;
            for (var i = 1; i < parts.Length && type is not null; i++)
            {
                type = ElementOf(type);
            }
        }

        return type;
    }

    // The element type of an array or a list, or the value type of a dictionary.
    private static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : Nullable.GetUnderlyingType(type) is null && type.IsGenericType ? type.GetGenericArguments()[^1] : null;

    // The name of a parameter and its texts in the request.
    private static (string Name, StringValues Texts) Sent(
        IParameterBindingMetadata parameter, HttpRequest request, RouteValueDictionary route, IFormCollection form)
    {
        var own = parameter.Name;
        foreach (var source in parameter.ParameterInfo.GetCustomAttributes())
        {
            switch (source)
            {
                case IFromHeaderMetadata { Name: var name }:
                    return (name ?? own, request.Headers[name ?? own]);
                case IFromQueryMetadata { Name: var name }:
                    return (name ?? own, request.Query[name ?? own]);
                case IFromRouteMetadata { Name: var name }:
                    return (name ?? own, route[name ?? own] as string);
                case IFromFormMetadata { Name: var name }:
                    return (name ?? own, form[name ?? own]);
            }
        }

        return (own, route[own] is string text ? new StringValues(text) : request.Query[own]);
    }
}
