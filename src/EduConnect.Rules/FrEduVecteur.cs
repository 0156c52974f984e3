using System.Diagnostics.CodeAnalysis;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>Whom a <see cref="FrEduVecteur"/> describes.</summary>
public enum FrEduVecteurProfile
{
    /// <summary>A parent of a primary school pupil.</summary>
    ParentFirstDegree = 1,

    /// <summary>A parent of a collège or lycée pupil.</summary>
    ParentSecondDegree = 2,

    /// <summary>A primary school pupil.</summary>
    PupilFirstDegree = 3,

    /// <summary>A collège or lycée pupil.</summary>
    PupilSecondDegree = 4,
}

/// <summary>
/// Why text is not a valid <see cref="FrEduVecteur"/>. The names are stable and serve as error codes.
/// </summary>
public enum FrEduVecteurIssue
{
    /// <summary>The text is valid.</summary>
    None,

    /// <summary>The text does not have five fields separated by <c>|</c>.</summary>
    WrongFieldCount,

    /// <summary>The first field is not 1, 2, 3 or 4.</summary>
    UnknownProfile,

    /// <summary>A pupil's vector contains a name; both must be empty.</summary>
    UnexpectedName,

    /// <summary>The fourth field is not one or more ASCII digits.</summary>
    IllegalPupilId,

    /// <summary>The fifth field is not a <see cref="EduConnect.Rules.Uai"/>, even ignoring its check letter.</summary>
    IllegalUai,
}

/// <summary>
/// The SAML attribute FrEduVecteur, which EduConnect and ATEN send to a school's digital workspace (ENT): profile, last
/// name, first name, pupil id and UAI, as in <c>4|||701294|0790031E</c>.
/// </summary>
/// <remarks>
/// <para>Syntax: five fields separated by <c>|</c>: profile 1 to 4, last name and first name (empty for pupils), pupil
/// id (ASCII digits), UAI. Nothing is trimmed.</para>
/// <para>Test platforms send UAIs with a wrong check letter, so any letter is accepted, and <see cref="UaiIssue"/>
/// reports a wrong one.</para>
/// <para>Not checked: the names themselves, and whether a parent has any (not documented).</para>
/// <para>Source: docs/sources.md#freduvecteur.</para>
/// </remarks>
public sealed record FrEduVecteur : ISpanParsable<FrEduVecteur>
{
    private const int Fields = 5;

    private FrEduVecteur(
        FrEduVecteurProfile profile, string lastName, string firstName, string pupilId, string uaiAsSent)
    {
        Profile = profile;
        LastName = lastName;
        FirstName = firstName;
        PupilId = pupilId;
        UaiAsSent = uaiAsSent;
        UaiIssue = Uai.CheckCore<char>(uaiAsSent, out var right);
        Uai = right;
    }

    /// <summary>Whom it describes.</summary>
    public FrEduVecteurProfile Profile { get; }

    /// <summary>The last name; empty for pupils.</summary>
    public string LastName { get; }

    /// <summary>The first name; empty for pupils.</summary>
    public string FirstName { get; }

    /// <summary>The pupil's number: ASCII digits, as many as were sent.</summary>
    public string PupilId { get; }

    /// <summary>The school, with the right check letter even if a wrong one was sent.</summary>
    public Uai Uai { get; }

    /// <summary>The UAI exactly as it was sent.</summary>
    public string UaiAsSent { get; }

    /// <summary>
    /// <see cref="UaiIssue.WrongCheckLetter"/> if the letter that was sent is wrong, otherwise
    /// <see cref="UaiIssue.None"/>.
    /// </summary>
    public UaiIssue UaiIssue { get; }

    /// <summary>Checks the text and reports the issue, if any. Never throws; allocates nothing.</summary>
    public static FrEduVecteurIssue Check(ReadOnlySpan<char> text) => CheckCore(text, stackalloc Range[Fields]);

    /// <summary>Whether the text is a FrEduVecteur. Never throws; allocates nothing.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => Check(text) == FrEduVecteurIssue.None;

    /// <summary>Parses a FrEduVecteur.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">
    /// The text is not valid; the message names the <see cref="FrEduVecteurIssue"/> and contains no value.
    /// </exception>
    public static FrEduVecteur Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static FrEduVecteur Parse(ReadOnlySpan<char> text)
    {
        return TryParse(text, out var result)
            ? result
            : throw new FormatException($"Not a FrEduVecteur: {Check(text)}.");
    }

    /// <summary>Parses a FrEduVecteur if the text is valid.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out FrEduVecteur? result) =>
        TryParse(text.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out FrEduVecteur)"/>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out FrEduVecteur? result)
    {
        Span<Range> fields = stackalloc Range[Fields];
        if (CheckCore(text, fields) != FrEduVecteurIssue.None)
        {
            result = null;
            return false;
        }

        result = new FrEduVecteur(
            (FrEduVecteurProfile)(text[0] - '0'),
            text[fields[1]].ToString(),
            text[fields[2]].ToString(),
            text[fields[3]].ToString(),
            text[fields[4]].ToString());
        return true;
    }

    static FrEduVecteur IParsable<FrEduVecteur>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static FrEduVecteur ISpanParsable<FrEduVecteur>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<FrEduVecteur>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out FrEduVecteur? result) =>
        TryParse(s, out result);

    static bool ISpanParsable<FrEduVecteur>.TryParse(
        ReadOnlySpan<char> s, IFormatProvider? provider, [NotNullWhen(true)] out FrEduVecteur? result) =>
        TryParse(s, out result);

    /// <summary>The five fields as they were sent. They may include names, so do not log them.</summary>
    public override string ToString() => $"{(int)Profile}|{LastName}|{FirstName}|{PupilId}|{UaiAsSent}";

    /// <summary>Holds the rule, and finds the fields.</summary>
    private static FrEduVecteurIssue CheckCore(ReadOnlySpan<char> text, Span<Range> fields)
    {
        // Counts first, because splitting text with many more bars would allocate.
        if (text.Count('|') != Fields - 1 || text.Split(fields, '|') != Fields)
        {
            return FrEduVecteurIssue.WrongFieldCount;
        }

        var isPupil = text[fields[0]] is "3" or "4";
        return !isPupil && text[fields[0]] is not ("1" or "2") ? FrEduVecteurIssue.UnknownProfile
            : isPupil && !(text[fields[1]].IsEmpty && text[fields[2]].IsEmpty) ? FrEduVecteurIssue.UnexpectedName
            : text[fields[3]].IsEmpty || !Digits.TryRead(text[fields[3]], out _) ? FrEduVecteurIssue.IllegalPupilId
            : Uai.Check(text[fields[4]]) is not (UaiIssue.None or UaiIssue.WrongCheckLetter)
                ? FrEduVecteurIssue.IllegalUai
            : FrEduVecteurIssue.None;
    }
}
