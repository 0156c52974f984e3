using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PublicApiGenerator;

namespace EduConnect.Rules.Tests.PublicApi;

/// <summary>The public API is a text that a reviewer reads. To accept a change, copy the .received.txt over the .approved.txt.</summary>
[Trait("Category", "Long")]
public class PublicApiTests
{
    [Theory]
    [InlineData(typeof(PasswordPolicy))]
    [InlineData(typeof(EduConnectRuleBuilderExtensions))]
    [InlineData(typeof(EduConnectIdentityBuilderExtensions))]
    [InlineData(typeof(EduConnectServiceCollectionExtensions))]
    [InlineData(typeof(EduConnectModelConfigurationBuilderExtensions))]
    [InlineData(typeof(EduConnectArbitraries))]
    public void The_public_api_is_the_approved_one(Type type)
    {
        var folder = Path.Combine(Repository.Root, "tests", "EduConnect.Rules.Tests", "PublicApi");
        var name = type.Assembly.GetName().Name;
        var approved = Path.Combine(folder, $"{name}.approved.txt");
        var received = Path.Combine(folder, $"{name}.received.txt");
        var api = type.Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + "\n";
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

    [Theory]
    [InlineData(typeof(EduConnectRuleBuilderExtensions), "FluentValidation")]
    [InlineData(typeof(EduConnectIdentityBuilderExtensions), "Microsoft.Extensions.")]
    [InlineData(typeof(EduConnectServiceCollectionExtensions), "Microsoft.")]
    [InlineData(typeof(EduConnectModelConfigurationBuilderExtensions), "Microsoft.EntityFrameworkCore")]
    [InlineData(typeof(EduConnectArbitraries), "FsCheck")]
    public void An_adapter_refers_to_the_core_and_its_framework(Type type, string framework) => Assert.All(
        type.Assembly.GetReferencedAssemblies().Select(reference => reference.Name!),
        name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal) || name == "EduConnect.Rules" || name.StartsWith(framework, StringComparison.Ordinal), name));

    [Theory]
    [InlineData(typeof(PasswordPolicy))]
    [InlineData(typeof(EduConnectRuleBuilderExtensions))]
    [InlineData(typeof(EduConnectIdentityBuilderExtensions))]
    [InlineData(typeof(EduConnectServiceCollectionExtensions))]
    [InlineData(typeof(EduConnectModelConfigurationBuilderExtensions))]
    [InlineData(typeof(EduConnectArbitraries))]
    public void One_namespace_in_every_library(Type type) =>
        Assert.Equal(["EduConnect.Rules"], type.Assembly.GetExportedTypes().Select(exported => exported.Namespace!).Distinct());

    [Fact]
    public void The_command_line_has_no_public_type() => Assert.Empty(Assembly.Load("EduConnect.Rules.Cli").GetExportedTypes());

    [Fact]
    public void The_AOT_program_has_the_name_of_every_member()
    {
        var program = File.ReadAllText(Path.Combine(Repository.Root, "tests", "AotApp", "Program.cs"));
        var called = Regex.Matches(program, @"\w+").Select(word => word.Value).ToHashSet();
        var members = typeof(PasswordPolicy).Assembly.GetExportedTypes()
            .Where(type => !type.IsEnum && type != typeof(RuleAttribute))
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(member => member is PropertyInfo || (member is MethodInfo { IsSpecialName: false } method && method.GetBaseDefinition() == method))
                .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)))
                .Select(member => member.Name)
                .Append(type.Name.Split('`')[0]));
        Assert.Equal([], members.Distinct().Except(called));
    }
}
