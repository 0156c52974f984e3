namespace EduConnect.Rules.Cli;

/// <summary>Recognises files other than text by their first bytes.</summary>
internal static class FileKind
{
    private static readonly (byte[] Start, string Kind)[] _binary =
    [
        ([0x89, .. "PNG\r\n"u8], "image"),
        ([0xFF, 0xD8, 0xFF], "image"),
        ([.. "GIF8"u8], "image"),
        ([.. "II*\0"u8], "image"),
        ([.. "MM\0*"u8], "image"),
        ([.. "{\\rtf"u8], "RTF"),
        ([0x1F, 0x8B, 0x08], "archive"),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], "archive"),
        ([.. "Rar!"u8, 0x1A, 0x07], "archive"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "OLE"),
    ];

    private static readonly string[] _pageTags = ["<!doctype html", "<html", "<table", "<meta", "<style"];

    /// <summary>Whether this is a ZIP archive, as workbooks are.</summary>
    public static bool IsZip(ReadOnlySpan<byte> start) =>
        start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Refuses a file that is neither text nor a workbook.</summary>
    /// <param name="start">The first bytes.</param>
    /// <exception cref="InvalidDataException">The file is something else; the message is for the user.</exception>
    public static void RequireText(ReadOnlySpan<byte> start)
    {
        foreach (var (signature, kind) in _binary)
        {
            if (start.StartsWith(signature))
            {
                throw new InvalidDataException(Describe(kind));
            }
        }

        if (KindOfText(Ascii(start).TrimStart(' ', '\t', '\r', '\n')) is { } other)
        {
            throw new InvalidDataException(Describe(other));
        }
    }

    // Programs write pages and XML without the usual first line, too. A header may begin with <, but has no end tag.
    private static string? KindOfText(string text)
    {
        bool Has(string tag) => text.Contains(tag, StringComparison.OrdinalIgnoreCase);
        if (text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            return Has("<html") ? "HTML" : "XML";
        }

        var isTag = text is ['<', '!' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'), ..];
        return text.StartsWith("%PDF-", StringComparison.Ordinal) ? "PDF"
            : !isTag ? null
            : _pageTags.Any(Has) ? "HTML"
            : Has("</") ? "XML" : null;
    }

    private static string Describe(string kind)
    {
        var advice = Say(
            "Ouvrez-le dans un tableur et enregistrez-le en .xlsx, .ods ou CSV.",
            "Open it in a spreadsheet program and save it as .xlsx, .ods or CSV.");
        return kind switch
        {
            "OLE" => Say(
                "ce classeur est protégé par un mot de passe ou est dans l'ancien format .xls. Ouvrez-le, "
                + "retirez le mot de passe s'il y en a un, et enregistrez-le en .xlsx ou .ods.",
                "this workbook is protected by a password, or is in the old .xls format. Open it, "
                + "remove the password if there is one, and save it as .xlsx or .ods."),
            "image" => Say(
                "ce fichier est une image : donnez le fichier CSV, .xlsx ou .ods dont elle vient.",
                "this file is an image: check the CSV, .xlsx or .ods file that it comes from."),
            "archive" => Say(
                "ce fichier est une archive : extrayez-en le fichier à contrôler.",
                "this file is an archive: extract the file to check from it."),
            "HTML" => Say(
                $"ce fichier est une page HTML, quel que soit son nom. {advice}",
                $"this file is an HTML page, whatever its name says. {advice}"),
            "XML" => Say($"ce fichier est du XML. {advice}", $"this file is XML. {advice}"),
            _ => Say(
                $"ce fichier est un document {kind} : donnez le fichier CSV, .xlsx ou .ods dont il vient.",
                $"this file is {(kind == "RTF" ? "an" : "a")} {kind} document: "
                + "check the CSV, .xlsx or .ods file that it comes from."),
        };
    }

    // NUL is left out because UTF-16 has one in each ASCII character.
    private static string Ascii(ReadOnlySpan<byte> start) =>
        string.Concat(start.ToArray().Where(one => one is > 0 and < 0x80).Select(one => (char)one));
}
