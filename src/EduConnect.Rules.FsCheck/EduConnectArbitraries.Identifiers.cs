using FsCheck;
using FsCheck.Fluent;

namespace EduConnect.Rules;

public static partial class EduConnectArbitraries
{
    /// <summary>Generates valid texts of a <see cref="Uai"/>.</summary>
    public static Arbitrary<Valid<UaiIssue>> ValidUais() =>
        Arb.From(ValidUai.Select(text => new Valid<UaiIssue>(text)));

    /// <summary>Generates texts of a <see cref="Uai"/> that are valid except for one thing.</summary>
    public static Arbitrary<NearMiss<UaiIssue>> NearMissUais() => Arb.From(Gen.OneOf(
        Missed(UaiIssue.WrongLength, ValidUai.SelectMany(text => Gen.Elements(text + text[^1], text[..4], text[..^1]))),
        Missed(
            UaiIssue.IllegalCharacter,
            from text in ValidUai
            from digits in With(text[..^1], [.. _intruders, "I", "O", "Q", "r"])
            select digits + text[^1]),
        Missed(
            UaiIssue.IllegalCharacter,
            from text in ValidUai from letter in Gen.Elements("I", "O", "Q") select text[..^1] + letter),
        Missed(UaiIssue.SpreadsheetFormula, InFormula(ValidUai)),
        Missed(UaiIssue.SurroundingSpaces, InSpaces(ValidUai)),
        Missed(UaiIssue.InnerSpaces, WithInnerSpace(ValidUai)),
        Missed(UaiIssue.Lowercase, ValidUai.Select(text => text.ToLowerInvariant())),
        Missed(
            UaiIssue.LostLeadingZero,
            Gen.OneOf(Gen.Choose(10_000, 199_999), Gen.Choose(210_000, 959_999))
                .Select(number => Uai.FromNumber(number).ToString().TrimStart('0'))),
        Missed(UaiIssue.ScientificNotation, Shortened),
        Missed(
            UaiIssue.WrongCheckLetter,
            from text in ValidUai
            from letter in AnyExcept(text[^1], CheckLetterAlphabet)
            select text[..^1] + letter)));

    /// <summary>Generates valid texts of an <see cref="Ine"/>, of every kind.</summary>
    public static Arbitrary<Valid<IneIssue>> ValidInes() =>
        Arb.From(ValidIne.Select(text => new Valid<IneIssue>(text)));

    /// <summary>Generates texts of an <see cref="Ine"/> that are valid except for one thing.</summary>
    public static Arbitrary<NearMiss<IneIssue>> NearMissInes() => Arb.From(Gen.OneOf(
        Missed(IneIssue.WrongLength, ValidIne.SelectMany(text => Gen.Elements(text + "0", text[2..]))),
        Missed(IneIssue.IllegalCharacter, ValidIne.SelectMany(text => With(text, [.. _intruders, "-"]))),
        Missed(IneIssue.SpreadsheetFormula, InFormula(ValidIne)),
        Missed(IneIssue.SurroundingSpaces, InSpaces(ValidIne)),
        Missed(IneIssue.InnerSpaces, WithInnerSpace(ValidIne)),
        Missed(IneIssue.Lowercase, ValidBea.Select(text => text.ToLowerInvariant())),
        Missed(IneIssue.LostLeadingZero, Digits(9).Select(digits => Bea("0" + digits)[1..])),
        Missed(IneIssue.ScientificNotation, Shortened),
        Missed(
            IneIssue.WrongKey,
            from text in ValidBea
            from letter in AnyExcept(text[^1], CheckLetterAlphabet)
            select text[..^1] + letter),
        Missed(
            IneIssue.WrongKey,
            from text in ValidBase36
            from digit in AnyExcept(text[^1], DigitCharacters)
            select text[..^1] + digit)));

    /// <summary>Generates valid texts of a <see cref="FrenchMobileNumber"/>, in every written form.</summary>
    public static Arbitrary<Valid<FrenchMobileNumberIssue>> ValidFrenchMobileNumbers() =>
        Arb.From(ValidMobile.Select(text => new Valid<FrenchMobileNumberIssue>(text)));

