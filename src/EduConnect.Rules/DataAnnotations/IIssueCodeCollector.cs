using System.ComponentModel.DataAnnotations;

namespace EduConnect.Rules;

/// <summary>
/// A service that learns the code of each message that an attribute of this library gives. Data annotations return only
/// messages; an adapter that also answers with codes registers one of these for each request.
/// </summary>
/// <remarks>The attributes look for it with <see cref="ValidationContext.GetService"/>, if there is a context.</remarks>
public interface IIssueCodeCollector
{
    /// <summary>Called for each refused value.</summary>
    /// <param name="message">The message that the attribute returns.</param>
    /// <param name="code">The code of its issue: <see cref="RuleMessages.CodeOf"/>.</param>
    void Add(string message, string code);
}
