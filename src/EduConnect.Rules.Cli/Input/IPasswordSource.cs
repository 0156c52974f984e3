namespace EduConnect.Rules.Cli;

/// <summary>Gives passwords one after the other as UTF-8. A span is good until the next call, and what it shows is wiped.</summary>
internal interface IPasswordSource : IDisposable
{
    bool TryRead(out ReadOnlySpan<byte> password);
}
