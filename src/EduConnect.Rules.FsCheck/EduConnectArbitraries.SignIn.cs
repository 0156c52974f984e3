using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace EduConnect.Rules;

public static partial class EduConnectArbitraries
{
    private const string Affiliation = "FrEduCtPersonAffiliation";
    private const EduConnectAffiliations Pupil =
        EduConnectAffiliations.PupilFirstDegree | EduConnectAffiliations.PupilSecondDegree;

    /// <summary>Pupils and parents who sign in.</summary>
    public static Arbitrary<GeneratedSignIn> SignIns() => Arb.From(SignIn);

    /// <summary>Pupils and parents who sign in with one odd claim, in OpenID Connect or SAML.</summary>
    public static Arbitrary<OddSignIn> OddSignIns() => Arb.From(
        from person in SignIn
        from saml in Gen.Elements(true, false)
        let claims = saml ? person.ToSaml() : person.ToOpenIdConnect()
        from odd in Odd(claims, person)
        select odd with { IsSaml = saml });

    /// <summary>Answers of the userinfo endpoint; affiliations are an array, a string or an array in one.</summary>
    public static Arbitrary<Valid<EduConnectIdentityIssue>> ValidUserInfos() =>
        Arb.From(ValidUserInfo.Select(text => new Valid<EduConnectIdentityIssue>(text)));

    /// <summary>Answers of the userinfo endpoint that are valid except for one thing.</summary>
    public static Arbitrary<NearMiss<EduConnectIdentityIssue>> NearMissUserInfos() => Arb.From(Gen.OneOf(
        Missed(
            EduConnectIdentityIssue.NotJson,
            from text in ValidUserInfo
            from wrong in Gen.Elements(
                "", "null", $"[{text}]", text[..^1], text + "x", text.Replace(':', ' '), "\uFEFF" + text)
            select wrong),
        Missed(
            EduConnectIdentityIssue.WrongType,
            from person in SignIn
            from claim in Gen.Elements(person.ToOpenIdConnect().ToArray())
            let array = claim.Key == Affiliation ? "[\"resp2d\",1]" : "[\"a\"]"
            from value in Gen.Elements("1", "true", "{}", "[1]", "[[]]", array)
            select WithValue(person, claim.Key, value)),
        Missed(
            EduConnectIdentityIssue.IllegalCharacter,
            from person in SignIn
            from claim in Gen.Elements(person.ToOpenIdConnect().ToArray())
            from value in Gen.Elements("\"\\u0000\"", "\"a\\n\"", "\"\\ud83d\"", "\"\\ude00\\ud83d\"")
            select WithValue(person, claim.Key, value)),
        from odd in OddSignIns().Generator
        where !odd.IsSaml && Own(odd.Code) != EduConnectIdentityIssue.None
        select new NearMiss<EduConnectIdentityIssue>(GeneratedSignIn.Json(odd.Attributes), Own(odd.Code))));

    private static Gen<string> ValidUserInfo =>
        from person in SignIn
        from form in Gen.Choose(0, 2)
        let all = person.ToOpenIdConnect().Where(one => one.Key == Affiliation).Select(one => one.Value).ToArray()
        select form switch
        {
            0 when all.Length == 1 => WithValue(person, Affiliation, JsonSerializer.Serialize(all[0])),
            1 => WithValue(person, Affiliation, JsonSerializer.Serialize(JsonSerializer.Serialize(all))),
            _ => person.ToUserInfo(),
        };

