using System.Globalization;

namespace EduConnect.Rules;

// The two languages, for callers that choose one.
public static partial class RuleMessages
{
    /// <summary>French, for the <c>culture</c> of a method.</summary>
    /// <remarks>
    /// Where globalization is invariant (containers, Native AOT), <c>CultureInfo.GetCultureInfo("fr")</c> throws; this
    /// does not. It has the name <c>fr</c> and the formats of the invariant culture.
    /// </remarks>
    public static CultureInfo French { get; } = new Language("fr");

    /// <summary>English, for the <c>culture</c> of a method.</summary>
    /// <inheritdoc cref="French" path="/remarks"/>
    public static CultureInfo English { get; } = new Language("en");

    private sealed class Language(string name) : CultureInfo("")
    {
        public override string Name => name;

        public override string TwoLetterISOLanguageName => name;
    }
}