    /// <summary>Generates texts of a <see cref="FrenchMobileNumber"/> that are valid except for one thing.</summary>
    public static Arbitrary<NearMiss<FrenchMobileNumberIssue>> NearMissFrenchMobileNumbers() => Arb.From(Gen.OneOf(
        Missed(
            FrenchMobileNumberIssue.WrongLength,
            from rest in Gen.Choose(6, 9).SelectMany(Digits)
            where rest.Length != 8
            from prefix in Gen.Elements("06", "07")
            select prefix + rest),
        Missed(
            FrenchMobileNumberIssue.IllegalCharacter,
            from text in ValidMobile from end in With(text[^8..], [.. _intruders, "a"]) select text[..^8] + end),
        Missed(FrenchMobileNumberIssue.SpreadsheetFormula, InFormula(ValidMobile)),
        Missed(FrenchMobileNumberIssue.SurroundingSpaces, InSpaces(ValidMobile)),
        Missed(FrenchMobileNumberIssue.TelPrefix, ValidMobile.Select(text => "tel:" + text)),
        Missed(
            FrenchMobileNumberIssue.LostLeadingZero,
            ValidUsualMobile.Select(text => FrenchMobileNumber.Parse(text).ToString()[^9..])),
        Missed(
            FrenchMobileNumberIssue.MissingPlus,
            ValidUsualMobile.Select(text => FrenchMobileNumber.Parse(text).ToString()[1..])),
        Missed(FrenchMobileNumberIssue.ScientificNotation, Shortened),
        Missed(
            FrenchMobileNumberIssue.SeveralNumbers,
            from one in ValidMobile
            from between in Gen.Elements(" / ", " ou ", ";")
            from other in Gen.OneOf(ValidMobile, Beginning(10, "01", "08"))
            select one + between + other),
        Missed(
            FrenchMobileNumberIssue.ExtraText,
            ValidMobile.SelectMany(text => Gen.Elements($"{text} (mère)", $"Père : {text}", $"{text} après 18 h"))),
        Missed(
            FrenchMobileNumberIssue.ForeignNumber,
            from prefix in Gen.Elements("+32", "+44", "+1", "0049") from rest in Digits(9) select prefix + rest),
        Missed(FrenchMobileNumberIssue.Landline, Beginning(10, "01", "02", "03", "04", "05", "090", "0936", "0940")),
        Missed(FrenchMobileNumberIssue.ServiceNumber, Beginning(10, "08", "0937", "0938", "0939")),
        Missed(FrenchMobileNumberIssue.MachineNumber, Digits(10).Select(rest => "0700" + rest)),
        Missed(FrenchMobileNumberIssue.CountryCodeMismatch, Beginning(13, "+590692", "+262694", "+59473", "+508639")),
        Missed(FrenchMobileNumberIssue.CountryCodeMismatch, Beginning(12, "+33690", "+3370840")),
        Missed(FrenchMobileNumberIssue.UnopenedRange, Beginning(10, "0701", "0729", "070846", "070905", "000")),
        Missed(FrenchMobileNumberIssue.UnopenedRange, Beginning(10, "+50845", "+68173", "+68724", "+68788")),
        Missed(FrenchMobileNumberIssue.UnopenedRange, Beginning(12, "+3372", "+68940"))));

    /// <summary>Generates valid texts of a <see cref="FrEduVecteur"/>, with the right check letter.</summary>
    public static Arbitrary<Valid<FrEduVecteurIssue>> ValidFrEduVecteurs() =>
        Arb.From(Vector().Select(text => new Valid<FrEduVecteurIssue>(text)));

    /// <summary>Generates texts of a <see cref="FrEduVecteur"/> that are valid except for one thing.</summary>
    public static Arbitrary<NearMiss<FrEduVecteurIssue>> NearMissFrEduVecteurs() => Arb.From(Gen.OneOf(
        Missed(
            FrEduVecteurIssue.WrongFieldCount,
            from text in Vector()
            from more in Gen.Elements(true, false)
            select more ? text + "|" : text[..text.LastIndexOf('|')]),
        Missed(FrEduVecteurIssue.UnknownProfile, Vector(profile: Gen.Elements("0", "5", "", "12", "a"))),
        Missed(FrEduVecteurIssue.UnexpectedName, Vector(profile: Gen.Elements("3", "4"), name: ValidName)),
        Missed(FrEduVecteurIssue.IllegalPupilId, Vector(pupil: Gen.Elements("", "12a4", "-1", "\u0661", " 1"))),
        Missed(FrEduVecteurIssue.IllegalUai, Vector(uai: ValidUai.SelectMany(text => With(text, _intruders))))));

