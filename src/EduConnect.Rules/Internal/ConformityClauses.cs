using static EduConnect.Rules.ConformityVerdict;
using static EduConnect.Rules.PasswordClause;

namespace EduConnect.Rules.Internal;

/// <summary>The clauses of <see cref="PasswordConformity"/>, a row each: where it is, and its verdict.</summary>
internal static class ConformityClauses
{
    public const int BitsAlone = 80, BitsWithRestriction = 50, BitsWithDevice = 13;
    public const int AnssiShortest = 9, AnssiShortestForAll = 15, AnssiHundreds = 200, AnssiLong = 20;
    public const int NistShortest = 15, NistShortestOfTwoFactors = 8, AsvsShortest = 8, Long = 64, BcryptBytes = 72;

    private const string Cnil = "CNIL 2022-100";
    private const string Anssi = "ANSSI-PG-078";
    private const string Nist = "NIST SP 800-63B-4";
    private const string Asvs = "OWASP ASVS 5.0";
    private const int PrintingAsciiPunctuation = 33;

    // In the order of the enum, so that a clause is the index of its row.
    public static readonly (
        PasswordClause Clause, string Standard, string Number, Func<PasswordPolicy, ConformityVerdict> Verdict)[] All =
    [
        (CnilPasswordAlone, Cnil, "cas 1", policy => If(Bits(policy) >= BitsAlone)),
        (CnilRestrictedAccess, Cnil, "cas 2",
            policy => If(Bits(policy) >= BitsWithRestriction, DependsOnAccessRestriction)),
        (CnilDevice, Cnil, "cas 3", policy => If(Bits(policy) >= BitsWithDevice, DependsOnSecondFactor)),
        (AnssiMinimumLength, Anssi, "R21", policy => policy.ShortestLength >= AnssiShortestForAll ? Met
            : If(policy.ShortestLength >= AnssiShortest, DependsOnSensitivity)),
        (AnssiMaximumLength, Anssi, "R22", policy => If(Longest(policy) >= AnssiHundreds)),
        (AnssiComplexity, Anssi, "R23", policy => If(!policy.RejectUnlistedCharacters
            && (policy.ShortestLength > AnssiLong
                || (policy.RequiredClasses > 1 && policy.PassphraseLength > AnssiLong)))),
        (AnssiStrengthCheck, Anssi, "R27", _ => DependsOnWeaknessCheck),
        (NistMinimumLength, Nist, "3.1.1.2 (1)", policy => policy.ShortestLength >= NistShortest ? Met
            : If(policy.ShortestLength >= NistShortestOfTwoFactors, DependsOnSecondFactor)),
        (NistMaximumLength, Nist, "3.1.1.2 (2)", policy => If(Longest(policy) >= Long)),
        (NistAscii, Nist, "3.1.1.2 (3)", policy => If(AcceptsAscii(policy))),
        (NistUnicode, Nist, "3.1.1.2 (4)", policy => If(!policy.RejectUnlistedCharacters)),
        (NistComposition, Nist, "3.1.1.2 (5)", policy => If(policy.RequiredClasses == 0)),
        (NistWholePassword, Nist, "3.1.1.2 (9)", _ => DependsOnStorage),
        (NistBlocklist, Nist, "3.1.1.2", _ => DependsOnWeaknessCheck),
        (AsvsMinimumLength, Asvs, "6.2.1", policy => If(policy.ShortestLength >= AsvsShortest)),
        (AsvsCommonPasswords, Asvs, "6.2.4", _ => DependsOnWeaknessCheck),
        (AsvsComposition, Asvs, "6.2.5",
            policy => If(policy.RequiredClasses == 0 && !policy.RejectUnlistedCharacters)),
        (AsvsUnmodified, Asvs, "6.2.8", _ => DependsOnStorage),
        (AsvsMaximumLength, Asvs, "6.2.9", policy => If(Longest(policy) >= Long)),
        (AsvsContextWords, Asvs, "6.2.11", _ => DependsOnWeaknessCheck),
        (AsvsBreachedPasswords, Asvs, "6.2.12", _ => DependsOnBreachCheck),
    ];

    /// <summary>The nominal entropy of the shortest password or, if it has less, of the shortest passphrase.</summary>
    public static double Bits(PasswordPolicy policy) => HasWeakerPassphrase(policy)
        ? policy.NominalEntropyBits(policy.PassphraseLength)
        : policy.NominalEntropyBits(policy.ShortestLength);

    /// <summary>Whether the shortest passphrase, of letters, has less entropy than the shortest password.</summary>
    public static bool HasWeakerPassphrase(PasswordPolicy policy) => policy.PassphraseLength < int.MaxValue
        && policy.NominalEntropyBits(policy.PassphraseLength) < policy.NominalEntropyBits(policy.ShortestLength);

    /// <summary>The longest password that is accepted, in characters; of ASCII, if bytes are limited.</summary>
    public static int Longest(PasswordPolicy policy) => Math.Min(policy.MaximumLength, policy.MaximumUtf8Bytes);

    /// <summary>Whether no password is too long for bcrypt; a character takes at most 4 bytes.</summary>
    public static bool FitsBcrypt(PasswordPolicy policy) => policy.MaximumUtf8Bytes <= BcryptBytes
        || policy.MaximumLength <= (policy.RejectUnlistedCharacters ? BcryptBytes : BcryptBytes / 4);

    /// <summary>Whether no printing ASCII character and no space is refused.</summary>
    public static bool AcceptsAscii(PasswordPolicy policy) =>
        !policy.RejectUnlistedCharacters || policy.SpecialCharacters.Length == PrintingAsciiPunctuation;

    private static ConformityVerdict If(bool reached, ConformityVerdict then = Met) => reached ? then : NotMet;
}
