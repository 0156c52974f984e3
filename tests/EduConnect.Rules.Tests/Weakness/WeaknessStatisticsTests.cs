namespace EduConnect.Rules.Tests.Weakness;

/// <summary>How many passwords of a kind are found weak: nearly all made-up ones, next to no random ones.</summary>
[Trait("Category", "Long")]
public class WeaknessStatisticsTests
{
    private const string Special = "%+-=@_";

    // As PasswordGenerator writes them, but with a seed.
    private const string Generated = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789" + Special;

    private static readonly string[] _words =
    [
        "abricot", "automne", "bateau", "biscuit", "bonjour", "bouteille", "cahier", "canard", "caramel", "cerise",
            "chaussure", "cheval",
        "chocolat", "citron", "cochon", "courage", "cuisine", "dauphin", "dimanche", "dragon", "enfant", "esprit",
            "etoile", "fantome",
        "fleur", "fromage", "girafe", "guitare", "histoire", "jardin", "journal", "lapin", "licorne", "lumiere",
            "maison", "marine",
        "marseille", "montagne", "musique", "navire", "nuage", "orange", "papillon", "piano", "poisson", "princesse",
            "requin", "riviere",
        "samedi", "secret", "soleil", "sourire", "tempete", "toulouse", "tresor", "vacances", "village", "voiture",
            "voyage", "zebre",
    ];

    private static readonly string[] _rows = ["1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn"];

    [Theory]
    [InlineData(12, 0)]
    [InlineData(8, 5)]
    public void Generated_passwords_are_not_found(int length, int mostFound)
    {
        var random = new Random(20260101);
        var found = 0;
        for (var i = 0; i < 100_000; i++)
        {
            string password;
            do
            {
                password = new string(random.GetItems<char>(Generated, length));
            }
            while (!PasswordPolicy.EduConnectStrict.IsValid(password));

            found += PasswordWeakness.Check(password).IsWeak ? 1 : 0;
        }

        Assert.InRange(found, 0, mostFound);
    }

    [Fact]
    public void Two_words_are_found() => AssertFound(PasswordWeaknesses.Common, random =>
        Word(random) + random.GetItems(["", "", "-", "_", "."], 1)[0] + Word(random));

    [Fact]
    public void Two_words_and_a_digit_are_found() => AssertFound(PasswordWeaknesses.Common, random =>
        $"{Word(random)}{Word(random)}{random.Next(10)}");

    [Fact]
    public void A_word_with_digits_and_marks_is_found() => AssertFound(PasswordWeaknesses.Common, random =>
        $"{Word(random)}{random.Next(1_000)}{Special[random.Next(Special.Length)]}");

    [Fact]
    public void Dates_are_found() => AssertFound(PasswordWeaknesses.Date, random =>
    {
        var date = new DateOnly(1950, 1, 1).AddDays(random.Next(27_000));
        var format = random.GetItems(
            ["ddMMyyyy", "dd'/'MM'/'yyyy", "d'/'M'/'yy", "dd-MM-yy", "yyyy-MM-dd", "yyyyMMdd", "ddMMyy", "d.M.yyyy"],
                1)[0];
        return date.ToString(format, System.Globalization.CultureInfo.InvariantCulture) + random.GetItems(
            ["", "!", "a", "-A"], 1)[0];
    });

    [Fact]
    public void Rows_are_found() => AssertFound(PasswordWeaknesses.Sequence, random =>
    {
        var text = "";
        while (text.Length < 8)
        {
            var row = random.GetItems(_rows, 1)[0];
            var length = random.Next(4, Math.Min(row.Length, 9) + 1);
            var part = row.Substring(random.Next(row.Length - length + 1), length);
            text += InCase(random, random.Next(2) == 0 ? part : string.Concat(part.Reverse()));
        }

        return text;
    });

    [Fact]
    public void Zigzags_are_found() => AssertFound(PasswordWeaknesses.Sequence, random =>
    {
        var (row, column, width) = (random.Next(3), random.Next(3), random.Next(3, 6));
        var (upper, lower) = (_rows[row][column..], _rows[row + 1][column..]);
        var text = string.Concat(
            Enumerable.Range(0, Math.Min(width, lower.Length)).Select(
                i => random.Next(2) < 0 ? "" : $"{upper[i]}{lower[i]}"));
        return InCase(random, text) + random.GetItems(["", "1", "12", "!"], 1)[0];
    });

    private static string Word(Random random) => InCase(random, random.GetItems(_words, 1)[0]);

    private static string InCase(Random random, string text) => random.Next(3) switch
    {
        0 => text,
        1 => text.ToUpperInvariant(),
        _ => char.ToUpperInvariant(text[0]) + text[1..],
    };

    private static void AssertFound(PasswordWeaknesses weakness, Func<Random, string> next)
    {
        var random = new Random(20260102);
        var found = Enumerable.Range(0, 2_000).Count(
            _ => PasswordWeakness.Check(next(random)).Weaknesses.HasFlag(weakness));
        Assert.InRange(found / 2_000.0, 0.9, 1);
    }
}
