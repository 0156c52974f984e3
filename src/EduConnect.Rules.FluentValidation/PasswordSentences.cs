using System.Collections.Concurrent;
using System.Globalization;

namespace EduConnect.Rules;

/// <summary>The sentences for refused passwords, kept: most refusals of a policy are the same few.</summary>
internal sealed class PasswordSentences(PasswordPolicy policy)
{
    // The key contains no part of a password, and its length only if it is below the minimum.
    private readonly ConcurrentDictionary<
        (PasswordIssues, CharacterClasses, CharacterClasses Missing, int Length, bool IsFrench),
        (string Code, string Message)[]> _known = new();

    /// <summary>The code and the sentence of each issue.</summary>
    public (string Code, string Message)[] For(PasswordReport report, CultureInfo culture)
    {
        // Sentences that name the position of a forbidden character are not kept: there would be too many.
        var language = RuleMessages.LanguageOf(culture);
        return report.FirstUnlistedIndex >= 0 ? Make(report, language) : _known.GetOrAdd(
            (report.Issues,
                report.Classes,
                report.MissingClasses,
                report.Issues.HasFlag(PasswordIssues.TooShort) ? report.Length : 0,
                language == RuleMessages.French),
            static (_, from) => from.Sentences.Make(from.Report, from.Language),
            (Sentences: this, Report: report, Language: language));
    }

    private (string Code, string Message)[] Make(PasswordReport report, CultureInfo language) =>
        [.. RuleMessages.Explain(report, policy, language).Select(one => (one.Code, one.Message))];
}
