using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EduConnect.Rules.SignUpSite;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules.Tests;

/// <summary>The sign-up site over HTTP: what each step takes, refuses and answers. What it logs: <see cref="SignUpLogTests"/>.</summary>
[Trait("Category", "Long")]
public sealed class SignUpSiteTests : IDisposable
{
    private static readonly string[] _steps = ["/", "/etape-2", "/etape-3", "/termine"];
    private readonly SignUpHost _site = new();
    private readonly HttpClient _client;
    private readonly SignUpValues _values = new(seed: 20261124);
    private string _mobile = "";

    public SignUpSiteTests() => _client = _site.CreateClient(new() { AllowAutoRedirect = false });

    public void Dispose()
    {
        _client.Dispose();
        _site.Dispose();
    }

    [Fact]
    public async Task Whole_sign_up_in_French()
    {
        var identity = await IdentityAsync();
        Assert.Equal((200, "/etape-2"), (identity.Status, identity.Next));
        var children = await ChildrenAsync(_site.LastCodeFor(_mobile), "29/02/2012", "2015-01-31", "24/11/2026");
        Assert.Equal((200, "/etape-3"), (children.Status, children.Next));
        var account = await AccountAsync("e.durand3", _values.Password());
        Assert.Equal((200, "/termine"), (account.Status, account.Next));
        Assert.Empty(account.Warnings);
        var pupils = await PupilsAsync("ancien compte", "  ");
        Assert.Equal((200, null), (pupils.Status, pupils.Next));
    }

