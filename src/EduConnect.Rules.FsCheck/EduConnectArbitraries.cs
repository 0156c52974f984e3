using FsCheck;
using FsCheck.Fluent;

namespace EduConnect.Rules;

/// <summary>
/// Generators for FsCheck 3 of valid values, near misses and hostile text for every rule. Register the class, and ask
/// for <see cref="Valid{TIssue}"/>, <see cref="NearMiss{TIssue}"/>, <see cref="NearMissPassword"/>,
/// <see cref="HostileText"/>, or for a <see cref="Uai"/>, <see cref="Ine"/> or <see cref="FrenchMobileNumber"/> itself.
/// </summary>
/// <example><code>
/// [Property(Arbitrary = [typeof(EduConnectArbitraries)])]
/// public bool The_import_takes_every_school(Valid&lt;UaiIssue&gt; school) => Import.Accepts(school.Text);
///
/// [Property(Arbitrary = [typeof(EduConnectArbitraries)])]
/// public bool The_import_names_the_issue(NearMiss&lt;IneIssue&gt; pupil) =>
///     Import.ErrorOf(pupil.Text) == RuleMessages.CodeOf(pupil.Issue);
/// </code></example>
/// <remarks>
/// <para>Values are not shrunk, because a smaller one would no longer be valid, or would have another issue. Dates
/// depend on <see cref="TimeProvider.System"/>: valid ones end in 2020, and those in the future begin in 2900.</para>
/// <para>Nothing comes from a real person. Like any generated value, a random INE, UAI or number may be someone's by
/// chance.</para>
/// </remarks>
public static partial class EduConnectArbitraries
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string DigitCharacters = "0123456789";
    private const string CheckLetterAlphabet = "ABCDEFGHJKLMNPRSTUVWXYZ";

    // Characters that neither an ASCII rule nor a name allows.
    private static readonly string[] _intruders =
    [
        "\0", "\n", "\u200B", "\uFEFF", "\uD83D", "\uDE00", "\u0661", "\uFF11", "²", "\u20DD", "😀", "_", "*",
    ];

    /// <summary>The characters in <see cref="HostileTexts"/> one by one, for tests without FsCheck.</summary>
    public static IReadOnlyList<HostileText> HostileCharacters { get; } =
    [
        new("\uFF11", "fullwidth 1"),
        new("\uFF41", "fullwidth a"),
        new("\u0661", "Arabic-Indic 1"),
        new("\u06F3", "extended Arabic-Indic 3"),
        new("\U0001D7D8", "mathematical 0"),
        new("²", "superscript 2"),
        new("é", "accented letter"),
        new("e\u0301", "accented letter, decomposed"),
        new("\u017F", "long s, which upper-cases to S"),
        new("\u212A", "Kelvin sign, which lower-cases to k"),
        new("\u0130", "I with dot, i under a Turkish culture"),
        new("\u0131", "dotless i"),
        new("\0", "NUL"),
        new("\n", "line end"),
        new("\r\n", "Windows line end"),
        new(" ", "space"),
        new("\u00A0", "no-break space"),
        new("\u200B", "zero-width space"),
        new("\uFEFF", "byte-order mark"),
        new("\u202E", "right-to-left override"),
        new("\u2011", "no-break hyphen"),
        new("\uD83D", "lone high surrogate"),
        new("\uDE00", "lone low surrogate"),
        new("\uDE00\uD83D", "surrogates the wrong way round"),
        new("😀", "emoji"),
    ];

    /// <summary>Generates school codes.</summary>
    public static Arbitrary<Uai> Uais() => Arb.From(Gen.Choose(0, 9_999_999).Select(Uai.FromNumber));

    /// <summary>Generates pupil identifiers of every kind.</summary>
    public static Arbitrary<Ine> Ines() => Arb.From(ValidIne.Select(text => Ine.Parse(text)));

    /// <summary>
    /// Generates mobile numbers of the mainland, of every overseas territory, and those reserved for fiction.
    /// </summary>
    public static Arbitrary<FrenchMobileNumber> FrenchMobileNumbers() =>
        Arb.From(ValidMobile.Select(text => FrenchMobileNumber.Parse(text)));

    /// <summary>Generates hostile text, alone, inside and around valid values.</summary>
    public static Arbitrary<HostileText> HostileTexts() => Arb.From(
        from row in Gen.Elements([
            .. HostileCharacters,
            new("", "nothing"),
            new(new string('a', 100_000), "100,000 letters"),
            new(new string('é', 100_000), "100,000 accented letters"),
        ])
        from around in Gen.Frequency(
            (1, Gen.Constant("")),
            (3, Gen.OneOf(
                ValidUai,
                ValidIne,
                ValidMobile,
                ValidCode,
                ValidDate,
                ValidLogin,
                ValidName,
                ValidPasswordText)))
        from at in Gen.Choose(0, around.Length)
        select new HostileText(around.Insert(at, row.Text), row.What));

    private static Gen<string> Text(string alphabet, int length) =>
        Gen.ArrayOf(Gen.Elements(alphabet.ToCharArray()), length).Select(characters => new string(characters));

    private static Gen<string> Digits(int length) => Text(DigitCharacters, length);

    private static Gen<string> With(string text, string[] intruders) =>
        from at in Gen.Choose(0, text.Length - 1)
        from intruder in Gen.Elements(intruders)
        select text[..at] + intruder + text[(at + 1)..];

    private static Gen<NearMiss<TIssue>> Missed<TIssue>(TIssue issue, Gen<string> texts) where TIssue : struct, Enum =>
        texts.Select(text => new NearMiss<TIssue>(text, issue));

    // A number that a spreadsheet has shortened.
    private static Gen<string> Shortened =>
        from first in Gen.Choose(1, 9)
        from rest in Digits(5)
        from comma in Gen.Elements(",", ".")
        select $"{first}{comma}{rest}E+09";

    private static Gen<string> InFormula(Gen<string> texts) => texts.Select(text => $"=\"{text}\"");

    private static Gen<string> InSpaces(Gen<string> texts) =>
        from text in texts
        from space in Gen.Elements(" ", "\u00A0", "\u202F", "\t", "  ")
        from before in Gen.Elements(true, false)
        select before ? space + text : text + space;

    private static Gen<string> WithInnerSpace(Gen<string> texts) =>
        from text in texts
        from at in Gen.Choose(1, text.Length - 1)
        from space in Gen.Elements(" ", "\u00A0")
        select text.Insert(at, space);
}
