namespace EduConnect.Rules.BrowserTests;

/// <summary>Where Chromium is on this machine, or in words why there is none.</summary>
internal sealed record Chromium(string? Path, string? Missing, bool IsRequired)
{
    public const string PathVariable = "EDUCONNECT_BROWSER";
    public const string RequireVariable = "EDUCONNECT_REQUIRE_BROWSER";
    private static readonly string[] _names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    public static Chromium OfThisMachine { get; } = Find(Environment.GetEnvironmentVariable);

    /// <summary>Why the tests are not run. Null where Chromium is found, and where it is asked for: then they fail without it.</summary>
    public string? ReasonToSkip => IsRequired ? null : Missing;

    /// <summary>A path that is named is asked for: if it is wrong, the tests fail.</summary>
    public static Chromium Find(Func<string, string?> variable)
    {
        var isRequired = variable(RequireVariable) is not (null or "" or "0");
        if (variable(PathVariable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? new(named, null, true) : new(null, $"{PathVariable} names no file", true);
        }

        var folders = (variable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        var found = _names
            .SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name + ending)))
            .FirstOrDefault(File.Exists);
        return new(found, found is null ? $"needs {string.Join(" or ", _names)} on PATH, or a file named in {PathVariable}" : null, isRequired);
    }
}
