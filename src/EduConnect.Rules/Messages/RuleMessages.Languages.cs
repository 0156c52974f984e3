using System.Globalization;

namespace EduConnect.Rules;

// The two languages, for callers that choose one.
public static partial class RuleMessages
{
    /// <summary>French, to pass as the <c>culture</c> of a method.</summary>
    /// <remarks>
    /// If globalization is invariant (containers, Native AOT), <c>CultureInfo.GetCultureInfo("fr")</c> throws; this
    /// does not. It has the name <c>fr</c> and the formats of the invariant culture.
    /// </remarks>
    public static CultureInfo French { get; } = new Language("fr");

    /// <summary>English, to pass as the <c>culture</c> of a method.</summary>
    /// <inheritdoc cref="French" path="/remarks"/>
    public static CultureInfo English { get; } = new Language("en");

    /// <summary>The language of the messages for a culture: <see cref="French"/> or <see cref="English"/>.</summary>
    /// <param name="culture">Any culture; <see cref="CultureInfo.CurrentUICulture"/> by default.</param>
    /// <returns>French for <c>fr</c> and its regional variants, otherwise English.</returns>
    /// <example>
    /// <code>
    /// RuleMessages.LanguageOf(CultureInfo.GetCultureInfo("de")).Name // "en", for the lang attribute
    /// </code>
    /// </example>
    public static CultureInfo LanguageOf(CultureInfo? culture = null) => IsFrench(culture) ? French : English;

    private sealed class Language(string name) : CultureInfo("")
    {
        public override string Name => name;

        public override string TwoLetterISOLanguageName => name;
    }
}
