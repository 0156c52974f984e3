using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using EduConnect.Rules.Tests.Specification;
using FsCheck.Xunit;
using static EduConnect.Rules.ConformityVerdict;
using static EduConnect.Rules.PasswordClause;

namespace EduConnect.Rules.Tests;

[Properties(Arbitrary = [typeof(NearBorder)], MaxTest = 2_000, QuietOnSuccess = true)]
public partial class PasswordConformityTests
{
    private const string AllPunctuation = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    // What no policy decides.
    private static readonly Dictionary<PasswordClause, ConformityVerdict> _alwaysDepend = new()
    {
        [AnssiStrengthCheck] = DependsOnWeaknessCheck,
        [NistWholePassword] = DependsOnStorage,
        [NistBlocklist] = DependsOnWeaknessCheck,
        [AsvsCommonPasswords] = DependsOnWeaknessCheck,
        [AsvsUnmodified] = DependsOnStorage,
        [AsvsContextWords] = DependsOnWeaknessCheck,
        [AsvsBreachedPasswords] = DependsOnBreachCheck,
    };

    private static readonly PasswordClause[] _ofLength =
        [CnilPasswordAlone, CnilRestrictedAccess, CnilDevice, AnssiMinimumLength, NistMinimumLength, AsvsMinimumLength];

    private static readonly PasswordClause[] _decided =
        [.. Enum.GetValues<PasswordClause>().Except(_alwaysDepend.Keys)];

