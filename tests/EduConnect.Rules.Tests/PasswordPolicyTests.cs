namespace EduConnect.Rules.Tests;

/// <summary>The rule, a sentence a test. Every password is made up for the test, and none is a parameter: those are printed in test names.</summary>
public class PasswordPolicyTests
{
    private static readonly PasswordPolicy _rule = PasswordPolicy.EduConnect;

    [Fact]
    public void Three_of_four_classes_suffice() => Assert.All(["Abcdefg1", "Abcdefg-", "abcdef1-", "ABCDEF1-", "Abcdef1-"], password =>
    {
        Assert.True(_rule.IsValid(password));
        Assert.Equal(PasswordIssues.None, _rule.Check(password).Issues);
    });

    [Fact]
    public void Two_classes_are_too_few() => Assert.All(
        ["abcdefgh", "Abcdefgh", "abcdefg1", "ABCDEFG1", "abcdefg-", "ABCDEFG-", "1234567-"],
        password => AssertOnly(PasswordIssues.TooFewClasses, _rule, password));

    [Fact]
    public void Eight_characters_suffice() => Assert.True(_rule.IsValid("Abcde12-"));

    [Fact]
    public void Seven_characters_are_too_short() => AssertOnly(PasswordIssues.TooShort, _rule, "Abcde1-");

    [Fact]
    public void Empty_is_short_and_without_classes()
    {
        var report = _rule.Check("");
        Assert.Equal(PasswordIssues.TooShort | PasswordIssues.TooFewClasses, report.Issues);
        Assert.Equal(_rule.AvailableClasses, report.MissingClasses);
    }

    [Fact]
    public void A_null_string_counts_as_empty() => Assert.Equal(_rule.Check(""), _rule.Check((string?)null));

    [Fact]
    public void No_maximum_is_stated() => Assert.True(_rule.IsValid(new string('a', 100_000) + "B1"));

    [Fact]
    public void Every_listed_special_counts()
    {
        Assert.Equal("!#$%&+,-;<=>?@[]^_|", _rule.SpecialCharacters);
        Assert.All(_rule.SpecialCharacters, special => Assert.True(_rule.IsValid("abcdef1" + special)));
    }

    [Fact]
    public void Unlisted_punctuation_does_not_count() =>
        Assert.All("\"'()*./:\\`{}~ ", other => AssertOnly(PasswordIssues.TooFewClasses, _rule, "abcdefg1" + other));

    [Fact]
    public void Characters_of_no_class_are_accepted()
    {
        var report = _rule.Check("Abcé 1€x");
        Assert.True(report.IsValid);
        Assert.Equal(3, report.FirstUnlistedIndex);
    }

    [Fact]
    public void Certain_refuses_characters_of_no_class()
    {
        AssertOnly(PasswordIssues.ForbiddenCharacter, PasswordPolicy.EduConnectStrict, "Abcdefg1 ");
        AssertOnly(PasswordIssues.ForbiddenCharacter, PasswordPolicy.EduConnectStrict, "Abcdefg1!");
        Assert.True(PasswordPolicy.EduConnectStrict.IsValid("Abcdef1@"));
    }

    [Fact]
    public void Certain_lists_six_specials() => Assert.Equal("%+-=@_", PasswordPolicy.EduConnectStrict.SpecialCharacters);

    [Fact]
    public void Both_length_bounds_are_inclusive()
    {
        var policy = new PasswordPolicy(8, 3, "-", maximumLength: 10);
        AssertOnly(PasswordIssues.TooShort, policy, "Abcde1-");
        Assert.True(policy.IsValid("Abcdef1-"));
        Assert.True(policy.IsValid("Abcdefgh1-"));
        AssertOnly(PasswordIssues.TooLong, policy, "Abcdefghi1-");
    }

    [Fact]
    public void An_over_long_password_is_read_to_maximum_plus_one()
    {
        var policy = new PasswordPolicy(2, 1, "-", maximumLength: 4);
        Assert.Equal(policy.Check("abcdé"), policy.Check("abcdéFGH1-"));
        Assert.Equal(5, policy.Check(new string('a', 10_000_000)).Length);
        Assert.Equal(5, policy.Check(string.Concat(Enumerable.Repeat("😀", 10_000))).Length);
        Assert.Equal(CharacterClasses.Lowercase, policy.Check("abcde1").Classes);
        Assert.Equal(-1, policy.Check("abcdeé").FirstUnlistedIndex);
    }

    // A fact, not a theory: attributes are stored as UTF-8, which would lose the lone surrogates.
    [Fact]
    public void Length_counts_code_points() => Assert.All(
        new (string Text, int Length)[]
        {
            ("é", 1),
            ("e\u0301", 2), // the same letter, decomposed
            ("😀", 1),
            ("\uD83D", 1), // lone
            ("\uDE00", 1), // lone
            ("\uDE00\uD83D", 2), // the wrong way round
            ("\uD83D\uD83D\uDE00", 2), // a lone one, then a pair
        },
        row =>
        {
            Assert.Equal(row.Length, _rule.Check(row.Text).Length);
            Assert.Equal(row.Length + 2, _rule.Check("a" + row.Text + "b").Length);
        });

