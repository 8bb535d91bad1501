using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace RedditMcp.Tools.Schemas;

/// <summary>Lets schemas be turned into elements without reflection.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class SchemaJson : JsonSerializerContext;
