namespace EduConnect.Rules.Tests;

/// <summary>Values for the sign-up, new ones for each call and the same ones for each run.</summary>
internal sealed class SignUpValues(int seed)
{
    // Characters that no message, JSON or log is likely to have three of in a row.
    private const string Lower = "kqwxz";
    private const string Upper = "KQWXZ";
    private const string Digits = "3579";
    private readonly Random _random = new(seed);

    /// <summary>A number kept for fiction.</summary>
    public string Mobile() => $"06 39 98 {_random.Next(100):D2} {_random.Next(100):D2}";

    /// <summary>12 to 16 characters, valid; of its first two one is upper and one lower case, of its first seven one is a digit.</summary>
    public string Password() =>
        string.Concat(One(Upper), One(Lower), One(Digits)) + new string(_random.GetItems<char>(Lower + Upper + Digits, _random.Next(9, 14)));

    /// <summary>An INE with its right key, of the kind that académies gave until 2018.</summary>
    public string Ine()
    {
        var number = _random.NextInt64(10_000_000_000);
        return $"{number:D10}{"ABCDEFGHJKLMNPRSTUVWXYZ"[(int)(number % 23)]}";
    }

    private string One(string characters) => characters[_random.Next(characters.Length)].ToString();
}
