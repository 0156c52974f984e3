using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules;

/// <summary>
/// Binds the identifiers in MVC from routes, queries and forms. Leaves bodies, headers and the site's own binders to
/// MVC.
/// </summary>
internal sealed class IdentifierBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.BindingInfo is { BinderType: null, BindingSource: null or { IsGreedy: false } }
        && Identifier.Find(context.Metadata.ModelType) is { } identifier
            ? new IdentifierBinder(identifier)
            : null;
}

/// <summary>
/// Binds one identifier. MVC's own binder would say in English that the value is not valid, and quote it.
/// </summary>
internal sealed class IdentifierBinder(Identifier identifier) : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var metadata = bindingContext.ModelMetadata;
        var values = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (values != ValueProviderResult.None)
        {
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, values);
        }
        else
        {
            if (metadata.IsBindingRequired || !bindingContext.IsTopLevelObject)
            {
                return Task.CompletedTask;
            }

            // MVC runs a parameter's attributes only if it is bound, and under the name set here.
            bindingContext.ModelName = bindingContext.OriginalModelName;
        }

        if (values.FirstValue is not { Length: > 0 } text)
        {
            bindingContext.Result =
                ModelBindingResult.Success(metadata.IsNullableValueType ? null : identifier.NoValue);
        }
        else if (identifier.Parse(text, out var code, out var message) is { } value)
        {
            bindingContext.Result = ModelBindingResult.Success(value);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, message);
            bindingContext.HttpContext.RequestServices.GetRequiredService<IssueCodeCollector>().Add(message, code);
        }

        return Task.CompletedTask;
    }
}
