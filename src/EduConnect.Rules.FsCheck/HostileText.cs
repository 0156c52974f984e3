namespace EduConnect.Rules;

/// <summary>
/// Text that other validators have accepted or crashed on: look-alike digits, lone surrogates, NUL, line ends,
/// invisible characters, great length.
/// </summary>
/// <param name="Text">The text.</param>
/// <param name="What">What is in it, for the report of a failure.</param>
public sealed record HostileText(string Text, string What);
