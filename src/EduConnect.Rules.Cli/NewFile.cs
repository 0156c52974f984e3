using Microsoft.Win32.SafeHandles;

namespace EduConnect.Rules.Cli;

/// <summary>
/// A new file for one user's eyes, which gets its name when it is whole. It never overwrites: whatever goes wrong,
/// there is the whole file or none under its name. Until then it has no name at all, so that not even a killed process
/// leaves it; where the system has no such files, it has a temporary name beside its own, and goes away on every signal
/// that can be handled.
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

    /// <summary>Opens the file; null, and a message for the user, if the path cannot be used.</summary>
    /// <param name="option">The option that names it, for messages: the system's own would repeat the path.</param>
    /// <param name="path">The name that it will have.</param>
    /// <param name="whatExists">What an existing file of that name may be.</param>
    /// <param name="misuse">Why there is none.</param>
    public static NewFile? TryCreate(string option, string path, string whatExists, out string misuse)
    {
        try
        {
            var target = Path.GetFullPath(path);
            if (Exists(target))
            {
                misuse = Say(
                    $"{option} désigne un fichier qui existe déjà : {whatExists} Nommez un nouveau fichier, ou "
                        + "supprimez celui-là.",
                    $"{option} names a file that exists: {whatExists} Name a new file, or delete that one.");
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

    /// <summary>Whether two paths name one file, also through symbolic links.</summary>
    public static bool IsSame(string one, string other)
    {
        try
        {
            return one == other || Resolve(Path.GetFullPath(one)) == Resolve(Path.GetFullPath(other));
        }
        catch (Exception failure) when (FileFailure.IsOne(failure))
        {
            // The working folder was deleted: neither can be written.
            return false;
        }
    }

    /// <summary>Writes to it.</summary>
    /// <exception cref="InvalidDataException">It cannot be written; the message is for the user.</exception>
    public void Write(Action<Stream> write) => Try(() => write(_file));

    /// <summary>Gives it its name.</summary>
    /// <exception cref="InvalidDataException">It cannot be written or named; the message is for the user.</exception>
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
            // What the full disk did not take, nobody needs.
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

    // Unlike Path.Exists, it fails if no file can have that name: it may be too long.
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

    // On Windows a file has the access rights of its folder.
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
            // Its folder is gone, or may no longer be written to.
        }
    }
}
