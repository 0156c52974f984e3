using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace EduConnect.Rules;

public static partial class EduConnectArbitraries
{
    private static readonly PasswordPolicy _bounded =
        new(8, 3, PasswordPolicy.EduConnect.SpecialCharacters, maximumLength: 20);
    private static readonly PasswordPolicy _boundedInBytes =
        new(8, 3, PasswordPolicy.EduConnect.SpecialCharacters, maximumUtf8Bytes: 20);
    private static readonly PasswordPolicy _boundedStrict =
        new(8, 3, PasswordPolicy.EduConnectStrict.SpecialCharacters, rejectUnlistedCharacters: true, maximumLength: 20);

    private static readonly Encoding _western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Passwords that satisfy <see cref="PasswordPolicy.EduConnectStrict"/>, and so <see
    /// cref="PasswordPolicy.EduConnect"/> too.</summary>
    public static Arbitrary<Valid<PasswordIssues>> ValidPasswords() =>
        Arb.From(ValidPasswordText.Select(text => new Valid<PasswordIssues>(text)));

    /// <summary>Passwords that break a policy in one way, for each of the five ways.</summary>
    public static Arbitrary<NearMissPassword> NearMissPasswords() => Arb.From(Gen.OneOf(
        from policy in Gen.Elements(PasswordPolicy.EduConnect, _bounded, _boundedStrict)
        from text in Password(policy, classes: 3, shortest: 3, longest: 7)
        select new NearMissPassword(text, policy, PasswordIssues.TooShort),
        from policy in Gen.Elements(PasswordPolicy.EduConnect, _bounded, _boundedStrict)
        from text in Password(policy, classes: 2, shortest: 8, longest: 20)
        select new NearMissPassword(text, policy, PasswordIssues.TooFewClasses),

        // Only the beginning of an over-long password is checked, so all its classes are there.
        from policy in Gen.Elements(_bounded, _boundedStrict)
        from text in Password(policy, classes: 3, shortest: 8, longest: 20)
        from more in Text(Lower, 20)
        select new NearMissPassword(text + more[..(21 - text.Length)] + more, policy, PasswordIssues.TooLong),
        from text in Password(_boundedStrict, classes: 3, shortest: 8, longest: 19)
        from at in Gen.Choose(0, text.Length)
        from intruder in Gen.Elements(" ", "é", "\"", "\0", "\u0661", "\uFF21", "\u212A", "\u200B", "😀", "\uD83D")
        select new NearMissPassword(text.Insert(at, intruder), _boundedStrict, PasswordIssues.ForbiddenCharacter),
        from text in Password(_boundedInBytes, classes: 3, shortest: 8, longest: 19)
        from accents in Gen.Choose(1, 10)
        select new NearMissPassword(
            text + new string('é', accents) + new string('a', 21 - text.Length),
            _boundedInBytes,
            PasswordIssues.TooManyBytes)));

    /// <summary>Passwords without a weakness that <see cref="PasswordWeakness"/> finds: random ones.</summary>
    public static Arbitrary<Valid<PasswordWeaknesses>> ValidPasswordWeaknesses() => Arb.From(
        Password(PasswordPolicy.EduConnectStrict, classes: 4, shortest: 16, longest: 24).Select(
            text => new Valid<PasswordWeaknesses>(text)));

    /// <summary>
    /// Passwords with one weakness, each except <see cref="PasswordWeaknesses.ContainsContext"/>, which depends on
    /// the user.
    /// </summary>
    public static Arbitrary<NearMiss<PasswordWeaknesses>> NearMissPasswordWeaknesses() => Arb.From(Gen.OneOf(
        Missed(
            PasswordWeaknesses.Common,
            from word in Gen.Elements("Soleil", "Motdepasse", "B0njour", "MARSEILLE", "Étoile", "D@uphin", "princesse")
            from end in Gen.Elements("", "1", "42", "7!", "-93")
            select word + end),
        Missed(
            PasswordWeaknesses.Sequence,
            from line in Gen.Elements("Azerty", "QSDFGH", "wxcvb", "poiuyt", "1qaz2wsx", "Abcdef", "aqzsed")
            from end in Gen.Elements("", "5", "52", "9!")
            select line + end),
        Missed(
            PasswordWeaknesses.Repetition,
            from start in Gen.Elements("pR", "Kx", "éW", "!?")
            from digit in Gen.Choose(0, 9)
            from times in Gen.Choose(3, 30)
            select string.Concat(Enumerable.Repeat($"{start}{digit}", times))),
        Missed(
            PasswordWeaknesses.Date,
            from day in Gen.Choose(new DateOnly(1950, 1, 1).DayNumber, new DateOnly(2020, 12, 31).DayNumber)
            from format in Gen.Elements("dd'/'MM'/'yyyy", "dd-MM-yyyy", "yyyy-MM-dd")
            from end in Gen.Elements("", "!", "x")
            let text = DateOnly.FromDayNumber(day).ToString(format, CultureInfo.InvariantCulture) + end

            // Not 11-11-1951, which also repeats itself.
            where (PasswordWeakness.Check(text).Weaknesses & PasswordWeaknesses.Repetition) == 0
            select text)));

