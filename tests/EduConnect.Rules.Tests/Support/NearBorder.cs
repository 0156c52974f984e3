using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace EduConnect.Rules.Tests;

/// <summary>A password with the rule that judges it.</summary>
public sealed record Judged(string Password, PasswordPolicy Policy)
{
    /// <summary>The verdict of a pattern or a schema, which cannot count bytes.</summary>
    public bool IsValidButForBytes => (Policy.Check(Password).Issues & ~PasswordIssues.TooManyBytes) == PasswordIssues.None;
}

/// <summary>The bytes of a file with a password on each line, or of any file, with the rule that judges them.</summary>
public sealed record LineFile(byte[] Utf8, PasswordPolicy Policy);

/// <summary>Text near a rule of the form: a valid value, or what some edits make of it.</summary>
public sealed record NearName(string Text);

/// <inheritdoc cref="NearName"/>
public sealed record NearCode(string Text, int Length);

/// <inheritdoc cref="NearName"/>
public sealed record NearDate(string Text, DateOnly Today);

/// <inheritdoc cref="NearName"/>
public sealed record NearLogin(string Text);

/// <summary>
/// <see cref="TestValues"/> for FsCheck: values near the border of a rule, with the policy, length or day that it
/// needs. Uniformly random strings would nearly all be valid or hopeless.
/// </summary>
public static class NearBorder
{
    private static readonly string[] _lineEnds = ["\n", "\r\n", "\r", "\uFEFF"];

    public static Arbitrary<Judged> Passwords() => Drawn((values, _) =>
    {
        var rule = values.Policy();
        return new Judged(values.NearPassword(rule), rule.Policy);
    });

    // Characters, line ends and whole passwords in any order; then, now and then, bytes that are no UTF-8.
    public static Arbitrary<LineFile> LineFiles() => Drawn((values, random) =>
    {
        var rule = values.Policy();
        var pieces = Enumerable.Range(0, random.Next(121)).Select(_ => random.Next(15) switch
        {
            < 12 => values.PasswordCharacter(rule),
            < 14 => values.OneOf(_lineEnds),
            _ => values.BorderPassword(rule),
        });
        var bytes = new byte[random.Next(5) == 0 ? 8 : 0];
        random.NextBytes(bytes);
        return new LineFile([.. Encoding.UTF8.GetBytes(string.Concat(pieces)), .. bytes], rule.Policy);
    });

    public static Arbitrary<NearName> Names() => Drawn((values, _) => new NearName(values.NearName()));

    public static Arbitrary<NearCode> Codes() => Drawn((values, random) =>
    {
        var length = random.Next(1, 10);
        return new NearCode(values.NearCode(length), length);
    });

    public static Arbitrary<NearDate> Dates() => Drawn((values, _) =>
    {
        var today = values.Day(new(1899, 1, 1), new(2100, 1, 1));
        return new NearDate(values.NearDate(today), today);
    });

    public static Arbitrary<NearLogin> Logins() => Drawn((values, _) => new NearLogin(values.NearLogin()));

    private static Arbitrary<T> Drawn<T>(Func<TestValues, Random, T> draw) =>
        Arb.From(Gen.Choose(0, int.MaxValue).Select(seed =>
        {
            var random = new Random(seed);
            return draw(new TestValues(random), random);
        }));
}
