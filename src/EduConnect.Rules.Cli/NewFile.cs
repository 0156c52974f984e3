using Microsoft.Win32.SafeHandles;

namespace EduConnect.Rules.Cli;

/// <summary>
/// A new file that only its owner can read, and that gets its name once it is complete. It never overwrites a file:
/// whatever goes wrong, its name has the complete file or nothing. Until then it has no name, so that even a killed
/// process leaves nothing; where the system has no unnamed files, it has a temporary name in the same folder and is
/// deleted on every signal that can be handled.
/// </summary>
internal sealed class NewFile : IDisposable
{
    private const int BufferLength = 1 << 16;
    private readonly string _option;
    private readonly string _target;
    private readonly string _temporary;
    private FileStream _file = null!;
    private readonly SafeFileHandle? _unnamed;

    private NewFile(string option, string target)
    {
        (_option, _target) = (option, target);
        var folder = Path.GetDirectoryName(target) ?? "";
        _temporary = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
        _unnamed = Unix.TryOpenUnnamed(folder);
        if (_unnamed is not null)
        {
            _file = new FileStream(_unnamed, FileAccess.Write, BufferLength);
            return;
        }

        Signals.InOneStep(() =>
        {
            _file = OpenTemporary();
            Signals.Ending += DeleteTemporary;
        });
    }

    /// <summary>Opens the file; null, with a message for the user, if the path cannot be used.</summary>
    /// <param name="option">
    /// The option that names the file, for messages; the system's own would repeat the path.
    /// </param>
    /// <param name="path">The name that the file will have.</param>
    /// <param name="whatExists">What an existing file of that name may be.</param>
    /// <param name="misuse">Why the path cannot be used; empty if it can.</param>
    public static NewFile? TryCreate(string option, string path, string whatExists, out string misuse)
    {
        try
        {
            var target = Path.GetFullPath(path);
            if (Exists(target))
            {
                misuse = Say(
                    $"{option} désigne un fichier qui existe déjà : {whatExists} Indiquez un nouveau fichier, ou "
                        + "supprimez celui-là.",
                    $"{option} names a file that already exists: {whatExists} Name a new file, or delete that one.");
                return null;
            }

            misuse = "";
            return new NewFile(option, target);
        }
        catch (Exception failure) when (FileFailure.IsOne(failure))
        {
            misuse = FileFailure.Writing(option, path, failure);
            return null;
        }
    }

    /// <summary>Whether two paths name the same file, including through symbolic links.</summary>
    public static bool IsSame(string one, string other)
    {
        try
        {
            return one == other || Resolve(Path.GetFullPath(one)) == Resolve(Path.GetFullPath(other));
        }
        catch (Exception failure) when (FileFailure.IsOne(failure))
        {
            // The working folder was deleted, so neither file can be written.
            return false;
        }
    }

    /// <summary>Writes to the file.</summary>
    /// <exception cref="InvalidDataException">The file cannot be written; the message is for the user.</exception>
    public void Write(Action<Stream> write) => Try(() => write(_file));

    /// <summary>Gives the file its name.</summary>
    /// <exception cref="InvalidDataException">
    /// The file cannot be written or named; the message is for the user.
    /// </exception>
    public void Complete() => Try(() =>
    {
        _file.Flush(flushToDisk: true);
        Signals.InOneStep(() =>
        {
            if (_unnamed is not null)
            {
                Unix.Name(_unnamed, _target);
                return;
            }

            _file.Dispose();
            File.Move(_temporary, _target, overwrite: false);
            Signals.Ending -= DeleteTemporary;
        });
    });

    public void Dispose()
    {
        try
        {
            _file.Dispose();
        }
        catch (Exception failure) when (FileFailure.IsOne(failure))
        {
            // The file was given up: the bytes that could not be written do not matter.
        }

        if (_unnamed is null)
        {
            Signals.InOneStep(() =>
            {
                DeleteTemporary();
                Signals.Ending -= DeleteTemporary;
            });
        }
    }

    // Unlike Path.Exists, this throws if no file can have that name, for example because it is too long.
    private static bool Exists(string fullPath)
    {
        try
        {
            File.GetAttributes(fullPath);
            return true;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static string Resolve(string fullPath)
    {
        if (Path.GetDirectoryName(fullPath) is not { } folder)
        {
            return fullPath;
        }

        var path = Path.Combine(Resolve(folder), Path.GetFileName(fullPath));
        if (new FileInfo(path).LinkTarget is null)
        {
            return path;
        }

        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        return Path.Combine(Resolve(Path.GetDirectoryName(target) ?? target), Path.GetFileName(target));
    }

    private void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception failure) when (FileFailure.IsOne(failure))
        {
            throw new InvalidDataException(FileFailure.Writing(_option, _target, failure));
        }
    }

    // On Windows a file inherits the access rights of its folder.
    private FileStream OpenTemporary()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Delete,
            BufferSize = BufferLength,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(_temporary, options);
    }

    private void DeleteTemporary()
    {
        try
        {
            File.Delete(_temporary);
        }
        catch (Exception failure) when (FileFailure.IsOne(failure))
        {
            // Its folder is gone or is no longer writable.
        }
    }
}
