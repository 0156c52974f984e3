using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

public static partial class PasswordPolicyFormats
{
    /// <summary>
    /// A JSON Schema of the password as a string, in one line: <c>type</c>, <c>format</c>, <c>minLength</c>, <c>maxLength</c> if
    /// there is a maximum, <c>pattern</c> unless everything passes.
    /// </summary>
    /// <remarks>
    /// <para>JSON Schema counts code points, as the policy does. The pattern says nothing of the length and ends without
    /// <c>$</c>, so that it means the same in dialects with other units or another <c>$</c>. A validator that counts UTF-16
    /// units in <c>minLength</c> differs from the policy above U+FFFF only.</para>
    /// </remarks>
    public static string ToJsonSchema(this PasswordPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return JsonText.Object(json =>
        {
            json.WriteString("type", "string");
            json.WriteString("format", "password");
            json.WriteNumber("minLength", policy.MinimumLength);
            if (policy.MaximumLength != int.MaxValue)
            {
                json.WriteNumber("maxLength", policy.MaximumLength);
            }

            var pattern = Criteria(policy) + (policy.RejectUnlistedCharacters ? $@"{Allowed(policy)}*(?![\s\S])" : "");
            if (pattern.Length > 0)
            {
                json.WriteString("pattern", "^" + pattern);
            }
        });
    }
}
