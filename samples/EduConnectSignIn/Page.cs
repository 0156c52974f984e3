using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;

namespace EduConnect.Rules.SignInSite;

/// <summary>The pages, in French.</summary>
internal static class Page
{
    private const string SignIn =
        """
        <p><a href="/connexion/eleve">Se connecter comme élève</a></p>
        <p><a href="/connexion">Se connecter comme responsable</a></p>
        """;

    /// <summary>The page of a title and HTML that is safe already.</summary>
    public static IResult Of(string title, string html, int status = 200) => Results.Content(
        $"""
        <!DOCTYPE html>
        <html lang="fr">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{Safe(title)} – Connexion de démonstration</title>
          <link rel="icon" href="/favicon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="/site.css">
        </head>
        <body>
          <header><p>Site de démonstration d'EduConnect.Rules, sans lien avec le vrai EduConnect.</p></header>
          <main>
            <h1>{Safe(title)}</h1>
            {html}
          </main>
        </body>
        </html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);

    /// <summary>The page of a user, who may not have signed in yet.</summary>
    public static IResult Of(HttpContext http, IAntiforgery antiforgery)
    {
        if (http.User.Identity is not { IsAuthenticated: true })
        {
            return Of("Vous n'êtes pas connecté", SignIn);
        }

        var who = EduConnectIdentity.From(http.User);
        var signOut = SignOut(antiforgery.GetAndStoreTokens(http));
        return Of($"Bonjour {who.FirstName}", $"<dl>{string.Concat(Facts(who))}</dl>{Remarks(who)}{signOut}");
    }

    private static string SignOut(AntiforgeryTokenSet tokens) =>
        $"""
        <form method="post" action="/deconnexion">
          <input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}">
          <button>Se déconnecter</button>
        </form>
        """;

    private static IEnumerable<string> Facts(EduConnectIdentity who)
    {
        yield return Fact("nom", "Nom", $"{who.FirstName} {who.LastName}");
        yield return Fact("profil", "Profil", string.Join(", ", Affiliations(who.Affiliations)));
        if (who.IsPupil)
        {
            yield return Fact("etablissement", "Établissement", who.Uai.IsEmpty ? "inconnu" : $"{who.Uai}");
            yield return Fact("niveau", "Niveau", who.LevelLabel ?? who.Level ?? "inconnu");
            yield return Fact("ine", "INE", who.Ine.IsEmpty ? "non conservé" : $"{who.Ine:M}");
        }

        var time = who.SignedInAt?.ToString("dd/MM/yyyy 'à' HH:mm (zzz)", CultureInfo.InvariantCulture);
        yield return Fact("heure", "Connexion", time ?? "heure inconnue");
    }

    private static IEnumerable<string> Affiliations(EduConnectAffiliations all)
    {
        (EduConnectAffiliations Affiliation, string Words)[] words =
        [
            (EduConnectAffiliations.PupilFirstDegree, "élève du premier degré"),
            (EduConnectAffiliations.PupilSecondDegree, "élève du second degré"),
            (EduConnectAffiliations.ParentFirstDegree, "responsable d'un élève du premier degré"),
            (EduConnectAffiliations.ParentSecondDegree, "responsable d'un élève du second degré"),
        ];
        return words.Where(one => all.HasFlag(one.Affiliation)).Select(one => one.Words);
    }

    private static string Remarks(EduConnectIdentity who) => who.Issues.Count == 0 ? "" :
        "<h2>Remarques</h2><ul id=\"remarques\">"
        + string.Concat(who.Issues.Select(one =>
            $"<li>{Safe(one.Claim)} : {Safe(RuleMessages.For(one, RuleMessages.French))}</li>"))
        + "</ul>";

    private static string Fact(string id, string name, string value) =>
        $"<dt>{Safe(name)}</dt><dd id=\"{id}\">{Safe(value)}</dd>";

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
