using System.Text;
using EduConnect.Rules.Tests.Specification;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests;

[Properties(Arbitrary = [typeof(NearBorder)], MaxTest = 10_000, QuietOnSuccess = true)]
public class FormProperties
{
    [Property]
    public void Names_agree_with_the_twin(NearName it)
    {
        var (utf8, issue) = (Encoding.UTF8.GetBytes(it.Text), FormSpecification.Name(it.Text));
        Assert.Equal((issue, issue), (PersonNameRule.Check(it.Text), PersonNameRule.Check(utf8)));
        Assert.Equal((issue == 0, issue == 0), (PersonNameRule.IsValid(it.Text), PersonNameRule.IsValid(utf8)));
    }

    [Property]
    public void Codes_agree_with_the_twin(NearCode it)
    {
        var (utf8, issue) = (Encoding.UTF8.GetBytes(it.Text), FormSpecification.Code(it.Text, it.Length));
        Assert.Equal((issue, issue), (SmsCodeRule.Check(it.Text, it.Length), SmsCodeRule.Check(utf8, it.Length)));
        Assert.Equal((issue == 0, issue == 0), (SmsCodeRule.IsValid(it.Text, it.Length), SmsCodeRule.IsValid(utf8, it.Length)));
    }

    [Property]
    public void Dates_agree_with_the_twin(NearDate it)
    {
        var (utf8, clock) = (Encoding.UTF8.GetBytes(it.Text), new FixedClock(it.Today));
        var (issue, date) = FormSpecification.Birth(it.Text, it.Today);
        Assert.Equal((issue, issue), (BirthDateRule.Check(it.Text, clock), BirthDateRule.Check(utf8, clock)));
        Assert.Equal((issue == 0, issue == 0), (BirthDateRule.IsValid(it.Text, clock), BirthDateRule.IsValid(utf8, clock)));
        Assert.Equal((issue == 0, issue == 0), (BirthDateRule.TryParse(it.Text, out var read, clock), BirthDateRule.TryParse(utf8, out var same, clock)));
        Assert.Equal((date, date), (read, same));
    }

    [Property]
    public void Logins_agree_with_the_twin(NearLogin it)
    {
        var usual = FormSpecification.HasUsualForm(it.Text);
        Assert.Equal((usual, usual), (EduConnectLoginRule.HasUsualForm(it.Text), EduConnectLoginRule.HasUsualForm(Encoding.UTF8.GetBytes(it.Text))));
    }

    [Property]
    [Trait("Category", "Long")]
    public void A_suggestion_has_the_usual_shape(NearName first, NearName last)
    {
        var login = EduConnectLoginRule.Suggest(first.Text, last.Text);
        Assert.True(login.Length == 0 || EduConnectLoginRule.HasUsualForm(login));

        // U+1E9B is the exception: without its dot it is a long s, but its upper case is an S.
        var ofCapitals = EduConnectLoginRule.Suggest(first.Text, last.Text.ToUpperInvariant());
        Assert.True(login == ofCapitals || last.Text.Contains('\u1E9B'));
    }

    [Property]
    public void Random_bytes_never_throw(byte[] bytes)
    {
        Assert.Equal(PersonNameRule.IsValid(bytes), PersonNameRule.Check(bytes) == PersonNameIssue.None);
        Assert.Equal(SmsCodeRule.IsValid(bytes), SmsCodeRule.Check(bytes) == SmsCodeIssue.None);
        Assert.Equal(BirthDateRule.IsValid(bytes), BirthDateRule.Check(bytes) == BirthDateIssue.None);
        Assert.Equal(EduConnectLoginRule.HasUsualForm(bytes), EduConnectLoginRule.Check(bytes) == EduConnectLoginIssue.None);
    }
}
