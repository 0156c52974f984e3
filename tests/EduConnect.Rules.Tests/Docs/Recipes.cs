using System.Data;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace EduConnect.Rules.Tests.Docs;

// The recipes of docs/frameworks.md, line by line: RecipesTests compares and runs them.
internal static class Site
{
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetSection("Passwords").Exists())
        {
            builder.Services.AddEduConnectPasswordPolicy(builder.Configuration.GetRequiredSection("Passwords"));
        }

        builder.Services.AddEduConnectRules();
        var app = builder.Build();
        app.UseExceptionHandler();
        return app;
    }
}

internal sealed record LoggedPupil(string LastName, Ine Ine, Uai School)
{
    // Everything that a log may show, and nothing else.
    public override string ToString() => $"Pupil {Ine:M} of {School}";
}

internal sealed class YamlIdentifier<T> : IYamlTypeConverter where T : struct, IParsable<T>
{
    public bool Accepts(Type type) => type == typeof(T);

    public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer) =>
        parser.Consume<Scalar>().Value is { Length: > 0 } text ? T.Parse(text, null) : default;

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
        emitter.Emit(new Scalar(value?.ToString() ?? ""));
}

internal sealed class DapperIdentifier<T> : SqlMapper.TypeHandler<T> where T : struct, IParsable<T>
{
    public static void Add() => SqlMapper.AddTypeHandler(new DapperIdentifier<T>());

    public override T Parse(object value) => T.Parse((string)value, null);

    public override void SetValue(IDbDataParameter parameter, T value) =>
        parameter.Value = value.ToString() is { Length: > 0 } text ? text : DBNull.Value;
}

internal static class Keys
{
    public static Dictionary<Uai, int> Of(IConfiguration configuration) =>
        configuration.GetSection("Places").Get<Dictionary<string, int>>()!
            .ToDictionary(one => Uai.Parse(one.Key), one => one.Value);
}