    /// <summary>Last and first names.</summary>
    public static Arbitrary<Valid<PersonNameIssue>> ValidPersonNames() =>
        Arb.From(ValidName.Select(text => new Valid<PersonNameIssue>(text)));

    /// <summary>Names, valid except for one thing.</summary>
    public static Arbitrary<NearMiss<PersonNameIssue>> NearMissPersonNames() => Arb.From(Gen.OneOf(
        Missed(PersonNameIssue.Empty, Gen.Constant("")),
        Missed(PersonNameIssue.TooLong, Text(Lower, PersonNameRule.MaximumLength + 1)),
        Missed(
            PersonNameIssue.IllegalCharacter, // É² would be broken UTF-8
            ValidName.SelectMany(text => With(text, [.. _intruders.Where(intruder => intruder != "²"), "7"]))),
        Missed(
            PersonNameIssue.BrokenEncoding,
            Between("é", "È", "œ", "ç").Select(text => _western.GetString(Encoding.UTF8.GetBytes(text)))),
        Missed(PersonNameIssue.SpreadsheetFormula, InFormula(ValidName)),
        Missed(PersonNameIssue.SurroundingSpaces, InSpaces(ValidName)),
        Missed(PersonNameIssue.InnerSpaces, Between("  ", "   ")),
        Missed(PersonNameIssue.SpecialSpace, Between("\u00A0", "\u202F", "\u2003", "\t")),
        Missed(PersonNameIssue.SpecialHyphen, Between("\u2010", "\u2011", "\u2013", "\u2212")),
        Missed(PersonNameIssue.SpecialApostrophe, Between("\u2018", "`", "\u00B4", "\u2032")),
        Missed(PersonNameIssue.NoLetter, Gen.Choose(1, 5).SelectMany(length => Text(" '-.", length)))));

    /// <summary>SMS codes of <see cref="SmsCodeRule.DefaultLength"/> digits.</summary>
    public static Arbitrary<Valid<SmsCodeIssue>> ValidSmsCodes() =>
        Arb.From(ValidCode.Select(text => new Valid<SmsCodeIssue>(text)));

    /// <summary>SMS codes, valid except for one thing.</summary>
    public static Arbitrary<NearMiss<SmsCodeIssue>> NearMissSmsCodes() => Arb.From(Gen.OneOf(
        Missed(SmsCodeIssue.WrongLength,
            from text in ValidCode from longer in Gen.Elements(true, false) select longer ? text + "0" : text[1..]),
        Missed(SmsCodeIssue.IllegalCharacter, ValidCode.SelectMany(text => With(text, [.. _intruders, "O", " "])))));

    /// <summary>Dates of birth from 1900 to 2020, in both formats.</summary>
    public static Arbitrary<Valid<BirthDateIssue>> ValidBirthDates() =>
        Arb.From(ValidDate.Select(text => new Valid<BirthDateIssue>(text)));

    /// <summary>Dates of birth, valid except for one thing.</summary>
    public static Arbitrary<NearMiss<BirthDateIssue>> NearMissBirthDates() => Arb.From(Gen.OneOf(
        Missed(BirthDateIssue.WrongFormat, ValidDate.SelectMany(text => With(text, _intruders))),
        Missed(BirthDateIssue.SpreadsheetFormula, InFormula(ValidDate)),
        Missed(BirthDateIssue.SurroundingSpaces, InSpaces(ValidDate)),
        Missed(
            BirthDateIssue.TimeOfDay,
            from text in ValidDate
            from time in Gen.Elements("T00:00:00", " 00:00:00.000", " 00:00", " 08:30")
            select text + time),
        Missed(
            BirthDateIssue.WrongSeparator,
            from text in ValidDate
            from separator in Gen.Elements('.', ' ', text[2] == '/' ? '-' : '/')
            select text.Replace('/', separator).Replace('-', separator)),
        Missed(
            BirthDateIssue.LostLeadingZero,
            from year in Gen.Choose(1900, 2020)
            from month in Gen.Choose(1, 12)
            from day in Gen.Choose(1, 9)
            from text in Gen.Elements($"{day}/{month}/{year}", $"{year}-{month}-{day}")
            select text),
        Missed(
            BirthDateIssue.TwoDigitYear,
            from year in Gen.Choose(0, 99)
            from month in Gen.Choose(1, 12)
            from day in Gen.Choose(1, 31)
            select $"{day:00}/{month:00}/{year:00}"),
        Missed(
            BirthDateIssue.MonthFirst,
            from year in Gen.Choose(1900, 2020)
            from month in Gen.Choose(1, 12)
            from day in Gen.Choose(13, 28)
            select $"{month:00}/{day:00}/{year}"),
        Missed(BirthDateIssue.DayNumber, Gen.Choose(10_000, 44_000).Select(number => $"{number}")),
        Missed(
            BirthDateIssue.ImpossibleDate,
            from year in Gen.Choose(1900, 2020)
            from day in Gen.Elements((31, 4), (31, 11), (30, 2), (32, 1), (0, 5), (32, 13), (1, 0))
            from text in Written(year, day.Item2, day.Item1)
            select text),
        Missed(
            BirthDateIssue.Future,
            Gen.Choose(new DateOnly(2900, 1, 1).DayNumber, DateOnly.MaxValue.DayNumber).SelectMany(Written)),
        Missed(
            BirthDateIssue.Before1900,
            Gen.Choose(0, new DateOnly(1899, 12, 31).DayNumber).SelectMany(Written))));

