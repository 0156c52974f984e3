using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace EduConnect.Rules.Cli;

/// <summary>
/// Standard output: in colour on a terminal, otherwise buffered UTF-8 lines with no colour or wrapping.
/// </summary>
internal sealed class Output : IDisposable
{
    private readonly BufferedStream _stream = new(StandardStreams.OpenOutput(), 1 << 16);
    private readonly StreamWriter _text;
    private readonly ArrayBufferWriter<byte> _object = new();
    private readonly Utf8JsonWriter _json;

    public Output()
    {
        _text = new StreamWriter(_stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        _json = new Utf8JsonWriter(_object, options);
    }

    /// <summary>Writes a line of text: green if good, red if not.</summary>
    public void Line(string text, bool good)
    {
        if (Console.IsOutputRedirected)
        {
            _text.WriteLine(text);
        }
        else
        {
            AnsiConsole.Write(new Text(text + "\n", new Style(good ? Color.Green : Color.Red)));
        }
    }

    /// <summary>Writes a line of text for copying: never coloured or wrapped.</summary>
    public void Plain(ReadOnlySpan<char> text) => _text.WriteLine(text);

    /// <summary>Writes one JSON object on its own line.</summary>
    public void Json(Action<Utf8JsonWriter> members)
    {
        _json.WriteStartObject();
        members(_json);
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();

        // Not straight to the stream: flushing the writer would flush it too, at one system call per object.
        _object.Write("\n"u8);
        WriteEscaped(_object.WrittenSpan);
        _object.Clear();
    }

    // Escapes characters that could control a terminal or be invisible in it. JSON allows that, and the value stays
    // exact.
    private void WriteEscaped(ReadOnlySpan<byte> json)
    {
        const byte Delete = 0x7F;
        for (int at; (at = json.IndexOfAnyInRange(Delete, byte.MaxValue)) >= 0;)
        {
            _ = Rune.DecodeFromUtf8(json[at..], out var rune, out var length);
            _stream.Write(json[..at]);
            if (Terminal.IsPrintable(rune))
            {
                _stream.Write(json.Slice(at, length));
            }
            else
            {
                foreach (var unit in rune.ToString())
                {
                    _stream.Write(Encoding.ASCII.GetBytes($"\\u{(int)unit:X4}"));
                }
            }

            json = json[(at + length)..];
        }

        _stream.Write(json);
    }

    public void Flush()
    {
        _text.Flush();
        _stream.Flush();
    }

    public void Dispose()
    {
        Flush();
        _json.Dispose();
        _text.Dispose();
    }
}
