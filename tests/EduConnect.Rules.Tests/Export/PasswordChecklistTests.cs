using System.Text;
using Jint;

namespace EduConnect.Rules.Tests.Export;

/// <summary>What ships. What it does is tested where it runs, in a browser: tests/BrowserTests.</summary>
public class PasswordChecklistTests
{
    private static readonly string _source = Path.Combine(Repository.Root, "src", "EduConnect.Rules", "Export", "password-checklist.js");

    [Fact]
    public void The_module_is_under_7_KB() =>
        Assert.InRange(Encoding.UTF8.GetByteCount(PasswordChecklist.Script), 1, (7 * 1024) - 1);

    // One place, with nothing of the input: a name and the element.
    [Fact]
    public void Its_console_errors_hold_nothing_typed()
    {
        Assert.Single(PasswordChecklist.Script.Split("console.").Skip(1));
        Assert.Contains("console.error(`${name}: no ${input ? 'policy' : 'input'}`, this)", PasswordChecklist.Script, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_comments_and_indentation_are_left_out()
    {
        var lines = File.ReadAllLines(_source).Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
        Assert.Equal(string.Join('\n', lines) + "\n", PasswordChecklist.Script);

        // A comment behind code would ship; a // within a string would be one line of the source less.
        Assert.DoesNotContain("//", PasswordChecklist.Script, StringComparison.Ordinal);
        Assert.DoesNotContain("/*", PasswordChecklist.Script, StringComparison.Ordinal);
    }

    [Fact]
    public void The_module_parses_before_and_after_it_is_stripped()
    {
        Assert.Null(Record.Exception(() => Engine.PrepareModule(PasswordChecklist.Script)));
        Assert.Null(Record.Exception(() => Engine.PrepareModule(File.ReadAllText(_source))));
        Assert.NotNull(Record.Exception(() => Engine.PrepareModule(PasswordChecklist.Script[..^10])));
    }

    [Theory]
    [InlineData("setAttribute")]
    [InlineData("Storage")]
    [InlineData("cookie")]
    [InlineData("fetch")]
    [InlineData("innerHTML")]
    [InlineData("eval")]
    [InlineData("import")]
    public void The_module_cannot_send_anything(string word) =>
        Assert.DoesNotContain(word, PasswordChecklist.Script, StringComparison.Ordinal);
}
