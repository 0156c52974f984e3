using System.Numerics;
using EduConnect.Rules.Tests.Specification;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests;

[Properties(Arbitrary = [typeof(NearBorder)], QuietOnSuccess = true)]
public class PasswordGeneratorTests
{
    private const string Lower = "abcdefghijkmnpqrstuvwxyz";
    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "23456789";
    private const string Special = "%+-=@";

    [Fact]
    public void The_alphabet_is_61_characters()
    {
        var drawn = Enumerable.Range(0, 500).SelectMany(_ => PasswordGenerator.Generate(64)).Distinct().Order();
        Assert.Equal((Lower + Upper + Digits + Special).Order(), drawn);
    }

    [Fact]
    public void Twelve_characters_by_default()
    {
        Assert.Equal(12, PasswordGenerator.Generate().Length);
        Assert.Equal(8, PasswordGenerator.Generate(8).Length);
        Assert.Equal(300, PasswordGenerator.Generate(300).Length);
        Assert.NotEqual(PasswordGenerator.Generate(), PasswordGenerator.Generate());
    }

    [Fact]
    public void Fill_writes_the_whole_span_and_no_more()
    {
        var text = new string('é', 20).ToCharArray();
        PasswordGenerator.Fill(text.AsSpan(4, 12));
        Assert.True(PasswordPolicy.EduConnectStrict.IsValid(text.AsSpan(4, 12)));
        Assert.All(text[..4].Concat(text[16..]), c => Assert.Equal('é', c));
    }

    [Property(MaxTest = 5_000)]
    public void What_is_generated_satisfies_any_policy(Judged it, byte more)
    {
        var policy = it.Policy;
        var length = (int)Math.Min(policy.MaximumLength, Math.Max(policy.MinimumLength, policy.RequiredClasses) + (more % 8L));
        if (policy.RequiredClasses == 4 && !policy.SpecialCharacters.Intersect(Special).Any())
        {
            Assert.Throws<ArgumentException>(() => PasswordGenerator.Generate(policy, length));
            return;
        }

        var password = PasswordGenerator.Generate(policy, length);
        Assert.Equal(length, password.Length);
        Assert.True(policy.IsValid(password));
        var filled = new char[length];
        PasswordGenerator.Fill(filled, policy);
        Assert.True(policy.IsValid(filled));
        Assert.Empty(password.Concat(filled).Except(Lower + Upper + Digits + Special));
        Assert.DoesNotContain(password, c => Special.Contains(c) && !policy.SpecialCharacters.Contains(c));
    }

    [Fact]
    public void A_length_out_of_bounds_is_refused_at_once()
    {
        Says("write a length of 8 or more", () => PasswordGenerator.Generate(7));
        Says("write a length of 8 or more", () => PasswordGenerator.Generate(-1));
        Says("write a length of 8 or more", () => PasswordGenerator.EntropyBits(7));
        Says("write a length of 8 or more", () => PasswordGenerator.Fill(new char[7]));
        var bounded = new PasswordPolicy(2, 4, "-", maximumLength: 6);
        Says("write a length from 4 to 6", () => PasswordGenerator.Generate(bounded, 3));
        Says("write a length from 4 to 6", () => PasswordGenerator.Generate(bounded));
        Says("write a length from 4 to 6", () => PasswordGenerator.Fill(new char[7], bounded));
        Assert.Equal(6, PasswordGenerator.Generate(bounded, 6).Length);
    }

    [Fact]
    public void A_policy_beyond_the_alphabet_is_refused_at_once()
    {
        // All of them special, none certain and easy to read.
        var policy = new PasswordPolicy(8, 4, "!#_|");
        Says("no special character of this policy, which requires all 4 classes: give the policy one of %+-=@ as special character, or require 3 classes or less", () => PasswordGenerator.Generate(policy));
        Says("give the policy one of %+-=@", () => PasswordGenerator.Fill(new char[12], policy));
        Assert.Contains('+', PasswordGenerator.Generate(new PasswordPolicy(8, 4, "!#_|+")));
        Assert.Equal(56 * 56, Math.Pow(2, PasswordGenerator.EntropyBits(new PasswordPolicy(0, 0, "_"), 2)), 1e-6);
    }

    [Fact]
    public void A_null_policy_throws()
    {
        Assert.Throws<ArgumentNullException>(() => PasswordGenerator.Generate(null!));
        Assert.Throws<ArgumentNullException>(() => PasswordGenerator.Fill(new char[12], null!));
        Assert.Throws<ArgumentNullException>(() => PasswordGenerator.EntropyBits(null!));
    }

    [Fact]
    public void An_empty_password_where_it_is_valid()
    {
        Assert.Equal("", PasswordGenerator.Generate(new PasswordPolicy(0, 0, ""), 0));
        Assert.Equal(0, PasswordGenerator.EntropyBits(new PasswordPolicy(0, 0, ""), 0));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Entropy_is_the_logarithm_of_the_count()
    {
        Assert.Equal(71.08, PasswordGenerator.EntropyBits(), 0.005);
        foreach (var (policy, special) in Policies())
        {
            for (var length = Math.Max(policy.MinimumLength, policy.RequiredClasses); length <= 40; length++)
            {
                var count = new GeneratedPasswords([Lower, Upper, Digits, special], policy.RequiredClasses, length).Count;
                Assert.Equal(BigInteger.Log(count, 2), PasswordGenerator.EntropyBits(policy, length), 1e-9);
            }
        }
    }

    // So drawing anew ends: 5,000 draws in vain have a likelihood of 0.99 to the power of 5,000, less than one in 10 to the power of 21.
    [Fact]
    public void One_draw_in_a_hundred_is_valid_at_least()
    {
        foreach (var (policy, special) in Policies())
        {
            var length = Math.Max(policy.MinimumLength, policy.RequiredClasses);
            var all = length * Math.Log2(56 + special.Length);
            Assert.InRange(Math.Pow(2, PasswordGenerator.EntropyBits(policy, length) - all), 0.01, 1 + 1e-9);
        }
    }

    // Every choice of required classes and of special characters, at the shortest length: the hardest case.
    private static IEnumerable<(PasswordPolicy Policy, string Special)> Policies() =>
        from required in Enumerable.Range(0, 5)
        from count in Enumerable.Range(required == 4 ? 1 : 0, required == 4 ? 5 : 6)
        let special = Special[..count]
        select (new PasswordPolicy(0, required, special), special);

    private static void Says(string advice, Action refused) => Assert.Contains(advice, Assert.Throws<ArgumentException>(refused).Message, StringComparison.Ordinal);
}
