using System.Text;
using System.Text.Json;
using EduConnect.Rules.Tests;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.StressTests;

/// <summary>One public entry, with what makes valid values for it and what the specification says of any text.</summary>
/// <param name="Name">The entry.</param>
/// <param name="Valid">Makes a valid value.</param>
/// <param name="Utf16">Whether the text is valid; throws <see cref="DifferenceException"/> if library and specification differ.</param>
/// <param name="Utf8">The same for UTF-8, with the text that it decodes to; null if the entry takes no UTF-8.</param>
internal sealed record Target(string Name, Func<string> Valid, Func<string, bool> Utf16, Func<byte[], string, bool>? Utf8)
{
    private static readonly DateOnly _today = new(2026, 11, 24);
    private static readonly FixedClock _clock = new(_today);

    // Some are in the future.
    private static readonly DateOnly _lastBirth = _today.AddYears(2);

    /// <summary>All entries. Those of a password and of an SMS code change their policy and length now and then.</summary>
    public static Target[] All(Random random)
    {
        var values = new TestValues(random);
        var columns = Enum.GetValues<ColumnRule>();
        var (checker, column) = (new TableChecker([.. columns.Select(rule => new TableColumn(rule.ToString(), rule))], timeProvider: _clock), 0);
        var finder = new DuplicateFinder(checker.Columns);
        var (specification, policy, uses, digits) = (PasswordSpecification.EduConnect, PasswordPolicy.EduConnect, 0, SmsCodeRule.DefaultLength);
        return
        [
            new(nameof(PasswordPolicy), NextPassword, text => Password(text, policy.Check(text), policy.IsValid(text)),
                (utf8, text) => Password(text, policy.Check(utf8), policy.IsValid(utf8), utf8.Length)),
            new(nameof(PasswordPolicy.CountValid), () => string.Join('\n', Enumerable.Range(0, random.Next(6)).Select(_ => NextPassword())) + (random.Next(2) == 0 ? "\r\n" : ""),
                text => Lines(Encoding.UTF8.GetBytes(text)), (utf8, _) => Lines(utf8)),
            new(nameof(PasswordWeakness), NextWeak, Weak, (utf8, text) =>
                Weak(text, PasswordWeakness.Check(utf8), PasswordWeakness.Check(text))),
            new(nameof(Uai), values.Uai, text => Expect(IdentifierSpecification.Uai(text), Uai.Check(text), Parses<Uai>(text)),
                (utf8, text) => Expect(IdentifierSpecification.Uai(text), Uai.Check(utf8), Parses<Uai>(utf8, text))),
            new(nameof(Ine), () => values.Ine(),
                text => Expect(IdentifierSpecification.Ine(text).Issue, Ine.Check(text), Parses<Ine>(text)),
                (utf8, text) => Expect(IdentifierSpecification.Ine(text).Issue, Ine.Check(utf8), Parses<Ine>(utf8, text))),
            new(nameof(FrenchMobileNumber), values.Mobile, text => Mobile(text, FrenchMobileNumber.Check(text), FrenchMobileNumber.TryParse(text, out var number), number),
                (utf8, text) => Mobile(text, FrenchMobileNumber.Check(utf8), FrenchMobileNumber.TryParse(utf8, out var number), number)),
            new(nameof(PersonNameRule), values.Name, text => Expect(FormSpecification.Name(text), PersonNameRule.Check(text), PersonNameRule.IsValid(text)),
                (utf8, text) => Expect(FormSpecification.Name(text), PersonNameRule.Check(utf8), PersonNameRule.IsValid(utf8))),
            new(nameof(SmsCodeRule), () => values.Digits(digits = random.Next(8) == 0 ? random.Next(1, 10) : digits),
                text => Expect(FormSpecification.Code(text, digits), SmsCodeRule.Check(text, digits), SmsCodeRule.IsValid(text, digits)),
                (utf8, text) => Expect(FormSpecification.Code(text, digits), SmsCodeRule.Check(utf8, digits), SmsCodeRule.IsValid(utf8, digits))),
            new(nameof(BirthDateRule), () => values.Date(_lastBirth),
                text => Birth(
                    text, BirthDateRule.Check(text, _clock), BirthDateRule.TryParse(text, out var date, _clock), date),
                (utf8, text) => Birth(text, BirthDateRule.Check(utf8, _clock), BirthDateRule.TryParse(utf8, out var date, _clock), date)),
            new(nameof(EduConnectLoginRule), values.Login, text => Login(text, EduConnectLoginRule.HasUsualForm(text)) | Suggested(text),
                (utf8, text) => Login(text, EduConnectLoginRule.HasUsualForm(utf8))),
            new(nameof(FrEduVecteur), values.Vector, text => Expect(IdentifierSpecification.Vector(text), FrEduVecteur.Check(text), FrEduVecteur.TryParse(text, out var vector) && vector.ToString() == text), null),
            new(nameof(EduConnectIdentity), NextUserInfo,
                text => SignIn(Encoding.UTF8.GetBytes(text)), (utf8, _) => SignIn(utf8)),
            new(nameof(TableChecker), NextCell, text => Cell(text, checker.Check(column, text)), (utf8, text) => Cell(text, checker.Check(column, utf8))),
            new(nameof(PasswordPolicy.FromJson), () => NextRule().Policy.ToJson(), Json, null),
        ];

        string NextUserInfo() =>
            $$"""
            {"sub":"{{values.Digits(8)}}","given_name":"{{values.Name()}}","family_name":"{{values.Name()}}",
            "FrEduOrigAuth":"ECT","FrEduCtDateConnexion":"2026-11-24 08:05:06.789",
            "FrEduCtPersonAffiliation":["eleve2d","resp1d"],"FrEduCtEleveUAI":"{{values.Uai()}}",
            "FrEduCtEleveINE":"{{values.Ine()}}","FrEduCtEleveNiveau":"2115"}
            """;

        // Parts of weak passwords, one after the other.
        string NextWeak() => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => values.OneOf(
            "Soleil", "M0tdep@sse", "Azerty", "aqzsed", "1qaz", "Xk7Xk7", "aaaa", "Éte", "œuf", "mai2010",
                "14/07/1998", values.Digits(4), "-", "9Q")));

        string NextCell() => columns[column = random.Next(columns.Length)] switch
        {
            ColumnRule.Uai => values.Uai(),
            ColumnRule.Ine => values.Ine(),
            ColumnRule.FrenchMobileNumber => values.Mobile(),
            ColumnRule.EduConnectLogin => values.Login(),
            ColumnRule.PersonName => values.Name(),
            ColumnRule.BirthDate => values.Date(_lastBirth),
            ColumnRule.SmsCode => values.Digits(SmsCodeRule.DefaultLength),
            _ => values.NearPassword(PasswordSpecification.EduConnect),
        };

        // The code of the rule's own issue; which one a mobile number has that is refused, the specification does not say.
        bool Cell(string text, CellIssue issue)
        {
            var expected = text.Length == 0 ? "" : columns[column] switch
            {
                ColumnRule.Uai => RuleMessages.CodeOf(IdentifierSpecification.Uai(text)),
                ColumnRule.Ine => RuleMessages.CodeOf(IdentifierSpecification.Ine(text).Issue),
                ColumnRule.FrenchMobileNumber => Mobile(text, FrenchMobileNumber.Check(text), FrenchMobileNumber.TryParse(text, out var number), number) ? "" : RuleMessages.CodeOf(FrenchMobileNumber.Check(text)),
                ColumnRule.EduConnectLogin => FormSpecification.HasUsualForm(text) ? "" : RuleMessages.CodeOf(
                    RepairSpecification.IssueOf(RepairSpecification.Login(text), EduConnectLoginIssue.UnusualForm)),
                ColumnRule.PersonName => RuleMessages.CodeOf(FormSpecification.Name(text)),
                ColumnRule.BirthDate => RuleMessages.CodeOf(FormSpecification.Birth(text, _today).Issue),
                ColumnRule.SmsCode => RuleMessages.CodeOf(FormSpecification.Code(text, SmsCodeRule.DefaultLength)),
                _ => Codes(PasswordSpecification.EduConnect.Judge(text).Issues),
            };
            Same(expected, issue.Code);
            Same(columns[column] is ColumnRule.Password or ColumnRule.SmsCode || text.Length == 0, TableChecker.Mask(columns[column], text).Length == 0);
            Same(finder.TryGetKey(column, issue, text, out var key), finder.TryGetKey(column, issue, Encoding.UTF8.GetBytes(text), out var keyOfUtf8));
            Same(key, keyOfUtf8);
            return issue.IsNone;
        }

        static string Codes(PasswordIssues issues) => string.Join('+', Enum.GetValues<PasswordIssues>().Where(one => (one & issues) != 0).Select(RuleMessages.CodeOf));

        PasswordSpecification NextRule() => random.Next(4) switch
        {
            0 => PasswordSpecification.EduConnect,
            1 => PasswordSpecification.Certain,
            _ => values.Policy(),
        };

        string NextPassword()
        {
            if (uses++ % 1_000 == 0)
            {
                specification = NextRule();
                policy = specification.Policy;
            }

            return values.NearPassword(specification);
        }

        // Malformed bytes count as they are.
        bool Password(string text, PasswordReport report, bool isValid, int? utf8Length = null)
        {
            Same(specification.Judge(text, utf8Length), (report.Issues, report.Length, report.Classes, report.FirstUnlistedIndex, report.Hints));
            return Expect(PasswordIssues.None, report.Issues, isValid, mayDiffer: true);
        }

        bool Lines(byte[] utf8)
        {
            var counted = policy.CountValid(utf8);
            Same(LinesSpecification.Count(policy, utf8), counted);
            return counted.ValidCount > 0;
        }
    }

    private static bool Mobile(string text, FrenchMobileNumberIssue issue, bool parses, FrenchMobileNumber number)
    {
        var expected = IdentifierSpecification.Mobile(text);
        Same(expected, parses ? number.ToString() : null);
        return Expect(FrenchMobileNumberIssue.None, issue, expected is not null, mayDiffer: true);
    }

    private static bool Birth(string text, BirthDateIssue issue, bool parses, DateOnly date)
    {
        Same(FormSpecification.Birth(text, _today), (issue, date));
        return Expect(BirthDateIssue.None, issue, parses, mayDiffer: true);
    }

    private static bool Login(string text, bool isUsual)
    {
        Same(FormSpecification.HasUsualForm(text), isUsual);
        return isUsual;
    }

    // Whatever the names are, a login of the usual shape or none.
    private static bool Suggested(string text)
    {
        var suggested = EduConnectLoginRule.Suggest(text, text);
        Same(true, suggested.Length == 0 || FormSpecification.HasUsualForm(suggested));
        return false;
    }

    private static bool Parses<T>(string text) where T : ISpanParsable<T>
    {
        var parses = T.TryParse(text, null, out var value);
        if (parses)
        {
            Same(text, value!.ToString());
        }
        else if (text.Sum(c => c) % 64 == 0)
        {
            // Not each time: an exception takes a thousand times as long as a refusal.
            Refused(() => T.Parse(text, null));
        }

        return parses;
    }

    private static bool Parses<T>(byte[] utf8, string text) where T : IUtf8SpanParsable<T>
    {
        var parses = T.TryParse(utf8, null, out var value);
        if (parses)
        {
            Same(text, value!.ToString());
        }

        return parses;
    }

    // A JSON object, as JsonDocument reads it, or nothing; and a text without the person.
    private static bool SignIn(byte[] utf8)
    {
        var who = EduConnectIdentity.FromUserInfo(utf8, _clock);
        Same(IsObject(utf8), who.Issues.All(one => one.Code != RuleMessages.CodeOf(EduConnectIdentityIssue.NotJson)));
        foreach (var secret in new[] { who.Subject, who.FirstName, who.LastName, who.Ine.ToString() })
        {
            Same(false, secret is { Length: > 4 } && who.ToString().Contains(secret, StringComparison.Ordinal));
        }

        return who.Issues.Count == 0;
    }

    private static bool IsObject(byte[] utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.EnumerateObject().All(one => one.Name.Length >= 0);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool Weak(string text) =>
        Weak(text, PasswordWeakness.Check(text), PasswordWeakness.Check(Encoding.UTF8.GetBytes(text)));

    // The same in both encodings, and each part is what the report says.
    private static bool Weak(string text, PasswordWeaknessReport report, PasswordWeaknessReport other)
    {
        Same(report, other);
        Same(true, WeaknessSpecification.Explains(report, text));
        return report.IsWeak;
    }

    // A policy that comes back from its own JSON, or the documented exception.
    private static bool Json(string text)
    {
        PasswordPolicy? read = null;
        try
        {
            read = PasswordPolicy.FromJson(text);
        }
        catch (FormatException)
        {
            return false;
        }

        Same(read, PasswordPolicy.FromJson(read.ToJson()));
        return true;
    }

    private static void Refused(Func<object?> parse)
    {
        try
        {
            parse();
        }
        catch (FormatException)
        {
            return;
        }

        throw new DifferenceException("parsed by Parse, refused by TryParse");
    }

    /// <summary>The same issue, and "valid" if and only if there is none. Says whether there is none.</summary>
    private static bool Expect<TIssue>(TIssue expected, TIssue actual, bool isValid, bool mayDiffer = false) where TIssue : struct, Enum
    {
        var same = EqualityComparer<TIssue>.Default.Equals(expected, actual);
        if (!same && !mayDiffer)
        {
            throw new DifferenceException($"{actual} instead of {expected}");
        }

        Same(EqualityComparer<TIssue>.Default.Equals(actual, default), isValid);
        return isValid;
    }

    private static void Same<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new DifferenceException($"{actual} instead of {expected}");
        }
    }
}

/// <summary>Library and specification differ.</summary>
internal sealed class DifferenceException(string message) : Exception(message);
