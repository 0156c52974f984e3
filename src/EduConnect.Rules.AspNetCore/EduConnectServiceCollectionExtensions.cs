using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules;

/// <summary>Registers EduConnect.Rules in ASP.NET Core.</summary>
public static partial class EduConnectServiceCollectionExtensions
{
    /// <summary>
    /// Makes MVC and minimal APIs answer a refused <see cref="Uai"/>, <see cref="Ine"/> or
    /// <see cref="FrenchMobileNumber"/>, and a field that an attribute of this library refuses, with the field, the
    /// code and a sentence in the language of the request.
    /// </summary>
    /// <remarks>
    /// <para>A validation problem (RFC 9457) has the codes beside the messages, by field:
    /// <c>"errors": { "school": ["0860076A: wrong check letter, …"] }, "codes": { "school": ["UaiWrongCheckLetter"]
    /// }</c>. The field of a JSON body is its path without <c>$.</c></para>
    /// <para>MVC binds the three types from forms, routes, query strings and headers; an empty value is no value, which
    /// the attribute of the property refuses.</para>
    /// <para>The documents of <c>AddOpenApi()</c> describe the three types, and the strings with an attribute of this
    /// library: type, pattern, lengths, format, example. The pages of MVC have <c>data-val-*</c> for the attributes,
    /// and an <see cref="Microsoft.Extensions.Localization.IStringLocalizer"/> is asked for their
    /// <c>ErrorMessage</c>.</para>
    /// <para>For minimal APIs it sets <see cref="RouteHandlerOptions.ThrowOnBadRequest"/> and handles the exception:
    /// the application must call <c>app.UseExceptionHandler()</c>, and <c>services.AddValidation()</c> for the
    /// attributes.</para>
    /// <para>No answer contains an INE. Call it after services that set
    /// <see cref="ProblemDetailsOptions.CustomizeProblemDetails"/> or before: both run.</para>
    /// </remarks>
    /// <example><code>
    /// builder.Services.AddValidation().AddEduConnectRules();
    /// var app = builder.Build();
    /// app.UseExceptionHandler();
    /// </code></example>
    public static IServiceCollection AddEduConnectRules(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(IssueCodeCollector)))
        {
            return services;
        }

        services.AddProblemDetails();
        services.AddScoped<IssueCodeCollector>();
        services.AddScoped<IIssueCodeCollector>(all => all.GetRequiredService<IssueCodeCollector>());
        services.PostConfigure<ProblemDetailsOptions>(
            options => options.CustomizeProblemDetails += IssueCodeCollector.AddCodes);
        services.AddExceptionHandler<BindingExceptionHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureAll<OpenApiOptions>(options => options.AddSchemaTransformer<SchemaTransformer>());
        var others = services.LastOrDefault(
            service => service.ServiceType == typeof(IValidationAttributeAdapterProvider));
        services.AddSingleton<IValidationAttributeAdapterProvider>(all => new RuleAdapterProvider(
            Made<IValidationAttributeAdapterProvider>(others, all) ?? new ValidationAttributeAdapterProvider()));
        services.Configure<MvcOptions>(
            options => options.ModelBinderProviders.Insert(0, new IdentifierBinderProvider()));
        return services;
    }

    // The service that was registered before, by the framework or the site.
    private static T? Made<T>(ServiceDescriptor? before, IServiceProvider services) where T : class => (T?)(
        before?.ImplementationInstance
        ?? before?.ImplementationFactory?.Invoke(services)
        ?? (before is null ? null : ActivatorUtilities.CreateInstance(services, before.ImplementationType!)));
}
