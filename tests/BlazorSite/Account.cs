using System.ComponentModel.DataAnnotations;

namespace EduConnect.Rules.BlazorSite;

internal sealed class Account
{
    [Required(ErrorMessage = "Ce champ est obligatoire."), EduConnectPassword(Strict = true)]
    public string? Password { get; set; }
}
