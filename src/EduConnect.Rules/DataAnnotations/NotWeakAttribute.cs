using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EduConnect.Rules;

/// <summary>
/// The property is a password without weakness, see <see cref="PasswordWeakness"/>. Name the properties of the same
/// object that the password must not contain; each may be a string or of the type of its rule.
/// </summary>
/// <example><code>
/// [EduConnectPassword, NotWeak(Login = nameof(Email), FirstName = nameof(FirstName), Words = ["pronote"])]
/// public string? Password { get; set; }
/// </code></example>
/// <remarks>
/// A property that does not exist throws <see cref="InvalidOperationException"/>. A date, number or UAI that is not
/// valid is ignored: its own attribute refuses it.
/// </remarks>
/// <inheritdoc cref="RuleAttribute" path="/remarks"/>
[method: RequiresUnreferencedCode("The properties that are named may be trimmed. Ensure they are preserved.")]
public sealed class NotWeakAttribute() : RuleAttribute
{
    /// <summary>The property with the login or the e-mail address.</summary>
    public string? Login { get; set; }

    /// <summary>The property with the first name.</summary>
    public string? FirstName { get; set; }

    /// <summary>The property with the last name.</summary>
    public string? LastName { get; set; }

    /// <summary>The property with the name of the school.</summary>
    public string? School { get; set; }

    /// <summary>The property with a date of birth: a <see cref="DateOnly"/>, a <see cref="DateTime"/> or a
    /// string.</summary>
    public string? BirthDate { get; set; }

    /// <summary>The property with a mobile number: a <see cref="FrenchMobileNumber"/> or a string.</summary>
    public string? MobileNumber { get; set; }

    /// <summary>The property with the code of a school: a <see cref="Rules.Uai"/> or a string.</summary>
    public string? Uai { get; set; }

    /// <summary>Other words, such as the names of the service.</summary>
    public string[] Words { get; set; } = [];

    private protected override (string Code, string Message) Check(string text, IServiceProvider? services)
    {
        var report = PasswordWeakness.Check(text, ContextOf(services));
        var sentences = RuleMessages.Explain(report).Select(explanation => explanation.Message);
        return (RuleMessages.CodeOf(report.Weaknesses), string.Join(' ', sentences));
    }

    private protected override string Describe() => RuleMessages.DescribeNotWeak();

    private PasswordContext ContextOf(IServiceProvider? services)
    {
        var model = (services as ValidationContext)?.ObjectInstance;
        return new(
            TextOf(model, Login),
            TextOf(model, FirstName),
            TextOf(model, LastName),
            TextOf(model, School),
            BirthDateRule.TryParse(TextOf(model, BirthDate), out var date) ? date : null,
            FrenchMobileNumber.TryParse(TextOf(model, MobileNumber), out var number) ? number : default,
            Rules.Uai.TryParse(TextOf(model, Uai), out var uai) ? uai : default,
            Words);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The constructor requires unreferenced code.")]
    private static string? TextOf(object? model, string? property)
    {
        if (model is null || property is null)
        {
            return null;
        }

        var found = model.GetType().GetProperty(property)
            ?? throw new InvalidOperationException(
                $"[NotWeak] found no public property {property} in {model.GetType().Name}.");
        return found.GetValue(model) switch
        {
            DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
            DateTime date => DateOnly.FromDateTime(date).ToString("O", CultureInfo.InvariantCulture),
            var value => value?.ToString(),
        };
    }
}
