using System.ComponentModel.DataAnnotations;

namespace EduConnect.Rules;

/// <summary>
/// Collects the code of each message from this library's attributes. Data annotations return only messages; an adapter
/// that also returns codes registers a collector for each request.
/// </summary>
/// <remarks>
/// The attributes look for it with <see cref="ValidationContext.GetService"/>, if there is a context.
/// </remarks>
public interface IIssueCodeCollector
{
    /// <summary>Receives the message and code of a refused value.</summary>
    /// <param name="message">The message that the attribute returns.</param>
    /// <param name="code">The code of its issue: <see cref="RuleMessages.CodeOf"/>.</param>
    void Add(string message, string code);
}
