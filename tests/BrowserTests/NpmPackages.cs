using System.Runtime.CompilerServices;
using EduConnect.Rules.Tests;

namespace EduConnect.Rules.BrowserTests;

/// <summary>The packages that .ci/npm installs.</summary>
internal static class NpmPackages
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "npm", "node_modules");

    /// <summary>Why tests that need them are not run. Null where they are there, and where a browser is required.</summary>
    public static string? ReasonToSkip =>
        Chromium.OfThisMachine.IsRequired || Directory.Exists(Folder) ? null : "needs the packages of .ci/npm";
}

/// <summary>A test that needs Chromium and the packages of npm; without them it is skipped, or fails where Chromium is required.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute([CallerMemberName] string name = "")
    {
        Skip = Chromium.OfThisMachine.ReasonToSkip ?? NpmPackages.ReasonToSkip;
        if (Skip is not null)
        {
            DisplayName = $"{name} ({Skip})";
        }
    }
}
