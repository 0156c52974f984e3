using System.Globalization;
using System.Numerics;
using static EduConnect.Rules.Internal.ConformityClauses;

namespace EduConnect.Rules;

// What public recommendations ask for, in our words, and what a policy has.
public static partial class RuleMessages
{
    private static readonly (ConformityVerdict Verdict, string French, string English)[] _verdicts =
    [
        (ConformityVerdict.NotMet, "non respecté", "not met"),
        (ConformityVerdict.Met, "respecté", "met"),
        (ConformityVerdict.DependsOnAccessRestriction,
            "dépend du blocage ou des délais après des échecs", "depends on a lock or delays after failed attempts"),
        (ConformityVerdict.DependsOnSecondFactor, "dépend d'un second facteur", "depends on a second factor"),
        (ConformityVerdict.DependsOnSensitivity,
            "dépend de ce que le compte protège", "depends on what the account protects"),
        (ConformityVerdict.DependsOnWeaknessCheck,
            "dépend du contrôle des mots de passe faibles", "depends on the check for weak passwords"),
        (ConformityVerdict.DependsOnBreachCheck,
            "dépend d'un contrôle des mots de passe divulgués", "depends on a check for breached passwords"),
        (ConformityVerdict.DependsOnStorage, "dépend du stockage", "depends on storage"),
    ];

    // By the number of the clause: what it asks for, and what the policy has.
    private static readonly (string French, string English, Func<PasswordPolicy, bool, string> Finding)[] _clauses =
    [
        ($"Un mot de passe seul doit avoir {BitsAlone} bits d'entropie",
            $"A password alone needs {BitsAlone} bits of entropy", EntropyFound),
        ($"Si le compte se bloque ou ralentit après des échecs, il faut {BitsWithRestriction} bits d'entropie",
            $"If the account locks or slows down after failed attempts, {BitsWithRestriction} bits of entropy are "
                + "needed",
            EntropyFound),
        ($"Pour débloquer un appareil que la personne détient, il faut {BitsWithDevice} bits d'entropie",
            $"To unlock a device that the user holds, {BitsWithDevice} bits of entropy are needed", EntropyFound),
        ($"Il faut de {AnssiShortest} à {AnssiShortestForAll} caractères, selon ce que le compte protège",
            $"{AnssiShortest} to {AnssiShortestForAll} characters are needed, depending on what the account protects",
            LengthFound),
        ("Il ne faut pas de longueur maximale, ou une limite de plusieurs centaines de caractères",
            "There should be no maximum length, or a limit of several hundred characters", MaximumFound),
        ($"Il faut des règles de complexité, sauf au-delà de {AnssiLong} caractères, et le plus grand choix de "
            + "caractères",
            $"There should be complexity rules, unless passwords have more than {AnssiLong} characters, and the widest "
                + "choice of characters",
            CompositionFound),
        ("Les nouveaux mots de passe doivent être comparés aux plus courants, à des motifs et aux données de la "
            + "personne",
            "New passwords should be compared with common ones, patterns and the user's data", NothingFound),
        ($"Il faut {NistShortest} caractères, ou {NistShortestOfTwoFactors} s'il y a toujours un second facteur",
            $"{NistShortest} characters are required, or {NistShortestOfTwoFactors} if there is always a second factor",
            LengthFound),
        ($"{Long} caractères devraient être permis", $"{Long} characters should be permitted", MaximumFound),
        ("Les caractères ASCII imprimables et l'espace devraient être acceptés",
            "Printing ASCII characters and the space should be accepted",
            (policy, french) => AcceptsAscii(policy)
                ? Say(french, "ils le sont tous", "all of them are")
                : Say(french, "certains sont refusés", "some are refused")),
        ("Les caractères Unicode devraient être acceptés, chacun comptant pour un",
            "Unicode characters should be accepted, each counting as one",
            AcceptanceFound),
        ("Aucune règle de composition ne doit être imposée", "No composition rule may be imposed", ClassesFound),
        ("Le mot de passe doit être vérifié en entier",
            "The whole password must be verified", StorageFound),
        ("Les mots de passe courants, attendus ou compromis doivent être refusés",
            "Common, expected and compromised passwords must be refused", NothingFound),
        ($"Il faut {AsvsShortest} caractères, et {NistShortest} sont conseillés",
            $"{AsvsShortest} characters are required, and {NistShortest} are recommended", LengthFound),
        ("Les 3 000 mots de passe les plus courants doivent être refusés",
            "The 3,000 most common passwords must be refused", NothingFound),
        ("Toute composition et tout caractère doivent être permis",
            "Any composition and any character must be permitted", CompositionFound),
        ("Le mot de passe doit être vérifié exactement tel qu'il est reçu",
            "The password must be verified exactly as received", StorageFound),
        ($"{Long} caractères doivent être permis", $"{Long} characters must be permitted", MaximumFound),
        ("Les mots du contexte doivent être refusés", "Words of the context must be refused", NothingFound),
        ("Les mots de passe divulgués doivent être refusés", "Breached passwords must be refused", NothingFound),
    ];

