using System.Buffers;
using System.Text;

namespace EduConnect.Rules.Cli;

/// <summary>The encoding of a text, and how it is known.</summary>
/// <param name="Encoding">The encoding; null for UTF-8, which needs no conversion.</param>
/// <param name="Name">Its name.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="MarkLength">The length of the byte-order mark in bytes.</param>
internal sealed record TextEncoding(
    Encoding? Encoding, string Name, TextEncoding.Evidence Certainty, int MarkLength = 0)
{
    /// <summary>The same encoding, which throws on malformed text and on a character that it does not have.</summary>
    public Encoding? Strict
    {
        get
        {
            var strict = (Encoding?)Encoding?.Clone();
            if (strict is not null)
            {
                strict.EncoderFallback = EncoderFallback.ExceptionFallback;
                strict.DecoderFallback = DecoderFallback.ExceptionFallback;
            }

            return strict;
        }
    }

    /// <summary>The byte-order mark; empty if there is none.</summary>
    public ReadOnlySpan<byte> Mark => MarkLength == 0 ? [] : (Encoding ?? System.Text.Encoding.UTF8).Preamble;

    internal enum Evidence
    {
        /// <summary>The user specified it.</summary>
        Specified,

        /// <summary>It has a byte-order mark.</summary>
        Mark,

        /// <summary>Every other byte is NUL, as UTF-16 writes Latin letters.</summary>
        Nul,

        /// <summary>All that was read is ASCII.</summary>
        Ascii,

        /// <summary>All that was read is well-formed UTF-8, and not all ASCII.</summary>
        Utf8,

        /// <summary>Most of it is UTF-8, but some is not.</summary>
        DamagedUtf8,

        /// <summary>It is not UTF-8, and has bytes that are letters in only one of the other encodings.</summary>
        Letters,

        /// <summary>It is not UTF-8, and Windows-1252 and ISO-8859-15 read it alike.</summary>
        Either,
    }

    // A shorter part is not worth a thread.
    private const int LeastPart = 1 << 23;

    private delegate int Reading(Span<byte> buffer);

    public static TextEncoding Utf8 { get; } = new(null, "UTF-8", Evidence.Specified);

    public static TextEncoding Utf16 { get; } = new(Encoding.Unicode, "UTF-16", Evidence.Specified);

    private static readonly TextEncoding _bigEndian = Utf16 with { Encoding = Encoding.BigEndianUnicode };

    public static TextEncoding Windows1252 { get; } =
        new(CodePagesEncodingProvider.Instance.GetEncoding(1252), "Windows-1252", Evidence.Specified);

    public static TextEncoding Latin9 { get; } =
        new(CodePagesEncodingProvider.Instance.GetEncoding(28605), "ISO-8859-15", Evidence.Specified);

    public static TextEncoding MacRoman { get; } =
        new(CodePagesEncodingProvider.Instance.GetEncoding(10000), "Mac Roman", Evidence.Specified);

    public static TextEncoding Dos { get; } =
        new(CodePagesEncodingProvider.Instance.GetEncoding(850), "DOS 850", Evidence.Specified);

    // ISO-8859-15 has letters and the euro where Windows-1252 has ¤ ¦ ¨ ´ ¸ ¼ ½ ¾: € Š š Ž ž Œ œ Ÿ.
    private static readonly SearchValues<byte> _onlyLatin9Letters =
        SearchValues.Create(0xA4, 0xA6, 0xA8, 0xB4, 0xB8, 0xBC, 0xBD, 0xBE);

    /// <summary>The encoding of the byte-order mark; null if there is none.</summary>
    public static TextEncoding? OfMark(ReadOnlySpan<byte> start) =>
        start.StartsWith("\uFEFF"u8) ? Utf8 with { Certainty = Evidence.Mark, MarkLength = 3 }
        : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Utf16 with { Certainty = Evidence.Mark, MarkLength = 2 }
        : start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            ? _bigEndian with { Certainty = Evidence.Mark, MarkLength = 2 }
        : null;

    /// <summary>UTF-16 without a mark, if the first bytes look like that; otherwise null.</summary>
    public static TextEncoding? OfNuls(ReadOnlySpan<byte> start)
    {
        Span<int> nuls = [0, 0];
        for (var at = 0; at < start.Length; at++)
        {
            nuls[at % 2] += start[at] == 0 ? 1 : 0;
        }

        // Most of the high bytes, not all: a header may have a letter such as œ.
        var most = start.Length * 3 / 8;
        return start.Length < 4 ? null
            : nuls is [0, var high] && high >= most ? Utf16 with { Certainty = Evidence.Nul }
            : nuls is [var first, 0] && first >= most ? _bigEndian with { Certainty = Evidence.Nul }
            : null;
    }

    /// <summary>Detects the encoding of a stream without a mark, which is read to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="isWhole">
    /// Whether the text ends with the stream; if not, a sequence that is cut off there is ignored.
    /// </param>
    public static TextEncoding Detect(Stream stream, bool isWhole)
    {
        var start = stream.Position;
        var (isUtf8, isAscii) = stream is FileStream file && file.Length - start >= 2 * LeastPart
            ? JudgeParts(file)
            : Judge(stream.Read, isWhole);
        if (isUtf8)
        {
            return Utf8 with { Certainty = isAscii ? Evidence.Ascii : Evidence.Utf8 };
        }

        stream.Position = start;
        long sequences = 0, strays = 0;
        bool hasControls = false, hasLatin9Letters = false;
        var letters = new LetterEvidence();
        ReadBlocks(stream.Read, isWhole, block =>
        {
            var at = 0;
            while (at < block.Length)
            {
                var ascii = block[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                if (ascii < 0)
                {
                    break;
                }

                at += ascii;
                var status = Rune.DecodeFromUtf8(block[at..], out _, out var length);
                sequences += status == OperationStatus.Done ? 1 : 0;
                strays += status == OperationStatus.Done ? 0 : 1;
                var bytes = block.Slice(at, length);
                hasControls |= bytes.ContainsAnyInRange((byte)0x80, (byte)0x9F);
                hasLatin9Letters |= bytes.ContainsAny(_onlyLatin9Letters);
                letters.Add(ByteAt(block, at - 2), ByteAt(block, at - 1), block[at], ByteAt(block, at + 1));
                at += length;
            }

            return true;
        });

        // The bytes 80 to 9F are letters, quotes and the euro in Windows-1252; in ISO-8859-15 they are control
        // characters, which nobody writes.
        return sequences > strays ? Utf8 with { Certainty = Evidence.DamagedUtf8 }
            : letters.Other is { } other ? other with { Certainty = Evidence.Letters }
            : hasControls ? Windows1252 with { Certainty = Evidence.Letters }
            : hasLatin9Letters ? Latin9 with { Certainty = Evidence.Letters }
            : Windows1252 with { Certainty = Evidence.Either };

        static byte ByteAt(ReadOnlySpan<byte> block, int at) => (uint)at < (uint)block.Length ? block[at] : (byte)0;
    }

    private static (bool IsUtf8, bool IsAscii) Judge(Reading read, bool isWhole)
    {
        var (ascii, valid) = (true, true);
        ReadBlocks(read, isWhole, block =>
        {
            ascii = ascii && Ascii.IsValid(block);
            return valid = valid && (ascii || System.Text.Unicode.Utf8.IsValid(block));
        });
        return (valid, ascii);
    }

    // Judges a long file in parallel, one part per processor. Each part begins after a line feed, which no sequence
    // crosses.
    private static (bool IsUtf8, bool IsAscii) JudgeParts(FileStream file)
    {
        var (handle, start, end) = (file.SafeFileHandle, file.Position, file.Length);
        var step = Math.Max((end - start) / Environment.ProcessorCount, LeastPart);
        var near = new byte[1 << 16];
        var cuts = new List<long> { start };
        for (var at = start + step; at < end - LeastPart; at += step)
        {
            var lineFeed = near.AsSpan(0, RandomAccess.Read(handle, near, at)).IndexOf((byte)'\n');
            cuts.AddRange(lineFeed < 0 ? [] : [at + lineFeed + 1]);
        }

        var parts = new (bool IsUtf8, bool IsAscii)[cuts.Count];
        Parallel.For(0, parts.Length, part =>
        {
            var next = part + 1 < cuts.Count ? cuts[part + 1] : end;
            parts[part] = Judge(Part(cuts[part], next), isWhole: true);
        });
        return (parts.All(part => part.IsUtf8), parts.All(part => part.IsAscii));

        Reading Part(long from, long to) => buffer =>
        {
            var read = RandomAccess.Read(handle, buffer[..(int)Math.Min(buffer.Length, to - from)], from);
            from += read;
            return read;
        };
    }

    // No block ends inside a line that the next block may continue, or if the line is very long, inside a sequence.
    private static void ReadBlocks(Reading reading, bool isWhole, Func<ReadOnlySpan<byte>, bool> goOn)
    {
        var buffer = new byte[1 << 18];
        var kept = 0;
        int read;
        while ((read = reading(buffer.AsSpan(kept))) > 0)
        {
            var text = buffer.AsSpan(0, kept + read);
            var lines = text.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
            kept = lines > 0 ? text.Length - lines : Unfinished(text);
            if (!goOn(text[..^kept]))
            {
                return;
            }

            text[^kept..].CopyTo(buffer);
        }

        var rest = buffer.AsSpan(0, kept);
        goOn(isWhole ? rest : rest[..^Unfinished(rest)]);
    }

    private static int Unfinished(ReadOnlySpan<byte> text)
    {
        for (var length = 1; length <= Math.Min(3, text.Length); length++)
        {
            if (text[^length] >= 0xC0)
            {
                return Rune.DecodeFromUtf8(text[^length..], out _, out _) == OperationStatus.NeedMoreData ? length : 0;
            }
        }

        return 0;
    }
}
