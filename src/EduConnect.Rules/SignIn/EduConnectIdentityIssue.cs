namespace EduConnect.Rules;

/// <summary>
/// What is odd about a claim of an <see cref="EduConnectIdentity"/>. The names are stable and serve as error codes.
/// </summary>
public enum EduConnectIdentityIssue
{
    /// <summary>Nothing is odd.</summary>
    None,

    /// <summary>The userinfo answer is not a JSON object; nothing of it is read.</summary>
    NotJson,

    /// <summary>The claim is missing or empty. For a parent, the claims about a pupil may be.</summary>
    Missing,

    /// <summary>The claim occurs several times with the same value, which is read.</summary>
    Repeated,

    /// <summary>The claim occurs several times with different values; none of them is read.</summary>
    Conflicting,

    /// <summary>The claim is neither a string nor, for the affiliations, an array of strings; it is not read.</summary>
    WrongType,

    /// <summary>The claim has more than 1,024 UTF-16 units; it is not read.</summary>
    TooLong,

    /// <summary>The claim contains a control character, such as NUL, or a lone surrogate; it is not read.</summary>
    IllegalCharacter,

    /// <summary>
    /// The claim does not have its format: <c>yyyy-MM-dd HH:mm:ss.fff</c> for the time of sign-in, four digits for the
    /// level, 32 hexadecimal digits for the hash of the INE, 96 for <c>FrEduCtId</c>, which is read all the same.
    /// </summary>
    WrongFormat,

    /// <summary>
    /// An affiliation that is not one of the four, or an origin other than <c>ECT</c>, which is read all the same.
    /// </summary>
    UnknownValue,
}

/// <summary>
/// One odd claim, without its value.
/// <see cref="RuleMessages.For(EduConnectIdentityProblem, System.Globalization.CultureInfo?)"/> puts it into words.
/// </summary>
public readonly record struct EduConnectIdentityProblem
{
    internal EduConnectIdentityProblem(string claim, Enum issue) => (Claim, Issue) = (claim, issue);

    /// <summary>
    /// The name of the claim, never text from outside: <c>FrEduCtEleveUAI</c>, even if it was sent under its OID;
    /// <c>userinfo</c> or <c>FrEduVecteur</c> if it is about the whole.
    /// </summary>
    public string Claim { get; }

    /// <summary>
    /// The code of <see cref="RuleMessages.CodeOf"/>: of an <see cref="EduConnectIdentityIssue"/>,
    /// <see cref="UaiIssue"/>, <see cref="IneIssue"/>, <see cref="BirthDateIssue"/> or <see cref="PersonNameIssue"/>.
    /// </summary>
    public string Code => Issue switch
    {
        EduConnectIdentityIssue issue => RuleMessages.CodeOf(issue),
        UaiIssue issue => RuleMessages.CodeOf(issue),
        IneIssue issue => RuleMessages.CodeOf(issue),
        BirthDateIssue issue => RuleMessages.CodeOf(issue),
        PersonNameIssue issue => RuleMessages.CodeOf(issue),
        _ => "",
    };

    internal Enum? Issue { get; }

    /// <summary>The claim and the code, for logs.</summary>
    public override string ToString() => $"{Claim}: {Code}";
}
