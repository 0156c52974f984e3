using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace EduConnect.Rules.Tests;

/// <summary>
/// Looks for a password in all the memory that a process may write to (Linux): heaps, stacks, buffers of the runtime and of the
/// system's libraries. The password is held here only with each byte masked, so that the search does not find itself.
/// </summary>
internal sealed unsafe class MemoryScan : IDisposable
{
    private const int ChunkSize = 1 << 22;
    private const byte Mask = 0xA5;
    private readonly byte[] _utf8;
    private readonly byte[] _utf16;

    // Of the system, not of the collector: nobody copies it, and its addresses can be left out of the search.
    private readonly byte* _chunk = (byte*)NativeMemory.AllocZeroed(ChunkSize);

    private MemoryScan(byte[] utf8, byte[] utf16) => (_utf8, _utf16) = (utf8, utf16);

    /// <summary>For a password of the caller's, who clears it.</summary>
    public static MemoryScan Of(ReadOnlySpan<char> password)
    {
        var utf8 = GC.AllocateArray<byte>(Encoding.UTF8.GetByteCount(password), pinned: true);
        Encoding.UTF8.GetBytes(password, utf8);
        var utf16 = GC.AllocateArray<byte>(2 * password.Length, pinned: true);
        MemoryMarshal.AsBytes(password).CopyTo(utf16);
        Masked(utf8);
        Masked(utf16);
        return new MemoryScan(utf8, utf16);
    }

    /// <summary>For a new password of 24 characters, of all classes, that nobody else has.</summary>
    public static MemoryScan OfNewPassword()
    {
        Span<char> password = stackalloc char[24];
        "aB3-"u8.ToArray().Select(value => (char)value).ToArray().CopyTo(password);
        RandomNumberGenerator.GetItems("abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", password[4..]);
        var scan = Of(password);
        password.Clear();
        return scan;
    }

    public int Length => _utf8.Length;

    /// <summary>Writes the password into memory of the caller's, who clears it.</summary>
    public void Reveal(Span<byte> utf8)
    {
        _utf8.CopyTo(utf8);
        Masked(utf8[..Length]);
    }

    /// <inheritdoc cref="Reveal(Span{byte})"/>
    public void Reveal(Span<char> utf16)
    {
        var bytes = MemoryMarshal.AsBytes(utf16);
        _utf16.CopyTo(bytes);
        Masked(bytes[.._utf16.Length]);
    }

    /// <summary>How often the password is in the memory of this process or another, in UTF-8 and in UTF-16.</summary>
    public int Count(int? other = null)
    {
        var process = other?.ToString(CultureInfo.InvariantCulture) ?? "self";
        var found = 0;
        using var memory = File.OpenHandle($"/proc/{process}/mem");
        foreach (var line in File.ReadAllLines($"/proc/{process}/maps"))
        {
            var fields = line.Split(' ', 3);
            var range = Array.ConvertAll(fields[0].Split('-'), hex => ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            if (fields[1].StartsWith("rw", StringComparison.Ordinal) && range[1] <= long.MaxValue)
            {
                found += process == "self" && (ulong)_chunk >= range[0] && (ulong)_chunk < range[1]
                    ? Count(memory, range[0], (ulong)_chunk) + Count(memory, (ulong)_chunk + ChunkSize, range[1])
                    : Count(memory, range[0], range[1]);
            }
        }

        new Span<byte>(_chunk, ChunkSize).Clear();
        return found;
    }

    public void Dispose() => NativeMemory.Free(_chunk);

    // Chunks overlap by less than a password, so that one across their border is seen, and seen once.
    private int Count(Microsoft.Win32.SafeHandles.SafeFileHandle memory, ulong from, ulong to)
    {
        var found = 0;
        var kept = 0;
        while (from < to)
        {
            var wanted = (int)Math.Min(to - from, (ulong)(ChunkSize - kept));
            int read;
            try
            {
                read = RandomAccess.Read(memory, new Span<byte>(_chunk + kept, wanted), (long)from);
            }
            catch (IOException)
            {
                // Pages that have gone since, or that nobody may read.
                return found;
            }

            if (read == 0)
            {
                return found;
            }

            Masked(new Span<byte>(_chunk + kept, read));
            var chunk = new Span<byte>(_chunk, kept + read);
            found += Occurrences(chunk, _utf8, kept) + Occurrences(chunk, _utf16, kept);
            kept = Math.Min(chunk.Length, _utf16.Length - 1);
            chunk[^kept..].CopyTo(chunk);
            from += (ulong)read;
        }

        return found;
    }

    // Those that end after what was seen before.
    private static int Occurrences(ReadOnlySpan<byte> chunk, ReadOnlySpan<byte> masked, int seen)
    {
        var found = 0;
        for (int at = 0, next; (next = chunk[at..].IndexOf(masked)) >= 0; at += next + 1)
        {
            found += at + next + masked.Length > seen ? 1 : 0;
        }

        return found;
    }

    private static void Masked(Span<byte> bytes)
    {
        var mask = new Vector<byte>(Mask);
        foreach (ref var vector in MemoryMarshal.Cast<byte, Vector<byte>>(bytes))
        {
            vector ^= mask;
        }

        foreach (ref var one in bytes[^(bytes.Length % Vector<byte>.Count)..])
        {
            one ^= Mask;
        }
    }
}
