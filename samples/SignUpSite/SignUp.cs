using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EduConnect.Rules.SignUpSite;

/// <summary>Which page a sign-up is at.</summary>
internal enum Step
{
    Identity,
    Code,
    Account,
    Done,
}

/// <summary>What comes of a code that is entered.</summary>
internal enum CodeVerdict
{
    Right,
    Wrong,
    LastAttemptWrong,
    NotExpected,
}

/// <summary>One sign-up between its steps. Of what was typed it keeps the number only: nothing else is needed again.</summary>
internal sealed class SignUp(FrenchMobileNumber number, string client, string code, DateTimeOffset expiresAt)
{
    public const int MaximumAttempts = 5;

    private readonly Lock _gate = new();

    // Null as soon as it was entered, or wrongly entered too often: it is good for one use.
    private string? _code = code;
    private int _attempts;

    public FrenchMobileNumber Number => number;

    /// <summary>The network that started it.</summary>
    public string Client => client;

    public DateTimeOffset ExpiresAt => expiresAt;

    public Step Step { get; private set; } = Step.Code;

    /// <summary>Closed after too many wrong codes. It is held until it expires all the same, because it counts for its number.</summary>
    public bool IsClosed => Step == Step.Code && _code is null;

    public int AttemptsLeft => MaximumAttempts - _attempts;

    /// <summary>Compares in constant time, and counts under a lock: requests side by side get no attempt more.</summary>
    public CodeVerdict Enter(string code)
    {
        lock (_gate)
        {
            if (_code is null)
            {
                return CodeVerdict.NotExpected;
            }

            if (CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(code.AsSpan()), MemoryMarshal.AsBytes(_code.AsSpan())))
            {
                _code = null;
                Step = Step.Account;
                return CodeVerdict.Right;
            }

            if (++_attempts < MaximumAttempts)
            {
                return CodeVerdict.Wrong;
            }

            _code = null;
            return CodeVerdict.LastAttemptWrong;
        }
    }

    public void Finish() => Step = Step.Done;
}
