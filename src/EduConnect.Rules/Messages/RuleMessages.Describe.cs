using System.Globalization;
using System.Numerics;

namespace EduConnect.Rules;

// The rule as a page states it before the user types anything.
public static partial class RuleMessages
{
    /// <summary>
    /// States the whole rule in one paragraph: first the length and the criteria (in French, in the words of the
    /// leaflet), then what happens to other characters.
    /// </summary>
    /// <example>
    /// <c>La valeur du champ « Mot de passe » doit comporter au moins 8 caractères et respecter 3 des 4 critères
    /// suivants : …</c>
    /// </example>
    public static string Describe(PasswordPolicy policy, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var french = IsFrench(culture);
        string[] parts =
            [LengthDemand(policy, french), policy.RequiredClasses == 0 ? "" : ClassesDemand(policy, french)];
        string[] demands = [.. parts.Where(demand => demand.Length > 0)];
        var permitted = Permitted(policy, french);
        var others = policy.RejectUnlistedCharacters
            ? Say(french, $"Seuls {permitted} sont autorisés.", $"Only {permitted} are allowed.")
            : Say(
                french,
                "Les autres caractères, par exemple les lettres accentuées, comptent dans la longueur, mais pour aucun "
                + "critère.",
                "Other characters, such as letters with accents, count towards the length but not towards any "
                + "criterion.");
        if (demands.Length == 0)
        {
            return Say(french, "La valeur du champ « Mot de passe » peut être vide. ", "The password may be empty. ")
                + others;
        }

        return Say(french, "La valeur du champ « Mot de passe » doit ", "The password must ")
            + string.Join(Say(french, " et ", " and "), demands) + Passphrase(policy, french) + ". " + others;
    }

    private static string LengthDemand(PasswordPolicy policy, bool french)
    {
        var (minimum, maximum) = (policy.MinimumLength, policy.MaximumLength);
        var bounds = new List<string>();
        if (minimum > 0)
        {
            var counted = maximum == int.MaxValue
                ? Count(minimum, Noun(french))
                : minimum.ToString(CultureInfo.InvariantCulture);
            bounds.Add(Say(french, "au moins ", "at least ") + counted);
        }

        if (maximum < int.MaxValue)
        {
            bounds.Add(Say(french, "au plus ", "at most ") + Count(maximum, Noun(french)));
        }

        if (policy.MaximumUtf8Bytes < int.MaxValue)
        {
            bounds.Add(Say(french, "au plus ", "at most ")
                + Count(policy.MaximumUtf8Bytes, Say(french, "octet", "byte")) + Say(french, " en UTF-8", " in UTF-8"));
        }

        return bounds.Count == 0
            ? ""
            : Say(french, "comporter ", "have ") + string.Join(Say(french, " et ", " and "), bounds);
    }

    private static string ClassesDemand(PasswordPolicy policy, bool french) =>
        HowManyClasses(policy, french)
        + Say(french, " suivants : ", ": ") + Criteria(policy.AvailableClasses, policy, french);

    private static string HowManyClasses(PasswordPolicy policy, bool french)
    {
        var required = policy.RequiredClasses;
        var available = BitOperations.PopCount((uint)policy.AvailableClasses);
        return french
            ? "respecter " + (required == available ? $"les {required}" : $"{required} des {available}") + " critères"
            : "meet " + (required == available ? $"all {required}" : $"{required} of the {available}") + " criteria";
    }

    private static string Noun(bool french) => Say(french, "caractère", "character");
}
