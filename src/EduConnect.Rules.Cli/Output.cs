using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace EduConnect.Rules.Cli;

/// <summary>Standard output: coloured on a terminal, else buffered UTF-8 lines without colour or wrapping.</summary>
internal sealed class Output : IDisposable
{
    private readonly BufferedStream _stream = new(OpenStandardOutput(), 1 << 16);
    private readonly StreamWriter _text;
    private readonly ArrayBufferWriter<byte> _object = new();
    private readonly Utf8JsonWriter _json;

    public Output()
    {
        _text = new StreamWriter(_stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        _json = new Utf8JsonWriter(_object, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>A line of text, green if good and red if not.</summary>
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

    /// <summary>A line of text as it is, never coloured or wrapped: it is to be copied.</summary>
    public void Plain(ReadOnlySpan<char> text) => _text.WriteLine(text);

    /// <summary>One JSON object on a line of its own.</summary>
    public void Json(Action<Utf8JsonWriter> members)
    {
        _json.WriteStartObject();
        members(_json);
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();

        // Not straight into the stream: a flushed writer would flush it, one call of the system for each object.
        _object.Write("\n"u8);
        _stream.Write(_object.WrittenSpan);
        _object.Clear();
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

    // On Unix a pipe is opened as itself, because the console's own stream hides that its reader has gone. A file is not,
    // because a second writer of the same file would not see how far this one came.
    private static Stream OpenStandardOutput()
    {
        if (!OperatingSystem.IsWindows())
        {
            var itself = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!itself.CanSeek)
            {
                return itself;
            }
        }

        return Console.OpenStandardOutput();
    }
}
