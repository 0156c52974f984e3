using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using NJsonSchema;
using NJsonSchema.Generation;
using NJsonSchema.Generation.TypeMappers;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EduConnect.Rules.OpenApiRecipes;

// The recipes of docs/frameworks.md: RecipesTests compares.
internal static class SwashbuckleIdentifiers
{
    public static void Add(SwaggerGenOptions options)
    {
        Map<Uai>(Uai.Pattern, "0860076R");
        Map<Ine>(Ine.Pattern, "1234567890V");
        Map<FrenchMobileNumber>(FrenchMobileNumber.Pattern, "+33639981234");

        void Map<T>(string pattern, string example) where T : struct
        {
            options.MapType<T>(() => Schema(JsonSchemaType.String));
            options.MapType<T?>(() => Schema(JsonSchemaType.String | JsonSchemaType.Null));

            OpenApiSchema Schema(JsonSchemaType type) =>
                new() { Type = type, Pattern = $"^(?:{pattern})$", Example = example };
        }
    }
}

internal static class NSwagIdentifiers
{
    public static void Add(JsonSchemaGeneratorSettings settings)
    {
        Map<Uai>(Uai.Pattern, "0860076R");
        Map<Ine>(Ine.Pattern, "1234567890V");
        Map<FrenchMobileNumber>(FrenchMobileNumber.Pattern, "+33639981234");

        void Map<T>(string pattern, string example) => settings.TypeMappers.Add(new PrimitiveTypeMapper(
            typeof(T),
            schema => (schema.Type, schema.Pattern, schema.Example) =
                (JsonObjectType.String, $"^(?:{pattern})$", example)));
    }
}
