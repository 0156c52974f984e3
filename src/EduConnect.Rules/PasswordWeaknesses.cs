namespace EduConnect.Rules;

/// <summary>
/// What makes a password easy to guess; several may hold at once. The names are stable and serve as codes.
/// </summary>
[Flags]
public enum PasswordWeaknesses
{
    /// <summary>No weakness was found.</summary>
    None = 0,

    /// <summary>A common password or word, also in disguise: <c>Soleil12</c>, <c>M0tdep@sse!</c>.</summary>
    Common = 1,

    /// <summary>A word, date or number of the <see cref="PasswordContext"/>: the user's name, for example.</summary>
    ContainsContext = 2,

    /// <summary>Keys side by side, or letters or digits in order: <c>Azerty12</c>, <c>1qaz2wsx</c>,
    /// <c>Abcd4321</c>.</summary>
    Sequence = 4,

    /// <summary>The same characters again: <c>aaaa</c>, <c>1212</c>, <c>abcabc</c>.</summary>
    Repetition = 8,

    /// <summary>A date or a year: <c>14/07/1998</c>, <c>mai2010</c>, <c>Durand1998</c>.</summary>
    Date = 16,
}
