using System.Xml;
using System.Xml.Schema;

namespace EduConnect.Rules;

/// <summary>An identifier as the text of an XML element; an empty element is no value.</summary>
internal static class XmlText
{
    private const string Namespace = "urn:educonnect-rules";

    public static T Read<T>(XmlReader reader) where T : struct, ISpanParsable<T>
    {
        var text = reader.ReadElementContentAsString();
        return text.Length == 0 ? default : T.Parse(text, null);
    }

    /// <summary>Adds a string restricted by the pattern, or empty; once, although a serializer asks for each
    /// property.</summary>
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
