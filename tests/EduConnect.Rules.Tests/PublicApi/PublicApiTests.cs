using PublicApiGenerator;

namespace EduConnect.Rules.Tests.PublicApi;

/// <summary>The public API is a text that a reviewer reads. To accept a change, copy the .received.txt over the .approved.txt.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_approved_one()
    {
        var folder = Path.Combine(Repository.Root, "tests", "EduConnect.Rules.Tests", "PublicApi");
        var approved = Path.Combine(folder, "EduConnect.Rules.approved.txt");
        var received = Path.Combine(folder, "EduConnect.Rules.received.txt");
        var api = typeof(PasswordPolicy).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + "\n";
        if (File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n") == api)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, api);
        Assert.Fail($"The public API differs from {Path.GetFileName(approved)}: compare it with {Path.GetFileName(received)} beside it.");
    }

    [Fact]
    public void The_core_refers_to_nothing_but_System() => Assert.All(
        typeof(PasswordPolicy).Assembly.GetReferencedAssemblies(),
        reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
}
