using System.Text;
using EduConnect.Rules.Cli;

namespace EduConnect.Rules.Tests;

/// <summary>Windows-1252, Mac Roman and code page 850 of DOS, which have the same bytes for other letters.</summary>
public sealed class TextEncodingTests
{
    private static readonly Encoding _mac = CodePagesEncodingProvider.Instance.GetEncoding("macintosh")!;
    private static readonly Encoding _windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding _dos = CodePagesEncodingProvider.Instance.GetEncoding(850)!;

    [Theory]
    [InlineData("André")]
    [InlineData("Zoé;Noël;Hélène")]
    [InlineData("François d’Été")]
    [InlineData("MÉLANIE;LEFÈVRE")]
    [InlineData("Jérôme;Benoît;Aïcha;Maïté")]
    [InlineData("Prénom;« Élodie »;Anaïs")]
    [InlineData("RENé;DUPRé")]
    [InlineData("Né(e) le")]
    [InlineData("DUPRÉ")]
    [InlineData("Étienne;Zoé à Paris")]
    [InlineData("Élève né le;Prénom;Téléphone")]
    public void Words_identify_the_encoding(string text)
    {
        Assert.Equal("Mac Roman", Detect(_mac.GetBytes(text)));
        Assert.Equal("Windows-1252", Detect(_windows.GetBytes(text)));
        Assert.Equal("DOS 850", Detect(_dos.GetBytes(text.Replace('’', '\''))));
    }

    // The last letter of a word, and the only one of its file that is not ASCII.
    [Theory]
    [InlineData("LEFEVRE-DESNOËS", true)]
    [InlineData("RAPHAËL", true)]
    [InlineData("RENÉ", true)]
    [InlineData("THÉ;MOÏ", true)]
    [InlineData("Zoë", false)]
    [InlineData("Noé", false)]
    public void One_letter_identifies_the_encoding(string text, bool isCapital)
    {
        // ISO-8859-15 has the same letters.
        Assert.Equal("Windows-1252", Detect(_windows.GetBytes(text)));
        Assert.NotEqual("Mac Roman", Detect(_dos.GetBytes(text)));
        if (!isCapital || text.Contains('É', StringComparison.Ordinal))
        {
            Assert.Equal("Mac Roman", Detect(_mac.GetBytes(text)));
        }
    }

    // An apostrophe of a word processor, which is ë or í in Mac Roman.
    [Theory]
    [InlineData("D‘ARC")]
    [InlineData("Jeanne;L‘Été")]
    [InlineData("O‘Brien;N’GUYEN")]
    [InlineData("d‘Arc;l’école")]
    [InlineData("établissement;école")]
    public void An_apostrophe_or_a_first_small_letter_proves_nothing(string text) =>
        Assert.Equal("Windows-1252", Detect(_windows.GetBytes(text)));

    // Each in a file of its own, as it is, in capitals, and in capitals except for the accented letters.
    [Fact]
    public void A_name_in_Windows_1252_is_never_read_as_another()
    {
        const string Names = "Hélène Noël Zoë Loïc Gaël Maëlle François Benoît Jérôme Cédric André Anaïs Chloé Héloïse "
            + "Désirée Éloïse Émile Raphaël Joël Mélissa Aïcha Çelik Ünal Müller Jörg José Mário João Simões Muñoz "
            + "Núñez García Díaz Ángel Åsa Søren L’Haÿ D’Été Lê Đặng Cœurdacier Šimić Žan Dupré Lefèvre Geneviève "
            + "Jean–Luc Marie\u00A0Ève “Né” l’Île Où Thaïs Naïm Élie-Noé Ève Agnès Île À à Ô Forêt Théo Rose-Mée";
        foreach (var name in Names.Split(' '))
        {
            var capitals = name.ToUpperInvariant();
            var typed = string.Concat(name.Select(c => char.IsAscii(c) ? char.ToUpperInvariant(c) : c));
            foreach (var text in new[] { name, capitals, typed, name.ToLowerInvariant() })
            {
                var found = Detect(_windows.GetBytes(text));
                Assert.True(found is "Windows-1252" or "UTF-8", $"{text}: {found}");
            }
        }
    }

    // Each byte that DOS has for a small letter and Mac Roman for a capital.
    [Fact]
    public void A_small_letter_of_DOS_is_no_capital_of_Mac_Roman()
    {
        foreach (byte one in new[] { 0x80, 0x82, 0x83, 0x84, 0x85, 0x86 })
        {
            Assert.NotEqual("Mac Roman", Detect([.. "Andr"u8, one, .. ";Fr"u8, one, .. "d"u8]));
        }
    }

    [Theory]
    [InlineData("utf-16", "INE;Nom\n1;Zoé\n")]
    [InlineData("utf-16", "Élève;Cœur\n")]
    [InlineData("utf-16BE", "INE;Nom\n1;Zoé\n")]
    [InlineData("utf-16BE", "UAI")]
    public void UTF_16_needs_no_mark(string name, string text)
    {
        var encoding = Encoding.GetEncoding(name);
        var found = TextEncoding.OfNuls(encoding.GetBytes(text));
        Assert.Equal((encoding, TextEncoding.Evidence.Nul), (found?.Encoding, found?.Certainty));
        Assert.Null(TextEncoding.OfNuls(Encoding.UTF8.GetBytes(text)));
        Assert.Null(TextEncoding.OfNuls([.. Encoding.UTF8.GetBytes(text), 0, 0]));
        Assert.Null(TextEncoding.OfNuls(Encoding.GetEncoding("utf-32").GetBytes(text)));
    }

    [Theory]
    [InlineData("Žan;Šmid;Cœurdacier;L’Haÿ")]
    [InlineData("“Durand” – Petit… 12 €;Jean–Luc")]
    [InlineData("Œuvre;‘Noël’;Prix 5 ‰;a™")]
    public void Signs_of_Windows_1252_are_not_letters(string text) =>
        Assert.Equal("Windows-1252", Detect(_windows.GetBytes(text)));

    [Theory]
    [InlineData(10_000, "Mac Roman", '\n')]
    [InlineData(10_000, "Mac Roman", '\r')]
    [InlineData(850, "DOS 850", '\n')]
    public void A_word_may_be_anywhere_in_a_long_file(int codePage, string expected, char lineEnd)
    {
        var word = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes($"{lineEnd}Noël{lineEnd}");
        foreach (var near in (int[])[1 << 18, 1 << 20])
        {
            for (var at = near - word.Length; at <= near; at++)
            {
                Assert.Equal(expected, Detect([.. Enumerable.Repeat((byte)'a', at), .. word]));
            }
        }
    }

    [Fact]
    public void A_sequence_that_is_cut_off_by_a_sample_is_ignored()
    {
        foreach (var text in (string[])["Zoé", "Zoé\nZoé"])
        {
            var bytes = Encoding.UTF8.GetBytes(text)[..^1];
            Assert.Equal("UTF-8", TextEncoding.Detect(new MemoryStream(bytes), isWhole: false).Name);
            Assert.NotEqual("UTF-8", Detect(bytes));
        }
    }

    private static string Detect(byte[] text) => TextEncoding.Detect(new MemoryStream(text), isWhole: true).Name;
}
