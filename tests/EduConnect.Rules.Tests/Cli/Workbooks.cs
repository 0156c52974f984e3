namespace EduConnect.Rules.Tests;

/// <summary>The workbooks of tests/Shared/Workbooks.</summary>
internal static class Workbooks
{
    public const string Sheet = "Élèves 6A";

    /// <summary>The same table, as several programs write it.</summary>
    public static readonly string[] Made =
        ["xlsxwriter.xlsx", "xlsxwriter-1904.xlsx", "libreoffice.xlsx", "libreoffice.ods", "gnumeric.xlsx",
            "gnumeric.ods"];

    public static string PathOf(string name) => Path.Combine(Repository.Root, "tests", "Shared", "Workbooks", name);
}
