using System.Runtime.CompilerServices;

namespace EduConnect.Rules.BrowserTests;

/// <summary>A test that needs Chromium; without it the test is reported as skipped, with the reason, or fails where Chromium is required.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerMemberName] string name = "")
    {
        Skip = Chromium.OfThisMachine.ReasonToSkip;
        if (Skip is not null)
        {
            // A plain dotnet test prints names and no reasons.
            DisplayName = $"{name} ({Skip})";
        }
    }
}
