namespace EduConnect.Rules.Cli;

/// <summary>
/// Explains in the user's language why a file cannot be read or written; the system's own messages are in English.
/// </summary>
internal static class FileFailure
{
    public static bool IsOne(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    public static bool IsDiskFull(Exception failure)
    {
        // ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL; ENOSPC, and EDQUOT of Linux and of macOS.
        const int Full = 0x70, HandleFull = 0x27, NoSpace = 28, Quota = 122, MacQuota = 69;
        return OperatingSystem.IsWindows()
            ? (failure.HResult & 0xFFFF) is Full or HandleFull
            : failure.HResult is NoSpace or Quota || (OperatingSystem.IsMacOS() && failure.HResult == MacQuota);
    }

    public static string Reading(string path, Exception failure)
    {
        var file = Named(path);
        return failure switch
        {
            FileNotFoundException => Say($"{file} n'existe pas.", $"{file} does not exist."),
            DirectoryNotFoundException => Say(
                $"{file} n'existe pas, ni son dossier.", $"{file} does not exist, and neither does its folder."),
            _ when Directory.Exists(path) => Say($"{file} est un dossier.", $"{file} is a folder."),
            UnauthorizedAccessException => Say(
                $"{file} ne peut pas être lu : vous n'en avez pas le droit.",
                $"{file} cannot be read: you do not have permission."),
            _ => Say($"{file} ne peut pas être lu.", $"{file} cannot be read."),
        };
    }

    /// <summary>The file in words, with its path if that cannot be a password.</summary>
    public static string Named(string path) => Say("le fichier", "the file") + Quoted(path);

    public static string Writing(string option, string path, Exception failure)
    {
        const int NameTooLong = 36;
        var name = Quoted(path);
        var reason = failure switch
        {
            _ when IsDiskFull(failure) => Say("le disque est plein.", "the disk is full."),
            FileNotFoundException or DirectoryNotFoundException => Say(
                "son dossier n'existe pas.", "its folder does not exist."),
            UnauthorizedAccessException => Say(
                "vous n'avez pas le droit d'écrire dans son dossier.",
                "you do not have permission to write to its folder."),
            PathTooLongException or { HResult: NameTooLong } => Say("ce nom est trop long.", "this name is too long."),
            _ => Say("le système refuse.", "the system refused."),
        };
        return Say(
            $"{option} ne peut pas être écrit{(name.Length > 0 ? " dans" : "")}{name} : {reason}",
            $"{option} cannot be written{(name.Length > 0 ? " to" : "")}{name}: {reason}");
    }

    // An argument may be a password by mistake, so a path is shown only if it has a character that the leaflet does not
    // list for passwords.
    private static string Quoted(string path) =>
        !path.AsSpan().ContainsAny('.', '/', '\\') ? ""
            : Say($" « {Terminal.Short(path)} »", $" \"{Terminal.Short(path)}\"");
}