    [Theory]
    [InlineData(new byte[] { 0x80 }, 1)]
    [InlineData(new byte[] { 0xC0, 0xAF }, 2)] // overlong: neither byte begins anything
    [InlineData(new byte[] { 0xE2, 0x82 }, 1)] // a euro sign cut short is one maximal sequence
    [InlineData(new byte[] { 0xE2, 0x82, 0x41 }, 2)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 3)] // a surrogate in three bytes
    [InlineData(new byte[] { 0xF0, 0x9F, 0x98 }, 1)]
    [InlineData(new byte[] { 0xFF, 0xFE }, 2)]
    public void Malformed_utf8_counts_by_maximal_sequences(byte[] utf8, int length)
    {
        var report = _rule.Check(utf8);
        Assert.Equal(length, report.Length);
        Assert.Equal(0, report.FirstUnlistedIndex);
    }

    [Fact]
    public void Class_after_a_non_ascii_character_counts()
    {
        Assert.Equal(_rule.AvailableClasses, _rule.Check("éaA1-").Classes);
        Assert.Equal(_rule.AvailableClasses, _rule.Check("éaA1-"u8).Classes);
    }

    [Fact]
    public void Missing_and_classes_are_a_checklist()
    {
        var report = _rule.Check("abc1");
        Assert.Equal(CharacterClasses.Lowercase | CharacterClasses.Digit, report.Classes);
        Assert.Equal(CharacterClasses.Uppercase | CharacterClasses.Special, report.MissingClasses);
        Assert.Equal(CharacterClasses.Uppercase, new PasswordPolicy(8, 3, "").Check("abc1").MissingClasses);
    }

    [Fact]
    public void A_policy_without_specials_has_three_classes()
    {
        var policy = new PasswordPolicy(1, 3, "");
        Assert.Equal(CharacterClasses.Lowercase | CharacterClasses.Uppercase | CharacterClasses.Digit, policy.AvailableClasses);
        Assert.True(policy.IsValid("aB1"));
        AssertOnly(PasswordIssues.TooFewClasses, policy, "ab1-");
    }

    [Fact]
    public void A_policy_without_requirements_accepts_everything()
    {
        var policy = new PasswordPolicy(0, 0, "", maximumLength: 0);
        Assert.True(policy.IsValid(""));
        AssertOnly(PasswordIssues.TooLong, policy, "a");
    }

    [Theory]
    [InlineData(-1, 0, "", int.MaxValue, "minimumLength")]
    [InlineData(0, -1, "", int.MaxValue, "requiredClasses")]
    [InlineData(8, 5, "-", int.MaxValue, "write 4 or less")]
    [InlineData(8, 4, "", int.MaxValue, "write 3 or less")]
    [InlineData(8, 3, "-", 7, "write a maximum of 8 or more")]
    [InlineData(0, 3, "-", 2, "write a maximum of 3 or more")]
    [InlineData(0, 0, "", -1, "write a maximum of 0 or more")]
    [InlineData(8, 3, "-a", int.MaxValue, "'a' is a letter")]
    [InlineData(8, 3, "Z", int.MaxValue, "'Z' is a letter")]
    [InlineData(8, 3, "-7", int.MaxValue, "'7' is a digit")]
    [InlineData(8, 3, "-\t", int.MaxValue, "U+0009 is not a printable ASCII character")]
    [InlineData(8, 3, "\u007F", int.MaxValue, "U+007F")]
    [InlineData(8, 3, "é", int.MaxValue, "U+00E9")]
    [InlineData(8, 3, "-+-", int.MaxValue, "'-' is listed twice")]
    public void An_impossible_rule_throws_and_says_why(int minimum, int required, string special, int maximum, string says)
    {
        var thrown = Assert.ThrowsAny<ArgumentException>(() => new PasswordPolicy(minimum, required, special, maximumLength: maximum));
        Assert.Contains(says, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_specials_throw() => Assert.Throws<ArgumentNullException>(() => new PasswordPolicy(8, 3, null!));

    [Fact]
    public void The_extremes_that_can_be_met_are_allowed()
    {
        Assert.True(new PasswordPolicy(4, 4, "-", maximumLength: 4).IsValid("aA1-"));
        Assert.True(new PasswordPolicy(0, 3, "", maximumLength: 3).IsValid("aA1"));
        Assert.True(new PasswordPolicy(1, 1, " ").IsValid(" "));
    }

    [Fact]
    public void Special_characters_are_kept_in_ascii_order() => Assert.Equal("!-_", new PasswordPolicy(8, 3, "_-!").SpecialCharacters);

    [Fact]
    public void Equal_rules_are_equal_policies()
    {
        var policy = new PasswordPolicy(8, 3, "_-!", true, 64);
        var same = new PasswordPolicy(8, 3, "!-_", true, 64);
        Assert.Equal(policy, same);
        Assert.Equal(policy.GetHashCode(), same.GetHashCode());
        Assert.True(policy.Equals((object)same));
        PasswordPolicy[] others =
        [
            new(9, 3, "_-!", true, 64), new(8, 2, "_-!", true, 64), new(8, 3, "_-", true, 64),
            new(8, 3, "_-!", false, 64), new(8, 3, "_-!", true, 65),
        ];
        Assert.All(others, other => Assert.NotEqual(policy, other));
        Assert.False(policy.Equals(null));
        Assert.False(policy.Equals("8"));
    }

    [Fact]
    public void ToString_shows_the_rule()
    {
        Assert.Equal("at least 8 characters, 3 of 4 classes, special \"!#$%&+,-;<=>?@[]^_|\", others allowed", PasswordPolicy.EduConnect.ToString());
        Assert.Equal(
            "at least 1 characters, at most 9, 2 of 3 classes, special \"\", others refused",
            new PasswordPolicy(1, 2, "", true, 9).ToString());
    }

    private static void AssertOnly(PasswordIssues issue, PasswordPolicy policy, string password)
    {
        Assert.Equal(issue, policy.Check(password).Issues);
        Assert.False(policy.IsValid(password));
    }
}
