using System.Text;
using System.Text.Json;

namespace EduConnect.Rules.Internal;

/// <summary>Writes a JSON object on one line.</summary>
internal static class JsonText
{
    // The default encoder escapes what HTML might interpret, so the text is safe inside a script element.
    public static string Object(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
