using System.Text;
using EduConnect.Rules.Cli;

namespace EduConnect.Rules.Tests;

/// <summary>Mac Roman and Windows-1252, which have the same bytes for other letters.</summary>
public sealed class TextEncodingTests
{
    private static readonly Encoding _mac = CodePagesEncodingProvider.Instance.GetEncoding("macintosh")!;
    private static readonly Encoding _windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData("André")]
    [InlineData("Zoé;Noël;Hélène")]
    [InlineData("François d’Été")]
    [InlineData("MÉLANIE;LEFÈVRE")]
    [InlineData("Jérôme;Benoît;Aïcha;Maïté")]
    [InlineData("Prénom;« Élodie »;Anaïs")]
    public void Words_tell_one_from_the_other(string text)
    {
        Assert.Equal("Mac Roman", Detect(_mac.GetBytes(text)));
        Assert.Equal("Windows-1252", Detect(_windows.GetBytes(text)));
    }

    [Theory]
    [InlineData("Žan;Šmid;Cœurdacier;L’Haÿ")]
    [InlineData("“Durand” – Petit… 12 €;Jean–Luc")]
    [InlineData("Œuvre;‘Noël’;Prix 5 ‰;a™")]
    public void Signs_of_Windows_1252_are_not_letters(string text) =>
        Assert.Equal("Windows-1252", Detect(_windows.GetBytes(text)));

    private static string Detect(byte[] text) => TextEncoding.Detect(new MemoryStream(text), isWhole: true).Name;
}