    [Fact]
    public async Task Unusual_login_is_only_a_warning()
    {
        await ReachAsync("/etape-3");
        var account = await AccountAsync("Élodie Durand", _values.Password());
        Assert.Equal((200, "/termine"), (account.Status, account.Next));
        Assert.Equal(["#/login EduConnectLoginUnusualForm"], account.Warnings);
        Assert.StartsWith("L'identifiant n'a pas la forme habituelle", account.Detail("warnings", 0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warning_stands_apart_from_errors()
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
    [InlineData("firstName", "", "Required")]
    [InlineData("firstName", null, "Required")]
    [InlineData("firstName", "Élodie\n", "PersonNameIllegalCharacter")]
    [InlineData("firstName", ".", "PersonNameNoLetter")]
    [InlineData("mobile", "", "Required")]
    [InlineData("mobile", null, "Required")]
    [InlineData("mobile", "06 39 98 12 3", "FrenchMobileNumberWrongLength")]
    [InlineData("mobile", "06 39 98 12 3O", "FrenchMobileNumberIllegalCharacter")]
    [InlineData("mobile", "01 99 00 12 34", "FrenchMobileNumberLandline")]
    [InlineData("mobile", "08 99 00 12 34", "FrenchMobileNumberSpecialRateNumber")]
    [InlineData("mobile", "+32 470 12 34 56", "FrenchMobileNumberForeignNumber")]
    [InlineData("mobile", "+590 692 12 34 56", "FrenchMobileNumberCountryCodeMismatch")]
    public async Task Identity_field_is_refused(string field, string? value, string code)
    {
        var form = new Dictionary<string, string?> { ["lastName"] = "Durand", ["firstName"] = "Élodie", ["mobile"] = _values.Mobile(), [field] = value };
        AssertRefused(await _client.PostAsync("/api/etape-1", form), $"#/{field} {code}");
    }

    [Fact]
    public async Task Name_too_long_is_refused()
    {
        var form = new { lastName = new string('é', 100), firstName = new string('é', 101), mobile = _values.Mobile() };
        AssertRefused(await _client.PostAsync("/api/etape-1", form), "#/firstName PersonNameTooLong");
    }

    [Theory]
    [InlineData("", "Required")]
    [InlineData(null, "Required")]
    [InlineData("29/02/2013", "BirthDateImpossibleDate")]
    [InlineData("29/02/12", "BirthDateWrongFormat")]
    [InlineData("25/11/2026", "BirthDateFuture")]
    [InlineData("31/12/1899", "BirthDateBefore1900")]
    public async Task Birth_date_is_refused(string? date, string code)
    {
        await ReachAsync("/etape-2");
        AssertRefused(await ChildrenAsync(_site.LastCodeFor(_mobile), "29/02/2012", date), $"#/birthDates/1 {code}");
    }

    [Fact]
    public async Task Each_birth_date_is_judged()
    {
        await ReachAsync("/etape-2");
        AssertRefused(
            await ChildrenAsync(_site.LastCodeFor(_mobile), "", "31/02/2012", "29/02/2012", null, "01/01/2099"),
            "#/birthDates/0 Required", "#/birthDates/3 Required", "#/birthDates/1 BirthDateImpossibleDate", "#/birthDates/4 BirthDateFuture");
    }

    [Fact]
    public async Task A_child_is_required()
    {
        await ReachAsync("/etape-2");
        var code = _site.LastCodeFor(_mobile);
        AssertRefused(await ChildrenAsync(code), "#/birthDates Required");
        AssertRefused(await _client.PostAsync("/api/etape-2", new { code }), "#/birthDates Required");
    }

    [Fact]
    public async Task Malformed_code_is_refused()
    {
        await ReachAsync("/etape-2");
        var code = _site.LastCodeFor(_mobile);
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
        var password = _values.Password();
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
        _client.DefaultRequestHeaders.Add("Accept-Language", "en-GB, de;q=0.5");
        using var english = new CultureScope("en-GB");
        await ReachAsync("/etape-3");
        var answer = await AccountAsync("", _values.Password()[..6]);
        Assert.Equal("Certaines réponses sont à corriger.", answer.Json.GetProperty("detail").GetString());
        Assert.Equal("Ce champ est obligatoire.", answer.Detail("errors", 0));
        Assert.Equal("Le mot de passe doit comporter au moins 8 caractères : encore 2 caractères.", answer.Detail("errors", 1));
    }

    [Fact]
    public async Task Several_fields_are_told_at_once()
    {
        var answer = await _client.PostAsync("/api/etape-1", new { });
        AssertRefused(answer, "#/lastName Required", "#/firstName Required", "#/mobile Required");
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Equal("Invalid", answer.Code);
        Assert.Equal(400, answer.Json.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("/api/etape-2", "NoSignUp", "/")]
    [InlineData("/api/etape-3", "NoSignUp", "/")]
    [InlineData("/api/eleves", "NoSignUp", "/")]
    public async Task First_step_comes_first(string path, string code, string next) =>
        AssertConflict(await _client.PostAsync(path, new { }), code, next);

    [Fact]
    public async Task Steps_are_taken_in_order()
    {
        await ReachAsync("/etape-2");
        AssertConflict(await AccountAsync("e.durand", _values.Password()), "WrongStep", "/etape-2");
        AssertConflict(await PupilsAsync("e.durand", _values.Password()), "WrongStep", "/etape-2");
        var code = _site.LastCodeFor(_mobile);
        Assert.Equal(200, (await ChildrenAsync(code, "29/02/2012")).Status);

        // The code is good for one use.
        AssertConflict(await ChildrenAsync(code, "29/02/2012"), "WrongStep", "/etape-3");
        Assert.Equal(200, (await AccountAsync("e.durand", _values.Password())).Status);
        AssertConflict(await AccountAsync("e.durand", _values.Password()), "WrongStep", "/termine");
    }

    [Fact]
    public async Task Wrong_code_has_five_attempts()
    {
        await ReachAsync("/etape-2");
        var code = _site.LastCodeFor(_mobile);
        for (var left = 4; left > 0; left--)
        {
            var wrong = await ChildrenAsync(Other(code), "29/02/2012");
            AssertRefused(wrong, "#/code SmsCodeMismatch");
            Assert.EndsWith($"Il reste {left} essai{(left > 1 ? "s" : "")}.", wrong.Detail("errors", 0), StringComparison.Ordinal);
        }

        var last = await ChildrenAsync(Other(code), "29/02/2012");
        Assert.Equal((429, "TooManyAttempts", "/"), (last.Status, last.Code, last.Next));
        AssertConflict(await ChildrenAsync(code, "29/02/2012"), "NoSignUp", "/");
    }

    [Fact]
    public async Task Fifth_attempt_may_be_right()
    {
        await ReachAsync("/etape-2");
        var code = _site.LastCodeFor(_mobile);
        for (var i = 0; i < 4; i++)
        {
            await ChildrenAsync(Other(code), "29/02/2012");
        }

        Assert.Equal(200, (await ChildrenAsync(code, "29/02/2012")).Status);
    }

    [Fact]
    public async Task Attempts_side_by_side_are_counted()
    {
        await ReachAsync("/etape-2");
        var wrong = Other(_site.LastCodeFor(_mobile));
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => ChildrenAsync(wrong, "29/02/2012")));
        Assert.Equal(4, answers.Count(answer => answer.Errors.Contains("#/code SmsCodeMismatch")));
        Assert.Single(answers, answer => answer.Code == "TooManyAttempts");
        Assert.Equal(35, answers.Count(answer => answer.Code == "NoSignUp"));
    }

    [Fact]
    public async Task Code_of_another_is_refused()
    {
        await ReachAsync("/etape-2");
        var mine = _site.LastCodeFor(_mobile);
        using var other = _site.CreateClient();
        string theirs;
        do
        {
            var number = _values.Mobile();
            await other.PostAsync("/api/etape-1", new { lastName = "Petit", firstName = "Zoé", mobile = number });
            theirs = _site.LastCodeFor(number);
        }
        while (theirs == mine);

        AssertRefused(await ChildrenAsync(theirs, "29/02/2012"), "#/code SmsCodeMismatch");
    }

    [Fact]
    public async Task Sign_up_expires_after_20_minutes()
    {
        await ReachAsync("/etape-2");
        _site.Now += TimeSpan.FromMinutes(20) - TimeSpan.FromTicks(1);
        var code = _site.LastCodeFor(_mobile);
        AssertRefused(await ChildrenAsync(Other(code), "29/02/2012"), "#/code SmsCodeMismatch");
        _site.Now += TimeSpan.FromTicks(1);
        AssertConflict(await ChildrenAsync(code, "29/02/2012"), "NoSignUp", "/");
        using var page = await _client.PageAsync("/etape-2");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (page.StatusCode, page.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task A_number_gets_five_codes_in_20_min()
    {
        var number = _values.Mobile();
        foreach (var mobile in new[] { number, $"{FrenchMobileNumber.Parse(number)}", number.Replace(' ', '.'), number.Replace(" ", "", StringComparison.Ordinal), number })
        {
            Assert.Equal(200, (await _client.PostAsync("/api/etape-1", new { lastName = "Durand", firstName = "Zoé", mobile })).Status);
        }

        var sixth = new { lastName = "Durand", firstName = "Zoé", mobile = number };
        var refused = await _client.PostAsync("/api/etape-1", sixth);
        Assert.Equal((429, "TooManyCodes"), (refused.Status, refused.Code));
        _site.Now += TimeSpan.FromMinutes(20);
        Assert.Equal(200, (await _client.PostAsync("/api/etape-1", sixth)).Status);
    }

    [Fact]
    public async Task So_many_sign_ups_are_held()
    {
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(200, (await _client.PostAsync("/api/etape-1", Numbered(i))).Status);
        }

        var refused = await _client.PostAsync("/api/etape-1", Numbered(1000));
        Assert.Equal((503, "Busy"), (refused.Status, refused.Code));
        _site.Now += TimeSpan.FromMinutes(20);
        Assert.Equal(200, (await _client.PostAsync("/api/etape-1", Numbered(1000))).Status);

        static object Numbered(int i) => new { lastName = "Durand", firstName = "Zoé", mobile = $"063998{i:D4}" };
    }

    [Fact]
    public async Task Unknown_ids_find_nothing()
    {
        await ReachAsync("/etape-3");
        foreach (var id in new[] { "", "0", new string('0', 32), new string('A', 5000) })
        {
            using var stranger = _site.CreateClient(new() { HandleCookies = false });
            AssertConflict(await AskAsync(stranger, $"inscription={id}"), "NoSignUp", "/");
        }

        // An id that is known is found in the same header.
        using var known = _site.CreateClient(new() { HandleCookies = false });
        Assert.NotEqual("NoSignUp", (await AskAsync(known, (await BegunAsync(known)).Split("; ")[0])).Code);

        Task<Answer> AskAsync(HttpClient client, string cookie)
        {
            client.DefaultRequestHeaders.Add("Cookie", cookie);
            return client.PostAsync("/api/etape-3", new { login = "e.durand", password = _values.Password() });
        }
    }

    [Theory]
    [InlineData("https://localhost", true)]
    [InlineData("http://localhost", false)]
    public async Task Cookie_is_out_of_reach(string address, bool secure)
    {
        using var client = _site.CreateClient(new() { BaseAddress = new Uri(address), HandleCookies = false });
        var ids = new HashSet<string>();
        for (var i = 0; i < 20; i++)
        {
            var parts = (await BegunAsync(client)).Split("; ");
            Assert.Matches("^inscription=[0-9A-F]{32}$", parts[0]);
            Assert.True(ids.Add(parts[0]));
            Assert.Equal(secure ? ["path=/", "secure", "samesite=strict", "httponly"] : ["path=/", "samesite=strict", "httponly"], parts[1..]);
        }
    }

    [Fact]
    public async Task Bodies_that_are_no_form_are_refused()
    {
        await ReachAsync("/etape-3");
        var secret = _values.Password();
        var good = JsonSerializer.Serialize(new { login = "e.durand", password = secret });
        (string Body, string ContentType, int Status, string Code)[] cases =
        [
            ("", "application/json", 400, "Malformed"),
            ("null", "application/json", 400, "Malformed"),
            ("[]", "application/json", 400, "Malformed"),
            ("\"" + secret, "application/json", 400, "Malformed"),
            (good[..^1], "application/json", 400, "Malformed"),
            (good + good, "application/json", 400, "Malformed"),
            ($"{{\"login\":\"e.durand\",\"password\":{secret}}}", "application/json", 400, "Malformed"),
            ("{\"login\":\"e.durand\",\"password\":12345678}", "application/json", 400, "Malformed"),
            ($"{{\"login\":\"e.durand\",\"password\":[\"{secret}\"]}}", "application/json", 400, "Malformed"),
            ($"{{\"login\":\"e.durand\",\"{secret}\":\"\"}}", "application/json", 400, "Malformed"),
            ($"{{\"login\":\"e.durand\",\"password\":\"{secret}\",\"password\":\"{secret}\"}}", "application/json", 400, "Malformed"),
            (good.Replace("\"password\"", "\"Password\"", StringComparison.Ordinal), "application/json", 400, "Malformed"),
            (good, "text/plain", 415, "WrongContentType"),
            ($"login=e.durand&password={secret}", "application/x-www-form-urlencoded", 415, "WrongContentType"),
            (good + new string(' ', 4097 - good.Length), "application/json", 413, "TooLarge"),
        ];
        foreach (var (body, contentType, status, code) in cases)
        {
            var answer = await _client.PostTextAsync("/api/etape-3", body, contentType);
            Assert.Equal((status, code, "application/problem+json"), (answer.Status, answer.Code, answer.ContentType));
            SignUpValues.AssertHoldsNothingOf(answer, secret);
        }

        Assert.Equal(200, (await _client.PostTextAsync("/api/etape-3", good + new string(' ', 4096 - good.Length))).Status);
    }

    [Fact]
    public async Task Long_body_of_unknown_length_is_refused()
    {
        using var body = new StreamContent(new EndlessSpaces());
        body.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/etape-1") { Content = body };
        request.Headers.TransferEncodingChunked = true;
        var answer = await Answer.OfAsync(await _client.SendAsync(request));
        Assert.Equal((413, "TooLarge"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Wrong_method_and_path_are_problems()
    {
        Assert.Equal((405, "application/problem+json"), await StatusAsync("/api/etape-1"));
        Assert.Equal((404, "application/problem+json"), await StatusAsync("/api/etape-4"));

        async Task<(int, string?)> StatusAsync(string path)
        {
            var answer = await Answer.OfAsync(await _client.PageAsync(path));
            return (answer.Status, answer.ContentType);
        }
    }

    [Fact]
    public async Task Problems_hold_no_posted_secret()
    {
        for (var i = 0; i < 100; i++)
        {
            _client.DefaultRequestHeaders.Clear();
            var secret = _values.Password();
            await ReachAsync("/etape-2");
            var code = _site.LastCodeFor(_mobile);
            foreach (var typed in new[] { Other(code), secret, code[..5] })
            {
                AssertSilent(await ChildrenAsync(typed, "29/02/2012", secret), typed, secret);
                AssertSilent(await ChildrenAsync(typed, "29/02/2012"), typed);
            }

            Assert.Equal(200, (await ChildrenAsync(code, "29/02/2012")).Status);
            foreach (var typed in new[] { secret[..7], secret.ToLowerInvariant(), secret[..3] })
            {
                AssertSilent(await AccountAsync("", typed), typed);
                AssertSilent(await PupilsAsync(typed, typed), typed);
            }

            Assert.Equal(200, (await AccountAsync("e.durand", secret)).Status);
            AssertSilent(await PupilsAsync("", secret), secret);
        }

        static void AssertSilent(Answer answer, params string[] typed)
        {
            Assert.InRange(answer.Status, 400, 499);
            foreach (var secret in typed)
            {
                SignUpValues.AssertHoldsNothingOf(answer, secret);
            }
        }
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/etape-2", "/etape-2")]
    [InlineData("/etape-3", "/etape-3")]
    [InlineData("/termine", "/termine")]
    [InlineData("/termine", "/ajouter-des-eleves")]
    public async Task Page_of_the_step_is_served(string step, string path)
    {
        await ReachAsync(step);
        using var response = await _client.PageAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        AssertHeaders(response);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("<html lang=\"fr\">", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<style|style=|<script(?! type=""module"" src=""/)|\son[a-z]+=|javascript:|(?:src|href)=""(?!/)", html);
        Assert.Equal(path != "/termine", html.Contains("role=\"alert\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/etape-2")]
    [InlineData("/etape-3")]
    [InlineData("/termine")]
    public async Task Other_pages_lead_to_the_step(string step)
    {
        await ReachAsync(step);
        foreach (var path in _steps[1..].Append("/ajouter-des-eleves").Where(path => path != step && (path, step) != ("/ajouter-des-eleves", "/termine")))
        {
            using var response = await _client.PageAsync(path);
            Assert.Equal((HttpStatusCode.Redirect, step), (response.StatusCode, response.Headers.Location?.ToString()));
            AssertHeaders(response);
        }
    }

    [Theory]
    [InlineData("/site.css", "text/css")]
    [InlineData("/inscription.js", "text/javascript")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    public async Task Files_have_headers_too(string path, string type)
    {
        using var response = await _client.PageAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        AssertHeaders(response);
    }

    [Fact]
    public async Task Problems_have_headers_too()
    {
        using var response = await _client.PostAsync(new Uri("/api/etape-1", UriKind.Relative), JsonContent(new { }));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        AssertHeaders(response);
    }

    [Fact]
    public void Page_says_what_the_policy_says()
    {
        var html = WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(Repository.Root, "samples", "SignUpSite", "Pages", "etape-3.html")));
        var policy = PasswordPolicy.EduConnect;
        Assert.Contains($"<code>{policy.SpecialCharacters}</code>", html, StringComparison.Ordinal);
        Assert.Contains($"{policy.RequiredClasses} des 4 critères", html, StringComparison.Ordinal);
        foreach (var (criterion, _) in RuleMessages.Checklist(policy.Check(""), policy, new("fr")))
        {
            Assert.Contains(criterion.Split(", parmi")[0], html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Attributes_are_those_of_the_policy()
    {
        var html = File.ReadAllText(Path.Combine(Repository.Root, "samples", "SignUpSite", "Pages", "etape-3.html"));
        var policy = PasswordPolicy.EduConnect;
        Assert.Equal(policy.ToHtmlPattern(), Attribute("pattern"));
        Assert.Equal(policy.ToPasswordRules(), Attribute("passwordrules"));
        Assert.Equal(policy.ToJson(), Attribute("policy"));

        string Attribute(string name) => WebUtility.HtmlDecode(Assert.Single(Regex.Matches(html, $" {name}=\"([^\"]*)\"")).Groups[1].Value);
    }

    [Fact]
    public async Task Checklist_is_served_as_a_module()
    {
        using var response = await _client.PageAsync("/password-checklist.js");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);

        // A browser reads every module as UTF-8, whatever the header says.
        Assert.Equal(PasswordChecklist.Script, Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()));
        AssertHeaders(response);
    }

    [Theory]
    [InlineData("etape-1", "lastName firstName mobile")]
    [InlineData("etape-2", "code birthDates")]
    [InlineData("etape-3", "login password")]
    [InlineData("ajouter-des-eleves", "login provisionalPassword")]
    public void Fields_have_labels_and_places(string page, string names)
    {
        var html = File.ReadAllText(Path.Combine(Repository.Root, "samples", "SignUpSite", "Pages", page + ".html"));
        Assert.Equal(names.Split(' '), Regex.Matches(html, "<input [^>]*name=\"([A-Za-z]+)\"").Select(input => input.Groups[1].Value));
        foreach (var id in names.Split(' '))
        {
            // Those of the children are made by the script.
            var isList = id == "birthDates";
            Assert.Contains(isList ? "<fieldset id=\"birthDates\"" : $"<label for=\"{id}\">", html, StringComparison.Ordinal);
            Assert.Contains($" id=\"{id}-error\"", html, StringComparison.Ordinal);
            Assert.Matches($"id=\"{id}\"[^>]* aria-describedby=\"[^\"]*{id}-error", html);
        }

        foreach (Match described in Regex.Matches(html, "aria-describedby=\"([^\"]+)\""))
        {
            Assert.All(described.Groups[1].Value.Split(' '), id => Assert.Contains($" id=\"{id}\"", html, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Sms_is_shown_in_development_only()
    {
        await ReachAsync("/etape-2");
        Assert.Equal(404, (await Answer.OfAsync(await _client.PageAsync("/demonstration/sms"))).Status);

        using var site = new SignUpHost("Development");
        using var client = site.CreateClient();
        using var stranger = site.CreateClient();
        await client.PostAsync("/api/etape-1", new { lastName = "Durand", firstName = "Zoé", mobile = _mobile });
        Assert.Equal(site.LastCodeFor(_mobile), (await Answer.OfAsync(await client.PageAsync("/demonstration/sms"))).Text);
        Assert.Equal(404, (await Answer.OfAsync(await stranger.PageAsync("/demonstration/sms"))).Status);
    }

    [Fact]
    public void Clock_is_that_of_Paris()
    {
        using var site = new WebApplicationFactory<Site>();
        var zone = site.Services.GetRequiredService<TimeProvider>().LocalTimeZone;
        Assert.Equal(TimeSpan.FromHours(2), zone.GetUtcOffset(new DateTime(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(TimeSpan.FromHours(1), zone.GetUtcOffset(new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc)));
    }

    private static StringContent JsonContent(object form) => new(JsonSerializer.Serialize(form), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));

    private static void AssertRefused(Answer answer, params string[] errors)
    {
        Assert.Equal((400, "Invalid"), (answer.Status, answer.Code));
        Assert.Equal(errors, answer.Errors);
    }

    private static void AssertConflict(Answer answer, string code, string next) =>
        Assert.Equal((409, code, next, "application/problem+json"), (answer.Status, answer.Code, answer.Next, answer.ContentType));

    private static void AssertHeaders(HttpResponseMessage response)
    {
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    // One digit differs.
    private static string Other(string code) => code[..^1] + (char)('0' + ((code[^1] - '0' + 1) % 10));

    /// <summary>Begins a sign-up, and gives the cookie with what is said of it.</summary>
    private async Task<string> BegunAsync(HttpClient client)
    {
        using var response = await client.PostAsync(
            new Uri("/api/etape-1", UriKind.Relative), JsonContent(new { lastName = "Durand", firstName = "Zoé", mobile = _values.Mobile() }));
        return Assert.Single(response.Headers.GetValues("Set-Cookie"));
    }

    private async Task ReachAsync(string page)
    {
        var step = Array.IndexOf(_steps, page);
        if (step > 0)
        {
            Assert.Equal(200, (await IdentityAsync()).Status);
        }

        if (step > 1)
        {
            Assert.Equal(200, (await ChildrenAsync(_site.LastCodeFor(_mobile), "29/02/2012")).Status);
        }

        if (step > 2)
        {
            Assert.Equal(200, (await AccountAsync("e.durand", _values.Password())).Status);
        }
    }

    private Task<Answer> IdentityAsync()
    {
        _mobile = _values.Mobile();
        return _client.PostAsync("/api/etape-1", new { lastName = "D'Été-Durand", firstName = "Élodie", mobile = _mobile });
    }

    private Task<Answer> ChildrenAsync(string? code, params string?[] birthDates) => _client.PostAsync("/api/etape-2", new { code, birthDates });

    private Task<Answer> AccountAsync(string? login, string? password) => _client.PostAsync("/api/etape-3", new { login, password });

    private Task<Answer> PupilsAsync(string? login, string? provisionalPassword) => _client.PostAsync("/api/eleves", new { login, provisionalPassword });

    private sealed class EndlessSpaces : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)' ');
            return Position > 1_000_000 ? 0 : Advance(buffer.Length);
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        private int Advance(int count)
        {
            Position += count;
            return count;
        }
    }
}
