namespace EduConnect.Rules;

/// <summary>Text that other validators were seen to let through or to fall over: look-alike digits, lone surrogates, NUL, line ends, invisible characters, great length.</summary>
/// <param name="Text">The text.</param>
/// <param name="What">What is in it, for a failure's report.</param>
public sealed record HostileText(string Text, string What);
