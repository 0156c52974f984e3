using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules;

/// <summary>The codes of the messages of one request, and what a validation problem makes of them.</summary>
internal sealed class IssueCodeCollector : IIssueCodeCollector
{
    // A message says one thing, so it has one code, in whatever field it is.
    private readonly Dictionary<string, string> _codes = [];

    public void Add(string message, string code) => _codes[message] = code;

    /// <summary>Adds <c>codes</c> to a validation problem with messages of this library.</summary>
    public static void AddCodes(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is not HttpValidationProblemDetails problem)
        {
            return;
        }

        var collected = (IssueCodeCollector)context.HttpContext.RequestServices.GetRequiredService<IIssueCodeCollector>();
        var codes = new Dictionary<string, string[]>();
        foreach (var (key, messages) in problem.Errors.ToArray())
        {
            var field = key.StartsWith("$.", StringComparison.Ordinal) ? key[2..] : key;
            var split = messages.Select(collected.Split).ToArray();
            string[] known = [.. split.SelectMany(one => one.Code.Split('+', StringSplitOptions.RemoveEmptyEntries))];
            if (known.Length > 0)
            {
                codes[field] = known;
                problem.Errors.Remove(key);
                problem.Errors[field] = [.. split.Select(one => one.Message)];
            }
        }

        if (codes.Count > 0)
        {
            problem.Extensions["codes"] = codes;
        }
    }

    /// <summary>Whether a message begins with the code of an identifier, as that of a JsonException does.</summary>
    public static bool HasCode(string message) => Identifier.AllCodes.Contains(message.Split(':')[0]);

    private (string Code, string Message) Split(string message) =>
        _codes.TryGetValue(message, out var code) ? (code, message)
        : HasCode(message) ? (message.Split(':')[0], message[(message.IndexOf(':') + 2)..])
        : ("", message);
}
