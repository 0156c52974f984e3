namespace EduConnect.Rules.Cli;

/// <summary>Gives passwords one after the other as UTF-8. A span is good until the next call, and what it shows is wiped.</summary>
internal interface IPasswordSource : IDisposable
{
    /// <summary>The length in bytes beyond which nothing is kept.</summary>
    int MaxLength { get; }

    /// <summary>Whether the last one was longer than that; its span was then empty.</summary>
    bool IsTooLong { get; }

    bool TryRead(out ReadOnlySpan<byte> password);
}
