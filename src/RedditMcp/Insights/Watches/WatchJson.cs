using System.Text.Json.Serialization;

namespace RedditMcp.Insights.Watches;

/// <summary>Watches and alerts as the stores hold them.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Watch))]
[JsonSerializable(typeof(WatchAlert))]
internal sealed partial class WatchJson : JsonSerializerContext;
