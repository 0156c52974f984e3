using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EduConnect.Rules.BlazorSite;

[BindProperties]
internal sealed class FormModel : PageModel
{
    [Uai]
    public string? School { get; set; }

    [Ine]
    public string? Ine { get; set; }

    [FrenchMobileNumber]
    public string? Mobile { get; set; }

    [EduConnectPassword(Strict = true)]
    public string? Password { get; set; }

    public string? Done { get; private set; }

    public void OnPost() => Done = ModelState.IsValid ? "accepté" : "refusé";
}
