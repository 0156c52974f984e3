namespace EduConnect.Rules.SignUpSite;

/// <summary>
/// The leaflet's sign-up as a small site, in French: the rules of this library where a parent meets them.
/// It is a demonstration and makes no account: names, dates and passwords are checked and forgotten, none is stored or logged.
/// </summary>
public sealed class Site
{
    private Site()
    {
    }

    /// <summary>Runs the site.</summary>
    public static void Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services
            .AddProblemDetails()
            .AddSingleton<TimeProvider, ParisClock>()
            .AddSingleton<SmsOutbox>()
            .AddSingleton<ISmsSender>(services => services.GetRequiredService<SmsOutbox>())
            .AddSingleton<SignUps>()
            .AddSingleton<IdentityFormValidator>()
            .AddSingleton<ChildrenFormValidator>()
            .AddSingleton<AccountFormValidator>()
            .AddSingleton<PupilsFormValidator>();

        var site = builder.Build();
        site.UseExceptionHandler();
        site.UseStatusCodePages();
        site.Use(AddHeaders);
        site.UseRequestLocalization("fr");

        // The files hold nothing personal: a browser may keep them, if it asks each time whether they changed.
        site.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        site.MapPasswordChecklist();
        site.MapPages();
        site.MapSteps();
        if (site.Environment.IsDevelopment())
        {
            site.MapSms();
        }

        site.Run();
    }

    private static Task AddHeaders(HttpContext http, RequestDelegate next)
    {
        // On starting, because the exception handler clears what was set before.
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";

            // No form may be sent by the browser itself: without the script it would put what was typed into the request's form or address.
            headers.ContentSecurityPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}
