using System.Runtime.Serialization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using System.Xml.Serialization;

namespace EduConnect.Rules.Tests;

/// <summary>The identifiers as XML, and its schema.</summary>
public class XmlTests
{
    [Fact]
    public void What_is_written_is_valid_by_the_exported_schema()
    {
        var exporter = new XsdDataContractExporter();
        exporter.Export([typeof(UaiRow), typeof(IneRow), typeof(MobileRow)]);
        exporter.Schemas.Compile();
        var (xml, values) = (new DataContract(), new TestValues(1));
        for (var i = 0; i < 500; i++)
        {
            Validate(xml.Write(new UaiRow { Value = Uai.Parse(values.Uai()) }));
            Validate(xml.Write(new IneRow { Value = Ine.Parse(values.Ine()) }));
            Validate(xml.Write(new MobileRow { Value = FrenchMobileNumber.Parse(values.Mobile()) }));
        }

        Validate(xml.Write(new UaiRow()));
        Validate(xml.Write(new IneRow()));
        Validate(xml.Write(new MobileRow()));
        Assert.Throws<XmlSchemaValidationException>(() => Validate(xml.Document<UaiRow>(Sent.Text, "860076R")!));
        Assert.Throws<XmlSchemaValidationException>(() => Validate(xml.Document<IneRow>(Sent.Text, "1234567890I")!));
        Assert.Throws<XmlSchemaValidationException>(() => Validate(xml.Document<MobileRow>(Sent.Text, "0639981234")!));

        void Validate(string document)
        {
            var read = XDocument.Parse(document);
            var root = read.Root!.Name;
            Assert.NotNull(exporter.Schemas.GlobalElements[new XmlQualifiedName(root.LocalName, root.NamespaceName)]);
            read.Validate(exporter.Schemas, null);
        }
    }

    // The exporter of XmlSerializer refers to the types; their schema is added by hand.
    [Fact]
    public void What_XmlSerializer_writes_is_valid_by_its_exported_schema()
    {
        AssertValid<UaiRow, Uai>(Uai.AddSchema, Uai.FromNumber(0), "860076R");
        AssertValid<IneRow, Ine>(Ine.AddSchema, Ine.Parse("1234567890V"), "1234567890I");
        AssertValid<MobileRow, FrenchMobileNumber>(
            FrenchMobileNumber.AddSchema, FrenchMobileNumber.Parse("0639981234"), "0639981234");

        static void AssertValid<TRow, T>(Func<XmlSchemaSet, XmlQualifiedName> addSchema, T value, string wrong)
            where TRow : class, IRow<T>, new()
        {
            var exported = new XmlSchemas();
            new XmlSchemaExporter(exported).ExportTypeMapping(
                new XmlReflectionImporter().ImportTypeMapping(typeof(TRow)));
            var schemas = new XmlSchemaSet();
            schemas.Add(exported[0]);
            addSchema(schemas);
            schemas.Compile();
            var xml = new PlainXml();
            XDocument.Parse(xml.Write(new TRow { Value = value })).Validate(schemas, null);
            XDocument.Parse(xml.Write(new TRow())).Validate(schemas, null);
            Assert.Throws<XmlSchemaValidationException>(
                () => XDocument.Parse(xml.Document<TRow>(Sent.Text, wrong)!).Validate(schemas, null));
        }
    }

    // The pattern knows no check letter and no key: it accepts every valid value, and refuses what has another form.
    [Fact]
    public void The_pattern_is_that_of_the_form()
    {
        var schemas = new XmlSchemaSet();
        XmlQualifiedName[] names =
        [
            Uai.AddSchema(schemas), Ine.AddSchema(schemas), FrenchMobileNumber.AddSchema(schemas),
            Uai.AddSchema(schemas),
        ];
        Assert.Equal(["Uai", "Ine", "FrenchMobileNumber", "Uai"], names.Select(name => name.Name));
        Assert.Equal(3, schemas.Schemas().Count);
        schemas.Compile();
        var patterns = names.Select(name =>
        {
            var content = (XmlSchemaSimpleTypeRestriction)((XmlSchemaSimpleType)schemas.GlobalTypes[name]!).Content!;
            return new Regex($"^({((XmlSchemaPatternFacet)content.Facets[0]!).Value})$");
        }).ToArray();
        Assert.All(Enumerable.Range(0, 2_000), seed =>
        {
            var text = new TestValues(seed).Ine();
            var at = seed % 11;
            var near = text[..at] + "0AZIé"[seed % 5] + text[(at + 1)..];
            Assert.Matches(patterns[1], text);
            Assert.Equal(Ine.Check(near) is IneIssue.None or IneIssue.WrongKey, patterns[1].IsMatch(near));
        });
        Assert.All(["0860076R", "0860076A", "086007IA", "0860076I", "860076R"], text =>
            Assert.Equal(Uai.Check(text) is UaiIssue.None or UaiIssue.WrongCheckLetter, patterns[0].IsMatch(text)));
    }

    [Fact]
    public void What_surrounds_the_text_is_refused()
    {
        var xml = new PlainXml();
        Assert.All([" 0860076R", "0860076R\n", " ", "<a>0860076R</a>"], text =>
            Assert.Throws<InvalidOperationException>(() => xml.Read<UaiRow>(xml.Document<UaiRow>(Sent.Text, text)!)));
        Assert.Equal("x", xml.Read<UaiRow>("<UaiRow><Value/><Name>x</Name></UaiRow>").Name);
    }

    [Fact]
    public void A_nullable_value_and_a_list_make_the_round_trip()
    {
        var xml = new PlainXml();
        var list = new Lists { School = null, Schools = [Uai.Parse("0860076R"), default], Other = Uai.FromNumber(0) };
        var read = xml.Read<Lists>(xml.Write(list));
        Assert.Equal((null, Uai.FromNumber(0)), (read.School, read.Other));
        Assert.Equal(list.Schools, read.Schools);
        Assert.Null(((IXmlSerializable)default(Uai)).GetSchema());
        Assert.Null(((IXmlSerializable)default(Ine)).GetSchema());
        Assert.Null(((IXmlSerializable)default(FrenchMobileNumber)).GetSchema());
    }

    [Fact]
    public void An_attribute_is_refused_when_the_serializer_is_made() =>
        Assert.Throws<InvalidOperationException>(() => new XmlSerializer(typeof(AsAttributes)));

    public class Lists
    {
        public Uai? School { get; set; }

        public Uai? Other { get; set; }

        public List<Uai> Schools { get; set; } = [];
    }

    public class AsAttributes
    {
        [XmlAttribute]
        public Uai School { get; set; }
    }
}
