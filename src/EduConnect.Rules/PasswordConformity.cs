using EduConnect.Rules.Internal;

namespace EduConnect.Rules;

/// <summary>
/// What a public recommendation says about a password policy, clause by clause: CNIL 2022-100, ANSSI-PG-078,
/// NIST SP 800-63B-4 and OWASP ASVS 5.0.
/// </summary>
/// <example><code>
/// PasswordConformity.Of(PasswordPolicy.EduConnect)[0].Verdict; // NotMet: the CNIL asks for 80 bits
/// </code></example>
/// <remarks>
/// <para>A verdict follows from the policy alone. Where a clause needs more than a policy, the verdict says what it
/// depends on. The cases of the CNIL are alternatives: one of them is enough. The recommendations contradict each
/// other: up to 20 characters, the ANSSI asks for complexity rules, which NIST and OWASP forbid. Entropy is
/// <see cref="PasswordPolicy.NominalEntropyBits"/>, which the minimum of a class does not lower.</para>
/// <para>Not covered: clauses about anything other than the rule itself, such as expiry, forms and transport.
/// <see cref="RuleMessages.For(PasswordClause, PasswordPolicy, System.Globalization.CultureInfo)"/> gives the reason of
/// a verdict in words.</para>
/// <para>Source: docs/sources.md#conformity.</para>
/// </remarks>
public sealed record PasswordConformity
{
    internal PasswordConformity(PasswordClause clause, string standard, string number, ConformityVerdict verdict) =>
        (Clause, Standard, Number, Verdict) = (clause, standard, number, verdict);

    /// <summary>The clause; its name is a stable code.</summary>
    public PasswordClause Clause { get; }

    /// <summary>The document, such as <c>NIST SP 800-63B-4</c>.</summary>
    public string Standard { get; }

    /// <summary>The clause's number, as the document writes it, such as <c>R22</c> or <c>cas 1</c>.</summary>
    public string Number { get; }

    /// <summary>Whether the policy meets the clause, or what that depends on.</summary>
    public ConformityVerdict Verdict { get; }

    /// <summary>All clauses with their verdicts, in the order of <see cref="PasswordClause"/>.</summary>
    public static IReadOnlyList<PasswordConformity> Of(PasswordPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Array.ConvertAll(
            ConformityClauses.All,
            one => new PasswordConformity(one.Clause, one.Standard, one.Number, one.Verdict(policy)));
    }
}

/// <summary>A clause of a public recommendation that concerns a password policy.</summary>
public enum PasswordClause
{
    /// <summary>CNIL 2022-100, case 1: a password alone.</summary>
    CnilPasswordAlone,

    /// <summary>CNIL 2022-100, case 2: a password, and access restricted after failed attempts.</summary>
    CnilRestrictedAccess,

    /// <summary>CNIL 2022-100, case 3: the code of a device that the user holds.</summary>
    CnilDevice,

    /// <summary>ANSSI-PG-078, R21: a minimum length that suits the sensitivity.</summary>
    AnssiMinimumLength,

    /// <summary>ANSSI-PG-078, R22: no maximum length.</summary>
    AnssiMaximumLength,

    /// <summary>ANSSI-PG-078, R23: complexity rules, and a wide choice of characters.</summary>
    AnssiComplexity,

    /// <summary>ANSSI-PG-078, R27: a check of the strength of new passwords.</summary>
    AnssiStrengthCheck,

    /// <summary>NIST SP 800-63B-4, 3.1.1.2, item 1: the minimum length.</summary>
    NistMinimumLength,

    /// <summary>NIST SP 800-63B-4, 3.1.1.2, item 2: long passwords.</summary>
    NistMaximumLength,

    /// <summary>NIST SP 800-63B-4, 3.1.1.2, item 3: printing ASCII characters and the space.</summary>
    NistAscii,

    /// <summary>NIST SP 800-63B-4, 3.1.1.2, item 4: Unicode characters.</summary>
    NistUnicode,

    /// <summary>NIST SP 800-63B-4, 3.1.1.2, item 5: no composition rules.</summary>
    NistComposition,

    /// <summary>NIST SP 800-63B-4, 3.1.1.2, item 9: the whole password.</summary>
    NistWholePassword,

    /// <summary>NIST SP 800-63B-4, 3.1.1.2, the blocklist, a paragraph after the items.</summary>
    NistBlocklist,

    /// <summary>OWASP ASVS 5.0, 6.2.1: the minimum length.</summary>
    AsvsMinimumLength,

    /// <summary>OWASP ASVS 5.0, 6.2.4: the 3,000 most common passwords.</summary>
    AsvsCommonPasswords,

    /// <summary>OWASP ASVS 5.0, 6.2.5: any composition.</summary>
    AsvsComposition,

    /// <summary>OWASP ASVS 5.0, 6.2.8: the password exactly as received.</summary>
    AsvsUnmodified,

    /// <summary>OWASP ASVS 5.0, 6.2.9: long passwords.</summary>
    AsvsMaximumLength,

    /// <summary>OWASP ASVS 5.0, 6.2.11: words of the context.</summary>
    AsvsContextWords,

    /// <summary>OWASP ASVS 5.0, 6.2.12: breached passwords.</summary>
    AsvsBreachedPasswords,
}

/// <summary>Whether a policy meets a clause or, if that takes more than a policy, what it depends on.</summary>
public enum ConformityVerdict
{
    /// <summary>The policy does not meet the clause, whatever the site does.</summary>
    NotMet,

    /// <summary>The policy meets the clause.</summary>
    Met,

    /// <summary>Met if accounts are locked or slowed down after failed attempts.</summary>
    DependsOnAccessRestriction,

    /// <summary>Met if there is a second factor, such as a device that the user holds.</summary>
    DependsOnSecondFactor,

    /// <summary>Met if what the account protects is not too sensitive.</summary>
    DependsOnSensitivity,

    /// <summary>Met if weak passwords are refused: <see cref="PasswordWeakness"/>.</summary>
    DependsOnWeaknessCheck,

    /// <summary>Met if breached passwords are refused, which this library does not do.</summary>
    DependsOnBreachCheck,

    /// <summary>Met if the password is stored whole: bcrypt reads only its first 72 bytes.</summary>
    DependsOnStorage,
}
