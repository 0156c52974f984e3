using System.Xml;
using System.Xml.Schema;

namespace EduConnect.Rules;

/// <summary>
/// Reads an identifier from an XML element, which is empty for <c>default</c>, and writes its schema.
/// </summary>
internal static class XmlText
{
    private const string Namespace = "urn:educonnect-rules";

    public static T Read<T>(XmlReader reader) where T : struct, ISpanParsable<T>
    {
        var text = reader.ReadElementContentAsString();
        return text.Length == 0 ? default : T.Parse(text, null);
    }

    /// <summary>
    /// Adds the schema of a string that matches the pattern or is empty. Adds it only once, although a serializer asks
    /// for each property.
    /// </summary>
    public static XmlQualifiedName AddSchema(XmlSchemaSet schemas, string name, string pattern)
    {
        var qualified = new XmlQualifiedName(name, Namespace);
        if (schemas.Schemas(Namespace).Cast<XmlSchema>().Any(known => known.Id == name))
        {
            return qualified;
        }

        var text = new XmlSchemaSimpleTypeRestriction
        {
            BaseTypeName = new XmlQualifiedName("string", XmlSchema.Namespace),
        };
        text.Facets.Add(new XmlSchemaPatternFacet { Value = $"({pattern})?" });
        var schema = new XmlSchema { Id = name, TargetNamespace = Namespace };
        schema.Items.Add(new XmlSchemaSimpleType { Name = name, Content = text });
        schemas.Add(schema);
        return qualified;
    }
}
