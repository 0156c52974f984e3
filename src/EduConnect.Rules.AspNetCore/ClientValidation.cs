using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EduConnect.Rules;

/// <summary>
/// Makes MVC write <c>data-val-*</c> for the attributes of this library, beside those that it knows.
/// </summary>
internal sealed class RuleAdapterProvider(IValidationAttributeAdapterProvider others)
    : IValidationAttributeAdapterProvider
{
    public IAttributeAdapter? GetAttributeAdapter(
        System.ComponentModel.DataAnnotations.ValidationAttribute attribute, IStringLocalizer? stringLocalizer) =>
        attribute is RuleAttribute rule && FieldShape.Describes(rule) ? new RuleAdapter(rule, stringLocalizer)
            : others.GetAttributeAdapter(attribute, stringLocalizer);
}

/// <summary>One attribute for jQuery Unobtrusive Validation and its successors; a localizer is asked for an
/// <c>ErrorMessage</c>.</summary>
internal sealed class RuleAdapter(RuleAttribute attribute, IStringLocalizer? localizer)
    : AttributeAdapterBase<RuleAttribute>(attribute, localizer)
{
    public override void AddValidation(ClientModelValidationContext context)
    {
        var services = context.ActionContext.HttpContext.RequestServices;
        if (Attribute is EduConnectPasswordAttribute password)
        {
            var own = Attribute.ErrorMessage is null && Attribute.ErrorMessageResourceName is null
                ? null
                : GetErrorMessage(context);
            foreach (var (name, value) in password.PolicyOf(services).ToDataAttributes())
            {
                var isMessage = name is "data-val-length" or "data-val-regex";
                context.Attributes.TryAdd(name, isMessage ? own ?? value : value);
            }

            return;
        }

        context.Attributes.TryAdd("data-val", "true");
        context.Attributes.TryAdd("data-val-regex", GetErrorMessage(context));
        context.Attributes.TryAdd("data-val-regex-pattern", $"^(?:{FieldShape.Of(Attribute, services).InputPattern})$");
    }

    public override string GetErrorMessage(ModelValidationContextBase validationContext)
    {
        var name = validationContext.ModelMetadata.GetDisplayName();
        var message = GetErrorMessage(validationContext.ModelMetadata, name);

        // MVC answers with the localized message, but the attribute has registered its code for its own message.
        validationContext.ActionContext.HttpContext.RequestServices.GetRequiredService<IssueCodeCollector>()
            .Translate(Attribute.FormatErrorMessage(name), message);
        return message;
    }
}
