using System.Diagnostics.CodeAnalysis;

namespace EduConnect.Rules.SignUpSite;

/// <summary>What the pages post to. Each answers where to go on, with the warnings that refuse nothing, or with a <see cref="Problem"/>.</summary>
internal static class Steps
{
    public static void MapSteps(this WebApplication site)
    {
        site.MapPost("/api/etape-1", IdentityAsync);
        site.MapPost("/api/etape-2", ChildrenAsync);
        site.MapPost("/api/etape-3", AccountAsync);
        site.MapPost("/api/eleves", PupilsAsync);
    }

    /// <summary>In development only: the code that this browser's number was sent last, for who has no telephone in the test.</summary>
    public static void MapSms(this WebApplication site) =>
        site.MapGet("/demonstration/sms", (HttpContext http, SignUps signUps, SmsOutbox outbox) =>
            signUps.Find(http) is { Step: Step.Code } signUp ? Results.Text(outbox.CodesFor(signUp.Number)[^1]) : Results.NotFound());

    private static async Task<IResult> IdentityAsync(HttpContext http, SignUps signUps, ISmsSender sms, IdentityFormValidator validator)
    {
        var submission = await Submission<IdentityForm>.ReadAsync(http.Request, validator);
        if (submission.Refusal is { } refusal)
        {
            return refusal;
        }

        var number = FrenchMobileNumber.Parse(submission.Form.Mobile!);
        if (signUps.Start(http, number, out var code) is { } problem)
        {
            return problem.ToResult();
        }

        await sms.SendAsync(number, code, http.RequestAborted);
        return GoOn(Step.Code, submission.Warnings);
    }

    private static async Task<IResult> ChildrenAsync(HttpContext http, SignUps signUps, ChildrenFormValidator validator)
    {
        if (!IsTurn(Step.Code, http, signUps, out var signUp, out var refusal))
        {
            return refusal;
        }

        var submission = await Submission<ChildrenForm>.ReadAsync(http.Request, validator);
        if (submission.Refusal is { } invalid)
        {
            return invalid;
        }

        // Compared only where all else is right: no comparison goes uncounted.
        return signUp.Enter(submission.Form.Code!) switch
        {
            CodeVerdict.Right => GoOn(Step.Account, submission.Warnings),
            CodeVerdict.Wrong => Problem.OfFields([WrongCode(signUp.AttemptsLeft)], submission.Warnings),
            CodeVerdict.LastAttemptWrong => Problem.TooManyAttempts.ToResult(),
            _ => Problem.NoSignUp.ToResult(),
        };
    }

    // The password was judged, and goes with the request: this site has no accounts, and keeps neither it nor a hash of it.
    private static async Task<IResult> AccountAsync(HttpContext http, SignUps signUps, AccountFormValidator validator)
    {
        if (!IsTurn(Step.Account, http, signUps, out var signUp, out var refusal))
        {
            return refusal;
        }

        var submission = await Submission<AccountForm>.ReadAsync(http.Request, validator);
        if (submission.Refusal is { } invalid)
        {
            return invalid;
        }

        signUp.Finish();
        return GoOn(Step.Done, submission.Warnings);
    }

    // Required is all that can be said; there are no accounts to look them up in.
    private static async Task<IResult> PupilsAsync(HttpContext http, SignUps signUps, PupilsFormValidator validator)
    {
        if (!IsTurn(Step.Done, http, signUps, out _, out var refusal))
        {
            return refusal;
        }

        var submission = await Submission<PupilsForm>.ReadAsync(http.Request, validator);
        return submission.Refusal ?? GoOn(next: null, submission.Warnings);
    }

    private static bool IsTurn(Step step, HttpContext http, SignUps signUps, [NotNullWhen(true)] out SignUp? signUp, [NotNullWhen(false)] out IResult? refusal)
    {
        signUp = signUps.Find(http);
        refusal = signUp is null ? Problem.NoSignUp.ToResult() : signUp.Step != step ? Problem.WrongStep(signUp.Step).ToResult() : null;
        return refusal is null;
    }

    private static FieldNote WrongCode(int left) =>
        new("#/code", "SmsCodeMismatch", $"Ce code n'est pas celui qui a été envoyé. Il reste {left} essai{(left > 1 ? "s" : "")}.");

    private static IResult GoOn(Step? next, IReadOnlyList<FieldNote> warnings) =>
        Results.Ok(new { next = next is { } step ? Pages.PathOf(step) : null, warnings });
}
