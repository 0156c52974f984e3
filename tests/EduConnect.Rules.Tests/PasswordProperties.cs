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
        var report = it.Policy.Check(it.Password);
        Assert.Equal(
            PasswordSpecification.Of(it.Policy).Judge(it.Password),
            (report.Issues, report.Length, report.Classes, report.FirstUnlistedIndex, report.Hints));
        var issues = report.Issues;
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
        var unbounded = (PasswordSpecification.Of(it.Policy) with { Maximum = int.MaxValue }).Policy;
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
        var same = (PasswordSpecification.Of(it.Policy) with { Special = string.Concat(it.Policy.SpecialCharacters.Reverse()) }).Policy;
        Assert.Equal(it.Policy, same);
        Assert.Equal(it.Policy.Check(it.Password), same.Check(it.Password));
    }
}
