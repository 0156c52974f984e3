using System.Text.Json;
using FluentValidation;

namespace EduConnect.Rules.SignUpSite;

/// <summary>What a page posted, read and judged: a form without errors, or the answer that refuses it.</summary>
internal sealed class Submission<TForm> where TForm : class
{
    // The longest honest form is two names of 100 characters, 800 bytes as UTF-8.
    private const int MaximumBytes = 4096;

    // A name that is unknown, doubled or in other capitals is refused: a field in the wrong form is not dropped silently.
    private static readonly JsonSerializerOptions _json = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private Submission(TForm form, IReadOnlyList<FieldNote> warnings) => (Form, Warnings) = (form, warnings);

    private Submission(IResult refusal) => Refusal = refusal;

    public TForm Form { get; } = null!;

    public IReadOnlyList<FieldNote> Warnings { get; } = [];

    public IResult? Refusal { get; }

    /// <summary>
    /// Not bound by the framework: that logs the exception of malformed JSON, and its message can quote what stands there.
    /// </summary>
    public static async Task<Submission<TForm>> ReadAsync(HttpRequest request, IValidator<TForm> validator)
    {
        if (!request.HasJsonContentType())
        {
            return new(Problem.WrongContentType.ToResult());
        }

        if (request.ContentLength > MaximumBytes)
        {
            return new(Problem.TooLarge.ToResult());
        }

        var body = new byte[MaximumBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        if (length > MaximumBytes)
        {
            return new(Problem.TooLarge.ToResult());
        }

        if (Parse(body.AsSpan(0, length)) is not { } form)
        {
            return new(Problem.Malformed.ToResult());
        }

        var notes = validator.Validate(form).Errors.ToLookup(failure => failure.Severity == Severity.Error, FieldNote.Of);
        List<FieldNote> errors = [.. notes[true]], warnings = [.. notes[false]];
        return errors.Count > 0 ? new(Problem.OfFields(errors, warnings)) : new(form, warnings);
    }

    private static TForm? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<TForm>(json, _json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
