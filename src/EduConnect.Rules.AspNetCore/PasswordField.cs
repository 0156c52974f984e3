namespace EduConnect.Rules;

/// <summary>What the tag helper and the component write for a password field.</summary>
internal sealed class PasswordField(string id, PasswordPolicy policy)
{
    public const string ChecklistElement = "educonnect-password-checklist";

    private string ChecklistId => $"{id}-checklist";

    /// <summary>The attributes of the input, which the page may override.</summary>
    public IEnumerable<KeyValuePair<string, string>> Input =>
    [
        new("type", "password"),
        new("autocomplete", "new-password"),
        new("pattern", policy.ToHtmlPattern()),
        new("passwordrules", policy.ToPasswordRules()),
        new("title", RuleMessages.Describe(policy)),
        new("aria-describedby", ChecklistId),
    ];

    /// <summary>The attributes of the checklist.</summary>
    public IEnumerable<KeyValuePair<string, string>> Checklist =>
    [
        new("id", ChecklistId),
        new("for", id),
        new("policy", policy.ToJson()),
        new("lang", RuleMessages.LanguageOf().Name),
    ];

    /// <summary>The policy of a property: from its attribute, or the services, or the EduConnect policy.</summary>
    public static PasswordPolicy PolicyOf(IEnumerable<object> attributes, IServiceProvider services) =>
        (attributes.OfType<EduConnectPasswordAttribute>().FirstOrDefault() ?? new()).PolicyOf(services);
}
