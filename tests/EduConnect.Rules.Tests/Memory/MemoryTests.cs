using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using EduConnect.Rules.Tests.Adapters;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules.Tests;

/// <summary>
/// The library makes no copy of a password: once the caller has cleared its own, none is left in the memory of the process. The
/// buffers of these tests are pinned, because a collector that moves one leaves the old place as it was.
/// </summary>
[Trait("Category", "Long")]
public class MemoryTests
{
    private static readonly CultureInfo _french = CultureInfo.GetCultureInfo("fr");

    private static readonly PasswordPolicy[] _policies =
    [
        PasswordPolicy.EduConnect, PasswordPolicy.EduConnectStrict, new(8, 4, "!", rejectUnlistedCharacters: true), new(30, 4, "-"), new(1, 1, "", maximumLength: 20),
    ];

    // The control: a scan that finds nothing would prove nothing.
    private static readonly PasswordContext _known = new("e.durand", birthDate: new DateOnly(2010, 2, 1));

    [LinuxFact]
    public void The_scan_finds_each_copy_once()
    {
        using var scan = MemoryScan.OfNewPassword();
        Assert.Equal(0, scan.Count());

        var chars = GC.AllocateArray<char>(scan.Length, pinned: true);
        scan.Reveal(chars);
        Assert.Equal(1, scan.Count());

        var bytes = GC.AllocateArray<byte>(scan.Length, pinned: true);
        scan.Reveal(bytes);
        Assert.Equal(2, scan.Count());

        Array.Clear(chars);
        Assert.Equal(1, scan.Count());
        Array.Clear(bytes);
        Assert.Equal(0, scan.Count());
    }

    [LinuxFact]
    public void Checks_and_messages_leave_no_copy()
    {
        using var scan = MemoryScan.OfNewPassword();
        var (chars, bytes) = (GC.AllocateArray<char>(scan.Length, pinned: true), GC.AllocateArray<byte>(2 * scan.Length + 1, pinned: true));
        scan.Reveal(chars);
        scan.Reveal(bytes);
        bytes[scan.Length] = (byte)'\n';
        scan.Reveal(bytes.AsSpan(scan.Length + 1));
        var said = 0;
        foreach (var policy in _policies)
        {
            for (var round = 0; round < 100; round++)
            {
                Assert.Equal(policy.IsValid(chars), policy.IsValid(bytes.AsSpan(0, scan.Length)));
                var report = policy.Check(chars);
                Assert.Equal(report, policy.Check(bytes.AsSpan(0, scan.Length)));
                Assert.Equal(new PasswordCount(report.IsValid ? 2 : 0, 2), policy.CountValid(bytes));
                Assert.Equal(
                    PasswordWeakness.Check(chars, _known),
                        PasswordWeakness.Check(bytes.AsSpan(0, scan.Length), _known));
                said += RuleMessages.Explain(report, policy, _french).Sum(pair => pair.Message.Length) + RuleMessages.Checklist(report, policy, _french).Count + report.ToString().Length;
            }

            said += policy.ToHtmlPattern().Length + policy.ToJson().Length + policy.ToJsonSchema().Length + policy.ToDataAttributes(_french).Count;
        }

        Assert.True(said > 0);
        Assert.Equal(3, scan.Count());
        Array.Clear(chars);
        Array.Clear(bytes);
        Assert.Equal(0, scan.Count());
    }

    [LinuxFact]
    public void Generation_leaves_no_copy()
    {
        var password = GC.AllocateArray<char>(24, pinned: true);
        for (var round = 0; round < 100; round++)
        {
            PasswordGenerator.Fill(password);
        }

        using var scan = MemoryScan.Of(password);
        Assert.Equal(1, scan.Count());
        Array.Clear(password);
        Assert.Equal(0, scan.Count());
    }

