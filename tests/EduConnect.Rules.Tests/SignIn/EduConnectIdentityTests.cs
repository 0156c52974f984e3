using System.Diagnostics;
using System.Reflection;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck.Fluent;

namespace EduConnect.Rules.Tests.SignIn;

public class EduConnectIdentityTests
{
    private const EduConnectAffiliations PupilAndParent =
        EduConnectAffiliations.PupilFirstDegree | EduConnectAffiliations.ParentSecondDegree;

    private const string Pupil =
        """
        {"sub":"abc","given_name":"Élodie","family_name":"Durand","FrEduOrigAuth":"ECT",
        "FrEduCtDateConnexion":"2026-11-24 08:05:06.789","FrEduCtPersonAffiliation":["eleve2d"],
        "FrEduCtEleveUAI":"0860076R","FrEduCtEleveINE":"1234567890V","FrEduCtEleveNiveau":"2115","locale":{"a":[1]}}
        """;

    private const string Parent =
        """
        {"sub":"abc","given_name":"Élodie","family_name":"Durand","FrEduOrigAuth":"ECT",
        "FrEduCtDateConnexion":"2026-07-24 08:05:06.789","FrEduCtPersonAffiliation":["resp1d","resp2d"],
        "FrEduCtEleveUAI":"","FrEduCtEleveINE":"","FrEduCtEleveNiveau":""}
        """;

