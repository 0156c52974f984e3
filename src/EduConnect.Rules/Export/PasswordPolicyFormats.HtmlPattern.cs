namespace EduConnect.Rules;

public static partial class PasswordPolicyFormats
{
    /// <summary>
    /// The value of the HTML attribute <c>pattern</c>, which accepts exactly what the policy accepts: classes, both
    /// bounds in code points, refused characters, but not a maximum in bytes. It is valid under the <c>v</c> flag of
    /// today's browsers and the <c>u</c> flag of older ones.
    /// </summary>
    /// <example><c>&lt;input type="password" required pattern="…"&gt;</c></example>
    /// <remarks>
    /// <para>HTML anchors the pattern itself, as <c>^(?:…)$</c>. It is written for JavaScript: .NET counts code units
    /// and allows a line end before <c>$</c>, so use the policy there.</para>
    /// <para>A browser does not apply a pattern to an empty field, so write <c>required</c> too. It strips line ends
    /// from the field before checking. Do not add <c>minlength</c> or <c>maxlength</c>, which count UTF-16
    /// units.</para>
    /// </remarks>
    public static string ToHtmlPattern(this PasswordPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        const string CodePoint = @"[\s\S]";
        return Criteria(policy, CodePoint) + (policy.RejectUnlistedCharacters ? Allowed(policy) : CodePoint)
            + Bounds(policy);
    }
}
