namespace EduConnect.Rules.Tests.Laws;

/// <summary>
/// Hashes over values from outside resist chosen values. The values below collided under the platform's own hashes, which fold by xor:
/// 160,000 of them took a minute in a dictionary.
/// </summary>
public class HashLaw
{
    private const string Base36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // Each of bytes 4 to 7 equals the one four bytes before; the last three are the same in all of them.
    private static readonly string[] _ines = [.. Strings(4).Select(four => four + four + "006").Where(text => Ine.IsValid(text)).Take(20_000)];
    private static readonly string[] _logins = [.. Strings(3).Select(three => three.ToLowerInvariant()).Select(three => $"{three}.{three}.")];

    // As numbers in base 36 they have equal halves.
    [Fact]
    public void Chosen_INE_have_different_hashes() => AssertSpread(Enumerable.Range(0, 1_000_000)
        .Select(half => InBase36(((ulong)half << 32) | (uint)half))
        .Where(text => Ine.IsValid(text))
        .Select(text => Ine.Parse(text).GetHashCode()));

    [Fact]
    public void Chosen_INE_have_keys_with_different_hashes() => AssertSpread(KeysOf("INE", _ines).Select(key => key.GetHashCode()));

    [Fact]
    public void Chosen_logins_have_keys_with_different_hashes() => AssertSpread(KeysOf("Identifiant", _logins).Select(key => key.GetHashCode()));

    // In a table whose size is a prime number, multiples of it share one place if the hash is the number itself.
    [Fact]
    public void Numbers_do_not_hash_to_themselves()
    {
        AssertSpread(Enumerable.Range(1, 2_000).Select(n => Uai.FromNumber(n * 4_861).GetHashCode() % 4_861), 0.3);
        AssertSpread(Enumerable.Range(1, 2_000).Select(n => FrenchMobileNumber.Parse($"+33{600_000_000 + (n * 4_861)}").GetHashCode() % 4_861), 0.3);
    }

    private static IEnumerable<DuplicateKey> KeysOf(string header, IEnumerable<string> values)
    {
        var finder = new DuplicateFinder([TableColumn.For(header)]);
        return values.Select(value => finder.TryGetKey(0, default, value, out var key) ? key : throw new InvalidOperationException());
    }

    // Of so few random hashes hardly any two are equal.
    private static void AssertSpread(IEnumerable<int> hashes, double leastShare = 0.99)
    {
        var all = hashes.ToArray();
        Assert.InRange(all.Length, 2_000, int.MaxValue);
        Assert.InRange(all.Distinct().Count(), all.Length * leastShare, all.Length);
    }

    private static string InBase36(ulong number) => string.Create(11, number, static (text, rest) =>
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Base36[(int)(rest % 36)];
            rest /= 36;
        }
    });

    private static IEnumerable<string> Strings(int length) =>
        length == 0 ? [""] : Strings(length - 1).SelectMany(start => Base36.Select(c => start + c));
}
