namespace EduConnect.Rules.Tests;

/// <summary>What each field refuses, with which code and in which words.</summary>
[Trait("Category", "Long")]
public sealed class SignUpFieldsTests : SignUpTest
{
    [Fact]
    public async Task Unusual_login_is_only_a_warning()
    {
        await ReachAsync("/etape-3");
        var account = await AccountAsync("Élodie Durand", Values.TraceablePassword());
        Assert.Equal((200, "/termine"), (account.Status, account.Next));
        Assert.Equal(["#/login EduConnectLoginUnusualForm"], account.Warnings);
        Assert.StartsWith("L'identifiant n'a pas la forme habituelle", account.Detail("warnings", 0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_are_separate_from_errors()
    {
        await ReachAsync("/etape-3");
        var account = await AccountAsync("Durand", "");
        Assert.Equal(400, account.Status);
        Assert.Equal(["#/password Required"], account.Errors);
        Assert.Equal(["#/login EduConnectLoginUnusualForm"], account.Warnings);
    }

    [Theory]
    [InlineData("lastName", "", "Required")]
    [InlineData("lastName", null, "Required")]
    [InlineData("lastName", "Durand2", "PersonNameIllegalCharacter")]
    [InlineData("lastName", " - ", "PersonNameNoLetter")]
    [InlineData("lastName", "Durand ", "PersonNameSurroundingSpaces")]
    [InlineData("lastName", "LEFÃˆVRE", "PersonNameBrokenEncoding")]
    [InlineData("firstName", "", "Required")]
    [InlineData("firstName", null, "Required")]
    [InlineData("firstName", "Élodie\n", "PersonNameIllegalCharacter")]
    [InlineData("firstName", ".", "PersonNameNoLetter")]
    [InlineData("mobile", "", "Required")]
    [InlineData("mobile", null, "Required")]
    [InlineData("mobile", "06 39 98 12 3", "FrenchMobileNumberWrongLength")]
    [InlineData("mobile", "06 39 98 12 3O", "FrenchMobileNumberIllegalCharacter")]
    [InlineData("mobile", "01 99 00 12 34", "FrenchMobileNumberLandline")]
    [InlineData("mobile", "08 99 00 12 34", "FrenchMobileNumberServiceNumber")]
    [InlineData("mobile", "07 12 34 56 78", "FrenchMobileNumberUnopenedRange")]
    [InlineData("mobile", "+32 470 12 34 56", "FrenchMobileNumberForeignNumber")]
    [InlineData("mobile", "+590 692 12 34 56", "FrenchMobileNumberCountryCodeMismatch")]
    public async Task Identity_field_is_refused(string field, string? value, string code)
    {
        var form = new Dictionary<string, string?>
        {
            ["lastName"] = "Durand",
            ["firstName"] = "Élodie",
            ["mobile"] = Values.FictionalMobile(),
            [field] = value,
        };
        AssertRefused(await Client.PostAsync("/api/etape-1", form), $"#/{field} {code}");
    }

    [Fact]
    public async Task Name_too_long_is_refused()
    {
        var (longest, tooLong) = (new string('é', 100), new string('é', 101));
        var form = new { lastName = longest, firstName = tooLong, mobile = Values.FictionalMobile() };
        AssertRefused(await Client.PostAsync("/api/etape-1", form), "#/firstName PersonNameTooLong");
    }

    [Theory]
    [InlineData("", "Required")]
    [InlineData(null, "Required")]
    [InlineData("29/02/2013", "BirthDateImpossibleDate")]
    [InlineData("29/02/12", "BirthDateTwoDigitYear")]
    [InlineData("29022012", "BirthDateWrongFormat")]
    [InlineData("25/11/2026", "BirthDateFuture")]
    [InlineData("31/12/1899", "BirthDateBefore1900")]
    public async Task Birth_date_is_refused(string? date, string code)
    {
        await ReachAsync("/etape-2");
        AssertRefused(await ChildrenAsync(Site.LastCodeFor(Mobile), "29/02/2012", date), $"#/birthDates/1 {code}");
    }

    [Fact]
    public async Task Each_birth_date_is_judged()
    {
        await ReachAsync("/etape-2");
        AssertRefused(
            await ChildrenAsync(Site.LastCodeFor(Mobile), "", "31/02/2012", "29/02/2012", null, "01/01/2099"),
            "#/birthDates/0 Required", "#/birthDates/3 Required", "#/birthDates/1 BirthDateImpossibleDate", "#/birthDates/4 BirthDateFuture");
    }

    [Fact]
    public async Task A_child_is_required()
    {
        await ReachAsync("/etape-2");
        var code = Site.LastCodeFor(Mobile);
        AssertRefused(await ChildrenAsync(code), "#/birthDates Required");
        AssertRefused(await Client.PostAsync("/api/etape-2", new { code }), "#/birthDates Required");
    }

    [Fact]
    public async Task Malformed_code_is_refused()
    {
        await ReachAsync("/etape-2");
        var code = Site.LastCodeFor(Mobile);
        AssertRefused(await ChildrenAsync("", "29/02/2012"), "#/code Required");
        AssertRefused(await ChildrenAsync(null, "29/02/2012"), "#/code Required");
        AssertRefused(await ChildrenAsync(code[..5], "29/02/2012"), "#/code SmsCodeWrongLength");
        AssertRefused(await ChildrenAsync(code + "0", "29/02/2012"), "#/code SmsCodeWrongLength");
        AssertRefused(await ChildrenAsync(code[..5] + "O", "29/02/2012"), "#/code SmsCodeIllegalCharacter");
        AssertRefused(await ChildrenAsync(code + "\n", "29/02/2012"), "#/code SmsCodeIllegalCharacter");

        // None of them was an attempt.
        Assert.Equal(200, (await ChildrenAsync(code, "29/02/2012")).Status);
    }

    [Fact]
    public async Task Password_is_refused()
    {
        await ReachAsync("/etape-3");
        var password = Values.TraceablePassword();
        AssertRefused(await AccountAsync("e.durand", ""), "#/password Required");
        AssertRefused(await AccountAsync("e.durand", null), "#/password Required");
        AssertRefused(await AccountAsync("e.durand", password[..7]), "#/password PasswordTooShort");
        AssertRefused(await AccountAsync("e.durand", password.ToLowerInvariant()), "#/password PasswordTooFewClasses");
        AssertRefused(await AccountAsync("e.durand", password[..2]), "#/password PasswordTooShort", "#/password PasswordTooFewClasses");
        AssertRefused(await AccountAsync("", password), "#/login Required");
        AssertRefused(await AccountAsync(null, password), "#/login Required");
    }

    [Fact]
    public async Task Pupils_need_both_answers()
    {
        await ReachAsync("/termine");
        AssertRefused(await PupilsAsync("", ""), "#/login Required", "#/provisionalPassword Required");
        AssertRefused(await PupilsAsync(null, null), "#/login Required", "#/provisionalPassword Required");
    }

    [Fact]
    public async Task Messages_are_French_whatever_is_asked()
    {
        Client.DefaultRequestHeaders.Add("Accept-Language", "en-GB, de;q=0.5");
        using var english = new CultureScope("en-GB");
        await ReachAsync("/etape-3");
        var answer = await AccountAsync("", Values.TraceablePassword()[..6]);
        Assert.Equal("Certaines réponses sont à corriger.", answer.Json.GetProperty("detail").GetString());
        Assert.Equal("Ce champ est obligatoire.", answer.Detail("errors", 0));
        Assert.Equal("Le mot de passe doit comporter au moins 8 caractères : encore 2 caractères.", answer.Detail("errors", 1));
    }

    [Fact]
    public async Task Several_fields_are_reported_at_once()
    {
        var answer = await Client.PostAsync("/api/etape-1", new { });
        AssertRefused(answer, "#/lastName Required", "#/firstName Required", "#/mobile Required");
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Equal("Invalid", answer.Code);
        Assert.Equal(400, answer.Json.GetProperty("status").GetInt32());
    }
}
