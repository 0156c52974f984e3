namespace EduConnect.Rules.SignUpSite;

/// <summary>Sends the code of a sign-up. An implementation does not log it.</summary>
public interface ISmsSender
{
    /// <summary>Sends a code to a number.</summary>
    Task SendAsync(FrenchMobileNumber number, string code, CancellationToken cancellationToken);
}
