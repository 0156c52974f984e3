using System.Diagnostics.CodeAnalysis;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// What <see cref="Repair"/> changed in a text. Issues of the same names say why the text was refused.
/// </summary>
[Flags]
public enum RepairSteps
{
    /// <summary>Nothing: the text was valid.</summary>
    None = 0,

    /// <summary>
    /// A name that was UTF-8 read as Windows-1252, once or several times, was decoded: <c>CÃ©line</c>.
    /// </summary>
    BrokenEncoding = 1,

    /// <summary>A spreadsheet's <c>="…"</c> was removed.</summary>
    SpreadsheetFormula = 2,

    /// <summary>
    /// Spaces before or after the text were removed: Unicode space separators and tabs, but no line ends.
    /// </summary>
    SurroundingSpaces = 4,

    /// <summary><c>tel:</c> before a mobile number was removed.</summary>
    TelPrefix = 8,

    /// <summary>Spaces inside a UAI or an INE, or extra spaces inside a name, were removed.</summary>
    InnerSpaces = 16,

    /// <summary>Special spaces in a name, such as U+00A0, became plain ones.</summary>
    SpecialSpace = 32,

    /// <summary>Special hyphens in a name, such as U+2011, became <c>-</c>.</summary>
    SpecialHyphen = 64,

    /// <summary>Special apostrophes in a name, such as U+2018, became <c>'</c>.</summary>
    SpecialApostrophe = 128,

    /// <summary>Lowercase letters of a UAI or an INE became uppercase.</summary>
    Lowercase = 256,

    /// <summary>Uppercase letters of a login became lowercase.</summary>
    Uppercase = 512,

    /// <summary>A time of midnight after a date was removed.</summary>
    TimeOfDay = 1024,

    /// <summary>The separators of a date became those of its format.</summary>
    WrongSeparator = 2048,

    /// <summary>Leading zeros were added to a UAI, an INE, a mobile number, a day or a month.</summary>
    LostLeadingZero = 4096,

    /// <summary>A leading <c>+</c> was added to a mobile number with a country code.</summary>
    MissingPlus = 8192,

    /// <summary>A mobile number was written in E.164, because the caller asked for it.</summary>
    E164 = 16_384,
}

/// <summary>Repairs what a spreadsheet, a word processor or hasty typing did to a value.</summary>
/// <example><code>
/// Repair.TryUai(" 860076r", out var uai, out var steps);            // true: 0860076R
/// Repair.TryUai("0860076A", out _, out _);                          // false: a wrong check letter is not replaced
/// Repair.TryBirthDate("1.9.2012", out var date, out _);             // true: 01/09/2012
/// Repair.TryBirthDate("01/09/12", out _, out _);                    // false: which century?
/// Repair.TryPersonName("CÃ©line", out var name, out _);             // true: Céline
/// Repair.TryFrenchMobileNumber("639981234", out var number, out _); // true: 0639981234
/// </code></example>
/// <remarks>
/// <para>Each method returns true if the text is valid, or if <see cref="RepairSteps"/> lead from it to exactly one
/// valid text. <c>repaired</c> is then valid; if the text was valid already, it is the same text, and <c>steps</c> is
/// <see cref="RepairSteps.None"/>. Otherwise the method returns false, null and <see cref="RepairSteps.None"/>.
/// Repairing again changes nothing. No method throws.</para>
/// <para>No character is guessed. Not repaired, because digits are lost or there is more than one reading: a wrong
/// check letter or key, a shortened number (<c>1,23457E+09</c>), a two-digit year, a month before the day (other dates
/// in the column may be month-first without showing it), a spreadsheet's day count (there are two calendars), a time
/// other than midnight, a mobile number next to words or another number, and one that may lack either a 0 or a
/// <c>+</c>. A lost zero is put back only if something confirms it: the check letter and department of a UAI, the key
/// of an INE of the BEA, the numbering plan. A mistyped value passes such a key once in 23. Half of a broken letter
/// before a space (<c>Ã</c> for <c>à</c>) is not repaired either.</para>
/// <para>Text longer than 256 characters is not repaired. A null string counts as empty.</para>
/// <para>Source: docs/sources.md#repair.</para>
/// </remarks>
public static class Repair
{
    private delegate bool Mend(ref Draft draft);

