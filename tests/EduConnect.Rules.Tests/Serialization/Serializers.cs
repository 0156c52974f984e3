using System.ComponentModel;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Serialization;
using CsvHelper;
using Microsoft.Extensions.Configuration;
using YamlDotNet.Serialization;

namespace EduConnect.Rules.Tests;

/// <summary>How the identifier comes in a document.</summary>
public enum Sent
{
    Text,
    Missing,
    Null,
}

/// <summary>One serializer of the matrix, used as its documentation says, with nothing registered.</summary>
internal abstract class Serializer(string name)
{
    public string Name => name;

    /// <summary>Null if it does not write.</summary>
    public abstract string? Write<TRow>(TRow row) where TRow : class;

    public abstract TRow Read<TRow>(string document) where TRow : class;

    /// <summary>A document that another program wrote; null if it has no way to say that.</summary>
    public abstract string? Document<TRow>(Sent sent, string text);

    public override string ToString() => name;

    protected static MemoryStream Bytes(string document) => new(Encoding.UTF8.GetBytes(document));
}

internal abstract class JsonLike(string name) : Serializer(name)
{
    public override string? Document<TRow>(Sent sent, string text) => sent switch
    {
        Sent.Missing => """{"Name":"x"}""",
        Sent.Null => """{"Name":"x","Value":null}""",
        _ => $$"""{"Name":"x","Value":"{{text}}"}""",
    };
}

internal sealed class SystemTextJson() : JsonLike("System.Text.Json")
{
    public override string Write<TRow>(TRow row) => JsonSerializer.Serialize(row);

    public override TRow Read<TRow>(string document) => JsonSerializer.Deserialize<TRow>(document)!;
}

internal sealed class GeneratedJson() : JsonLike("System.Text.Json, source-generated")
{
    public override string Write<TRow>(TRow row) =>
        JsonSerializer.Serialize(row, typeof(TRow), IdentifierContext.Default);

    public override TRow Read<TRow>(string document) =>
        (TRow)JsonSerializer.Deserialize(document, typeof(TRow), IdentifierContext.Default)!;
}

internal sealed class Newtonsoft() : JsonLike("Newtonsoft.Json")
{
    public override string Write<TRow>(TRow row) => global::Newtonsoft.Json.JsonConvert.SerializeObject(row);

    public override TRow Read<TRow>(string document) =>
        global::Newtonsoft.Json.JsonConvert.DeserializeObject<TRow>(document)!;
}

internal sealed class DataContractJson() : JsonLike("DataContractJsonSerializer")
{
    public override string Write<TRow>(TRow row)
    {
        using var stream = new MemoryStream();
        new DataContractJsonSerializer(typeof(TRow)).WriteObject(stream, row);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public override TRow Read<TRow>(string document) =>
        (TRow)new DataContractJsonSerializer(typeof(TRow)).ReadObject(Bytes(document))!;
}

internal abstract class XmlLike(string name) : Serializer(name)
{
    protected abstract string Namespace { get; }

    public override string? Document<TRow>(Sent sent, string text) =>
        $"<{typeof(TRow).Name} xmlns='{Namespace}' xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><Name>x</Name>"
        + (sent == Sent.Missing ? "" : sent == Sent.Null ? "<Value i:nil='true'/>" : $"<Value>{text}</Value>")
        + $"</{typeof(TRow).Name}>";
}

internal sealed class PlainXml() : XmlLike("XmlSerializer")
{
    protected override string Namespace => "";

    public override string Write<TRow>(TRow row)
    {
        using var writer = new StringWriter();
        new XmlSerializer(typeof(TRow)).Serialize(writer, row);
        return writer.ToString();
    }

    public override TRow Read<TRow>(string document)
    {
        using var reader = XmlReader.Create(new StringReader(document));
        return (TRow)new XmlSerializer(typeof(TRow)).Deserialize(reader)!;
    }
}

internal sealed class DataContract() : XmlLike("DataContractSerializer")
{
    protected override string Namespace => $"http://schemas.datacontract.org/2004/07/{typeof(UaiRow).Namespace}";

    public override string Write<TRow>(TRow row)
    {
        using var writer = new StringWriter();
        using (var xml = XmlWriter.Create(writer))
        {
            new DataContractSerializer(typeof(TRow)).WriteObject(xml, row);
        }

        return writer.ToString();
    }

    public override TRow Read<TRow>(string document)
    {
        using var reader = XmlReader.Create(new StringReader(document));
        return (TRow)new DataContractSerializer(typeof(TRow)).ReadObject(reader)!;
    }
}

internal sealed class Csv() : Serializer("CsvHelper 34, `[CsvRecord]`")
{
    public override string Write<TRow>(TRow row)
    {
        using var stream = new MemoryStream();
        using (var writer = CsvWriter.Create(stream))
        {
            writer.WriteRecords([row]);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public override TRow Read<TRow>(string document)
    {
        using var reader = CsvReader.FromText(document);
        return reader.GetRecords<TRow>().Single();
    }

    public override string? Document<TRow>(Sent sent, string text) => sent switch
    {
        Sent.Missing => "Name\nx\n",
        Sent.Null => null,
        _ => $"Name,Value\nx,{text}\n",
    };
}

internal sealed class Yaml() : Serializer("YamlDotNet")
{
    public override string Write<TRow>(TRow row) => new SerializerBuilder().Build().Serialize(row);

    public override TRow Read<TRow>(string document) => new DeserializerBuilder().Build().Deserialize<TRow>(document);

    public override string? Document<TRow>(Sent sent, string text) =>
        "Name: x\n" + (sent == Sent.Missing ? "" : sent == Sent.Null ? "Value: null\n" : $"Value: '{text}'\n");
}

internal sealed class Configuration() : Serializer("configuration")
{
    public override string? Write<TRow>(TRow row) => null;

    public override TRow Read<TRow>(string document) =>
        new ConfigurationBuilder().AddJsonStream(Bytes(document)).Build().Get<TRow>()!;

    public override string? Document<TRow>(Sent sent, string text) => new SystemTextJson().Document<TRow>(sent, text);
}

/// <summary>What property grids, Blazor and many libraries ask for: one value, not a model.</summary>
internal sealed class Converter() : Serializer("TypeConverter")
{
    public override string Write<TRow>(TRow row)
    {
        var value = row.GetType().GetProperty("Value")!;
        return TypeDescriptor.GetConverter(value.PropertyType).ConvertToInvariantString(value.GetValue(row))!;
    }

    public override TRow Read<TRow>(string document)
    {
        var row = Activator.CreateInstance<TRow>();
        var value = typeof(TRow).GetProperty("Value")!;
        value.SetValue(row, TypeDescriptor.GetConverter(value.PropertyType).ConvertFromInvariantString(document));
        return row;
    }

    public override string? Document<TRow>(Sent sent, string text) => sent == Sent.Text ? text : null;
}
