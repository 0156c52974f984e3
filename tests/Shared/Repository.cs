namespace EduConnect.Rules.Tests;

/// <summary>The files of the repository, found from where the tests run: a CI build maps the paths of the sources away.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path])).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EduConnect.Rules.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("EduConnect.Rules.sln is in no folder above the tests.");
        }

        return folder;
    }
}
