using EduConnect.Rules.Tests.Specification;
using FsCheck;
using FsCheck.Fluent;

namespace EduConnect.Rules.Tests.Properties;

/// <summary>A password with the rule that judges it.</summary>
public sealed record Judged(string Password, PasswordPolicy Policy);

/// <summary>A password made valid, then broken in exactly one way.</summary>
public sealed record NearMiss(string Password, PasswordPolicy Policy, PasswordIssues Issue);

/// <summary>Generators of passwords near the border of the rule; uniformly random strings would nearly all be valid or hopeless.</summary>
public static class Passwords
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private static readonly string[] _others = [" ", "é", "\"", "\0", "\n", "\u0661", "\uFF21", "\u212A", "\u200B", "😀", "\uD83D", "\uDE00", "\u007F", "\u0080"];

    public static Arbitrary<Judged> AnyRule() => Arb.From(
        from specification in Specifications
        from length in Gen.Choose(0, 14)
        from characters in Gen.ArrayOf(Character(specification.Special), length)
        select new Judged(string.Concat(characters), specification.Policy));

    // Of an over-long password only the beginning is judged: its classes stand there.
    public static Arbitrary<NearMiss> NearMisses() => Arb.From(
        from certain in Gen.Elements(true, false)
        let specification = (certain ? PasswordSpecification.Certain : PasswordSpecification.EduConnect) with { Maximum = 20 }
        from issue in Gen.Elements(PasswordIssues.TooShort, PasswordIssues.TooLong, PasswordIssues.TooFewClasses, PasswordIssues.ForbiddenCharacter)
        where certain || issue != PasswordIssues.ForbiddenCharacter
        from classes in Gen.Shuffle([Lower, Upper, Digits, specification.Special])
        let allowed = classes.Take(issue == PasswordIssues.TooFewClasses ? 2 : 3).ToArray()
        from length in issue switch
        {
            PasswordIssues.TooShort => Gen.Choose(4, 7),
            PasswordIssues.TooLong => Gen.Choose(21, 40),
            _ => Gen.Choose(8, 19),
        }
        from filling in Gen.ArrayOf(Gen.Elements(string.Concat(allowed).ToCharArray()), length - allowed.Length)
        from needed in Gen.CollectToArray(allowed.Select(members => Gen.Elements(members.ToCharArray())))
        from intruder in issue == PasswordIssues.ForbiddenCharacter ? Gen.Elements(_others) : Gen.Constant("")
        from order in Gen.Shuffle(filling.Concat(needed).Select(c => c.ToString()).Append(intruder))
        let password = issue == PasswordIssues.TooLong ? string.Concat(needed) + string.Concat(filling) : string.Concat(order)
        select new NearMiss(password, specification.Policy, issue));

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