    [Fact]
    public void A_pupil()
    {
        var who = Read(Pupil);
        Assert.Equal(EduConnectAffiliations.PupilSecondDegree, who.Affiliations);
        Assert.Equal((true, false), (who.IsPupil, who.IsParent));
        Assert.Equal(("abc", "Élodie", "Durand", "ECT"), (who.Subject, who.FirstName, who.LastName, who.Origin));
        Assert.Equal(("0860076R", UaiIssue.None, "1234567890V"), ($"{who.Uai}", who.UaiIssue, $"{who.Ine}"));
        Assert.Equal(("2115", "4e"), (who.Level, who.LevelLabel));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 8, 5, 6, 789, TimeSpan.FromHours(1)), who.SignedInAt);
        Assert.Equal(TimeSpan.FromHours(1), who.SignedInAt!.Value.Offset);
        Assert.Equal((null, null, null), (who.IneHash, who.BirthDate, who.PupilId));
        Assert.Equal([], who.Issues);
    }

    [Fact]
    public void A_parent_has_no_school_no_INE_no_level_and_no_issue()
    {
        var who = Read(Parent);
        Assert.Equal("ParentFirstDegree, ParentSecondDegree", who.Affiliations.ToString());
        Assert.Equal((false, true), (who.IsPupil, who.IsParent));
        Assert.Equal((true, true, null, null), (who.Uai.IsEmpty, who.Ine.IsEmpty, who.Level, who.LevelLabel));
        Assert.Equal(TimeSpan.FromHours(2), who.SignedInAt!.Value.Offset);
        Assert.Equal([], who.Issues);
    }

    [Fact]
    public void What_test_platforms_send_is_reported()
    {
        var who = Read(Pupil
            .Replace("0860076R", "0254222C", StringComparison.Ordinal)
            .Replace("1234567890V", "1234567890", StringComparison.Ordinal));
        Assert.Equal(("0254222D", UaiIssue.WrongCheckLetter, true), ($"{who.Uai}", who.UaiIssue, who.Ine.IsEmpty));
        Assert.Equal(["FrEduCtEleveUAI: UaiWrongCheckLetter", "FrEduCtEleveINE: IneWrongLength"], Issues(who));
        var byVector = EduConnectIdentity.From(FrEduVecteur.Parse("4|||701294|0254222C"));
        Assert.Equal(["FrEduVecteur: UaiWrongCheckLetter"], Issues(byVector));
    }

    // The alphabet has no I: the number of such a text is no value either.
    [Fact]
    public void A_text_that_is_no_UAI_is_no_value() =>
        Assert.True(Read(Pupil.Replace("0860076R", "0860076I", StringComparison.Ordinal)).Uai.IsEmpty);

    [Fact]
    public void A_vector_with_hostile_names_is_read()
    {
        var who = EduConnectIdentity.From(FrEduVecteur.Parse($"2|{new string('a', 1_000_000)}|\0|1|0860076R"));
        Assert.Equal((null, null, "1"), (who.LastName, who.FirstName, who.PupilId));
        Assert.Equal(
            ["FrEduVecteur: EduConnectIdentityIllegalCharacter", "FrEduVecteur: EduConnectIdentityTooLong"],
            Issues(who));
    }

    [Theory]
    [InlineData("2115", "4e")]
    [InlineData("2116", "3e")]
    [InlineData("2211", "2de")]
    [InlineData("2212", "1re")]
    [InlineData("2213", null)]
    public void Known_levels_have_labels(string level, string? label)
    {
        var who = Read(Pupil.Replace("2115", level, StringComparison.Ordinal));
        Assert.Equal((level, label), (who.Level, who.LevelLabel));
    }

    [Theory]
    [InlineData("\"eleve1d\"", EduConnectAffiliations.PupilFirstDegree)]
    [InlineData("[\"eleve1d\"]", EduConnectAffiliations.PupilFirstDegree)]
    [InlineData("\"[\\\"eleve1d\\\",\\\"resp2d\\\"]\"", PupilAndParent)]
    [InlineData("[\"[\\\"eleve1d\\\"]\"]", EduConnectAffiliations.None, "UnknownValue")]
    [InlineData("\"[\\\"eleve1d\\\"\"", EduConnectAffiliations.PupilFirstDegree, "WrongFormat")]
    [InlineData("\"[\\\"eleve1d\\\"]x\"", EduConnectAffiliations.PupilFirstDegree, "WrongFormat")]
    [InlineData("\"[\"", EduConnectAffiliations.None, "WrongFormat")]
    [InlineData("\"[\\\"\\\\ud83d\\\"]\"", EduConnectAffiliations.None, "IllegalCharacter")]
    [InlineData("\"[[[1]]]\"", EduConnectAffiliations.None, "WrongType")]
    [InlineData("{\"eleve1d\":true}", EduConnectAffiliations.None, "WrongType")]
    [InlineData("[]", EduConnectAffiliations.None, "Missing")]
    [InlineData("\"[]\"", EduConnectAffiliations.None, "Missing")]
    [InlineData("\"\"", EduConnectAffiliations.None, "Missing")]
    [InlineData("null", EduConnectAffiliations.None, "Missing")]
    public void Affiliations_in_many_forms(string json, EduConnectAffiliations affiliations, string? issue = null)
    {
        var who = Read(Pupil.Replace("[\"eleve2d\"]", json, StringComparison.Ordinal));
        Assert.Equal(affiliations, who.Affiliations);
        Assert.Equal(issue is null ? [] : ["FrEduCtPersonAffiliation: EduConnectIdentity" + issue], Issues(who));
    }

    [Fact]
    public void What_is_missing_is_named_in_its_dialect()
    {
        Assert.Equal(
            ["FrEduCtPersonAffiliation", "sub", "given_name", "family_name", "FrEduCtDateConnexion", "FrEduOrigAuth"],
            Missing(Read("{}")));
        Assert.Equal(
            ["FrEduCtPersonAffiliation", "FrEduCtId", "givenName", "sn", "FrEduCtDateConnexion"],
            Missing(EduConnectIdentity.FromSaml([])));
        Assert.Equal(
            [
                "FrEduCtId", "givenName", "sn", "FrEduCtDateConnexion", "FrEduCtEleveUAI", "FrEduCtEleveNiveau",
                "FrEduCtDateNaissance",
            ],
            Missing(EduConnectIdentity.FromSaml([new("FrEduCtPersonAffiliation", "eleve2d")])));

        static IEnumerable<string> Missing(EduConnectIdentity who) => who.Issues.Select(one =>
        {
            Assert.Equal("EduConnectIdentityMissing", one.Code);
            return one.Claim;
        });
    }

    [Fact]
    public void Two_values_are_no_value()
    {
        var who = Read(Pupil.Replace("{", "{\"FrEduCtEleveINE\":\"223456789HE\",", StringComparison.Ordinal));
        Assert.True(who.Ine.IsEmpty);
        Assert.Equal(["FrEduCtEleveINE: EduConnectIdentityConflicting"], Issues(who));
    }

    [Theory]
    [InlineData("1", "WrongType")]
    [InlineData("\"\\ud83d\"", "IllegalCharacter")]
    [InlineData("\"\\u0000\"", "IllegalCharacter")]
    [InlineData("\"long\"", "TooLong")]
    public void A_value_and_one_that_is_not_read_are_no_value(string other, string issue)
    {
        other = other.Replace("long", new string('a', 10_000), StringComparison.Ordinal);
        foreach (var json in new[] { $"\"sub\":\"abc\",\"sub\":{other}", $"\"sub\":{other},\"sub\":\"abc\"" })
        {
            var who = Read(Pupil.Replace("\"sub\":\"abc\"", json, StringComparison.Ordinal));
            Assert.Null(who.Subject);
            Assert.Equal(["sub: EduConnectIdentity" + issue], Issues(who));
        }
    }

    // MapInboundClaims renames sub of the ID token, and the claim actions add that of userinfo.
    [Fact]
    public void The_names_of_NET_are_read_beside_those_of_EduConnect()
    {
        Claim[] claims =
        [
            .. Claims(Pupil), new(ClaimTypes.NameIdentifier, "abc"), new(ClaimTypes.GivenName, "Élodie"),
            new(ClaimTypes.Surname, "Durand"),
        ];
        Assert.Equal([], EduConnectIdentity.From(claims).Issues);
        var renamed = EduConnectIdentity.From(
            claims.Where(claim => claim.Type is not ("sub" or "given_name" or "family_name")));
        Assert.Equal(("abc", "Élodie", "Durand"), (renamed.Subject, renamed.FirstName, renamed.LastName));
        Assert.Equal([], renamed.Issues);
        Assert.Equal(
            ["sub: EduConnectIdentityConflicting"],
            Issues(EduConnectIdentity.From([.. Claims(Pupil), new(ClaimTypes.NameIdentifier, "abd")])));
    }

    // A SAML library puts the NameID, which may be another one at each sign-in, into ClaimTypes.NameIdentifier.
    [Fact]
    public void The_name_identifier_of_SAML_is_never_the_subject()
    {
        var id = new string('a', 96);
        Claim nameId = new(ClaimTypes.NameIdentifier, "transient");
        Assert.Equal(id, EduConnectIdentity.From([nameId, new("FrEduCtId", id)]).Subject);
        Assert.Equal("x", EduConnectIdentity.FromSaml([new("FrEduCtId", "x")]).Subject);
        AssertNone("Missing", new Claim("sn", "Durand"));
        AssertNone("Conflicting", new("FrEduCtId", id), new("FrEduCtId", new string('b', 96)));
        AssertNone("TooLong", new Claim("FrEduCtId", new string('a', 2_000)));

        void AssertNone(string issue, params Claim[] others)
        {
            var who = EduConnectIdentity.From([nameId, .. others]);
            Assert.Null(who.Subject);
            Assert.Contains("FrEduCtId: EduConnectIdentity" + issue, Issues(who));
        }
    }

    [Theory]
    [InlineData("FrEduCtEleveINE", true)]
    [InlineData("FrEduCtEleveINEHash", true)]
    [InlineData("1.3.6.1.4.1.20326.10.999.1.64", true)]
    [InlineData("urn:oid:1.3.6.1.4.1.20326.10.999.1.64", true)]
    [InlineData("freducteleveine", true)]
    [InlineData("FREDUCTELEVEINEHASH", true)]
    [InlineData("sub", false)]
    [InlineData("FrEduCtId", false)]
    [InlineData("", false)]
    public void Claims_that_hold_an_INE(string name, bool expected) =>
        Assert.Equal(expected, EduConnectIdentity.IsIneClaim(name));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"sub\":\"a\"")]
    [InlineData("{\"sub\":\"a\"}{}")]
    [InlineData("{\"sub\":\"a\",}")]
    [InlineData("{\"\\ud83d\":1,\"sub\":\"a\"}")]
    [InlineData("{\"sub\":\"a\",\"a\":tru}")]
    public void What_is_not_a_JSON_object_gives_no_value(string json)
    {
        var who = Read(json);
        Assert.Null(who.Subject);
        Assert.Equal(["userinfo: EduConnectIdentityNotJson"], Issues(who));
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_an_illegal_character()
    {
        var json = Encoding.Latin1.GetBytes(Pupil);
        var who = EduConnectIdentity.FromUserInfo(json);
        Assert.Null(who.FirstName);
        Assert.Equal(["given_name: EduConnectIdentityIllegalCharacter"], Issues(who));
    }

    [Fact]
    public void Nothing_of_attributes_that_are_null()
    {
        // A friendly name is optional in SAML.
        Assert.Equal(
            Issues(EduConnectIdentity.FromSaml([])),
            Issues(EduConnectIdentity.FromSaml([new("sn", null!), new(null!, "Durand"), default])));
        Assert.Throws<ArgumentNullException>(() => EduConnectIdentity.FromSaml(null!));
        Assert.Throws<ArgumentNullException>(() => EduConnectIdentity.From((IEnumerable<Claim>)null!));
        Assert.Throws<ArgumentNullException>(() => EduConnectIdentity.From((ClaimsPrincipal)null!));
        Assert.Throws<ArgumentNullException>(() => EduConnectIdentity.From((FrEduVecteur)null!));
    }

    [Fact]
    public void Birth_dates_are_before_the_clock_s_today()
    {
        var clock = new FixedClock(new DateOnly(2012, 2, 28));
        KeyValuePair<string, string>[] born =
            [new("FrEduCtPersonAffiliation", "resp1d"), new("FrEduCtDateNaissance", "2012-02-29")];
        Assert.Contains("FrEduCtDateNaissance: BirthDateFuture", Issues(EduConnectIdentity.FromSaml(born, clock)));
        var who = EduConnectIdentity.FromSaml(born);
        Assert.Equal(new DateOnly(2012, 2, 29), who.BirthDate);
        Assert.DoesNotContain(who.Issues, one => one.Claim == "FrEduCtDateNaissance");
    }

    // The operating system's database, half hour by half hour around each change.
    [Fact]
    [Trait("Category", "Long")]
    public void Offsets_are_those_of_the_time_zone_database()
    {
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var changes = 0;
        TimeSpan? before = null;
        for (var at = new DateTime(1996, 1, 1); at.Year < 2038;)
        {
            var who = Read($"{{\"FrEduCtDateConnexion\":\"{at:yyyy-MM-dd HH:mm:ss.fff}\"}}");
            Assert.Equal((at, paris.GetUtcOffset(at)), (who.SignedInAt!.Value.DateTime, who.SignedInAt.Value.Offset));
            changes += before is { } last && last != who.SignedInAt.Value.Offset ? 1 : 0;
            before = who.SignedInAt.Value.Offset;
            at = at.AddHours(at.Month is 3 or 10 && at.Day >= 24 ? 0.5 : 36);
        }

        Assert.Equal(42 * 2, changes);
    }

    [Theory]
    [InlineData("1995-12-31 23:59:59.999")]
    [InlineData("0001-01-01 00:00:00.000")]
    [InlineData("2026-11-24 08:00:00.0000")]
    [InlineData("2026-11-24 08:00:00,000")]
    [InlineData("2026-11-24 24:00:00.000")]
    [InlineData("2026-11-24T08:00:00.000Z")]
    [InlineData(" 2026-11-24 08:00:00.000")]
    [InlineData("٢026-11-24 08:00:00.000")]
    public void Other_times_are_no_time(string time)
    {
        var who = Read(Pupil.Replace("2026-11-24 08:05:06.789", time, StringComparison.Ordinal));
        Assert.Null(who.SignedInAt);
        Assert.Equal(["FrEduCtDateConnexion: EduConnectIdentityWrongFormat"], Issues(who));
    }

    [Fact]
    public void The_last_time_that_there_is() => Assert.Equal(
        TimeSpan.FromHours(1), Read("{\"FrEduCtDateConnexion\":\"9999-12-31 23:59:59.999\"}").SignedInAt!.Value.Offset);

    [Fact]
    public void Texts_for_logs_and_JSON_show_nothing_about_the_person()
    {
        foreach (var person in EduConnectArbitraries.SignIns().Generator.Sample(200))
        {
            EduConnectIdentity[] identities =
                [EduConnectIdentity.From(person.ToClaims()), EduConnectIdentity.FromSaml(person.ToSaml())];
            foreach (var who in identities)
            {
                // Names of one or two letters occur in any text.
                string[] secrets =
                [
                    person.Subject, person.IneHash, $"{person.Ine}",
                    $"{person.BirthDate:yyyy-MM-dd}", $"{person.BirthDate:d}",
                    .. new[] { person.FirstName, person.LastName }.Where(name => name.Length > 4),
                ];
                string[] shown =
                [
                    who.ToString(), JsonSerializer.Serialize(who),
                    global::Newtonsoft.Json.JsonConvert.SerializeObject(who),
                ];
                foreach (var secret in secrets.Where(secret => secret.Length > 0))
                {
                    Assert.All(shown.Concat(shown.Select(Regex.Unescape)), text =>
                        Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
                }
            }
        }

        var inDebugger = typeof(EduConnectIdentity).GetCustomAttribute<DebuggerDisplayAttribute>();
        Assert.Equal("{ToString(),nq}", inDebugger!.Value);
    }

    [Fact]
    public void What_they_do_show()
    {
        var who = Read(Pupil.Replace("0860076R", "0860076A", StringComparison.Ordinal));
        Assert.Equal("PupilSecondDegree, 0860076R, 2115, FrEduCtEleveUAI: UaiWrongCheckLetter", who.ToString());
        Assert.Equal(
            "{\"Affiliations\":\"PupilSecondDegree\",\"IsPupil\":true,\"IsParent\":false,\"Uai\":\"0860076R\","
            + "\"Level\":\"2115\",\"LevelLabel\":\"4e\","
            + $"\"SignedInAt\":{JsonSerializer.Serialize(who.SignedInAt)},"
            + "\"Issues\":[{\"Claim\":\"FrEduCtEleveUAI\",\"Code\":\"UaiWrongCheckLetter\"}]}",
            JsonSerializer.Serialize(who));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<EduConnectIdentity>("{}"));
    }

    [Fact]
    public void Problems_have_codes_and_sentences()
    {
        var problems = Read(
            """
            {"sub":"a","given_name":"Durand ","family_name":"Roux","FrEduOrigAuth":"ECT",
            "FrEduCtPersonAffiliation":"eleve2d",
            "FrEduCtDateConnexion":"2026","FrEduCtEleveUAI":"x","FrEduCtEleveINE":"x","FrEduCtEleveNiveau":"2115",
            "FrEduCtDateNaissance":"x"}
            """).Issues;
        Assert.Equal(
            [
                ("given_name", "PersonNameSurroundingSpaces"),
                ("FrEduCtDateConnexion", "EduConnectIdentityWrongFormat"),
                ("FrEduCtEleveUAI", "UaiWrongLength"), ("FrEduCtEleveINE", "IneWrongLength"),
                ("FrEduCtDateNaissance", "BirthDateWrongFormat"),
            ],
            problems.Select(one => (one.Claim, one.Code)));
        foreach (var culture in new[] { RuleMessages.French, RuleMessages.English })
        {
            Assert.Equal(
                [
                    RuleMessages.For(PersonNameIssue.SurroundingSpaces, culture: culture),
                    RuleMessages.For(EduConnectIdentityIssue.WrongFormat, culture),
                    RuleMessages.For(UaiIssue.WrongLength, culture: culture),
                    RuleMessages.For(IneIssue.WrongLength, culture),
                    RuleMessages.For(BirthDateIssue.WrongFormat, culture),
                ],
                problems.Select(one => RuleMessages.For(one, culture)));
        }

        EduConnectIdentityProblem none = default;
        Assert.Equal(("", "", ": "), (none.Code, RuleMessages.For(none), $"{none}"));
    }

    // A claim that may hold any text: somebody's INE, for example.
    [Fact]
    public void No_text_from_outside_is_shown_as_it_was_sent()
    {
        string[] names =
        [
            "sub", "given_name", "family_name", "FrEduOrigAuth", "FrEduCtPersonAffiliation", "FrEduCtDateConnexion",
            "FrEduCtEleveUAI", "FrEduCtEleveINE", "FrEduCtEleveNiveau", "FrEduCtId", "FrEduCtEleveINEHash",
            "FrEduCtDateNaissance",
        ];
        foreach (var name in names)
        {
            var who = EduConnectIdentity.From([new(name, "1234567890V")]);
            var shown = $"{who}" + JsonSerializer.Serialize(who)
                + global::Newtonsoft.Json.JsonConvert.SerializeObject(who);
            Assert.DoesNotContain("1234567890V", shown, StringComparison.Ordinal);
        }
    }

    // An exception costs as much as a thousand claims.
    [Fact]
    public void Broken_values_of_a_claim_cost_one_exception_and_not_one_each()
    {
        var thread = Environment.CurrentManagedThreadId;
        var thrown = 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        EduConnectIdentity.From(Enumerable.Repeat(new Claim("FrEduCtPersonAffiliation", "["), 100));
        Read($"{{{string.Concat(Enumerable.Repeat("\"sub\":\"\\ud83d\",", 100))}\"z\":1}}");
        AppDomain.CurrentDomain.FirstChanceException -= Count;
        Assert.Equal(2, thrown);

        void Count(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs one) =>
            thrown += Environment.CurrentManagedThreadId == thread ? 1 : 0;
    }

    // Megabytes of what costs most. Memory is compared, which other tests do not disturb: ten times the text takes ten
    // times as much, give or take the buffers that are pooled; a hundred times if it were quadratic.
    [Theory]
    [InlineData("\"sub\":\"a\",")]
    [InlineData("\"sub\":\"\\ud83d\",")]
    [InlineData("\"FrEduCtPersonAffiliation\":[\"x\",1,[],\"\\ud83d\"],")]
    [InlineData("\"FrEduCtPersonAffiliation\":\"[\\\"\\\\ud83d\\\",1\",")]
    [InlineData("\"a\":[{\"b\":[0]}],")]
    [Trait("Category", "Long")]
    public void Cost_grows_with_the_text_and_no_faster(string member)
    {
        Measure(1_000);
        var few = Measure(10_000);
        Assert.InRange(Measure(100_000) / (double)few, 0, 30);

        long Measure(int count)
        {
            var json = Encoding.UTF8.GetBytes($"{{{string.Concat(Enumerable.Repeat(member, count))}\"z\":1}}");
            var before = GC.GetAllocatedBytesForCurrentThread();
            var who = EduConnectIdentity.FromUserInfo(json);
            Assert.InRange(who.Issues.Count, 1, 20);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static EduConnectIdentity Read(string json) =>
        EduConnectIdentity.FromUserInfo(Encoding.UTF8.GetBytes(json));

    private static IEnumerable<string> Issues(EduConnectIdentity who) => who.Issues.Select(one => one.ToString());

    // An array becomes JSON in a string.
    private static IEnumerable<Claim> Claims(string json) =>
        JsonDocument.Parse(json).RootElement.EnumerateObject().Select(one => new Claim(one.Name, one.Value.ToString()));
}
