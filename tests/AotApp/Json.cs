using System.Text.Json.Serialization;

namespace EduConnect.Rules.AotTests;

[JsonSerializable(typeof(EduConnectIdentity))]
[JsonSerializable(typeof(Uai[]))]
[JsonSerializable(typeof(Dictionary<Uai, int>))]
internal sealed partial class Json : JsonSerializerContext;
