namespace EduConnect.Rules;

/// <summary>The result of checking one password: issues, counts and an index, but none of its text.</summary>
/// <remarks>
/// <c>default(PasswordReport)</c> is the report of no password: it is not valid and has no issue. <see cref="Classes"/>
/// and <see cref="MissingClasses"/> together make a live checklist of the four criteria.
/// </remarks>
public readonly record struct PasswordReport
{
    // Packed so that the whole report fits in two registers. The index is stored plus one, so that default means -1.
    private readonly bool _isValid;
    private readonly byte _issues;
    private readonly byte _classes; // The missing ones in the upper half.
    private readonly byte _hints;
    private readonly int _firstUnlistedPlusOne;

    internal PasswordReport(
        PasswordIssues issues,
        int length,
        CharacterClasses classes,
        CharacterClasses missingClasses,
        int firstUnlistedIndex,
        PasswordHints hints)
    {
        _isValid = issues == PasswordIssues.None;
        _issues = (byte)issues;
        _classes = (byte)((int)classes | ((int)missingClasses << 4));
        _hints = (byte)hints;
        _firstUnlistedPlusOne = firstUnlistedIndex + 1;
        Length = length;
    }

    /// <summary>True when the password was checked and has no issue.</summary>
    public bool IsValid => _isValid;

    /// <summary>
    /// Every reason why the password is refused. <see cref="PasswordIssues.TooLong"/> comes alone, because a password
    /// that is too long is not read to its end.
    /// </summary>
    public PasswordIssues Issues => (PasswordIssues)_issues;

    /// <summary>
    /// The length in Unicode code points: a precomposed <c>é</c>, an emoji outside the basic plane, a lone surrogate
    /// and a maximal invalid UTF-8 sequence each count as 1. Counting stops at
    /// <see cref="PasswordPolicy.MaximumLength"/> + 1.
    /// </summary>
    public int Length { get; }

    /// <summary>
    /// The classes that the password has, each with as many characters as the policy wants. If the password is too
    /// long, those of its first <see cref="PasswordPolicy.MaximumLength"/> + 1 characters.
    /// </summary>
    public CharacterClasses Classes => (CharacterClasses)(_classes & 15);

    /// <summary>
    /// The policy's classes that the password lacks, required or not; empty if the password is too long, because the
    /// unread part may have them.
    /// </summary>
    public CharacterClasses MissingClasses => (CharacterClasses)(_classes >> 4);

    /// <summary>
    /// The zero-based index of the first character of no class, or -1. Everything before it is ASCII, so the index is
    /// the same in chars, UTF-8 bytes and code points.
    /// </summary>
    public int FirstUnlistedIndex => _firstUnlistedPlusOne - 1;

    /// <summary>
    /// What the user may not have meant to type, which never makes a password invalid;
    /// <see cref="PasswordHints.None"/> if the password is too long.
    /// </summary>
    public PasswordHints Hints => (PasswordHints)_hints;

    /// <summary>
    /// The counts for debugging, for example <c>TooShort (length 5, has Lowercase, lacks Uppercase, Digit,
    /// Special)</c>.
    /// </summary>
    public override string ToString()
    {
        var verdict = IsValid ? "valid" : Issues == PasswordIssues.None ? "not checked" : Issues.ToString();
        return FormattableString.Invariant($"{verdict} (length {Length}, has {Classes}, lacks {MissingClasses})");
    }
}