    private static Gen<GeneratedSignIn> SignIn =>
        from affiliations in Gen.Frequency(
            (3, Gen.Elements(1, 2, 4, 8)), (1, Gen.Choose(1, 15)))
        let isPupil = ((EduConnectAffiliations)affiliations & Pupil) != 0
        from subject in Text("0123456789abcdef", 96)
        from hash in Text("0123456789abcdef", 32)
        from first in ValidName
        from last in ValidName
        from time in SignInTime
        from uai in Uais().Generator
        from ine in Ines().Generator
        from level in Gen.OneOf(Digits(4), Gen.Elements("2115", "2116", "2211", "2212"))
        from day in Gen.Choose(new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2020, 12, 31).DayNumber)
        select new GeneratedSignIn(
            (EduConnectAffiliations)affiliations,
            subject,
            first,
            last,
            time,
            isPupil ? uai : default,
            isPupil ? ine : default,
            isPupil ? hash : "",
            isPupil ? level : "",
            isPupil ? DateOnly.FromDayNumber(day) : null);

    // Not in the hours in which the clocks change.
    private static Gen<DateTimeOffset> SignInTime =>
        from day in Gen.Choose(new DateOnly(1996, 1, 1).DayNumber, new DateOnly(2037, 12, 31).DayNumber)
        from milliseconds in Gen.Choose(3 * 3_600_000, (24 * 3_600_000) - 1)
        let date = DateOnly.FromDayNumber(day)
        let isSummer = date >= LastSunday(date.Year, 3) && date < LastSunday(date.Year, 10)
        select new DateTimeOffset(
            date.ToDateTime(TimeOnly.MinValue).AddMilliseconds(milliseconds), TimeSpan.FromHours(isSummer ? 2 : 1));

    private static DateOnly LastSunday(int year, int month) => Enumerable.Range(25, 7)
        .Select(day => new DateOnly(year, month, day)).First(date => date.DayOfWeek == DayOfWeek.Sunday);

    private static Gen<OddSignIn> Odd(IReadOnlyList<KeyValuePair<string, string>> claims, GeneratedSignIn person)
    {
        var filled = claims.Where(one => one.Value.Length > 0 && one.Key != Affiliation).ToArray();
        var wanted = filled.Where(one => one.Key is not ("FrEduCtEleveINE" or "FrEduCtEleveINEHash")).ToArray();
        var others = claims.Where(one => one.Key != Affiliation).ToArray();
        List<Gen<OddSignIn>> all =
        [
            from claim in Gen.Elements(wanted)
            from empty in Gen.Elements(true, false)
            select Replaced(claim.Key, EduConnectIdentityIssue.Missing, empty ? [""] : []),
            Gen.Constant(Replaced(Affiliation, EduConnectIdentityIssue.Missing)),
            from claim in Gen.Elements(filled)
            select Replaced(claim.Key, EduConnectIdentityIssue.Repeated, claim.Value, claim.Value),
            from claim in Gen.Elements(filled)
            from other in Gen.Elements("", claim.Value + "a", "a" + claim.Value)
            select Replaced(claim.Key, EduConnectIdentityIssue.Conflicting, claim.Value, other),
            from claim in Gen.Elements(others)
            from length in Gen.Frequency((20, Gen.Constant(1_025)), (1, Gen.Constant(1_000_000)))
            select Replaced(claim.Key, EduConnectIdentityIssue.TooLong, new string('é', length)),
            from claim in Gen.Elements(others)
            from text in With(claim.Value + "a", ["\0", "\n", "\r", "\u007F", "\u0085"])
            select Replaced(claim.Key, EduConnectIdentityIssue.IllegalCharacter, text),
            from text in Gen.Elements(
                "2026-11-24T08:00:00.000",
                "2026-11-24 08:00:00",
                "24/11/2026 08:00:00.000",
                "2026-02-30 08:00:00.000",
                "1995-11-24 08:00:00.000")
            select Replaced("FrEduCtDateConnexion", EduConnectIdentityIssue.WrongFormat, text),
            from text in Gen.Elements("4e", "21150", "211", "211\u0665", "211a", " 2115")
            select Replaced("FrEduCtEleveNiveau", EduConnectIdentityIssue.WrongFormat, text),
            from text in Gen.Elements("Eleve2d", "eleve3d", " resp1d", "prof")
            select Added(text, EduConnectIdentityIssue.UnknownValue),
            Gen.Constant(Added(claims.First(one => one.Key == Affiliation).Value, EduConnectIdentityIssue.Repeated)),
            from odd in Of(NearMissUais()) select Replaced("FrEduCtEleveUAI", odd.Issue, odd.Text),
            from odd in Of(NearMissPersonNames())
            from claim in Gen.Elements(claims.Select(one => one.Key).Where(IsName).ToArray())
            select Replaced(claim, odd.Issue, odd.Text),
        ];
        all.AddRange(claims.Any(one => one.Key == "sub")
            ?
            [
                from odd in Of(NearMissInes()) select Replaced("FrEduCtEleveINE", odd.Issue, odd.Text),
                from text in Gen.Elements("ECT2", "ect", "ATEN")
                select Replaced("FrEduOrigAuth", EduConnectIdentityIssue.UnknownValue, text),
            ]
            :
            [
                from odd in Of(NearMissBirthDates()) select Replaced("FrEduCtDateNaissance", odd.Issue, odd.Text),
                from hash in Gen.Elements(person.Subject[..31], person.Subject[..33], person.Subject[..31] + "g")
                select Replaced("FrEduCtEleveINEHash", EduConnectIdentityIssue.WrongFormat, hash),
                from id in Gen.Elements(person.Subject[..95], person.Subject + "0", person.Subject[..95] + "é")
                select Replaced("FrEduCtId", EduConnectIdentityIssue.WrongFormat, id),
            ]);
        return Gen.OneOf([.. all]);

        OddSignIn Added(string affiliation, EduConnectIdentityIssue issue) =>
            new([.. claims, new(Affiliation, affiliation)], false, Affiliation, RuleMessages.CodeOf(issue));

        OddSignIn Replaced<TIssue>(string name, TIssue issue, params string[] values) where TIssue : struct, Enum
        {
            var replaced = values.Select(value => KeyValuePair.Create(name, value));
            return new([.. claims.Where(one => one.Key != name), .. replaced], false, name, RuleMessages.CodeOf(issue));
        }
    }

    // Those with characters that no claim may have show another issue.
    private static Gen<NearMiss<TIssue>> Of<TIssue>(Arbitrary<NearMiss<TIssue>> misses) where TIssue : struct, Enum =>
        misses.Generator.Where(
            miss => miss.Text.Length > 0 && !miss.Text.Any(c => char.IsControl(c) || char.IsSurrogate(c)));

    private static bool IsName(string claim) => claim is "given_name" or "family_name" or "givenName" or "sn";

    // None if the code is that of another rule.
    private static EduConnectIdentityIssue Own(string code) =>
        Enum.GetValues<EduConnectIdentityIssue>().SingleOrDefault(issue => RuleMessages.CodeOf(issue) == code);

    // A person's answer with another JSON value for one claim.
    private static string WithValue(GeneratedSignIn person, string name, string json)
    {
        var others = person.ToOpenIdConnect().Where(one => one.Key != name).ToArray();
        var text = new StringBuilder(GeneratedSignIn.Json(others));
        if (name == Affiliation)
        {
            text.Replace($",\"{Affiliation}\":[]", "");
        }

        return text.Insert(1, $"\"{name}\":{json},").ToString();
    }
}