    [LinuxFact]
    public void Generation_of_words_leaves_no_copy()
    {
        var passphrase = GC.AllocateArray<char>(PassphraseGenerator.MaximumLength(), pinned: true);
        var length = 0;
        for (var round = 0; round < 100; round++)
        {
            Array.Clear(passphrase);
            length = PassphraseGenerator.Fill(passphrase);
        }

        using var scan = MemoryScan.Of(passphrase.AsSpan(0, length));
        Assert.Equal(1, scan.Count());
        Array.Clear(passphrase);
        Assert.Equal(0, scan.Count());
    }

    [LinuxFact]
    public async Task Adapters_leave_no_copy()
    {
        using var scan = MemoryScan.OfNewPassword();

        // A string of the test's own, held in its place and overwritten at the end; nobody else may do that.
        var password = new string('x', scan.Length);
        var pin = GCHandle.Alloc(password, GCHandleType.Pinned);
        scan.Reveal(Chars(password));
        var form = new Form { Value = password };
        await using var services = new ServiceCollection().AddIdentityCore<Parent>().AddUserStore<ParentStore>().UseEduConnectPasswords<Parent>(_policies[3]).Services.BuildServiceProvider();
        var (manager, identity) = (services.GetRequiredService<UserManager<Parent>>(), services.GetRequiredService<IPasswordValidator<Parent>>());
        var results = new List<object?>();
        foreach (var policy in _policies)
        {
            results.Add(Form.With(rule => rule.EduConnectPassword(policy)).Validate(form));
            results.Add(await identity.ValidateAsync(manager, new Parent(), password));
        }

        results.Add(new EduConnectPasswordAttribute().GetValidationResult(password, new ValidationContext(form) { MemberName = nameof(Form.Value) }));
        Assert.Equal(1, scan.Count());
        Chars(password).Clear();
        Assert.Equal(0, scan.Count());
        pin.Free();
        GC.KeepAlive(results);
    }

    [LinuxFact]
    public void The_waiting_command_line_holds_none()
    {
        using var scan = MemoryScan.OfNewPassword();
        var line = GC.AllocateArray<byte>(scan.Length + 1, pinned: true);
        scan.Reveal(line);
        line[^1] = (byte)'\n';
        using var process = Process.Start(Cli.Describe("password", "--lang", "en"))!;
        try
        {
            var input = process.StandardInput.BaseStream;

            // The control: half a line, whose end is not yet there, is held.
            input.Write(line);
            input.Write(line.AsSpan(0, scan.Length));
            input.Flush();
            Assert.Equal("1: ok", process.StandardOutput.ReadLine());
            Assert.True(SpinWait.SpinUntil(() => scan.Count(process.Id) == 1, TimeSpan.FromSeconds(30)));
            input.Write(line.AsSpan(scan.Length));
            input.Flush();
            Assert.Equal("2: ok", process.StandardOutput.ReadLine());
            Assert.Equal(0, scan.Count(process.Id));
            input.Write("short\n"u8);
            input.Flush();
            Assert.StartsWith("3: PasswordTooShort", process.StandardOutput.ReadLine(), StringComparison.Ordinal);
            Assert.Equal(0, scan.Count(process.Id));
        }
        finally
        {
            process.Kill();
            Array.Clear(line);
        }
    }

    [TerminalFact]
    public void The_hidden_prompt_holds_none()
    {
        using var scan = MemoryScan.OfNewPassword();
        var line = GC.AllocateArray<byte>(scan.Length + 1, pinned: true);
        scan.Reveal(line);
        line[^1] = (byte)'\n';
        using var terminal = new PseudoTerminal("password", "--lang", "en");
        for (var number = 1; number <= 3; number++)
        {
            terminal.Type(line);
            terminal.WaitUntilShown($"{number}: ok");
            PseudoTerminal.WaitUntil(() => terminal.Shown.Split("Password (").Length == number + 2);
            Assert.Equal(0, scan.Count(terminal.ProcessId));
        }

        Array.Clear(line);
        terminal.Type("\n");
        Assert.Equal(0, terminal.WaitForExit());
    }

    private static Span<char> Chars(string text) => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(text.AsSpan()), text.Length);
}
