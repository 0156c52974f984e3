using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace EduConnect.Rules.Internal;

/// <summary>
/// Which classes stand in a run of ASCII text, sixteen characters at a time. It only spares time: where it stops, or where
/// the processor has no byte shuffle, the table loop of <see cref="PasswordPolicy"/> goes on and says the same.
/// </summary>
/// <remarks>
/// A set of ASCII characters is 16 bytes: byte L has bit H where the character 0xHL is in the set. Looking up a character's
/// low digit there and keeping the bit of its high digit gives zero outside the set and that one bit inside it. For letters
/// and digits the bit tells the class too, because ASCII keeps digits, uppercase and lowercase under high digits of their own:
/// 3, 4 and 5, 6 and 7. Bits 0 and 1 are then free for "special" and "none of all".
/// </remarks>
internal readonly struct AsciiKernel
{
    /// <summary>A bit beside those of <see cref="CharacterClasses"/>: a character of no class was seen.</summary>
    public const CharacterClasses Other = (CharacterClasses)16;

    private const int Block = 16;
    private const byte Special = 1;
    private const byte None = 2;
    private static readonly Vector128<byte> _bitOfHighDigit = Vector128.Create((byte)1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0);
    private static readonly CharacterClasses[] _classesOfBits = [.. Enumerable.Range(0, 256).Select(ClassesOfBits)];

    private readonly Vector128<byte> _alphanumeric;
    private readonly Vector128<byte> _special;

    public AsciiKernel(Func<char, CharacterClasses> classOf)
    {
        _special = SetOf(c => classOf(c) == CharacterClasses.Special);
        _alphanumeric = SetOf(c => classOf(c) is CharacterClasses.Lowercase or CharacterClasses.Uppercase or CharacterClasses.Digit);
    }

    private static bool IsSupported => Ssse3.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>Reads ASCII from the start of the text, up to some block with another character in it; texts under 8 units are not read at all.</summary>
    /// <returns>How many units were read.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Read<T>(ReadOnlySpan<T> text, out CharacterClasses seen) where T : unmanaged
    {
        seen = CharacterClasses.None;
        if (!IsSupported || text.Length < Block / 2)
        {
            return 0;
        }

        // Seen twice is seen: the last block may overlap the one before, and in a text of 8 to 16 units its own halves overlap.
        ref var start = ref MemoryMarshal.GetReference(text);
        var bits = Vector128<byte>.Zero;
        var read = 0;
        while (text.Length - read > Block && TryAdd(ref start, read, read + Block / 2, ref bits))
        {
            read += Block;
        }

        if (text.Length - read <= Block && TryAdd(ref start, Math.Max(0, text.Length - Block), text.Length - Block / 2, ref bits))
        {
            read = text.Length;
        }

        var all = bits.AsUInt64()[0] | bits.AsUInt64()[1];
        all |= all >> 32;
        all |= all >> 16;
        seen = _classesOfBits[(byte)(all | (all >> 8))];
        return read;
    }

    private static CharacterClasses ClassesOfBits(int bits) =>
        ((bits & 0b1100_0000) != 0 ? CharacterClasses.Lowercase : 0)
        | ((bits & 0b0011_0000) != 0 ? CharacterClasses.Uppercase : 0)
        | ((bits & 0b0000_1000) != 0 ? CharacterClasses.Digit : 0)
        | ((bits & Special) != 0 ? CharacterClasses.Special : 0)
        | ((bits & None) != 0 ? Other : 0);

    /// <summary>Adds what two runs of eight units hold; false, and nothing added, if one of them is not ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryAdd<T>(ref T start, int first, int second, ref Vector128<byte> bits) where T : unmanaged
    {
        if (!TryLoad(ref start, first, second, out var characters))
        {
            return false;
        }

        var low = characters & Vector128.Create((byte)0x0F);
        var high = Lookup(_bitOfHighDigit, Vector128.ShiftRightLogical(characters.AsUInt16(), 4).AsByte() & Vector128.Create((byte)0x0F));
        var notSpecial = Vector128.Equals(Lookup(_special, low) & high, Vector128<byte>.Zero);
        var known = (Lookup(_alphanumeric, low) & high) | Vector128.AndNot(Vector128.Create(Special), notSpecial);
        bits |= known | (Vector128.Equals(known, Vector128<byte>.Zero) & Vector128.Create(None));
        return true;
    }

    private static Vector128<byte> SetOf(Func<char, bool> contains)
    {
        Span<byte> set = stackalloc byte[16];
        for (var c = '\0'; c < 128; c++)
        {
            set[c & 15] |= (byte)(contains(c) ? 1 << (c >> 4) : 0);
        }

        return Vector128.Create<byte>(set);
    }

    /// <summary>Eight units from each place as sixteen bytes; false if one of them is not ASCII, and then the bytes say nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryLoad<T>(ref T start, int first, int second, out Vector128<byte> characters) where T : unmanaged
    {
        if (typeof(T) == typeof(char))
        {
            ref var units = ref Unsafe.As<T, ushort>(ref start);
            var a = Vector128.LoadUnsafe(ref units, (nuint)first);
            var b = Vector128.LoadUnsafe(ref units, (nuint)second);
            characters = Sse2.IsSupported ? Sse2.PackUnsignedSaturate(a.AsInt16(), b.AsInt16()) : Vector128.Narrow(a, b);
            return ((a | b) & Vector128.Create((ushort)0xFF80)) == Vector128<ushort>.Zero;
        }

        ref var bytes = ref Unsafe.As<T, byte>(ref start);
        characters = Vector128.Create(
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, first)), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, second))).AsByte();
        return (characters & Vector128.Create((byte)0x80)) == Vector128<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Lookup(Vector128<byte> table, Vector128<byte> indices) =>
        Ssse3.IsSupported ? Ssse3.Shuffle(table, indices) : AdvSimd.Arm64.VectorTableLookup(table, indices);
}