    /// <summary>A verdict in a few words, without a period.</summary>
    /// <example><c>dépend d'un second facteur</c></example>
    /// <exception cref="ArgumentOutOfRangeException">There is no such verdict.</exception>
    public static string For(ConformityVerdict verdict, CultureInfo? culture = null)
    {
        var (_, french, english) = (uint)verdict < (uint)_verdicts.Length
            ? _verdicts[(int)verdict] : throw NoSuchIssue(verdict);
        return Say(IsFrench(culture), french, english);
    }

    /// <summary>What a clause asks for and what the policy has, in one sentence.</summary>
    /// <example><c>64 caractères doivent être permis : le maximum est de 20.</c></example>
    /// <exception cref="ArgumentOutOfRangeException">There is no such clause.</exception>
    public static string For(PasswordClause clause, PasswordPolicy policy, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var (inFrench, inEnglish, finding) = (uint)clause < (uint)_clauses.Length
            ? _clauses[(int)clause] : throw NoSuchIssue(clause);
        var french = IsFrench(culture);
        return Say(french, inFrench + " : ", inEnglish + ": ") + finding(policy, french) + ".";
    }

    // Rounded down, so that a number which is not enough does not look as if it were.
    private static string EntropyFound(PasswordPolicy policy, bool french)
    {
        var bits = (Math.Floor(Bits(policy) * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture);
        return (HasWeakerPassphrase(policy), french) switch
        {
            (true, true) => $"la phrase de passe la plus courte en a {bits.Replace('.', ',')}, si elle est aléatoire",
            (false, true) => $"le mot de passe le plus court en a {bits.Replace('.', ',')}, s'il est aléatoire",
            (true, false) => $"the shortest passphrase has {bits}, if it is random",
            (false, false) => $"the shortest password has {bits}, if it is random",
        };
    }

    private static string LengthFound(PasswordPolicy policy, bool french) =>
        Say(french, "le mot de passe le plus court en a ", "the shortest password has ")
        + policy.ShortestLength.ToString(CultureInfo.InvariantCulture);

    private static string MaximumFound(PasswordPolicy policy, bool french)
    {
        var longest = Longest(policy);
        return longest == int.MaxValue
            ? Say(french, "il n'y a pas de maximum", "there is no maximum")
            : Say(french, "le maximum est de ", "the maximum is ") + (longest < policy.MaximumLength
                ? Count(longest, Say(french, "octet", "byte"))
                : longest.ToString(CultureInfo.InvariantCulture));
    }

    private static string CompositionFound(PasswordPolicy policy, bool french) => ClassesFound(policy, french)
        + Say(french, " et ", " and ") + AcceptanceFound(policy, french);

    private static string ClassesFound(PasswordPolicy policy, bool french)
    {
        var (required, available) = (policy.RequiredClasses, BitOperations.PopCount((uint)policy.AvailableClasses));
        var below = policy.PassphraseLength == int.MaxValue ? ""
            : french ? $" en dessous de {Count(policy.PassphraseLength, "caractère")}"
            : $" below {Count(policy.PassphraseLength, "character")}";
        return required == 0 ? Say(french, "aucune classe n'est exigée", "no class is required")
            : required == available
                ? Say(french, $"les {available} classes sont exigées", $"all {available} classes are required") + below
            : french ? $"{required} des {available} classes {(required > 1 ? "sont exigées" : "est exigée")}{below}"
            : $"{required} of the {available} classes {(required > 1 ? "are" : "is")} required{below}";
    }

    private static string AcceptanceFound(PasswordPolicy policy, bool french) => policy.RejectUnlistedCharacters
        ? Say(french, "certains caractères sont refusés", "some characters are refused")
        : Say(french, "aucun caractère n'est refusé", "no character is refused");

    private static string StorageFound(PasswordPolicy policy, bool french) =>
        Say(french, "la règle n'en retire rien, ", "the rule removes nothing from it, ") + (FitsBcrypt(policy)
            ? Say(
                french,
                $"et aucun mot de passe ne dépasse les {BcryptBytes} octets que lit bcrypt",
                $"and no password has more than the {BcryptBytes} bytes that bcrypt reads")
            : Say(
                french,
                $"mais bcrypt n'en lit que {BcryptBytes} octets",
                $"but bcrypt reads only {BcryptBytes} bytes"));

    private static string NothingFound(PasswordPolicy policy, bool french) => Say(
        french,
        "une règle de longueur et de classes n'y suffit pas",
        "a rule about length and classes does not do that");
}
