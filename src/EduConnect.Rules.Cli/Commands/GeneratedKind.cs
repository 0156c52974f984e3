namespace EduConnect.Rules.Cli;

/// <summary>What kind of password <c>generate</c> makes: random characters, or words.</summary>
/// <param name="Policy">The policy that it satisfies.</param>
/// <param name="Length">The number of characters; of no meaning for words.</param>
/// <param name="Words">The number of words; null for characters.</param>
internal sealed record GeneratedKind(PasswordPolicy Policy, int Length, int? Words)
{
    /// <summary>
    /// The kind that was asked for; null, with a message for the user, if the policy has no such password.
    /// </summary>
    public static GeneratedKind? TryMake(
        PasswordPolicy policy, int? length, int? words, int longest, IEnumerable<int> wordCounts, out string misuse)
    {
        misuse = "";
        var wanted = words ?? length ?? PasswordGenerator.DefaultLength;
        if (IsPossible(policy, wanted, areWords: words is not null))
        {
            return new(policy, wanted, words);
        }

        if (words is not null)
        {
            int[] numbers = [.. wordCounts.Where(one => IsPossible(policy, one, areWords: true))];
            misuse = numbers.Length == 0
                ? Say(
                    "cette règle n'accepte aucune suite de mots : essayez sans --words.",
                    "this policy accepts no words: try without --words.")
                : Say(
                    $"cette règle n'accepte pas {wanted} mots, mais {Range(numbers)}.",
                    $"this policy does not accept {wanted} words, but {Range(numbers)}.");
            return null;
        }

        int[] lengths = [.. Enumerable.Range(1, longest).Where(one => IsPossible(policy, one, areWords: false))];
        if (lengths.Length > 0 && length is null)
        {
            return new(policy, Math.Clamp(wanted, lengths[0], lengths[^1]), null);
        }

        misuse = lengths.Length == 0
            ? Say(
                $"cette règle n'accepte aucun mot de passe de {longest} caractères au plus.",
                $"this policy accepts no password of {longest} characters or less.")
            : Say(
                $"cette règle n'accepte pas {wanted} caractères, mais {Range(lengths)}.",
                $"this policy does not accept {wanted} characters, but {Range(lengths)}.");
        return null;
    }

    /// <summary>How many characters the longest password has.</summary>
    public int Longest => Words is { } words ? PassphraseGenerator.MaximumLength(Policy, words) : Length;

    /// <summary>A new password, as text.</summary>
    public string Generate() => Words is { } words
        ? PassphraseGenerator.Generate(Policy, words)
        : PasswordGenerator.Generate(Policy, Length);

    /// <summary>Writes a password to the beginning of the span.</summary>
    /// <returns>Its length.</returns>
    public int Fill(Span<char> destination)
    {
        if (Words is { } words)
        {
            return PassphraseGenerator.Fill(destination, Policy, words);
        }

        PasswordGenerator.Fill(destination[..Length], Policy);
        return Length;
    }

    private static string Range(int[] numbers) => numbers is [var only] ? $"{only}"
        : Say($"{numbers[0]} à {numbers[^1]}", $"{numbers[0]} to {numbers[^1]}");

    private static bool IsPossible(PasswordPolicy policy, int number, bool areWords)
    {
        try
        {
            return areWords
                ? PassphraseGenerator.EntropyBits(policy, number) > 0
                : PasswordGenerator.EntropyBits(policy, number) > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
