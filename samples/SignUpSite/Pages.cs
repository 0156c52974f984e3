namespace EduConnect.Rules.SignUpSite;

/// <summary>The pages. One that is not the sign-up's turn leads to the one that is.</summary>
internal static class Pages
{
    public static string PathOf(Step step) => step switch
    {
        Step.Code => "/etape-2",
        Step.Account => "/etape-3",
        Step.Done => "/termine",
        _ => "/",
    };

    public static void MapPages(this WebApplication site)
    {
        site.MapGet("/", (IWebHostEnvironment files) => Page(files, "etape-1"));
        Map("/etape-2", Step.Code);
        Map("/etape-3", Step.Account);
        Map("/termine", Step.Done);
        Map("/ajouter-des-eleves", Step.Done);

        void Map(string path, Step step) => site.MapGet(path, (HttpContext http, SignUps signUps, IWebHostEnvironment files) =>
        {
            var at = signUps.Find(http)?.Step ?? Step.Identity;
            return at == step ? Page(files, path[1..]) : Results.Redirect(PathOf(at));
        });
    }

    private static IResult Page(IWebHostEnvironment files, string name) =>
        Results.File(Path.Combine(files.ContentRootPath, "Pages", name + ".html"), "text/html; charset=utf-8");
}
