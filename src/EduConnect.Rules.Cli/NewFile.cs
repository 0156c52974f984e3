namespace EduConnect.Rules.Cli;

/// <summary>
/// A new file for one user's eyes, written under a temporary name beside its own and renamed when it is whole. It never overwrites:
/// whatever goes wrong, there is the whole file or none under its name.
/// </summary>
internal sealed class NewFile : IDisposable
{
    private readonly string _option;
    private readonly string _target;
    private readonly string _temporary;
    private readonly FileStream _file;
    private bool _isTemporary = true;

    private NewFile(string option, string target, string temporary, FileStream file) => (_option, _target, _temporary, _file) = (option, target, temporary, file);

    /// <summary>Opens the temporary file; null and the misuse in words if the path is of no use.</summary>
    /// <param name="option">The option that names it, for messages: the system's own would repeat the path.</param>
    /// <param name="path">The name that it will have.</param>
    /// <param name="whatExists">What an existing file of that name may be.</param>
    /// <param name="misuse">Why there is none.</param>
    public static NewFile? TryCreate(string option, string path, string whatExists, out string misuse)
    {
        try
        {
            var target = Path.GetFullPath(path);
            if (Path.Exists(target))
            {
                misuse = $"{option} names a file that exists: {whatExists}. Name a new file, or delete that one.";
                return null;
            }

            var temporary = Path.Combine(Path.GetDirectoryName(target) ?? "", $".{Path.GetRandomFileName()}.tmp");
            misuse = "";
            return new NewFile(option, target, temporary, Open(temporary));
        }
        catch (Exception failure) when (IsOfFile(failure))
        {
            misuse = Unwritable(option);
            return null;
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
        _file.Dispose();
        File.Move(_temporary, _target, overwrite: false);
        _isTemporary = false;
    });

    public void Dispose()
    {
        if (_isTemporary)
        {
            try
            {
                _file.Dispose();
            }
            catch (Exception failure) when (IsOfFile(failure))
            {
                // What the full disk did not take, nobody needs.
            }

            File.Delete(_temporary);
            _isTemporary = false;
        }
    }

    private void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception failure) when (IsOfFile(failure))
        {
            throw new InvalidDataException(Unwritable(_option));
        }
    }

    private static string Unwritable(string option) => $"{option} cannot be written: name a new file, in a folder that exists, has room and that you may write to.";

    private static bool IsOfFile(Exception failure) => failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    // On Windows a file has the access rights of its folder.
    private static FileStream Open(string name)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(name, options);
    }
}
