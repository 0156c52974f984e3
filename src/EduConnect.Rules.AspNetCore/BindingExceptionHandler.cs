using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace EduConnect.Rules;

/// <summary>Answers a request that a minimal API cannot bind with the field, the code and the sentence.</summary>
internal sealed class BindingExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException refused)
        {
            return ValueTask.FromResult(false);
        }

        // Where UseRequestLocalization() comes after UseExceptionHandler(), its culture is lost on the way here.
        CultureInfo.CurrentUICulture =
            httpContext.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture ?? CultureInfo.CurrentUICulture;
        var errors = refused.InnerException is JsonException json ? Refused(json) : Refused(httpContext);
        httpContext.Response.StatusCode = refused.StatusCode;
        ProblemDetails problem = errors.Count > 0 ? new HttpValidationProblemDetails(errors) : new ProblemDetails();
        problem.Status = refused.StatusCode;
        return problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem });
    }

    // Other messages, and their paths, may quote an INE that is the key of a dictionary.
    private static Dictionary<string, string[]> Refused(JsonException exception) =>
        IssueCodeCollector.HasCode(exception.Message) ? new() { [exception.Path!] = [exception.Message] } : [];

    // The exception has the name of the parameter and its value in a sentence, but not the reason: the value is checked again.
    private static Dictionary<string, string[]> Refused(HttpContext context)
    {
        var errors = new Dictionary<string, string[]>();
        var feature = context.Features.GetRequiredFeature<IExceptionHandlerFeature>();
        var form = context.Request.HasFormContentType ? context.Request.Form : FormCollection.Empty;
        foreach (var parameter in feature.Endpoint?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            var type = parameter.ParameterInfo.ParameterType;
            var (name, text) = Sent(parameter, context.Request, feature.RouteValues!, form);
            if (Identifier.Find(type) is { } identifier)
            {
                Add(identifier, name, text ?? (parameter.IsOptional ? null : ""));
                continue;
            }

            foreach (var property in type.GetProperties())
            {
                if (Identifier.Find(property.PropertyType) is { } member && form.ContainsKey(property.Name))
                {
                    Add(member, property.Name, form[property.Name]);
                }
            }
        }

        return errors;

        void Add(Identifier identifier, string name, string? text)
        {
            if (text is not null && identifier.Parse(text, out var code, out var message) is null)
            {
                errors[name] = [$"{code}: {message}"];
            }
        }
    }

    // The name and the text of a parameter in the request.
    private static (string Name, string? Text) Sent(
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

        return (own, route[own] as string ?? request.Query[own]);
    }
}
