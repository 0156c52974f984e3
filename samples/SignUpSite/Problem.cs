using System.Text.Json;
using FluentValidation.Results;

namespace EduConnect.Rules.SignUpSite;

/// <summary>
/// A refusal as RFC 9457 problem details, with the extension members <c>code</c>, <c>next</c> (the page to go on with, if it is another one),
/// <c>errors</c> and <c>warnings</c>. Nothing that was posted is repeated.
/// </summary>
internal sealed record Problem(int Status, string Code, string Detail, string? Next = null)
{
    public static readonly Problem WrongContentType = new(415, "WrongContentType", "Le serveur attend du JSON (application/json).");
    public static readonly Problem TooLarge = new(413, "TooLarge", "L'envoi est trop long.");
    public static readonly Problem Malformed = new(400, "Malformed", "L'envoi n'est pas le JSON attendu.");
    public static readonly Problem NoSignUp = new(409, "NoSignUp", "L'inscription n'a pas commencé ou a expiré : reprenez à la première étape.", "/");
    public static readonly Problem TooManyAttempts = new(429, "TooManyAttempts", "Le code a été mal saisi trop de fois : reprenez à la première étape pour en recevoir un autre.", "/");
    public static readonly Problem TooManyCodes = new(429, "TooManyCodes", "Ce numéro a déjà reçu plusieurs codes : réessayez plus tard.");
    public static readonly Problem TooManySignUps =
        new(429, "TooManySignUps", "Trop d'inscriptions sont en cours depuis cette connexion : réessayez plus tard.");
    public static readonly Problem Busy = new(503, "Busy", "Trop d'inscriptions sont en cours : réessayez plus tard.");

    public static Problem WrongStep(Step at) => new(409, "WrongStep", "L'inscription n'en est pas à cette étape.", Pages.PathOf(at));

    public IResult ToResult() => ToResult([], []);

    public static IResult OfFields(IReadOnlyList<FieldNote> errors, IReadOnlyList<FieldNote> warnings) =>
        new Problem(400, "Invalid", "Certaines réponses sont à corriger.").ToResult(errors, warnings);

    private IResult ToResult(IReadOnlyList<FieldNote> errors, IReadOnlyList<FieldNote> warnings)
    {
        var members = new Dictionary<string, object?> { ["code"] = Code };
        if (Next is not null)
        {
            members["next"] = Next;
        }

        if (errors.Count > 0)
        {
            members["errors"] = errors;
            members["warnings"] = warnings;
        }

        return Results.Problem(Detail, statusCode: Status, extensions: members);
    }
}

/// <summary>What a rule says of a field: the pointer into the JSON that was posted, as in the example of RFC 9457, the code of the issue and its sentence.</summary>
internal sealed record FieldNote(string Pointer, string Code, string Detail)
{
    public static FieldNote Of(ValidationFailure failure) => new(PointerOf(failure.PropertyName), failure.ErrorCode, failure.ErrorMessage);

    // BirthDates[1] is #/birthDates/1.
    private static string PointerOf(string path) => "#/" + JsonNamingPolicy.CamelCase.ConvertName(path).Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
}
