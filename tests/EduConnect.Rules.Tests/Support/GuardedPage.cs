using System.ComponentModel;
using System.Runtime.InteropServices;

namespace EduConnect.Rules.Tests;

/// <summary>One page of memory between two that the processor refuses to read (Unix): whoever reads a byte beyond it ends the process.</summary>
internal sealed unsafe partial class GuardedPage : IDisposable
{
    private const int ProtectNone = 0;
    private const int ProtectReadWrite = 3;
    private static readonly int _size = Environment.SystemPageSize;
    private readonly byte* _pages;

    public GuardedPage()
    {
        _pages = (byte*)NativeMemory.AlignedAlloc((nuint)(3 * _size), (nuint)_size);
        Protect(_pages, ProtectNone);
        Protect(_pages + (2 * _size), ProtectNone);
    }

    public Span<byte> Bytes => new(_pages + _size, _size);

    public Span<char> Chars => MemoryMarshal.Cast<byte, char>(Bytes);

    public ReadOnlySpan<byte> BytesAndOneAfter => new(_pages + _size, _size + 1);

    public ReadOnlySpan<byte> OneBefore => new(_pages + _size - 1, 1);

    public void Dispose()
    {
        Protect(_pages, ProtectReadWrite);
        Protect(_pages + (2 * _size), ProtectReadWrite);
        NativeMemory.AlignedFree(_pages);
    }

    private static void Protect(byte* page, int protection)
    {
        if (mprotect(page, (nuint)_size, protection) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int mprotect(void* address, nuint length, int protection);
}
