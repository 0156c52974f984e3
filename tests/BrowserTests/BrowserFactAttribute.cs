using System.Runtime.CompilerServices;

namespace EduConnect.Rules.BrowserTests;

/// <summary>
/// A test that needs Chromium, and perhaps what a script in .ci prepares; without them the test is reported as skipped,
/// with the reason, or fails where Chromium is required.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute(string? script = null, [CallerMemberName] string name = "")
    {
        Skip = Chromium.OfThisMachine.ReasonToSkip ?? (script is null ? null : Prepared.ReasonToSkip(script));
        if (Skip is not null)
        {
            // A plain dotnet test prints names and no reasons.
            DisplayName = $"{name} ({Skip})";
        }
    }
}