    /// <summary>Repairs the code of a school: <see cref="Uai"/>.</summary>
    public static bool TryUai(
        ReadOnlySpan<char> text, [NotNullWhen(true)] out string? repaired, out RepairSteps steps) =>
        Try(text, Uai.IsValid(text), Uai.TryMend, out repaired, out steps);

    /// <summary>Repairs a national pupil identifier: <see cref="Ine"/>.</summary>
    public static bool TryIne(
        ReadOnlySpan<char> text, [NotNullWhen(true)] out string? repaired, out RepairSteps steps) =>
        Try(text, Ine.IsValid(text), Ine.TryMend, out repaired, out steps);

    /// <summary>Repairs a mobile number: <see cref="FrenchMobileNumber"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="repaired">The valid text; null if there is none.</param>
    /// <param name="steps">What was done to the text.</param>
    /// <param name="canonical">
    /// Whether the result is in E.164 (<c>+33612345678</c>); by default it keeps its written form.
    /// </param>
    public static bool TryFrenchMobileNumber(
        ReadOnlySpan<char> text,
        [NotNullWhen(true)] out string? repaired,
        out RepairSteps steps,
        bool canonical = false)
    {
        var isValid = FrenchMobileNumber.IsValid(text);
        if (!Try(text, isValid, FrenchMobileNumber.TryMend, out repaired, out steps))
        {
            return false;
        }

        var written = repaired;
        repaired = canonical ? FrenchMobileNumber.Parse(written).ToString() : written;
        steps |= repaired == written ? RepairSteps.None : RepairSteps.E164;
        return true;
    }

    /// <summary>Repairs a date of birth: <see cref="BirthDateRule"/>. Its parts stay in the same order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="repaired">The valid text; null if there is none.</param>
    /// <param name="steps">What was done to the text.</param>
    /// <param name="timeProvider">The clock; <see cref="TimeProvider.System"/> by default.</param>
    public static bool TryBirthDate(
        ReadOnlySpan<char> text,
        [NotNullWhen(true)] out string? repaired,
        out RepairSteps steps,
        TimeProvider? timeProvider = null) =>
        TryBirthDateOn(BirthDateRule.Today(timeProvider), text, out repaired, out steps);

    /// <summary>Repairs a last name or a first name: <see cref="PersonNameRule"/>.</summary>
    public static bool TryPersonName(
        ReadOnlySpan<char> text, [NotNullWhen(true)] out string? repaired, out RepairSteps steps) =>
        Try(text, PersonNameRule.IsValid(text), PersonNameRule.TryMend, out repaired, out steps);

    /// <summary>Repairs a login: <see cref="EduConnectLoginRule"/>. An unusual login may still be right.</summary>
    public static bool TryEduConnectLogin(
        ReadOnlySpan<char> text, [NotNullWhen(true)] out string? repaired, out RepairSteps steps) =>
        Try(text, EduConnectLoginRule.HasUsualForm(text), EduConnectLoginRule.TryMend, out repaired, out steps);

    internal static bool TryBirthDateOn(
        DateOnly today, ReadOnlySpan<char> text, [NotNullWhen(true)] out string? repaired, out RepairSteps steps)
    {
        var isValid = BirthDateRule.CheckCore(text, null, out _, today) == BirthDateIssue.None;
        return Try(text, isValid, MendDate, out repaired, out steps);

        bool MendDate(ref Draft draft) => BirthDateRule.TryMend(ref draft, today);
    }

    private static bool Try(
        ReadOnlySpan<char> text,
        bool isValid,
        Mend mend,
        [NotNullWhen(true)] out string? repaired,
        out RepairSteps steps)
    {
        var draft = Draft.Of(text, stackalloc char[Draft.Capacity]);
        var isMended = isValid || (mend(ref draft) && !draft.IsAmbiguous);
        repaired = isValid ? text.ToString() : isMended ? draft.Text.ToString() : null;
        steps = isMended ? draft.Steps : RepairSteps.None;
        return isMended;
    }
}
