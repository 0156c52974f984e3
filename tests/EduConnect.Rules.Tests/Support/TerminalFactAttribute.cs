namespace EduConnect.Rules.Tests;

/// <summary>A fact that runs the command line on a terminal, which the program <c>script</c> of util-linux makes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute() => Skip = OperatingSystem.IsLinux() && File.Exists("/usr/bin/script") ? null : "needs script, of util-linux";
}
