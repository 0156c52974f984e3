namespace EduConnect.Rules;

/// <summary>
/// A live checklist for pages: a JavaScript module without dependencies that defines the element
/// <c>educonnect-password-checklist</c>, which ticks the criteria of a policy while the user types.
/// </summary>
/// <example><code>
/// app.MapGet("/password-checklist.js", () => Results.Text(PasswordChecklist.Script, "text/javascript"));
/// // &lt;input id="password" type="password"&gt;
/// // &lt;educonnect-password-checklist for="password" policy="…" lang="fr"&gt;&lt;/educonnect-password-checklist&gt;
/// // &lt;script type="module" src="/password-checklist.js"&gt;&lt;/script&gt;
/// </code></example>
/// <remarks>
/// <para><c>for</c> is the id of an input that is there when the element is, in the same document or shadow root; <c>policy</c> is
/// <see cref="PasswordPolicy.ToJson"/>, encoded as an attribute; <c>lang</c>, of the element or around it in the
/// same document or shadow root, is French for <c>fr</c> and every regional French, English for any other. The words are those of <see cref="RuleMessages.Checklist"/>, with the maximum, how many of
/// the criteria are wanted, and the refusal of other characters as criteria of their own.</para>
/// <para>The property <c>valid</c> is the policy's own verdict on what stands in the input. It is for the eyes of the user: the server
/// judges again. A browser takes line ends out of an input before anything sees them.</para>
/// <para>What was typed goes nowhere: into no attribute, text, storage or log. No inline script or style is made, so it runs under a
/// strict Content-Security-Policy. A page that sets the input's value by script dispatches <c>input</c>, as password managers do.</para>
/// <para>A missing input or policy is an error on the browser's console.</para>
/// </remarks>
public static class PasswordChecklist
{
    /// <summary>The module, under 3 KB. Serve it as <c>text/javascript</c>.</summary>
    public static string Script { get; } = Read();

    // The source, for who reads it, has comments and indentation.
    private static string Read()
    {
        using var reader = new StreamReader(typeof(PasswordChecklist).Assembly.GetManifestResourceStream("password-checklist.js")!);
        var lines = reader.ReadToEnd().Split('\n').Select(line => line.Trim());
        return string.Join('\n', lines.Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))) + "\n";
    }
}
