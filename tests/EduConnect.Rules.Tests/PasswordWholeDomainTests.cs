using System.Numerics;
using System.Text;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

/// <summary>Domains small enough to be gone through whole.</summary>
public class PasswordWholeDomainTests
{
    private const string Members = "aA1-";

    [Fact]
    public void All_class_subsets_and_lengths_0_to_64()
    {
        for (var subset = 0; subset < 16; subset++)
        {
            var members = Members.Where((_, index) => (subset & (1 << index)) != 0).DefaultIfEmpty('é').ToArray();
            for (var length = 0; length <= 64; length++)
            {
                var password = string.Concat(Enumerable.Range(0, length).Select(index => members[index % members.Length]));
                var classes = Math.Min(length, BitOperations.PopCount((uint)subset));
                var report = PasswordPolicy.EduConnect.Check(password);
                Assert.Equal(length >= 8 && classes >= 3, report.IsValid);
                Assert.Equal(length < 8, report.Issues.HasFlag(PasswordIssues.TooShort));
                Assert.Equal(classes < 3, report.Issues.HasFlag(PasswordIssues.TooFewClasses));
                Assert.Equal(length, report.Length);
            }
        }
    }

    public static TheoryData<string> Policies => new() { "educonnect", "strict" };

    [Theory]
    [MemberData(nameof(Policies))]
    public void Every_char_has_the_class_of_its_sentence(string name)
    {
        var policy = name == "strict" ? PasswordPolicy.EduConnectStrict : PasswordPolicy.EduConnect;
        var wrong = Enumerable.Range(0, 65_536).Select(code => (char)code).Where(c => policy.ClassOf(c) != ClassInWords(policy, c)).ToList();
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void Every_char_in_a_password_counts_as_its_class(string name)
    {
        var policy = name == "strict" ? PasswordPolicy.EduConnectStrict : PasswordPolicy.EduConnect;
        for (var code = 0; code < 65_536; code++)
        {
            var c = (char)code;
            var characterClass = ClassInWords(policy, c);
            var report = policy.Check($"{c}");
            Assert.Equal(1, report.Length);
            Assert.Equal(characterClass, report.Classes);
            Assert.Equal(characterClass == CharacterClasses.None ? 0 : -1, report.FirstUnlistedIndex);
            Assert.Equal(characterClass == CharacterClasses.None && policy.RejectUnlistedCharacters, report.Issues.HasFlag(PasswordIssues.ForbiddenCharacter));
        }
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Every_position_counts_at_lengths_0_to_80()
    {
        // Blocks of 16, their overlaps and what is left over meet each kind of character at each place.
        foreach (var intruder in new[] { "A", "7", "_", "\"", "é", "\uD800", "\u0141" })
        {
            for (var length = 0; length <= 80; length++)
            {
                for (var position = 0; position < length; position++)
                {
                    var password = new string('b', position) + intruder + new string('b', length - position - 1);
                    var report = PasswordPolicy.EduConnectStrict.Check(password);
                    Assert.Equal(PasswordSpecification.Certain.Judge(password), (report.Issues, report.Length, report.Classes, report.FirstUnlistedIndex, report.Hints));
                    Assert.Equal(report, PasswordPolicy.EduConnectStrict.Check(Encoding.UTF8.GetBytes(password)));
                    Assert.Equal(report, PasswordPolicy.EduConnectStrict.Check(("x" + password + "Y").AsSpan(1, length)));
                }
            }
        }
    }

    private static CharacterClasses ClassInWords(PasswordPolicy policy, char c) => c switch
    {
        >= 'a' and <= 'z' => CharacterClasses.Lowercase,
        >= 'A' and <= 'Z' => CharacterClasses.Uppercase,
        >= '0' and <= '9' => CharacterClasses.Digit,
        _ when policy.SpecialCharacters.Any(special => special == c) => CharacterClasses.Special,
        _ => CharacterClasses.None,
    };
}
