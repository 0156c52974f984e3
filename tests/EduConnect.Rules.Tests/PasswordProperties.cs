using System.Text;
using EduConnect.Rules.Tests.Specification;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests;

[Properties(Arbitrary = [typeof(NearBorder), typeof(EduConnectArbitraries)], MaxTest = 20_000, QuietOnSuccess = true)]
public class PasswordProperties
{
    [Property]
    [Trait("Category", "Long")]
    public void The_library_and_its_twin_agree(Judged it)
    {
        var twin = new PasswordSpecification(
            it.Policy.MinimumLength, it.Policy.RequiredClasses, it.Policy.SpecialCharacters, it.Policy.RejectUnlistedCharacters, it.Policy.MaximumLength);
        var report = it.Policy.Check(it.Password);
        var (issues, length, classes, firstUnlisted) = twin.Judge(it.Password);
        Assert.Equal((issues, length, classes, firstUnlisted), (report.Issues, report.Length, report.Classes, report.FirstUnlistedIndex));
        Assert.Equal(
            issues == PasswordIssues.TooLong ? CharacterClasses.None : it.Policy.AvailableClasses & ~report.Classes, report.MissingClasses);
    }

    [Property]
    [Trait("Category", "Long")]
    public void IsValid_is_Check_without_issue(Judged it)
    {
        var report = it.Policy.Check(it.Password);
        Assert.Equal(report.Issues == PasswordIssues.None, report.IsValid);
        Assert.Equal(report.IsValid, it.Policy.IsValid(it.Password));
        Assert.Equal(report.IsValid, it.Policy.IsValid(Encoding.UTF8.GetBytes(it.Password)));
    }

    [Property]
    [Trait("Category", "Long")]
    public void Utf8_and_utf16_reports_are_equal(Judged it) =>
        Assert.Equal(it.Policy.Check(it.Password), it.Policy.Check(Encoding.UTF8.GetBytes(it.Password)));

    [Property]
    [Trait("Category", "Long")]
    public void CountValid_is_IsValid_line_by_line(LineFile it) =>
        Assert.Equal(LinesSpecification.Count(it.Policy, it.Utf8), it.Policy.CountValid(it.Utf8));

    [Property]
    public void A_near_miss_has_its_one_issue(NearMissPassword it)
    {
        Assert.Equal(it.Issue, it.Policy.Check(it.Text).Issues);
        Assert.Equal(it.Issue, it.Policy.Check(Encoding.UTF8.GetBytes(it.Text)).Issues);
        Assert.False(it.Policy.IsValid(it.Text));
    }

    [Property]
    [Trait("Category", "Long")]
    public void Order_changes_nothing_but_the_index(Judged it, int seed)
    {
        var characters = it.Password.EnumerateRunes().ToArray();
        new Random(seed).Shuffle(characters);
        var unbounded = new PasswordPolicy(it.Policy.MinimumLength, it.Policy.RequiredClasses, it.Policy.SpecialCharacters, it.Policy.RejectUnlistedCharacters);
        var (before, after) = (unbounded.Check(it.Password), unbounded.Check(string.Concat(characters)));
        Assert.Equal((before.Issues, before.Length, before.Classes), (after.Issues, after.Length, after.Classes));
    }

    [Property]
    [Trait("Category", "Long")]
    public void A_character_more_never_removes_a_class(Judged it, char more)
    {
        var (before, after) = (it.Policy.Check(it.Password), it.Policy.Check(it.Password + more));
        Assert.Equal(before.Classes, before.Classes & after.Classes);
        Assert.True(after.Length >= before.Length);
    }

    [Property]
    [Trait("Category", "Long")]
    public void Equal_rules_give_equal_reports(Judged it)
    {
        var same = new PasswordPolicy(
            it.Policy.MinimumLength, it.Policy.RequiredClasses, string.Concat(it.Policy.SpecialCharacters.Reverse()), it.Policy.RejectUnlistedCharacters, it.Policy.MaximumLength);
        Assert.Equal(it.Policy, same);
        Assert.Equal(it.Policy.Check(it.Password), same.Check(it.Password));
    }
}
