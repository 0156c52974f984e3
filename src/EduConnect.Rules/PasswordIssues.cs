namespace EduConnect.Rules;

/// <summary>
/// Why a password is refused; it may have several issues at once. The names are stable and serve as error codes.
/// </summary>
[Flags]
public enum PasswordIssues
{
    /// <summary>No issue was found.</summary>
    None = 0,

    /// <summary>Fewer code points than <see cref="PasswordPolicy.MinimumLength"/>.</summary>
    TooShort = 1,

    /// <summary>More code points than <see cref="PasswordPolicy.MaximumLength"/>.</summary>
    TooLong = 2,

    /// <summary>Fewer character classes than <see cref="PasswordPolicy.RequiredClasses"/>.</summary>
    TooFewClasses = 4,

    /// <summary>
    /// A character of no class, under a policy that refuses those
    /// (<see cref="PasswordPolicy.RejectUnlistedCharacters"/>).
    /// </summary>
    ForbiddenCharacter = 8,

    /// <summary>More UTF-8 bytes than <see cref="PasswordPolicy.MaximumUtf8Bytes"/>.</summary>
    TooManyBytes = 16,
}
