using System.Text;
using System.Text.Unicode;

namespace EduConnect.Rules.Cli;

/// <summary>
/// Reads logins from standard input, one per line, in any encoding that <c>check</c> reads. Blank lines are skipped.
/// </summary>
internal static class LoginList
{
    private const int MaxCount = 1_000_000;
    private const int MaxDuplicatesNamed = 10;

    // In bytes; a longer login does not fit on a slip.
    private const int MaxLength = 256;

    /// <summary>Reads the logins, which must all be different.</summary>
    /// <exception cref="InvalidDataException">
    /// There are too many logins, or one is unreadable or occurs twice; the message is for the user.
    /// </exception>
    public static IEnumerable<string> Read()
    {
        StandardStreams.RequireInput();
        using var input = InputText.Open("-", specified: null);
        if (input.Workbook is not null)
        {
            throw new InvalidDataException(Say(
                "--logins lit du texte, un identifiant par ligne : copiez la colonne du classeur dans un fichier "
                + "texte.",
                "--logins reads text, one login per line: copy the column of the workbook to a text file."));
        }

        if (input.Encoding.Encoding is not null)
        {
            Terminal.Note($"{input.Encoding.Name} ({CheckWords.Evidence(input.Encoding)})");
        }

        // Clients change the case of logins before they send them.
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var duplicates = new List<string>();
        using var reader = new LineReader(input.Content, MaxLength, beforeWaiting: () => { });
        for (var line = 1; TryRead(reader, line, out var login); line++)
        {
            if (login.Length == 0)
            {
                continue;
            }

            if (lines.Count == MaxCount)
            {
                throw new InvalidDataException(Say(
                    $"il y a plus de {MaxCount} identifiants.", $"there are more than {MaxCount} logins."));
            }

            if (!lines.TryAdd(login, line))
            {
                duplicates.Add(Say($"{line} (comme {lines[login]})", $"{line} (same as {lines[login]})"));
                if (duplicates.Count > MaxDuplicatesNamed)
                {
                    break;
                }
            }
            else if (duplicates.Count == 0)
            {
                yield return login;
            }
        }

        if (duplicates.Count > 0)
        {
            var named = string.Join(", ", duplicates.Take(MaxDuplicatesNamed))
                + (duplicates.Count > MaxDuplicatesNamed ? ", …" : "");
            throw new InvalidDataException(Say(
                $"des identifiants sont en double, aucune feuille n'est écrite ; lignes {named}.",
                $"some logins occur twice, so no sheet is written: lines {named}."));
        }
    }

    private static bool TryRead(LineReader reader, int line, out string login)
    {
        var isRead = reader.TryRead(out var bytes);
        if (reader.IsTooLong)
        {
            throw new InvalidDataException(Say(
                $"la ligne {line} dépasse {MaxLength} octets : écrivez un identifiant par ligne.",
                $"line {line} is longer than {MaxLength} bytes: write one login per line."));
        }

        login = Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes).Trim() : throw new InvalidDataException(Say(
            $"la ligne {line} n'est pas en UTF-8, contrairement aux autres.",
            $"line {line} is not UTF-8, unlike the others."));
        return isRead;
    }
}
