using System.Text.Json.Serialization;

namespace EduConnect.Rules.Tests;

/// <summary>Source-generated serialisation, as an AOT application has it.</summary>
[JsonSerializable(typeof(Uai))]
[JsonSerializable(typeof(Uai?))]
[JsonSerializable(typeof(Ine))]
[JsonSerializable(typeof(FrenchMobileNumber))]
[JsonSerializable(typeof(Dictionary<Uai, Ine>))]
[JsonSerializable(typeof(UaiRow))]
[JsonSerializable(typeof(IneRow))]
[JsonSerializable(typeof(MobileRow))]
internal sealed partial class IdentifierContext : JsonSerializerContext;
