using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>Reads a policy from a file, which <c>policy --format json</c> writes.</summary>
internal static class PolicyFile
{
    private const int MaxKibibytes = 64;

    private const string Names = "minimumLength, requiredClasses, specialCharacters, rejectUnlistedCharacters, "
        + "maximumLength, maximumUtf8Bytes, passphraseLength, minimumLowercase, minimumUppercase, minimumDigits, "
        + "minimumSpecial";

    /// <summary>Reads the policy; null, with a message for the user, if the file is not one.</summary>
    /// <param name="path">The file; UTF-8, or UTF-16 with a byte-order mark, as PowerShell may write it.</param>
    /// <param name="misuse">Why the file cannot be used; empty if it can.</param>
    public static PasswordPolicy? TryRead(string path, out string misuse)
    {
        var file = FileFailure.Named(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            var bytes = new byte[(MaxKibibytes << 10) + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length < bytes.Length)
            {
                var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
                using var text = new StreamReader(new MemoryStream(bytes, 0, length), strict);
                misuse = "";
                return PasswordPolicy.FromJson(text.ReadToEnd());
            }

            misuse = Say(
                $"{file} dépasse {MaxKibibytes} Kio, ce qui est trop pour une règle.",
                $"{file} is larger than {MaxKibibytes} KiB, which is too large for a rule.");
        }
        catch (DecoderFallbackException)
        {
            misuse = Say($"{file} n'est pas du texte en UTF-8.", $"{file} is not UTF-8 text.");
        }
        catch (FormatException refusal)
        {
            misuse = Explain(file, refusal);
        }
        catch (Exception failure) when (FileFailure.IsOne(failure))
        {
            misuse = FileFailure.Reading(path, failure);
        }

        misuse = Say(
            $"--policy : {misuse} Écrivez educonnect, strict, ou le nom d'un fichier fait par « educonnect-rules "
                + "policy --format json ».",
            $"--policy: {misuse} Write educonnect, strict, or the name of a file made by \"educonnect-rules policy "
                + "--format json\".");
        return null;
    }

    // The core's message, which says what to write, is in English. Its parameters have the names of the properties.
    private static string Explain(string file, FormatException refusal)
    {
        var inEnglish = $"{file}: {refusal.Message.ReplaceLineEndings(" ")}";
        return refusal.InnerException switch
        {
            ArgumentException { ParamName: { } property } => Say(
                $"{file} énonce une règle impossible : corrigez {property}.", inEnglish),
            null => Say(
                $"{file} n'est pas une règle : une propriété manque, est inconnue, répétée ou d'un autre type. Les "
                    + $"trois premières sont nécessaires : {Names}.",
                inEnglish),
            _ => Say($"{file} n'est pas du JSON.", inEnglish),
        };
    }
}
