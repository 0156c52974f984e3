using System.Text;
using EduConnect.Rules.Tests.Specification;
using FsCheck.Xunit;

namespace EduConnect.Rules.Tests.Properties;

[Properties(Arbitrary = [typeof(FormValues)], MaxTest = 10_000, QuietOnSuccess = true)]
public class FormProperties
{
    [Property]
    public void Names_agree_with_the_twin(NearName it)
    {
        var (utf8, issue) = (Encoding.UTF8.GetBytes(it.Text), FormSpecification.Name(it.Text));
        Assert.Equal((issue, issue), (PersonName.Check(it.Text), PersonName.Check(utf8)));
        Assert.Equal((issue == 0, issue == 0), (PersonName.IsValid(it.Text), PersonName.IsValid(utf8)));
    }

    [Property]
    public void Codes_agree_with_the_twin(NearCode it)
    {
        var (utf8, issue) = (Encoding.UTF8.GetBytes(it.Text), FormSpecification.Code(it.Text, it.Length));
        Assert.Equal((issue, issue), (SmsCode.Check(it.Text, it.Length), SmsCode.Check(utf8, it.Length)));
        Assert.Equal((issue == 0, issue == 0), (SmsCode.IsValid(it.Text, it.Length), SmsCode.IsValid(utf8, it.Length)));
    }

    [Property]
    public void Dates_agree_with_the_twin(NearDate it)
    {
        var (utf8, clock) = (Encoding.UTF8.GetBytes(it.Text), new FixedClock(it.Today));
        var (issue, date) = FormSpecification.Birth(it.Text, it.Today);
        Assert.Equal((issue, issue), (BirthDate.Check(it.Text, clock), BirthDate.Check(utf8, clock)));
        Assert.Equal((issue == 0, issue == 0), (BirthDate.IsValid(it.Text, clock), BirthDate.IsValid(utf8, clock)));
        Assert.Equal((issue == 0, issue == 0), (BirthDate.TryParse(it.Text, out var read, clock), BirthDate.TryParse(utf8, out var same, clock)));
        Assert.Equal((date, date), (read, same));
    }

    [Property]
    public void Logins_agree_with_the_twin(NearLogin it)
    {
        var usual = FormSpecification.HasUsualShape(it.Text);
        Assert.Equal((usual, usual), (EduConnectLogin.HasUsualShape(it.Text), EduConnectLogin.HasUsualShape(Encoding.UTF8.GetBytes(it.Text))));
    }

    [Property]
    [Trait("Category", "Long")]
    public void A_suggestion_has_the_usual_shape(NearName first, NearName last)
    {
        var login = EduConnectLogin.Suggest(first.Text, last.Text);
        Assert.True(login.Length == 0 || EduConnectLogin.HasUsualShape(login));
        Assert.Equal(login, EduConnectLogin.Suggest(first.Text, last.Text.ToUpperInvariant()));
    }

    [Property]
    public void Random_bytes_never_throw(byte[] bytes)
    {
        Assert.Equal(PersonName.IsValid(bytes), PersonName.Check(bytes) == PersonNameIssue.None);
        Assert.Equal(SmsCode.IsValid(bytes), SmsCode.Check(bytes) == SmsCodeIssue.None);
        Assert.Equal(BirthDate.IsValid(bytes), BirthDate.Check(bytes) == BirthDateIssue.None);
        Assert.Equal(EduConnectLogin.HasUsualShape(bytes), EduConnectLogin.Check(bytes) == EduConnectLoginIssue.None);
    }
}
