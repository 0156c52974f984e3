namespace EduConnect.Rules.Cli;

/// <summary>Reads passwords one by one as UTF-8. A span is valid until the next call, which wipes its bytes.</summary>
internal interface IPasswordSource : IDisposable
{
    /// <summary>The maximum length in bytes; a longer password is not kept.</summary>
    int MaxLength { get; }

    /// <summary>Whether the last password was longer than that; its span is then empty.</summary>
    bool IsTooLong { get; }

    bool TryRead(out ReadOnlySpan<byte> password);
}
