using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;

namespace EduConnect.Rules;

/// <summary>
/// A password input for Blazor forms, with its pattern, <c>passwordrules</c>, description and live checklist. The
/// policy is that of the property's <see cref="EduConnectPasswordAttribute"/>.
/// </summary>
/// <example><code>
/// &lt;EduConnectPasswordInput @bind-Value="Model.Password" id="password" /&gt;
/// &lt;script type="module" src="password-checklist.js"&gt;&lt;/script&gt;
/// </code></example>
/// <remarks>
/// Attributes that the page sets are kept; the id is the name of the property unless the page sets one. A page that the
/// server renders statically never contains the password; an interactive one keeps what was typed. The script comes
/// from <see cref="PasswordChecklistEndpoint.MapPasswordChecklist"/>.
/// </remarks>
public sealed class EduConnectPasswordInput : InputBase<string>
{
    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var property = FieldIdentifier.Model.GetType().GetProperty(FieldIdentifier.FieldName);
        var policy = PasswordField.PolicyOf(property?.GetCustomAttributes() ?? [], Services);
        var id = $"{AdditionalAttributes?.GetValueOrDefault("id") ?? FieldIdentifier.FieldName}";
        var field = new PasswordField(id, policy);

        builder.OpenElement(0, "input");
        builder.AddAttribute(1, "id", id);
        builder.AddMultipleAttributes(
            2, field.Input.Select(one => new KeyValuePair<string, object>(one.Key, one.Value)));
        builder.AddMultipleAttributes(3, AdditionalAttributes);
        builder.AddAttribute(4, "name", NameAttributeValue);
        builder.AddAttribute(5, "class", CssClass);
        if (RendererInfo.IsInteractive)
        {
            builder.AddAttribute(6, "value", CurrentValueAsString);
        }

        builder.AddAttribute(7, "onchange", EventCallback.Factory.CreateBinder<string?>(
            this, text => CurrentValueAsString = text, CurrentValueAsString));
        builder.SetUpdatesAttributeName("value");
        builder.CloseElement();
        builder.OpenElement(8, PasswordField.ChecklistElement);
        builder.AddMultipleAttributes(
            9, field.Checklist.Select(one => new KeyValuePair<string, object>(one.Key, one.Value)));
        builder.CloseElement();
    }

    /// <inheritdoc/>
    protected override bool TryParseValueFromString(string? value, out string result, out string validationErrorMessage)
    {
        (result, validationErrorMessage) = (value!, "");
        return true;
    }
}
