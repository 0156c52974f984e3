using System.Globalization;

namespace EduConnect.Rules;

public static partial class PasswordPolicyFormats
{
    // A code point, for a pattern without the u flag. A high surrogate before a low one is never read alone, so there
    // is only one way to read a text.
    private const string CodePoint =
        @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|[^\uD800-\uDBFF])";

    /// <summary>
    /// The <c>data-val-*</c> attributes of an input for jQuery Unobtrusive Validation and its successors, in the order
    /// of the page: <c>data-val</c>, <c>data-val-length</c> with its bounds, <c>data-val-regex</c> with its pattern.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="culture">The language of the messages, as for <see cref="RuleMessages"/>.</param>
    /// <remarks>
    /// <para>These scripts run the pattern without the <c>u</c> flag and count UTF-16 units. The pattern allows for
    /// that: it holds the whole rule, in code points, so its message states the whole rule too. <c>data-val-length</c>
    /// never refuses what the policy accepts: it has a maximum only if the policy refuses non-ASCII characters.</para>
    /// <para>An empty field passes, as with every rule of these scripts: the form has to add
    /// <c>data-val-required</c>.</para>
    /// </remarks>
    public static IReadOnlyDictionary<string, string> ToDataAttributes(
        this PasswordPolicy policy, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var attributes = new Dictionary<string, string> { ["data-val"] = "true" };
        var hasMinimum = policy.MinimumLength > 0;
        var hasMaximum = policy.MaximumLength < int.MaxValue && policy.RejectUnlistedCharacters;
        if (hasMinimum || hasMaximum)
        {
            var issues = (hasMinimum ? PasswordIssues.TooShort : 0) | (hasMaximum ? PasswordIssues.TooLong : 0);
            attributes["data-val-length"] = RuleMessages.For(issues, policy, culture);
        }

        if (hasMinimum)
        {
            attributes["data-val-length-min"] = policy.MinimumLength.ToString(CultureInfo.InvariantCulture);
        }

        if (hasMaximum)
        {
            attributes["data-val-length-max"] = policy.MaximumLength.ToString(CultureInfo.InvariantCulture);
        }

        attributes["data-val-regex"] = RuleMessages.Describe(policy, culture);
        var characters = policy.RejectUnlistedCharacters ? Allowed(policy) : CodePoint;
        attributes["data-val-regex-pattern"] = $"^{Criteria(policy, CodePoint)}{characters}{Bounds(policy)}$";
        return attributes;
    }
}
