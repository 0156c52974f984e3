namespace EduConnect.Rules;

/// <summary>What a <see cref="PasswordPolicy"/> says of one password: counts and an index, nothing of its text.</summary>
/// <remarks>
/// <c>default(PasswordReport)</c> is the report of nothing: it is not valid and has no issue.
/// <see cref="Classes"/> and <see cref="Missing"/> together are a live checklist of the four criteria.
/// </remarks>
public readonly record struct PasswordReport
{
    // Packed so that the whole report travels in two registers; the index is stored plus one, so that default says -1.
    private readonly bool _isValid;
    private readonly byte _issues;
    private readonly byte _classes;
    private readonly byte _missing;
    private readonly int _firstOtherPlusOne;

    internal PasswordReport(PasswordIssues issues, int length, CharacterClasses classes, CharacterClasses missing, int firstOtherIndex)
    {
        _isValid = issues == PasswordIssues.None;
        _issues = (byte)issues;
        _classes = (byte)classes;
        _missing = (byte)missing;
        _firstOtherPlusOne = firstOtherIndex + 1;
        Length = length;
    }

    /// <summary>True when the password was checked and has no issue.</summary>
    public bool IsValid => _isValid;

    /// <summary>Every reason to refuse the password.</summary>
    public PasswordIssues Issues => (PasswordIssues)_issues;

    /// <summary>
    /// Length in Unicode code points: <c>é</c> in one code point and an emoji outside the basic plane are 1,
    /// a lone surrogate is 1, each maximal invalid UTF-8 sequence is 1.
    /// Of an over-long password no more than <see cref="PasswordPolicy.MaximumLength"/> + 1 code points are read and counted.
    /// </summary>
    public int Length { get; }

    /// <summary>The classes that the password has.</summary>
    public CharacterClasses Classes => (CharacterClasses)_classes;

    /// <summary>The classes that the policy knows and the password does not have, needed or not.</summary>
    public CharacterClasses Missing => (CharacterClasses)_missing;

    /// <summary>
    /// Zero-based index of the first character of no class, or -1. All that stands before it is ASCII,
    /// so the index is the same in chars, in UTF-8 bytes and in code points.
    /// </summary>
    public int FirstOtherIndex => _firstOtherPlusOne - 1;

    /// <summary>Counts for a debugger, for example <c>TooShort (length 5, has Lowercase, lacks Uppercase, Digit, Special)</c>.</summary>
    public override string ToString()
    {
        var verdict = IsValid ? "valid" : Issues == PasswordIssues.None ? "not checked" : Issues.ToString();
        return FormattableString.Invariant($"{verdict} (length {Length}, has {Classes}, lacks {Missing})");
    }
}
