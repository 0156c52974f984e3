using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.Tests;

/// <summary>
/// A million generated passwords against what an unbiased generator gives, by χ². The random numbers cannot be seeded, so the
/// threshold is one that an unbiased generator exceeds once in 10,000 tests; what exceeds it is drawn a second time, and fails
/// only if it exceeds it again: all the tests together fail by chance about once in a million runs.
/// </summary>
[Trait("Category", "Long")]
public class PasswordGeneratorBiasTests
{
    private const int Passwords = 1_000_000;
    private const int Few = 200_000;
    private const int Length = 12;
    private static readonly string[] _classes = ["abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "%+-=@"];
    private static readonly string _alphabet = string.Concat(_classes);
    private static readonly GeneratedPasswords _expected = new(_classes, 3, Length);

    private delegate void Generator(Span<char> password);

    [Fact]
    public void A_million_are_valid_and_without_bias()
    {
        var first = Measure(PasswordGenerator.Fill, Passwords);
        Assert.Equal(Passwords, first.Valid);
        if (Exceeding(first).Count > 0)
        {
            var second = Measure(PasswordGenerator.Fill, Passwords);
            Assert.Equal(Passwords, second.Valid);
            Assert.Empty(Exceeding(first).Intersect(Exceeding(second)));
        }
    }

    // The measure itself: the usual mistakes, each of which it must see, in a fifth of the passwords even.
    [Fact]
    public void A_remainder_is_seen_as_bias() =>
        Assert.Equal(Length + 2, Exceeding(Measure(Valid(password =>
        {
            foreach (ref var c in password)
            {
                c = _alphabet[Random.Shared.Next(256) % _alphabet.Length];
            }
        }), Few)).Count);

    [Fact]
    public void A_fixed_place_for_a_class_is_seen_as_bias() =>
        Assert.Contains("position 3", Exceeding(Measure(Valid(password =>
        {
            Random.Shared.GetItems<char>(_alphabet, password);
            password[3] = _classes[2][Random.Shared.Next(8)];
        }), Few)));

    [Fact]
    public void A_dependence_between_neighbours_is_seen_as_bias() =>
        Assert.Contains("neighbours", Exceeding(Measure(Valid(password =>
        {
            Random.Shared.GetItems<char>(_alphabet, password);
            if (Random.Shared.Next(10) == 0)
            {
                password[6] = password[5];
            }
        }), Few)));

    private static Generator Valid(Generator draw) => password =>
    {
        do
        {
            draw(password);
        }
        while (!PasswordPolicy.EduConnectStrict.IsValid(password));
    };

    private static Counts Measure(Generator generate, int passwords)
    {
        var classOf = Enumerable.Range(0, 128).Select(code => 1 << Array.FindIndex(_classes, members => members.Contains((char)code))).ToArray();
        var indexOf = Enumerable.Range(0, 128).Select(code => _alphabet.IndexOf((char)code)).ToArray();
        var counts = new Counts(0, [.. Enumerable.Range(0, Length).Select(_ => new int[_alphabet.Length])], new int[_alphabet.Length * _alphabet.Length]);
        Span<char> password = stackalloc char[Length];
        for (var i = 0; i < passwords; i++)
        {
            generate(password);
            var seen = 0;
            for (var position = 0; position < Length; position++)
            {
                // A character outside the alphabet has no index, and ends the test.
                counts.ByPosition[position][indexOf[password[position]]]++;
                seen |= classOf[password[position]];
            }

            counts.Neighbours[(indexOf[password[5]] * _alphabet.Length) + indexOf[password[6]]]++;
            counts = counts with { Valid = counts.Valid + (int.PopCount(seen) >= 3 ? 1 : 0) };
        }

        return counts;
    }

    private static List<string> Exceeding(Counts counts)
    {
        var byCharacter = _alphabet.Select((_, index) => counts.ByPosition.Sum(position => position[index])).ToArray();
        var one = _alphabet.Select(c => _expected.Likelihood(c)).ToArray();
        var two = _classes.SelectMany(_ => _classes, (a, b) => (a, b)).ToDictionary(pair => pair, pair => _expected.Likelihood(pair.a[0], pair.b[0]));
        var pairs = _alphabet.SelectMany(_ => _alphabet, (a, b) => two[(Of(a), Of(b))]).ToArray();
        (string Name, double ChiSquare, int Cells)[] tests =
        [
            .. counts.ByPosition.Select((position, index) => ($"position {index}", ChiSquare(position, one), position.Length)),
            ("characters", ChiSquare(byCharacter, one), byCharacter.Length),
            ("neighbours", ChiSquare(counts.Neighbours, pairs), pairs.Length),
        ];
        return [.. tests.Where(test => test.ChiSquare > Threshold(test.Cells - 1)).Select(test => test.Name)];

        static string Of(char c) => _classes.First(members => members.Contains(c));
    }

    private static double ChiSquare(int[] observed, double[] likelihood)
    {
        var total = observed.Sum();
        return observed.Zip(likelihood, (count, likely) => Math.Pow(count - (total * likely), 2) / (total * likely)).Sum();
    }

    // Wilson and Hilferty; 3.719 is the normal quantile of 1 - 0.0001.
    private static double Threshold(int degrees)
    {
        var spread = 2.0 / (9 * degrees);
        return degrees * Math.Pow(1 - spread + (3.719 * Math.Sqrt(spread)), 3);
    }

    private sealed record Counts(int Valid, int[][] ByPosition, int[] Neighbours);
}
