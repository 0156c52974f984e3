using System.Diagnostics;
using System.Globalization;

namespace EduConnect.Rules;

/// <summary>
/// What the description of a field can state of its rule: never more than the rule, so that it refuses nothing valid.
/// </summary>
/// <param name="Pattern">
/// The pattern that an API documents, without anchors; null if a pattern would say too little or too much.
/// </param>
/// <param name="MinLength">In characters (code points).</param>
/// <param name="MaxLength">In characters (code points).</param>
/// <param name="Format">A format of JSON Schema, or one of our own.</param>
/// <param name="Example">A valid value that belongs to nobody.</param>
internal sealed record FieldShape(string? Pattern, int? MinLength, int? MaxLength, string? Format, string? Example)
{
    // For JavaScript without the u flag.
    private const string UpTo100Characters = @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\uD800-\uDFFF]){1,100}";

    /// <summary>The rule in a sentence, in the current UI culture.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The pattern that a browser checks before it sends a form, without anchors, for JavaScript without the <c>u</c>
    /// flag.
    /// </summary>
    public string? InputPattern { get; init; } = Pattern;

    /// <summary>The shape of an identifier; null for any other type.</summary>
    public static FieldShape? Of(Type type) => Identifier.Find(type)?.NoValue switch
    {
        Uai => new(Uai.Pattern, 8, 8, "uai", "0860076R") { Description = RuleMessages.For(UaiIssue.IllegalCharacter) },
        Ine => new(Ine.Pattern, 11, 11, "ine", "1234567890V")
        {
            Description = RuleMessages.For(IneIssue.IllegalCharacter),
        },
        FrenchMobileNumber => new(FrenchMobileNumber.Pattern, 10, 12, "phone", "+33639981234")
        {
            Description = RuleMessages.For(FrenchMobileNumberIssue.WrongLength),

            // Forms also accept the other written forms.
            InputPattern = @"[0-9+()./ \u00A0\u202F-]{6,}",
        },
        _ => null,
    };

    /// <summary>
    /// Whether the texts that an attribute accepts have a shape. Those of <see cref="NotWeakAttribute"/> have none that
    /// a schema or a browser could check.
    /// </summary>
    public static bool Describes(RuleAttribute attribute) => attribute is not NotWeakAttribute;

    /// <summary>The shape that an attribute requires.</summary>
    public static FieldShape Of(RuleAttribute attribute, IServiceProvider services)
    {
        var shape = ShapeOf(attribute, services);
        return shape with { Description = shape.Description ?? attribute.FormatErrorMessage("") };
    }

    private static FieldShape ShapeOf(RuleAttribute attribute, IServiceProvider services) => attribute switch
    {
        UaiAttribute => Of(typeof(Uai))!,
        IneAttribute => Of(typeof(Ine))!,
        FrenchMobileNumberAttribute => Of(typeof(FrenchMobileNumber))! with
        {
            Pattern = null,
            MinLength = 6,
            MaxLength = null,
        },
        BirthDateAttribute => new(@"[0-9]{2}/[0-9]{2}/[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}", 10, 10, null, "29/02/2012"),
        SmsCodeAttribute { Length: var length } => new(
            string.Create(CultureInfo.InvariantCulture, $"[0-9]{{{length}}}"),
            length,
            length,
            null,
            new string('1', length)),
        PersonNameAttribute => new(null, 1, PersonNameRule.MaximumLength, null, "Durand")
        {
            InputPattern = UpTo100Characters,
        },
        EduConnectPasswordAttribute password => OfPassword(password.PolicyOf(services)),
        _ => throw new UnreachableException(),
    };

    private static FieldShape OfPassword(PasswordPolicy policy) => new(
        policy.ToHtmlPattern(),
        policy.MinimumLength,
        policy.MaximumLength == int.MaxValue ? null : policy.MaximumLength,
        "password",
        null)
    {
        Description = RuleMessages.Describe(policy),
    };
}
