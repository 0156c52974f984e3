namespace EduConnect.Rules.Tests.Adapters;

/// <summary>Seeded values near the border of each rule: valid ones, half of them with one or two characters left out, exchanged or put in.</summary>
internal static class NearValues
{
    private static readonly string[] _intruders =
        [.. Hostile.Characters.Select(row => row.Text), "a", "Z", "0", "9", "-", "+", "_", ".", "/", "'", "x", "I", "O"];

    public static IEnumerable<string> Passwords(int count) => Near(count, random =>
    {
        string[] classes = ["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", PasswordPolicy.EduConnect.SpecialCharacters];
        random.Shuffle(classes);
        var from = string.Concat(classes[..random.Next(1, 5)]);
        return new string(random.GetItems<char>(from, random.Next(5, 15)));
    });

    public static IEnumerable<string> Uais(int count) => Near(count, random => Uai.FromNumber(random.Next(10_000_000)).ToString());

    public static IEnumerable<string> Ines(int count) => Near(count, IneLaws.Any);

    public static IEnumerable<string> Mobiles(int count) => Near(count, FrenchMobileNumberLaws.Any);

    public static IEnumerable<string> Logins(int count) => Near(count, random => $"{(char)random.Next('a', 'z' + 1)}.durand{(random.Next(2) == 0 ? "" : random.Next(10_000))}");

    public static IEnumerable<string> Names(int count) => Near(count, random => new string(random.GetItems<char>("éliœÉOЖ '’-.\u0301", random.Next(12))) + (random.Next(20) == 0 ? new string('a', 95) : "a"));

    public static IEnumerable<string> Codes(int count) => Near(count, random => $"{random.Next(1_000_000):000000}");

    public static IEnumerable<string> Dates(int count) => Near(count, random =>
    {
        var (day, month, year) = (random.Next(1, 32), random.Next(1, 13), random.Next(1890, 2100));
        return random.Next(2) == 0 ? $"{day:00}/{month:00}/{year}" : $"{year}-{month:00}-{day:00}";
    });

    private static IEnumerable<string> Near(int count, Func<Random, string> valid)
    {
        var random = new Random(20261124);
        for (var i = 0; i < count; i++)
        {
            var text = valid(random);
            for (var edits = Math.Max(0, random.Next(5) - 2); edits > 0; edits--)
            {
                var at = random.Next(text.Length + 1);
                var kind = random.Next(3);
                text = text[..at] + (kind == 0 ? "" : _intruders[random.Next(_intruders.Length)]) + text[(kind == 2 ? at : Math.Min(at + 1, text.Length))..];
            }

            yield return text;
        }
    }
}
