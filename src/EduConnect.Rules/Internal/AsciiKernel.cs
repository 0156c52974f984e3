using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace EduConnect.Rules.Internal;

/// <summary>
/// Which classes stand in an ASCII text, sixteen characters at a time. It only spares time: what it does not read (short texts,
/// other characters, a processor without byte shuffle), the table loop of <see cref="PasswordPolicy"/> reads, and says the same.
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

    private readonly Vector128<byte> _alphanumeric;
    private readonly Vector128<byte> _special;

    public AsciiKernel(Func<char, CharacterClasses> classOf)
    {
        _special = SetOf(c => classOf(c) == CharacterClasses.Special);
        _alphanumeric = SetOf(c => classOf(c) is CharacterClasses.Lowercase or CharacterClasses.Uppercase or CharacterClasses.Digit);
    }

    private static bool IsSupported => Ssse3.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>Reads a whole text of 8 units or more, if it is ASCII.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bits">What was seen, for <see cref="ClassesOf"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead<T>(ReadOnlySpan<T> text, out byte bits) where T : unmanaged
    {
        bits = 0;
        if (!IsSupported || text.Length < Block / 2)
        {
            return false;
        }

        // Seen twice is seen: the last block may overlap the one before, and in a text of 8 to 16 units its own halves overlap.
        ref var start = ref MemoryMarshal.GetReference(text);
        var last = text.Length - (Block / 2);
        if (!TryClassify(ref start, Math.Max(0, text.Length - Block), last, out var lanes))
        {
            return false;
        }

        for (var first = 0; first < text.Length - Block; first += Block)
        {
            if (!TryClassify(ref start, first, first + (Block / 2), out var more))
            {
                return false;
            }

            lanes |= more;
        }

        var all = lanes.AsUInt64()[0] | lanes.AsUInt64()[1];
        all |= all >> 32;
        all |= all >> 16;
        bits = (byte)(all | (all >> 8));
        return true;
    }

    /// <summary>The classes, and <see cref="Other"/>, that the bits stand for.</summary>
    public static CharacterClasses ClassesOf(int bits) =>
        ((bits & 0b1100_0000) != 0 ? CharacterClasses.Lowercase : 0)
        | ((bits & 0b0011_0000) != 0 ? CharacterClasses.Uppercase : 0)
        | ((bits & 0b0000_1000) != 0 ? CharacterClasses.Digit : 0)
        | ((bits & Special) != 0 ? CharacterClasses.Special : 0)
        | ((bits & None) != 0 ? Other : 0);

    /// <summary>One byte of bits for each of two runs of eight units; false if one of them is not ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryClassify<T>(ref T start, int first, int second, out Vector128<byte> lanes) where T : unmanaged
    {
        lanes = default;
        if (!TryLoad(ref start, first, second, out var characters))
        {
            return false;
        }

        var low = characters & Vector128.Create((byte)0x0F);
        var high = Lookup(_bitOfHighDigit, Vector128.ShiftRightLogical(characters.AsUInt16(), 4).AsByte() & Vector128.Create((byte)0x0F));
        var known = (Lookup(_alphanumeric, low) & high) | Vector128.Min(Lookup(_special, low) & high, Vector128.Create(Special));
        lanes = known | (Vector128.Equals(known, Vector128<byte>.Zero) & Vector128.Create(None));
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
