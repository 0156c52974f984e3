using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EduConnect.Rules;

/// <summary>
/// Gives a password input its pattern, <c>passwordrules</c>, description and live checklist. The policy is that of the
/// property's <see cref="EduConnectPasswordAttribute"/>.
/// </summary>
/// <example><code>
/// @addTagHelper *, EduConnect.Rules.AspNetCore
/// &lt;input asp-for="Password" educonnect-checklist&gt;
/// &lt;script type="module" src="~/password-checklist.js"&gt;&lt;/script&gt;
/// </code></example>
/// <remarks>
/// Attributes that the page sets are kept. The script comes from
/// <see cref="PasswordChecklistEndpoint.MapPasswordChecklist"/>.
/// </remarks>
[HtmlTargetElement("input", Attributes = "asp-for,educonnect-checklist", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PasswordChecklistTagHelper : TagHelper
{
    /// <summary>Runs after MVC's tag helper, which writes id, name and <c>data-val-*</c>.</summary>
    public override int Order => 1000;

    /// <summary>The property.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>The page.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        output.Attributes.RemoveAll("educonnect-checklist");
        var policy = PasswordField.PolicyOf(For.Metadata.ValidatorMetadata, ViewContext.HttpContext.RequestServices);
        var field = new PasswordField($"{output.Attributes["id"]?.Value ?? For.Name}", policy);
        foreach (var (name, value) in field.Input)
        {
            if (!context.AllAttributes.ContainsName(name))
            {
                output.Attributes.SetAttribute(name, value);
            }
        }

        // MVC writes the value of an input that it takes for text.
        if (!context.AllAttributes.ContainsName("value"))
        {
            output.Attributes.RemoveAll("value");
        }

        var checklist = new TagBuilder(PasswordField.ChecklistElement);
        foreach (var (name, value) in field.Checklist)
        {
            checklist.Attributes[name] = value;
        }

        output.PostElement.AppendHtml(checklist);
    }
}
