using System.Globalization;
using System.Numerics;

namespace EduConnect.Rules;

// The rule as a page states it before anything is typed.
public static partial class RuleMessages
{
    /// <summary>
    /// The whole rule in one paragraph: the length and the criteria in one sentence, the French one in the words of the leaflet;
    /// then what becomes of other characters.
    /// </summary>
    /// <example><c>La valeur du champ « Mot de passe » doit comporter au moins 8 caractères et respecter 3 des 4 critères suivants : …</c></example>
    public static string Describe(PasswordPolicy policy, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var french = IsFrench(culture);
        string[] demands = [.. new[] { LengthDemand(policy, french), policy.RequiredClasses == 0 ? "" : ClassesDemand(policy, french) }.Where(demand => demand.Length > 0)];
        var others = policy.RejectUnlistedCharacters
            ? Say(french, "Sont autorisés seulement ", "Allowed are only ") + Permitted(policy, french) + "."
            : Say(
                french,
                "Les autres caractères, par exemple les lettres accentuées, comptent pour la longueur et pour aucun critère.",
                "Other characters, for example letters with accents, count for the length and for no criterion.");
        if (demands.Length == 0)
        {
            return Say(french, "La valeur du champ « Mot de passe » peut être vide. ", "The password may be empty. ") + others;
        }

        return Say(french, "La valeur du champ « Mot de passe » doit ", "The password must ")
            + string.Join(Say(french, " et ", " and "), demands) + ". " + others;
    }

    private static string LengthDemand(PasswordPolicy policy, bool french)
    {
        var (minimum, maximum) = (policy.MinimumLength, policy.MaximumLength);
        var bounds = new List<string>();
        if (minimum > 0)
        {
            bounds.Add(Say(french, "au moins ", "at least ") + (maximum == int.MaxValue ? Count(minimum, Noun(french)) : minimum.ToString(CultureInfo.InvariantCulture)));
        }

        if (maximum < int.MaxValue)
        {
            bounds.Add(Say(french, "au plus ", "at most ") + Count(maximum, Noun(french)));
        }

        return bounds.Count == 0 ? "" : Say(french, "comporter ", "have ") + string.Join(Say(french, " et ", " and "), bounds);
    }

    private static string ClassesDemand(PasswordPolicy policy, bool french) =>
        HowManyClasses(policy, french) + Say(french, " suivants : ", ": ") + Criteria(policy.AvailableClasses, policy, french);

    private static string HowManyClasses(PasswordPolicy policy, bool french)
    {
        var required = policy.RequiredClasses;
        var available = BitOperations.PopCount((uint)policy.AvailableClasses);
        return french
            ? required == available ? $"respecter les {required} critères" : $"respecter {required} des {available} critères"
            : required == available ? $"meet all {required} criteria" : $"meet {required} of the {available} criteria";
    }

    private static string Noun(bool french) => Say(french, "caractère", "character");
}
