using System.Text.Json.Serialization;

namespace RedditMcp.Caching.Cold;

/// <summary>The JSON of manifests, usage figures and compliance records.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SegmentManifest))]
[JsonSerializable(typeof(ComplianceRecord))]
[JsonSerializable(typeof(UsageDay))]
internal sealed partial class ArchiveJson : JsonSerializerContext;
