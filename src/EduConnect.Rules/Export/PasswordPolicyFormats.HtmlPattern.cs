namespace EduConnect.Rules;

public static partial class PasswordPolicyFormats
{
    /// <summary>
    /// The value of the HTML attribute <c>pattern</c>, with the policy's own verdict on every text: classes, both bounds in code
    /// points, refused characters. Valid under the <c>v</c> flag of today's browsers and the <c>u</c> flag of older ones.
    /// </summary>
    /// <example><c>&lt;input type="password" required pattern="…"&gt;</c></example>
    /// <remarks>
    /// <para>HTML anchors it by itself, as <c>^(?:…)$</c>. It is JavaScript's: .NET counts code units and lets a line end
    /// pass before <c>$</c>; use the policy there.</para>
    /// <para>A browser does not apply a pattern to an empty field: write <c>required</c> too. It takes line ends out of the field
    /// before it looks. Do not add <c>minlength</c> or <c>maxlength</c>, which count UTF-16 units.</para>
    /// </remarks>
    public static string ToHtmlPattern(this PasswordPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Criteria(policy) + (policy.RejectUnlistedCharacters ? Allowed(policy) : @"[\s\S]") + Bounds(policy);
    }
}
