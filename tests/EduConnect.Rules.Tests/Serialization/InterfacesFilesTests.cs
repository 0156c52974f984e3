namespace EduConnect.Rules.Tests;

/// <summary>C# has no way to write the parsing and formatting members of three structs once; this keeps the three texts one.</summary>
public class InterfacesFilesTests
{
    [Theory]
    [InlineData("Ine", "an INE", "_valuePlusOne", "The canonical text, the whole INE, not for logs;")]
    [InlineData(
        "FrenchMobileNumber", "a mobile number in any of its written forms", "SortKey", "The canonical text, E.164;")]
    public void The_interfaces_files_differ_by_names_only(string type, string article, string order, string canonical)
    {
        var expected = Read("Uai")
            .Replace(
                "_numberPlusOne.CompareTo(other._numberPlusOne)",
                $"{order}.CompareTo(other.{order})",
                StringComparison.Ordinal)
            .Replace("Uai", type, StringComparison.Ordinal)
            .Replace("a UAI", article, StringComparison.Ordinal)
            .Replace("The canonical text;", canonical, StringComparison.Ordinal);
        Assert.Equal(expected, Read(type));
    }

    private static string Read(string type) =>
        File.ReadAllText(Path.Combine(Repository.Root, "src", "EduConnect.Rules", "Serialization", type + ".Interfaces.cs")).ReplaceLineEndings("\n");
}
