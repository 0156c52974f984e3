using System.CommandLine;
using System.Globalization;

namespace EduConnect.Rules.Cli;

/// <summary><c>educonnect-rules generate</c>: passwords on standard output, or on slips of paper in an HTML file.</summary>
internal static class GenerateCommand
{
    // Beyond 64 characters nobody types a password from paper, and a slip does not hold it.
    private const int MaximumLength = 64;
    private const int MaximumCount = 1_000_000;

    public static Command Create()
    {
        var shortest = PasswordPolicy.EduConnectStrict.MinimumLength;
        var lang = Options.Lang();
        var count = Options.Number("--count", "How many passwords, 1 unless given.", 1, MaximumCount);
        var length = Options.Number("--length", $"How many characters each, {PasswordGenerator.DefaultLength} unless given.", shortest, MaximumLength);
        var sheet = new Option<string?>("--sheet") { HelpName = "FILE.html", Description = "Writes a page of slips to print and cut into a new file, and no password to standard output." };
        var logins = new Option<bool>("--logins") { Description = "With --sheet: a slip for each line of standard input, which is the login on it." };
        var command = new Command("generate", "Makes passwords for the policy \"strict\", without look-alike characters, one a line.")
        {
            count, length, sheet, logins, lang,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(logins) && (result.GetValue(sheet) is null || result.GetResult(count) is not null))
            {
                result.AddError("--logins goes with --sheet and without --count: there is a slip for each line.");
            }
        });
        command.SetAction(result => Run(
            result.GetValue(count) ?? 1,
            result.GetValue(length) ?? PasswordGenerator.DefaultLength,
            result.GetValue(sheet),
            result.GetValue(logins),
            Language.Culture));
        return command;
    }

    private static int Run(int count, int length, string? sheet, bool hasLogins, CultureInfo culture)
    {
        if (sheet is not null)
        {
            var logins = hasLogins ? LoginList.Read(culture) : Enumerable.Repeat("", count);
            return SlipSheet.Write(sheet, logins, length, culture);
        }

        using var output = new Output();
        Span<char> password = stackalloc char[length];
        for (var i = 0; i < count; i++)
        {
            PasswordGenerator.Fill(password);
            output.Plain(password);
        }

        password.Clear();
        return 0;
    }
}