    // The verdicts of the decided clauses, in their order: + met, - not met, r restriction, f factor, s sensitivity.
    public static TheoryData<string, PasswordPolicy, string> Policies => new()
    {
        { "EduConnect", PasswordPolicy.EduConnect, "--f-++f+++-+-+" },
        { "EduConnectStrict", PasswordPolicy.EduConnectStrict, "--f-+-f+---+-+" },
        { "like NIST's", new(15, 0, ""), "-rf++-++++++++" },
        { "12 characters, 4 of 4", new(12, 4, "!#$%&+,-;<=>?@[]^_|"), "-rfs++f+++-+-+" },
        { "at most 20", new(8, 3, "-", maximumLength: 20), "--f--+f-++-+--" },
        { "a long phrase", new(21, 0, ""), "+rf+++++++++++" },
        { "every character of the keyboard", new(13, 4, AllPunctuation, true), "+rfs+-f++--+-+" },
        { "nothing asked", new(0, 0, ""), "----+--++++-++" },
        { "64 at most", new(15, 1, "", maximumLength: 64), "-rf+--++++-+-+" },
        { "72 bytes", new(8, 3, "", maximumUtf8Bytes: 72), "--f--+f+++-+-+" },
        { "63 bytes, listed characters", new(8, 3, "", true, 90, 63), "--f---f----+--" },
        { "passphrases of 15", new(12, 4, AllPunctuation, passphraseLength: 15), "-rfs+-f+++-+-+" },
        { "passphrases of 21", new(14, 3, "", passphraseLength: 21), "+rfs++f+++-+-+" },
        { "18 characters of three classes", new(8, 3, "", minimumUppercase: 14, minimumDigits: 3), "+rf+++++++-+-+" },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public void The_verdicts_of_a_policy(string name, PasswordPolicy policy, string expected)
    {
        var verdicts = PasswordConformity.Of(policy).ToDictionary(one => one.Clause, one => one.Verdict);
        var letters = _decided.Select(clause => verdicts[clause] switch
        {
            Met => '+',
            NotMet => '-',
            DependsOnAccessRestriction => 'r',
            DependsOnSecondFactor => 'f',
            DependsOnSensitivity => 's',
            _ => '!',
        });
        Assert.Equal((name, expected), (name, string.Concat(letters)));
        Assert.All(_alwaysDepend, one => Assert.Equal(one.Value, verdicts[one.Key]));
        AssertSentences(policy);
    }

    [Theory]
    [InlineData(7, NotMet, NotMet, NotMet)]
    [InlineData(8, DependsOnSecondFactor, NotMet, Met)]
    [InlineData(9, DependsOnSecondFactor, DependsOnSensitivity, Met)]
    [InlineData(14, DependsOnSecondFactor, DependsOnSensitivity, Met)]
    [InlineData(15, Met, Met, Met)]
    public void The_bounds_of_the_shortest_password_are_inclusive(
        int length, ConformityVerdict nist, ConformityVerdict anssi, ConformityVerdict asvs)
    {
        var policy = new PasswordPolicy(length, 0, "");
        Assert.Equal(
            (nist, anssi, asvs),
            (VerdictOf(policy, NistMinimumLength), VerdictOf(policy, AnssiMinimumLength),
                VerdictOf(policy, AsvsMinimumLength)));
    }

    [Theory]
    [InlineData(63, NotMet, NotMet)]
    [InlineData(64, Met, NotMet)]
    [InlineData(199, Met, NotMet)]
    [InlineData(200, Met, Met)]
    public void The_bounds_of_the_longest_password_are_inclusive(
        int length, ConformityVerdict nistAndAsvs, ConformityVerdict anssi)
    {
        var policy = new PasswordPolicy(8, 0, "", maximumLength: length);
        Assert.Equal(
            (nistAndAsvs, nistAndAsvs, anssi),
            (VerdictOf(policy, NistMaximumLength), VerdictOf(policy, AsvsMaximumLength),
                VerdictOf(policy, AnssiMaximumLength)));
    }

    // 62 characters have 5.954 bits each: 8 have 47.6, 9 have 53.6, 13 have 77.4, 14 have 83.4.
    [Theory]
    [InlineData(8, NotMet, NotMet)]
    [InlineData(9, NotMet, DependsOnAccessRestriction)]
    [InlineData(13, NotMet, DependsOnAccessRestriction)]
    [InlineData(14, Met, DependsOnAccessRestriction)]
    public void Bits_are_those_of_the_shortest_password(
        int length, ConformityVerdict alone, ConformityVerdict restricted)
    {
        var policy = new PasswordPolicy(length, 3, "");
        Assert.Equal(
            (alone, restricted), (VerdictOf(policy, CnilPasswordAlone), VerdictOf(policy, CnilRestrictedAccess)));
    }

    // A lowercase letter has 4.7 bits.
    [Theory]
    [InlineData(2, NotMet)]
    [InlineData(3, DependsOnSecondFactor)]
    public void The_code_of_a_device_is_short(int length, ConformityVerdict verdict) =>
        Assert.Equal(verdict, VerdictOf(new(length, 0, ""), CnilDevice));

    [Theory]
    [InlineData(20, 0, NotMet)]
    [InlineData(20, 1, NotMet)]
    [InlineData(8, 2, Met)]
    [InlineData(21, 0, Met)]
    public void Complexity_is_two_classes_or_a_long_password(int length, int classes, ConformityVerdict verdict) =>
        Assert.Equal(verdict, VerdictOf(new(length, classes, ""), AnssiComplexity));

    // One character is missing among the 33 that are neither letter nor digit.
    [Fact]
    public void Ascii_is_accepted_whole_or_not_at_all() => Assert.Equal(
        (Met, NotMet),
        (VerdictOf(new(8, 3, AllPunctuation, true), NistAscii),
            VerdictOf(new(8, 3, AllPunctuation[1..], true), NistAscii)));

    [Property]
    [Trait("Category", "Long")]
    public void A_longer_minimum_never_loses_a_clause_of_length(Judged it, byte more)
    {
        var longer = Unbounded(it.Policy, it.Policy.MinimumLength + more, it.Policy.RequiredClasses);
        AssertAtLeast(it.Policy, longer, _ofLength);
    }

    [Property]
    [Trait("Category", "Long")]
    public void More_classes_never_lose_a_clause_of_length(Judged it)
    {
        var available = BitOperations.PopCount((uint)it.Policy.AvailableClasses);
        var required = Math.Min(it.Policy.RequiredClasses + 1, available);
        AssertAtLeast(it.Policy, Unbounded(it.Policy, it.Policy.MinimumLength, required), _ofLength);
    }

    [Property]
    [Trait("Category", "Long")]
    public void A_higher_maximum_never_loses_a_clause(Judged it)
    {
        var open = Unbounded(it.Policy, it.Policy.MinimumLength, it.Policy.RequiredClasses);
        AssertAtLeast(it.Policy, open, Enum.GetValues<PasswordClause>());
    }

    [Property]
    [Trait("Category", "Long")]
    public void Every_clause_has_its_row_and_its_sentence(Judged it) => AssertSentences(it.Policy);

    [Fact]
    public void Bits_are_rounded_down_and_written_as_the_language_does()
    {
        Assert.Equal(
            "Un mot de passe seul doit avoir 80 bits d'entropie : le mot de passe le plus court en a "
                + "47,6, s'il est aléatoire.",
            RuleMessages.For(CnilPasswordAlone, PasswordPolicy.EduConnect, RuleMessages.French));
        var almost = new PasswordPolicy(12, 4, AllPunctuation);
        Assert.Equal(78.84, almost.NominalEntropyBits(12), 0.005);
        Assert.Equal(
            "A password alone needs 80 bits of entropy: the shortest password has 78.8, if it is random.",
            RuleMessages.For(CnilPasswordAlone, almost, RuleMessages.English));

        // To the nearest, 60.87 would be 60.9.
        var down = new PasswordPolicy(10, 4, "%+-=@_");
        Assert.Equal(60.875, down.NominalEntropyBits(10), 0.005);
        Assert.Contains("60,8,", RuleMessages.For(CnilDevice, down, RuleMessages.French), StringComparison.Ordinal);
    }

    // 12 characters of all four classes have 78.8 bits, and 15 letters 70.5.
    [Fact]
    public void A_passphrase_of_letters_may_be_weaker_than_a_password()
    {
        var phrases = new PasswordPolicy(12, 4, AllPunctuation, passphraseLength: 15);
        Assert.EndsWith(
            ": the shortest passphrase has 70.5, if it is random.",
            RuleMessages.For(CnilPasswordAlone, phrases, RuleMessages.English),
            StringComparison.Ordinal);
        Assert.EndsWith(
            ": all 4 classes are required below 15 characters.",
            RuleMessages.For(NistComposition, phrases, RuleMessages.English),
            StringComparison.Ordinal);
        Assert.Equal(DependsOnAccessRestriction, VerdictOf(phrases, CnilRestrictedAccess));

        // 11 letters have 51.7 bits, 10 have 47.0.
        Assert.Equal(NotMet, VerdictOf(new(9, 3, "", passphraseLength: 10), CnilRestrictedAccess));
        Assert.Equal(DependsOnAccessRestriction, VerdictOf(new(9, 3, "", passphraseLength: 11), CnilRestrictedAccess));
    }

    [Theory]
    [InlineData(false, int.MaxValue, 73, false)]
    [InlineData(false, int.MaxValue, 72, true)]
    [InlineData(false, 19, int.MaxValue, false)]
    [InlineData(false, 18, int.MaxValue, true)]
    [InlineData(true, 73, int.MaxValue, false)]
    [InlineData(true, 72, int.MaxValue, true)]
    public void The_words_say_whether_bcrypt_reads_all(bool rejects, int characters, int bytes, bool fits)
    {
        var policy = new PasswordPolicy(8, 3, "-", rejects, characters, bytes);
        Assert.All([NistWholePassword, AsvsUnmodified], clause => Assert.EndsWith(
            fits ? "and no password has more than the 72 bytes that bcrypt reads." : "but bcrypt reads only 72 bytes.",
            RuleMessages.For(clause, policy, RuleMessages.English),
            StringComparison.Ordinal));
    }

    [Fact]
    public void The_maximum_is_of_characters_or_bytes()
    {
        string Says(PasswordPolicy policy) => RuleMessages.For(AnssiMaximumLength, policy, RuleMessages.English);
        Assert.EndsWith(": the maximum is 20.", Says(new(8, 3, "", maximumLength: 20)), StringComparison.Ordinal);
        Assert.EndsWith(
            ": the maximum is 72 bytes.", Says(new(8, 3, "", maximumUtf8Bytes: 72)), StringComparison.Ordinal);
        Assert.EndsWith(": the maximum is 20.", Says(new(8, 3, "", false, 20, 72)), StringComparison.Ordinal);
        Assert.EndsWith(": the maximum is 1 byte.", Says(new(0, 0, "", maximumUtf8Bytes: 1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "", "no class is required.", "aucune classe n'est exigée.")]
    [InlineData(1, "", "1 of the 3 classes is required.", "1 des 3 classes est exigée.")]
    [InlineData(2, "-", "2 of the 4 classes are required.", "2 des 4 classes sont exigées.")]
    [InlineData(3, "", "all 3 classes are required.", "les 3 classes sont exigées.")]
    public void The_classes_are_counted(int required, string special, string english, string french)
    {
        var policy = new PasswordPolicy(8, required, special);
        Assert.EndsWith($": {english}", RuleMessages.For(NistComposition, policy, RuleMessages.English), StringComparison.Ordinal);
        Assert.EndsWith($" : {french}", RuleMessages.For(NistComposition, policy, RuleMessages.French), StringComparison.Ordinal);
    }

    // All of ASCII is accepted, and other characters are refused.
    [Fact]
    public void Accepting_ASCII_is_not_accepting_everything()
    {
        var ascii = new PasswordPolicy(15, 0, AllPunctuation, rejectUnlistedCharacters: true);
        Assert.Equal((Met, NotMet), (VerdictOf(ascii, NistAscii), VerdictOf(ascii, NistUnicode)));
        Assert.EndsWith(": all of them are.", RuleMessages.For(NistAscii, ascii, RuleMessages.English), StringComparison.Ordinal);
        Assert.EndsWith(
            ": some are refused.",
            RuleMessages.For(NistAscii, PasswordPolicy.EduConnectStrict, RuleMessages.English),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_verdicts_have_words_in_both_languages()
    {
        var words = Enum.GetValues<ConformityVerdict>()
            .SelectMany(verdict => new[]
            {
                RuleMessages.For(verdict, RuleMessages.French), RuleMessages.For(verdict, RuleMessages.English),
            })
            .ToArray();
        Assert.Equal(words.Length, words.Distinct().Count());
        Assert.Equal(("non respecté", "met"), (words[0], words[3]));
    }

    [Fact]
    public void What_does_not_exist_throws()
    {
        Assert.Throws<ArgumentNullException>(() => PasswordConformity.Of(null!));
        Assert.Throws<ArgumentNullException>(() => RuleMessages.For(NistAscii, null!));
        var rule = PasswordPolicy.EduConnect;
        Assert.Throws<ArgumentOutOfRangeException>(() => RuleMessages.For((PasswordClause)99, rule));
        Assert.Throws<ArgumentOutOfRangeException>(() => RuleMessages.For((PasswordClause)(-1), rule));
        Assert.Throws<ArgumentOutOfRangeException>(() => RuleMessages.For((ConformityVerdict)99));
    }

    [Fact]
    public void The_page_has_the_table_of_the_EduConnect_rule()
    {
        var expected = PasswordConformity.Of(PasswordPolicy.EduConnect).Select(one =>
            $"| {one.Standard} | {one.Number} | `{one.Clause}` | "
                + $"{RuleMessages.For(one.Verdict, RuleMessages.English)} | "
                + $"{RuleMessages.For(one.Clause, PasswordPolicy.EduConnect, RuleMessages.English)} |");
        var page = Repository.Read("docs", "conformity.md").Split('\n')
            .SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.Length > 0);
        Assert.Equal(expected, page);
    }

    // Each clause has a source, with its confidence.
    [Fact]
    public void The_sources_name_every_clause()
    {
        var section = Repository.Read("docs", "sources.md").Split("\n## ")
            .Single(one => one.StartsWith("Conformity\n", StringComparison.Ordinal));
        var rows = section.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).ToArray();
        Assert.All(PasswordConformity.Of(PasswordPolicy.EduConnect), one =>
        {
            var number = Item().Replace(one.Number, "").Replace("cas ", "", StringComparison.Ordinal);
            Assert.Contains(
                rows,
                row => row.StartsWith($"| {one.Standard}, ", StringComparison.Ordinal)
                    && Regex.IsMatch(row.Split('|')[1], $@"(?<![\w.]){Regex.Escape(number)}(?!\w|\.\d)"));
        });
    }

    [GeneratedRegex(@" \(\d\)$")]
    private static partial Regex Item();

    private static void AssertSentences(PasswordPolicy policy)
    {
        var all = PasswordConformity.Of(policy);
        Assert.Equal(Enum.GetValues<PasswordClause>(), all.Select(one => one.Clause));
        Assert.Equal(all.Count, all.Select(one => (one.Standard, one.Number)).Distinct().Count());
        Assert.All(all, one =>
        {
            var (french, english) = (In(RuleMessages.French, one), In(RuleMessages.English, one));
            Assert.NotEqual(french, english);
            Assert.Matches(@"^[^.]+ : [^.]+\.$", french);
            Assert.Matches(@"^[^.]+[^ ]: [^.]+(\.\d[^.]+)?\.$", english);
        });

        string In(CultureInfo culture, PasswordConformity one) => RuleMessages.For(one.Clause, policy, culture);
    }

    private static ConformityVerdict VerdictOf(PasswordPolicy policy, PasswordClause clause) =>
        PasswordConformity.Of(policy).Single(one => one.Clause == clause).Verdict;

    // The same rule without a maximum. If every password is a passphrase, no class is required; more classes may take
    // more characters than a passphrase had.
    private static PasswordPolicy Unbounded(PasswordPolicy policy, int minimum, int classes)
    {
        var rule = PasswordSpecification.Of(policy) with { Minimum = minimum, Maximum = int.MaxValue, MaximumBytes = int.MaxValue };
        if (classes == 0 || rule.Passphrase <= minimum)
        {
            return new(minimum, 0, policy.SpecialCharacters, policy.RejectUnlistedCharacters);
        }

        rule = rule with { Required = classes };
        var shortest = (rule with { Passphrase = int.MaxValue }).Shortest;
        return (rule with { Passphrase = Math.Max(rule.Passphrase, shortest + 1) }).Policy;
    }

    private static void AssertAtLeast(PasswordPolicy before, PasswordPolicy after, PasswordClause[] clauses)
    {
        var (old, now) = (PasswordConformity.Of(before), PasswordConformity.Of(after));
        Assert.All(
            clauses, clause => Assert.InRange(Rank(now[(int)clause].Verdict), Rank(old[(int)clause].Verdict), 2));
    }

    private static int Rank(ConformityVerdict verdict) => verdict switch
    {
        NotMet => 0,
        Met => 2,
        _ => 1,
    };
}
