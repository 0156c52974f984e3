namespace EduConnect.Rules.BrowserTests;

/// <summary>When the tests of this project are skipped, and when they fail. These run everywhere.</summary>
public sealed class ChromiumTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Without_a_browser_tests_are_skipped()
    {
        var none = Find(("PATH", _folder.FullName));
        Assert.Null(none.Path);
        Assert.Equal("needs chromium-headless-shell or chromium or chromium-browser or google-chrome on PATH, or a file named in EDUCONNECT_BROWSER", none.ReasonToSkip);
        Assert.Equal(none, Find());
        Assert.Equal(none, Find(("PATH", _folder.FullName), ("EDUCONNECT_REQUIRE_BROWSER", "0")));
    }

    [Fact]
    public void A_required_browser_is_not_skipped()
    {
        var required = Find(("PATH", _folder.FullName), ("EDUCONNECT_REQUIRE_BROWSER", "1"));
        Assert.Null(required.Path);
        Assert.Null(required.ReasonToSkip);
        Assert.NotNull(required.Missing);
    }

    [Fact]
    public void A_wrongly_named_browser_is_not_skipped()
    {
        var named = Find(("PATH", Program("chromium")), ("EDUCONNECT_BROWSER", Path.Combine(_folder.FullName, "chrome")));
        Assert.Null(named.Path);
        Assert.Null(named.ReasonToSkip);
        Assert.Equal("EDUCONNECT_BROWSER names no file", named.Missing);
    }

    [Fact]
    public void The_first_name_on_the_path_is_taken()
    {
        Program("google-chrome");
        var found = Find(("PATH", string.Join(Path.PathSeparator, Program("chromium-browser"), _folder.FullName)));
        Assert.StartsWith(Path.Combine(_folder.FullName, "chromium-browser"), found.Path, StringComparison.Ordinal);
        Assert.Null(found.ReasonToSkip);
        var other = Path.Combine(_folder.FullName, "other");
        File.WriteAllText(other, "");
        Assert.Equal(other, Find(("PATH", _folder.FullName), ("EDUCONNECT_BROWSER", other)).Path);
    }

    // Gives the folder.
    private string Program(string name)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, OperatingSystem.IsWindows() ? name + ".exe" : name), "");
        return _folder.FullName;
    }

    private static Chromium Find(params (string Name, string Value)[] variables) =>
        Chromium.Find(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
