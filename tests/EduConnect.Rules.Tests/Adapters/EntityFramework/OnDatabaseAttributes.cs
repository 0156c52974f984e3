using System.Reflection;
using Xunit.Sdk;

namespace EduConnect.Rules.Tests.Adapters.EntityFramework;

/// <summary>Runs a theory on SQLite, in memory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [["SQLite"]];
}

/// <summary>On PostgreSQL; skipped with the reason on a machine without it, unless it is required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgreSqlAttribute : DataAttribute
{
    public OnPostgreSqlAttribute() => Skip = PostgreSqlServer.ReasonToSkip;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [["PostgreSQL"]];
}
