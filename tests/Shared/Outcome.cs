namespace EduConnect.Rules.Tests;

/// <summary>What a serializer made of an identifier, in the words of the table in docs/frameworks.md.</summary>
internal static class Outcome
{
    public const string Same = "the value";
    public const string NoValue = "no value";
    public const string Refused = "refused";
    public const string Lost = "**lost**";
    public const string Invented = "INVENTED";

    public static string Of<T>(Func<T> read, T expected, string text, bool isSecret) where T : struct
    {
        try
        {
            var value = read();
            var (isExpected, isEmpty) = (value.Equals(expected), value.Equals(default(T)));
            return isExpected ? (isEmpty ? NoValue : Same) : isEmpty ? Lost : Invented;
        }
        catch (Exception refusal) when (refusal is not NullReferenceException)
        {
            var quotes = isSecret && refusal.ToString().Contains(text, StringComparison.Ordinal);
            return quotes ? $"{Refused}, quotes the INE" : Refused;
        }
    }

    /// <summary>A row of the table, from the outcomes of the three types.</summary>
    public static string Row(string name, string[] uai, string[] ine, string[] mobile)
    {
        Assert.Equal(uai, mobile);
        var cells = uai.Zip(ine, (one, other) => one == other ? one : $"{one}; INE: {other}");
        return $"| {name} | {string.Join(" | ", cells)} |";
    }
}
