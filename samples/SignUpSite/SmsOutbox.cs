using System.Collections.Concurrent;

namespace EduConnect.Rules.SignUpSite;

/// <summary>Sends nothing: keeps the last codes in memory, where tests read them; as many as sign-ups may be held.</summary>
public sealed class SmsOutbox : ISmsSender
{
    private readonly ConcurrentQueue<(FrenchMobileNumber Number, string Code)> _sent = new();

    /// <inheritdoc/>
    public Task SendAsync(FrenchMobileNumber number, string code, CancellationToken cancellationToken)
    {
        _sent.Enqueue((number, code));
        while (_sent.Count > SignUps.MaximumHeld)
        {
            _sent.TryDequeue(out _);
        }

        return Task.CompletedTask;
    }

    /// <summary>The codes that a number was sent, the oldest first.</summary>
    public IReadOnlyList<string> CodesFor(FrenchMobileNumber number) => [.. _sent.Where(sms => sms.Number == number).Select(sms => sms.Code)];
}
