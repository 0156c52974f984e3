using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace EduConnect.Rules.Internal;

/// <summary>
/// Finds which classes an ASCII text has, sixteen characters at a time. It only saves time:
/// <see cref="PasswordPolicy"/> reads what the kernel cannot (short texts, other characters, processors without byte
/// shuffle) in a table loop that gives the same result.
/// </summary>
/// <remarks>
/// A set of ASCII characters is 16 bytes: byte L has bit H if the character 0xHL is in the set. Looking up a
/// character's low digit there and keeping the bit of its high digit gives zero outside the set and that one bit inside
/// it. For letters and digits the bit also gives the class, because the high digits of ASCII keep them apart: 3 for
/// digits, 4 and 5 for uppercase, 6 and 7 for lowercase. Special characters have high digits 2 to 7: a minimum maps
/// them to one bit, 1, and a maximum sets bit 0 for a character in no set.
/// </remarks>
internal readonly struct AsciiKernel
{
    private const int Block = 16;
    private const byte None = 1;
    private const byte Special = 2;
    private static readonly Vector128<byte> _bitOfHighDigit =
        Vector128.Create((byte)1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0);

    private readonly Vector128<byte> _alphanumeric;
    private readonly Vector128<byte> _special;
    private readonly Verdicts _isEnough;
    private readonly int _shortest;
    private readonly uint _lengths;

    /// <summary>Builds the tables of one policy.</summary>
    /// <param name="minimumLength">The minimum length, inclusive.</param>
    /// <param name="maximumLength">The maximum length, inclusive.</param>
    /// <param name="classOf">The class of an ASCII character.</param>
    /// <param name="isEnough">Whether a text of valid length with these classes is valid.</param>
    public AsciiKernel(
        int minimumLength,
        int maximumLength,
        Func<char, CharacterClasses> classOf,
        Func<CharacterClasses, bool> isEnough)
    {
        _shortest = Math.Max(minimumLength, Block / 2);
        _lengths = (uint)Math.Max(0, maximumLength - _shortest + 1);
        _special = SetOf(c => classOf(c) == CharacterClasses.Special);
        _alphanumeric = SetOf(c =>
            classOf(c) is CharacterClasses.Lowercase or CharacterClasses.Uppercase or CharacterClasses.Digit);
        for (var bits = 0; bits < 256; bits++)
        {
            _isEnough[bits] = isEnough(ClassesOf(bits));
        }
    }

    private static bool IsSupported => Ssse3.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>Checks a text of 8 units or more within both bounds; returns false if it is not ASCII.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isValid">Whether the text is valid; false if it could not be checked.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryCheck<T>(ReadOnlySpan<T> text, out bool isValid) where T : unmanaged
    {
        // Checks both bounds with one unsigned comparison.
        if (IsSupported && (uint)(text.Length - _shortest) < _lengths && TryClassify(text, out var bits))
        {
            isValid = _isEnough.At(bits);
            return true;
        }

        isValid = false;
        return false;
    }

    /// <summary>
    /// Reads the classes, and <see cref="PasswordPolicy.Unlisted"/>, of a text of 8 units or more; returns false if it
    /// is not ASCII.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="seen">The classes that the text has; none if it could not be read.</param>
    public bool TryRead<T>(ReadOnlySpan<T> text, out CharacterClasses seen) where T : unmanaged
    {
        if (IsSupported && text.Length >= Block / 2 && TryClassify(text, out var bits))
        {
            seen = ClassesOf(bits);
            return true;
        }

        seen = CharacterClasses.None;
        return false;
    }

    /// <summary>Merges the bits of a text of 8 units or more into one byte; returns false if it is not ASCII.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryClassify<T>(ReadOnlySpan<T> text, out int bits) where T : unmanaged
    {
        bits = 0;

        // Overlap does no harm: the last block may overlap the one before, and the halves of a text of 8 to 16 units
        // overlap each other.
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
        all |= BitOperations.RotateRight(all, 32);
        all |= BitOperations.RotateRight(all, 16);
        all |= BitOperations.RotateRight(all, 8);
        bits = (int)all & 0xFF;
        return true;
    }

    /// <summary>The classes, and <see cref="PasswordPolicy.Unlisted"/>, that the bits mean.</summary>
    private static CharacterClasses ClassesOf(int bits) =>
        ((bits & 0b1100_0000) != 0 ? CharacterClasses.Lowercase : 0)
        | ((bits & 0b0011_0000) != 0 ? CharacterClasses.Uppercase : 0)
        | ((bits & 0b0000_1000) != 0 ? CharacterClasses.Digit : 0)
        | ((bits & Special) != 0 ? CharacterClasses.Special : 0)
        | ((bits & None) != 0 ? PasswordPolicy.Unlisted : 0);

    /// <summary>
    /// Gives one byte of bits for each unit in two runs of eight; returns false if a unit is not ASCII.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryClassify<T>(ref T start, int first, int second, out Vector128<byte> lanes) where T : unmanaged
    {
        lanes = default;
        if (!TryLoad(ref start, first, second, out var characters))
        {
            return false;
        }

        var nibbles = Vector128.ShiftRightLogical(characters.AsUInt16(), 4).AsByte() & Vector128.Create((byte)0x0F);
        var high = Lookup(_bitOfHighDigit, nibbles);
        var known = (Lookup(_alphanumeric, characters) & high)
            | Vector128.Min(Lookup(_special, characters) & high, Vector128.Create(Special));
        lanes = Vector128.Max(known, Vector128.Create(None));
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

    /// <summary>
    /// Loads eight units from each place as sixteen bytes; returns false, with meaningless bytes, if a unit is not
    /// ASCII.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryLoad<T>(ref T start, int first, int second, out Vector128<byte> characters)
        where T : unmanaged
    {
        if (typeof(T) == typeof(char))
        {
            ref var units = ref Unsafe.As<T, ushort>(ref start);
            var a = Vector128.LoadUnsafe(ref units, (uint)first);
            var b = Vector128.LoadUnsafe(ref units, (uint)second);
            characters = Sse2.IsSupported
                ? Sse2.PackUnsignedSaturate(a.AsInt16(), b.AsInt16())
                : Vector128.Narrow(a, b);
            return ((a | b) & Vector128.Create((ushort)0xFF80)) == Vector128<ushort>.Zero;
        }

        ref var bytes = ref Unsafe.As<T, byte>(ref start);
        characters = Vector128.Create(
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, (uint)first)),
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, (uint)second))).AsByte();
        return (characters & Vector128.Create((byte)0x80)) == Vector128<byte>.Zero;
    }

    /// <summary>Looks up the low digit of each index, which is below 128.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Lookup(Vector128<byte> table, Vector128<byte> indices) =>
        Ssse3.IsSupported
            ? Ssse3.Shuffle(table, indices)
            : AdvSimd.Arm64.VectorTableLookup(table, indices & Vector128.Create((byte)0x0F));

    /// <summary>
    /// Whether each of the 256 combinations of bits is enough, stored in place; with an array, the JIT would keep a
    /// bounds check that can never fail.
    /// </summary>
    [InlineArray(256)]
    private struct Verdicts
    {
        private bool _first;

        public readonly bool At(int bits) => Unsafe.Add(ref Unsafe.AsRef(in _first), bits);
    }
}
