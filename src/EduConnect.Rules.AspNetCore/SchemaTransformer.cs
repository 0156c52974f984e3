using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EduConnect.Rules;

/// <summary>
/// Describes the identifiers, and the strings with an attribute of this library, in the documents of
/// Microsoft.AspNetCore.OpenApi, which knows neither.
/// </summary>
internal sealed class SchemaTransformer : IOpenApiSchemaTransformer
{
    public Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // To the framework, a parameter of a route or query is a string, whatever its type. It is also there for every
        // schema inside that of a body, and for each property of a model that MVC binds. A property of [AsParameters]
        // is a parameter of its own.
        var (parameter, metadata) = (ParameterOf(context), context.ParameterDescription?.ModelMetadata);
        var isProperty = parameter?.Member is not PropertyInfo && metadata?.MetadataKind == ModelMetadataKind.Property;
        var type = context.JsonTypeInfo.Type;
        var isParameter = context.JsonPropertyInfo is null && type == typeof(string);
        if (isParameter)
        {
            type = (isProperty ? metadata!.ModelType : parameter?.ParameterType) ?? type;
        }

        var services = context.ApplicationServices;
        if (FieldShape.Of(type) is { } shape)
        {
            Describe(schema, shape, Nullable.GetUnderlyingType(type) is not null);
        }
        else if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element }
            && FieldShape.Of(element) is { } item)
        {
            schema.Items = Describe(new() { Type = 0 }, item, Nullable.GetUnderlyingType(element) is not null);
        }
        else if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Dictionary, ElementType: { } value }
            && FieldShape.Of(value) is { } member)
        {
            schema.AdditionalProperties = Describe(
                new() { Type = 0 }, member, Nullable.GetUnderlyingType(value) is not null);
        }

        var attributes = isParameter && isProperty
            ? metadata!.ValidatorMetadata
            : isParameter ? AttributesOf(parameter)
            : [
                .. AttributesOf(context.JsonPropertyInfo?.AttributeProvider),
                // Those of a record are on the parameters of its constructor.
                .. AttributesOf(context.JsonPropertyInfo?.AssociatedParameter?.AttributeProvider),
            ];
        if (type == typeof(string)
            && attributes.OfType<RuleAttribute>().FirstOrDefault(FieldShape.Describes) is { } rule)
        {
            Describe(schema, FieldShape.Of(rule, services), isNullable: false);
        }

        return Task.CompletedTask;
    }

    private static ParameterInfo? ParameterOf(OpenApiSchemaTransformerContext context) =>
        (context.ParameterDescription?.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo;

    private static object[] AttributesOf(ICustomAttributeProvider? provider) =>
        provider?.GetCustomAttributes(inherit: true) ?? [];

    private static OpenApiSchema Describe(OpenApiSchema schema, FieldShape shape, bool isNullable)
    {
        // A string that may be null is one already.
        schema.Type = (schema.Type & JsonSchemaType.Null)
            | JsonSchemaType.String | (isNullable ? JsonSchemaType.Null : 0)
            ?? JsonSchemaType.String;
        schema.Pattern = shape.Pattern is null ? null : $"^(?:{shape.Pattern})$";
        schema.MinLength = shape.MinLength;
        schema.MaxLength = shape.MaxLength;
        schema.Format = shape.Format;
        schema.Description ??= shape.Description;
        schema.Examples = shape.Example is null ? null : [JsonValue.Create(shape.Example)];
        return schema;
    }
}
