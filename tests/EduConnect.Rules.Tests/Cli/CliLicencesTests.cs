using System.Text.Json;

namespace EduConnect.Rules.Tests;

[Trait("Category", "Long")]
public class CliLicencesTests
{
    [Fact]
    public void Every_library_in_the_package_is_named_with_its_version_and_licence()
    {
        var run = Cli.Run("", "--licences");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lockFile = Path.Combine(Repository.Root, "src/EduConnect.Rules.Cli/packages.lock.json");
        using var locked = JsonDocument.Parse(File.ReadAllText(lockFile));
        var libraries = locked.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(library => library.Value.GetProperty("type").GetString() != "Project")
            .Select(library => $"{library.Name} {library.Value.GetProperty("resolved")} ({library.Name}.dll)")
            .ToArray();
        Assert.True(libraries.Length >= 4);
        Assert.All(libraries, library => Assert.Contains(library, run.Lines));
        Assert.All(
            ["Open Data Commons", "Apache License", "END OF TERMS AND CONDITIONS", "The above copyright notice and this permission notice"],
            words => Assert.Contains(words, run.Output, StringComparison.Ordinal));
    }
}
