using System.Globalization;
using EduConnect.Rules.Tests.Specification;

namespace EduConnect.Rules.StressTests;

/// <summary>Valid values, and policies, drawn by a seeded generator: the same seed gives the same values again.</summary>
internal sealed class Values(Random random)
{
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private const string Specials = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    public string Digits(int count) => Of("0123456789", count);

    public PasswordSpecification Policy() => random.Next(4) switch
    {
        0 => PasswordSpecification.EduConnect,
        1 => PasswordSpecification.Certain,
        _ => Drawn(),
    };

    public string Password(PasswordSpecification policy) => random.Next(8) switch
    {
        // Long ones, and ones with characters of no class.
        0 => Of("aB1" + policy.Special, policy.Minimum + random.Next(64)),
        1 => Of("aB1é ı€😀" + policy.Special, policy.Minimum + random.Next(8)),
        _ => Of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" + policy.Special, policy.Minimum + random.Next(8)),
    };

    public string Uai()
    {
        var digits = Digits(7);
        return digits + IdentifierSpecification.LetterOf(digits);
    }

    public string Ine()
    {
        switch (random.Next(5))
        {
            case 0:
                return Digits(9) + Of("ABCDEFGHJK", 2);
            case 1:
                var ten = Digits(10);
                return ten + IdentifierSpecification.LetterOf(ten);
            case 2:
                var mixed = Of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 10);
                return mixed + IdentifierSpecification.KeyOf(mixed);
            case var other:
                return Digits(4) + (other == 3 ? 'A' : 'D') + Digits(5) + Of(Letters, 1);
        }
    }

    public string Mobile()
    {
        var separator = random.Next(3) == 0 ? Of(" .-\u00A0\u202F", 1) : "";
        var (start, country) = OneOf(("6", "33"), ("7", "33"), ("690", "590"), ("691", "590"), ("692", "262"), ("693", "262"), ("639", "262"), ("694", "594"), ("696", "596"), ("697", "596"), ("63998", "33"));
        var national = start + Digits(9 - start.Length);
        var pairs = $"{national[0]}{separator}{national[1..3]}{separator}{national[3..5]}{separator}{national[5..7]}{separator}{national[7..]}";
        return random.Next(3) == 0
            ? $"0{national[0]}{pairs[1..]}"
            : OneOf("+", "00") + country + separator + (country == "33" && random.Next(3) == 0 ? "(0)" + separator : "") + pairs;
    }

    public string Name() => OneOf("É", "d", "Ł", "Ž", "ж", "中", "a\u0301", "ñ", "𝒜") + Of("abcdéèôüçñßœŁжω中ابA '’-.\u0301\u0327", random.Next(random.Next(10) == 0 ? 110 : 12));

    public string Date() => new DateOnly(1900, 1, 1).AddDays(random.Next(47_000)).ToString(OneOf("dd/MM/yyyy", "yyyy-MM-dd"), CultureInfo.InvariantCulture);

    public string Login() => $"{Of("abcdefz", 1)}.{Of("abcdefz", 1 + random.Next(8))}{(random.Next(3) == 0 ? "-" + Of("abcz", 1 + random.Next(6)) : "")}{Digits(random.Next(5))}";

    public string Vector()
    {
        var profile = random.Next(1, 5);
        return $"{profile}|{(profile < 3 ? Name() : "")}|{(profile < 3 ? Name() : "")}|{Digits(1 + random.Next(9))}|{Digits(7)}{Of(Letters, 1)}";
    }

    private PasswordSpecification Drawn()
    {
        var special = new string([.. Specials.Where(_ => random.Next(3) == 0)]);
        var minimum = random.Next(1, 20);
        return new(minimum, random.Next(1, special.Length > 0 ? 5 : 4), special, random.Next(2) == 0, random.Next(2) == 0 ? int.MaxValue : Math.Max(minimum, 4) + random.Next(30));
    }

    private T OneOf<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    private string Of(string alphabet, int count) => string.Create(count, (random, alphabet), static (span, given) => given.random.GetItems(given.alphabet, span));
}
