using EduConnect.Rules.Tests;

namespace EduConnect.Rules.BrowserTests;

/// <summary>What a script in .ci puts into artifacts for these tests.</summary>
internal static class Prepared
{
    /// <summary>The packages that .ci/npm installs.</summary>
    public static string Npm { get; } = FolderOf("npm/node_modules");

    /// <summary>The site that .ci/wasm publishes.</summary>
    public static string Wasm { get; } = FolderOf("wasm/wwwroot");

    /// <summary>Why the tests that need a script are not run. Null where it has run, and where a browser is
    /// required.</summary>
    public static string? ReasonToSkip(string script)
    {
        var folder = script switch
        {
            ".ci/npm" => Npm,
            ".ci/wasm" => Wasm,
            _ => throw new ArgumentOutOfRangeException(nameof(script)),
        };
        return Chromium.OfThisMachine.IsRequired || Directory.Exists(folder) ? null : $"run {script} first";
    }

    private static string FolderOf(string path) => Path.Combine(Repository.Root, "artifacts", path);
}
