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
/// <para><c>for</c> is the id of an input in the same document or shadow root. The input may come later, be replaced or
/// move. <c>policy</c> is <see cref="PasswordPolicy.ToJson"/>, encoded as an attribute. <c>lang</c>, of the element or
/// the nearest around it, is French for <c>fr</c> and every regional French, English for any other. Each may change at
/// any time.</para>
/// <para>The words are those of <see cref="RuleMessages.Checklist"/>, with the maximum, how many of the criteria are
/// wanted, and the refusal of other characters as criteria of their own. Screen readers hear
/// <see cref="RuleMessages.Explain(PasswordReport, PasswordPolicy, CultureInfo)"/> once typing has paused for a second,
/// if it has changed.</para>
/// <para>The property <c>valid</c> is the policy's own verdict on the value of the input. The event
/// <c>educonnect-validity</c>, which bubbles, has <c>detail.valid</c> and <c>detail.missing</c>, the codes of
/// <see cref="RuleMessages.CodeOf"/>. They are for the eyes of the user: the server judges again. A browser takes line
/// ends out of an input before anything sees them.</para>
/// <para>What was typed goes nowhere: into no attribute, text, event, storage or log. No inline script or style sheet
/// is made, so it runs under a strict Content-Security-Policy. A page that sets the input's value by script dispatches
/// <c>input</c>, as password managers do.</para>
/// <para>An input or policy that is missing for a second is an error on the browser's console, once. Browsers:
/// Chrome and Edge 86, Firefox 119, Safari 14.1, and newer.</para>
/// </remarks>
public static class PasswordChecklist
{
    /// <summary>The module, under 6 KB, and under 3 KB compressed. Serve it as <c>text/javascript</c>.</summary>
    public static string Script { get; } = Read();

    // The source, for who reads it, has comments and indentation.
    private static string Read()
    {
        using var reader = new StreamReader(typeof(PasswordChecklist).Assembly.GetManifestResourceStream("password-checklist.js")!);
        var lines = reader.ReadToEnd().Split('\n').Select(line => line.Trim());
        return string.Join('\n', lines.Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))) + "\n";
    }
}
