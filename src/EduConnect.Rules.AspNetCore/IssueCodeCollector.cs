using System.Collections;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EduConnect.Rules;

/// <summary>Collects the codes of one request's messages, and adds them to its validation problem.</summary>
internal sealed partial class IssueCodeCollector : IIssueCodeCollector
{
    // A message of this library has one code, in any field. A custom message may be the same for several issues, and
    // then it has no code.
    private readonly Dictionary<string, string> _codes = [];

    public void Add(string message, string code) =>
        _codes[message] = _codes.GetValueOrDefault(message, code) == code ? code : "";

    /// <summary>Registers the code of a message for its translation too, if the message has one.</summary>
    public void Translate(string message, string translation)
    {
        if (_codes.TryGetValue(message, out var code))
        {
            Add(translation, code);
        }
    }

    /// <summary>Adds <c>codes</c> to a validation problem that has messages of this library.</summary>
    public static void AddCodes(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is not HttpValidationProblemDetails problem)
        {
            return;
        }

        var collected = context.HttpContext.RequestServices.GetRequiredService<IssueCodeCollector>();
        var codes = new Codes();
        foreach (var (key, messages) in problem.Errors.ToArray())
        {
            var split = messages.Select(collected.Split).ToArray();
            string[] known = [.. split.SelectMany(one => one.Code.Split('+', StringSplitOptions.RemoveEmptyEntries))];
            var isPath = known.Length > 0 && key.StartsWith("$.", StringComparison.Ordinal);
            var field = KeyOfForm.Replace(isPath ? key[2..] : key, ShownKey);
            if (field != key || known.Length > 0)
            {
                problem.Errors.Remove(key);
                problem.Errors[field] =
                [
                    .. problem.Errors.TryGetValue(field, out var same) ? same : [],
                    .. split.Select(one => one.Message),
                ];
            }

            if (known.Length > 0)
            {
                codes[field] = [.. codes.GetValueOrDefault(field, []), .. known];
            }
        }

        if (codes.Count > 0)
        {
            problem.Extensions["codes"] = codes;
        }
    }

    // A key that is an INE, or nearly, as in ByIne[1234567890V].School.
    private static string ShownKey(Match key) =>
        Ine.Check(key.ValueSpan) is IneIssue.WrongLength or IneIssue.IllegalCharacter ? key.Value : "***";

    [GeneratedRegex(@"(?<=\[)[^\]]+")]
    private static partial Regex KeyOfForm { get; }

    /// <summary>Whether a message begins with the code of an identifier, as in a JsonException.</summary>
    public static bool HasCode(string message) => CodeOf(message).Length > 0;

    private static string CodeOf(string message)
    {
        var code = message[..Math.Max(0, message.IndexOf(": ", StringComparison.Ordinal))];
        return Identifier.AllCodes.Contains(code) ? code : "";
    }

    private (string Code, string Message) Split(string message)
    {
        var code = CodeOf(message);
        return _codes.TryGetValue(message, out var known) ? (known, message)
            : code.Length > 0 ? (code, message[(code.Length + 2)..])
            : ("", message);
    }

    // MVC's XML formatters write the members of a problem as values or lists, but not as dictionaries.
    private sealed class Codes : Dictionary<string, string[]>, IEnumerable
    {
        IEnumerator IEnumerable.GetEnumerator() =>
            this.SelectMany(field => field.Value.Select(code => $"{field.Key}:{code}")).GetEnumerator();
    }
}