    /// <summary>Logins of the usual shape.</summary>
    public static Arbitrary<Valid<EduConnectLoginIssue>> ValidLogins() =>
        Arb.From(ValidLogin.Select(text => new Valid<EduConnectLoginIssue>(text)));

    /// <summary>Logins with one thing that is not usual: a warning, never a refusal.</summary>
    public static Arbitrary<NearMiss<EduConnectLoginIssue>> NearMissLogins() => Arb.From(Gen.OneOf(
        Missed(
            EduConnectLoginIssue.UnusualForm,
            ValidLogin.SelectMany(text => Gen.OneOf(
                With(text, [.. _intruders, "É"]), Gen.Elements(text + "12345", text[1..], text + "-", "a" + text)))),
        Missed(EduConnectLoginIssue.SpreadsheetFormula, InFormula(ValidLogin)),
        Missed(EduConnectLoginIssue.SurroundingSpaces, InSpaces(ValidLogin)),
        Missed(EduConnectLoginIssue.Uppercase, ValidLogin.Select(text => text.ToUpperInvariant()))));

    private static Gen<string> ValidPasswordText =>
        Gen.Choose(3, 4).SelectMany(
            classes => Password(PasswordPolicy.EduConnectStrict, classes, shortest: 8, longest: 24));

    private static Gen<string> ValidName =>
        from first in Gen.Elements("É", "l", "D", "Œ", "Ж", "李", "ß", "n")
        from rest in Gen.Choose(0, 20).SelectMany(length => Text("abcdéèçœZÏ '’-.\u0301", length))
        select string.Join(' ', (first + rest).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static Gen<string> Word => Gen.Choose(1, 8).SelectMany(length => Text(Lower, length));

    private static Gen<string> Between(params string[] separators) =>
        from start in Word from separator in Gen.Elements(separators) from end in Word select start + separator + end;

    private static Gen<string> ValidCode => Digits(SmsCodeRule.DefaultLength);

    private static Gen<string> ValidDate =>
        Gen.Choose(new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2020, 12, 31).DayNumber).SelectMany(Written);

    private static Gen<string> ValidLogin =>
        from initial in Text(Lower, 1)
        from last in Gen.Choose(1, 12).SelectMany(length => Text(Lower, length))
        from more in Gen.OneOf(
            Gen.Constant(""), Gen.Choose(1, 6).SelectMany(length => Text(Lower, length)).Select(word => "-" + word))
        from number in Gen.Choose(0, 4).SelectMany(Digits)
        select $"{initial}.{last}{more}{number}";

    private static Gen<string> Written(int dayNumber) =>
        DateOnly.FromDayNumber(dayNumber) is var date ? Written(date.Year, date.Month, date.Day) : null!;

    private static Gen<string> Written(int year, int month, int day) =>
        Gen.Elements($"{day:00}/{month:00}/{year:0000}", $"{year:0000}-{month:00}-{day:00}");

    // So many classes, each at least once, in random order.
    private static Gen<string> Password(PasswordPolicy policy, int classes, int shortest, int longest) =>
        from order in Gen.Shuffle([Lower, Upper, DigitCharacters, policy.SpecialCharacters])
        let members = order.Take(classes).ToArray()
        from length in Gen.Choose(Math.Max(shortest, classes), longest)
        from needed in Gen.CollectToArray(members.Select(one => Gen.Elements(one.ToCharArray())))
        from filling in Gen.ArrayOf(Gen.Elements(string.Concat(members).ToCharArray()), length - classes)
        from characters in Gen.Shuffle(needed.Concat(filling))
        select new string(characters);
}
