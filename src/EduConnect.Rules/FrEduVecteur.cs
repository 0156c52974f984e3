using System.Diagnostics.CodeAnalysis;
using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>Whom a <see cref="FrEduVecteur"/> speaks of.</summary>
public enum FrEduVecteurProfile
{
    /// <summary>Parent of a pupil of a primary school.</summary>
    ParentFirstDegree = 1,

    /// <summary>Parent of a pupil of a collège or lycée.</summary>
    ParentSecondDegree = 2,

    /// <summary>Pupil of a primary school.</summary>
    PupilFirstDegree = 3,

    /// <summary>Pupil of a collège or lycée.</summary>
    PupilSecondDegree = 4,
}

/// <summary>Why a text is no <see cref="FrEduVecteur"/>. The names are stable and serve as error codes.</summary>
public enum FrEduVecteurIssue
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Not five fields with <c>|</c> between them.</summary>
    WrongFieldCount,

    /// <summary>The first field is not 1, 2, 3 or 4.</summary>
    UnknownProfile,

    /// <summary>A pupil's vector has a name; those are empty.</summary>
    UnexpectedName,

    /// <summary>The fourth field is not one ASCII digit or more.</summary>
    IllegalPupilId,

    /// <summary>The fifth field has not the shape of a <see cref="EduConnect.Rules.Uai"/>.</summary>
    IllegalUai,
}

/// <summary>
/// FrEduVecteur, the SAML attribute that EduConnect and ATEN send to a school's digital workspace:
/// profile, last name, first name, pupil id, UAI, as in <c>4|||701294|0790031E</c>.
/// </summary>
/// <remarks>
/// <para>Syntax: five fields, <c>|</c> between them. Profile 1 to 4; last and first name, empty for pupils; pupil id,
/// ASCII digits; UAI. Nothing is trimmed.</para>
/// <para>Test platforms send UAI with a false check letter. Only the shape is required, and <see cref="UaiIssue"/> tells about the letter.</para>
/// <para>Not checked: the names themselves, and whether a parent has some (nothing is said of it).</para>
/// <para>Source: docs/sources.md#freduvecteur.</para>
/// </remarks>
public sealed record FrEduVecteur : ISpanParsable<FrEduVecteur>
{
    private const int Fields = 5;

    private FrEduVecteur(FrEduVecteurProfile profile, string lastName, string firstName, string pupilId, string uaiAsSent)
    {
        Profile = profile;
        LastName = lastName;
        FirstName = firstName;
        PupilId = pupilId;
        UaiAsSent = uaiAsSent;
        UaiIssue = Uai.Check(uaiAsSent, out var right);
        Uai = right;
    }

    /// <summary>Whom it speaks of.</summary>
    public FrEduVecteurProfile Profile { get; }

    /// <summary>Last name; empty for pupils.</summary>
    public string LastName { get; }

    /// <summary>First name; empty for pupils.</summary>
    public string FirstName { get; }

    /// <summary>The pupil's number: ASCII digits, as many as were sent.</summary>
    public string PupilId { get; }

    /// <summary>The school by its seven digits, with the right check letter, whatever letter was sent.</summary>
    public Uai Uai { get; }

    /// <summary>The school as it was sent.</summary>
    public string UaiAsSent { get; }

    /// <summary><see cref="UaiIssue.None"/>, or <see cref="UaiIssue.WrongCheckLetter"/> if the letter that was sent is false.</summary>
    public UaiIssue UaiIssue { get; }

    /// <summary>What is wrong with the text, if anything. Never throws, allocates nothing.</summary>
    public static FrEduVecteurIssue Check(ReadOnlySpan<char> text) => Judge(text, stackalloc Range[Fields]);

    /// <summary>Whether the text is a FrEduVecteur. Never throws, allocates nothing.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => Check(text) == FrEduVecteurIssue.None;

    /// <summary>Reads a FrEduVecteur.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="FormatException">The text is none; the message names the <see cref="FrEduVecteurIssue"/> and no value.</exception>
    public static FrEduVecteur Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static FrEduVecteur Parse(ReadOnlySpan<char> text)
    {
        return TryParse(text, out var result) ? result : throw new FormatException($"Not a FrEduVecteur: {Check(text)}.");
    }

    /// <summary>Reads a FrEduVecteur if the text is one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out FrEduVecteur? result) => TryParse(text.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out FrEduVecteur)"/>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out FrEduVecteur? result)
    {
        Span<Range> fields = stackalloc Range[Fields];
        if (Judge(text, fields) != FrEduVecteurIssue.None)
        {
            result = null;
            return false;
        }

        result = new FrEduVecteur(
            (FrEduVecteurProfile)(text[0] - '0'), text[fields[1]].ToString(), text[fields[2]].ToString(), text[fields[3]].ToString(), text[fields[4]].ToString());
        return true;
    }

    static FrEduVecteur IParsable<FrEduVecteur>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static FrEduVecteur ISpanParsable<FrEduVecteur>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<FrEduVecteur>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out FrEduVecteur? result) =>
        TryParse(s, out result);

    static bool ISpanParsable<FrEduVecteur>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [NotNullWhen(true)] out FrEduVecteur? result) =>
        TryParse(s, out result);

    /// <summary>The five fields as they were sent. It holds names: not for logs.</summary>
    public override string ToString() => $"{(int)Profile}|{LastName}|{FirstName}|{PupilId}|{UaiAsSent}";

    /// <summary>The rule; it finds the fields on the way.</summary>
    private static FrEduVecteurIssue Judge(ReadOnlySpan<char> text, Span<Range> fields)
    {
        // Counted first: where there are many more, the split would allocate.
        if (text.Count('|') != Fields - 1 || text.Split(fields, '|') != Fields)
        {
            return FrEduVecteurIssue.WrongFieldCount;
        }

        var isPupil = text[fields[0]] is "3" or "4";
        return !isPupil && text[fields[0]] is not ("1" or "2") ? FrEduVecteurIssue.UnknownProfile
            : isPupil && !(text[fields[1]].IsEmpty && text[fields[2]].IsEmpty) ? FrEduVecteurIssue.UnexpectedName
            : text[fields[3]].IsEmpty || !Text.TryReadDigits(text[fields[3]], out _) ? FrEduVecteurIssue.IllegalPupilId
            : Uai.Check(text[fields[4]]) is not (UaiIssue.None or UaiIssue.WrongCheckLetter) ? FrEduVecteurIssue.IllegalUai
            : FrEduVecteurIssue.None;
    }
}