    private static Gen<string> ValidUai => Uais().Generator.Select(uai => uai.ToString());

    // Finds the key by trying every character that it could be.
    private static Gen<string> ValidBea => Digits(10).Select(Bea);

    private static string Bea(string digits) =>
        digits + CheckLetterAlphabet.First(letter => Ine.IsValid(digits + letter));

    private static Gen<string> ValidBase36 => Text(DigitCharacters + Upper, 10)
        .Select(ten => ten + DigitCharacters.First(digit => Ine.IsValid(ten + digit)));

    private static Gen<string> ValidIne => Gen.OneOf(
        ValidBea,
        ValidBase36,
        from digits in Digits(9) from key in Text("ABCDEFGHJK", 2) select digits + key,
        from year in Digits(4)
        from kind in Gen.Elements("A", "D")
        from rest in Digits(5)
        from letter in Text(CheckLetterAlphabet, 1)
        select year + kind + rest + letter);

    private static Gen<char> AnyExcept(char right, string alphabet) =>
        Gen.Elements(alphabet.Where(c => c != right).ToArray());

    private static Gen<string> ValidMobile => Gen.Frequency((7, ValidUsualMobile), (1, ValidOtherMobile));

    // Numbers that need their country code.
    private static Gen<string> ValidOtherMobile =>
        from number in Gen.OneOf(
            Beginning(9, "50840", "50855", "68172", "68183", "6877", "68789"),
            Beginning(11, "68987", "68989"))
        from separator in Separators
        from start in Gen.Elements("+", "00", "00" + separator)
        let pairs = string.Join(separator, number.Skip(3).Chunk(2).Select(pair => new string(pair)))
        select $"{start}{number[..3]}{separator}{pairs}";

    private static Gen<string> Beginning(int length, params string[] beginnings) =>
        from beginning in Gen.Elements(beginnings)
        from rest in Digits(length - beginning.Length)
        select beginning + rest;

    private static Gen<string> Separators => Gen.Elements("", " ", "\u00A0", "\u202F", ".", "-", "/");

    private static Gen<string> ValidUsualMobile =>
        from prefix in Gen.Frequency(
            (3, Gen.Elements(("33", "6"), ("33", "7"))),
            (3, Gen.Elements(
                ("590", "690"),
                ("590", "691"),
                ("262", "692"),
                ("262", "693"),
                ("262", "639"),
                ("594", "694"),
                ("596", "696"),
                ("596", "697"))),
            (1, Gen.Elements(("508", "70840"), ("508", "70856"), ("590", "70904"), ("596", "70910"))),
            (1, Gen.Elements(("262", "70923"), ("594", "70930"), ("262", "70937"))),
            (1, Gen.Constant(("33", "63998"))))
        from rest in Digits(9 - prefix.Item2.Length)
        let national = prefix.Item2 + rest
        where FrenchMobileNumber.TryParse($"+{prefix.Item1}{national}", out _)
        from separator in Separators
        let pairs = string.Join(separator, Enumerable.Range(0, 4).Select(pair => national.Substring(1 + (2 * pair), 2)))
        from start in Gen.Elements(
            "0",
            $"+{prefix.Item1}{separator}",
            $"00{prefix.Item1}{separator}",
            $"00{separator}{prefix.Item1}{separator}",
            $"+33{separator}(0){separator}")
        where prefix.Item1 == "33" || !start.StartsWith("+33", StringComparison.Ordinal)
        select $"{start}{national[0]}{separator}{pairs}";

    // A vector, with the given parts instead of valid ones.
    private static Gen<string> Vector(
        Gen<string>? profile = null, Gen<string>? name = null, Gen<string>? pupil = null, Gen<string>? uai = null) =>
        from whom in profile ?? Gen.Elements("1", "2", "3", "4")
        from last in name ?? (whom is "1" or "2" ? ValidName : Gen.Constant(""))
        from first in name ?? (whom is "1" or "2" ? ValidName : Gen.Constant(""))
        from number in pupil ?? Gen.Choose(1, 12).SelectMany(Digits)
        from school in uai ?? ValidUai
        select $"{whom}|{last}|{first}|{number}|{school}";
}
