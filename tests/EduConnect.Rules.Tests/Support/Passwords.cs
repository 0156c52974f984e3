using System.Text;
using EduConnect.Rules.Tests.Specification;
using FsCheck;
using FsCheck.Fluent;

namespace EduConnect.Rules.Tests;

/// <summary>A password with the rule that judges it.</summary>
public sealed record Judged(string Password, PasswordPolicy Policy);

/// <summary>The bytes of a file with one password a line, or what someone took for one, with the rule that judges them.</summary>
public sealed record LineFile(byte[] Utf8, PasswordPolicy Policy);

/// <summary>Generators of passwords near the border of the rule; uniformly random strings would nearly all be valid or hopeless.</summary>
public static class Passwords
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private static readonly string[] _others = [" ", "é", "\"", "\0", "\n", "\u0661", "\uFF21", "\u212A", "\u200B", "😀", "\uD83D", "\uDE00", "\u007F", "\u0080"];

    public static Arbitrary<Judged> AnyRule() => Arb.From(
        from specification in Specifications
        from length in Gen.Frequency((4, Gen.Choose(0, 14)), (1, Gen.Choose(15, 70)))
        from characters in Gen.ArrayOf(Character(specification.Special), length)
        select new Judged(string.Concat(characters), specification.Policy));

    public static Arbitrary<LineFile> LineFiles() => Arb.From(
        from specification in Specifications
        from count in Gen.Choose(0, 120)
        from pieces in Gen.ArrayOf(
            Gen.Frequency((12, Character(specification.Special)), (2, Gen.Elements("\n", "\r\n", "\r", "\uFEFF")), (1, Gen.Constant("Abcdef1-"))), count)
        from bytes in Gen.Frequency((4, Gen.Constant(Array.Empty<byte>())), (1, Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value), 8)))
        select new LineFile([.. Encoding.UTF8.GetBytes(string.Concat(pieces)), .. bytes], specification.Policy));

    internal static Gen<PasswordSpecification> Specifications =>
        from special in Gen.SubListOf("!#$%&+,-;<=>?@[]^_| \"'()*./:\\`{}~".ToCharArray())
        from minimum in Gen.Choose(0, 10)
        from required in Gen.Choose(0, special.Count > 0 ? 4 : 3)
        from refuse in Gen.Elements(true, false)
        from slack in Gen.Choose(0, 6)
        from bounded in Gen.Elements(true, false)
        select new PasswordSpecification(
            minimum, required, new string([.. special]), refuse, bounded ? Math.Max(minimum, required) + slack : int.MaxValue);

    private static Gen<string> Character(string special) => Gen.Frequency(
        (3, OneOf(Lower)), (2, OneOf(Upper)), (2, OneOf(Digits)), (2, OneOf(special.Length > 0 ? special : "-")), (1, Gen.Elements(_others)));

    private static Gen<string> OneOf(string members) => Gen.Elements(members.Select(c => c.ToString()).ToArray());
}
