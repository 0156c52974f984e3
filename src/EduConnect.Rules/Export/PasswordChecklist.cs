using System.Globalization;

namespace EduConnect.Rules;

/// <summary>
/// A live checklist for pages: a JavaScript module without dependencies that defines the element
/// <c>educonnect-password-checklist</c>, which ticks the criteria of a policy while the user types.
/// </summary>
/// <example><code>
/// app.MapGet("/password-checklist.js", () => Results.Text(PasswordChecklist.Script, "text/javascript"));
/// // &lt;input id="password" type="password" aria-describedby="criteria"&gt;
/// // &lt;educonnect-password-checklist id="criteria" for="password" policy="…" lang="fr"&gt;
/// // &lt;/educonnect-password-checklist&gt;
/// // &lt;script type="module" src="/password-checklist.js"&gt;&lt;/script&gt;
/// </code></example>
/// <remarks>
/// <para><c>for</c> is the id of an input in the same document or shadow root. The input may be added later, replaced
/// or moved. <c>policy</c> is <see cref="PasswordPolicy.ToJson"/>, encoded as an attribute. <c>lang</c>, on the element
/// or its nearest ancestor, means French for <c>fr</c> and every regional French, and English for anything else. Each
/// may change at any time.</para>
/// <para>The words are those of <see cref="RuleMessages.Checklist"/>; the maximum, the number of criteria required and
/// the refusal of other characters appear as further criteria. Screen readers announce
/// <see cref="RuleMessages.Explain(PasswordReport, PasswordPolicy, CultureInfo)"/> when typing has paused for a second
/// and the text has changed.</para>
/// <para>The property <c>valid</c> is the policy's own verdict on the value of the input. The event
/// <c>educonnect-validity</c>, which bubbles, has <c>detail.valid</c> and <c>detail.missing</c>, the codes of
/// <see cref="RuleMessages.CodeOf"/>. They only guide the user: the server still has to check the password. A browser
/// strips line ends from an input before any script sees them.</para>
/// <para>What was typed is never copied to an attribute, text, event, storage or log. The element creates no inline
/// script or style sheet, so it runs under a strict Content-Security-Policy. A page that sets the input's value by
/// script must dispatch <c>input</c>, as password managers do.</para>
/// <para>An input or policy that is missing for a second is reported once, as an error on the browser's console.
/// Browsers: Chrome and Edge 86, Firefox 119, Safari 14.1, and newer.</para>
/// </remarks>
public static class PasswordChecklist
{
    /// <summary>The module, under 7 KB, or under 3 KB compressed. Serve it as <c>text/javascript</c>.</summary>
    public static string Script { get; } = Read();

    // Strips the comments and indentation that the source has for its readers.
    private static string Read()
    {
        using var reader = new StreamReader(
            typeof(PasswordChecklist).Assembly.GetManifestResourceStream("password-checklist.js")!);
        var lines = reader.ReadToEnd().Split('\n').Select(line => line.Trim());
        var kept = lines.Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
        return string.Join('\n', kept) + "\n";
    }
}
