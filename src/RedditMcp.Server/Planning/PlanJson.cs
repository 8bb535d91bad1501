using System.Text.Json.Serialization;
using RedditMcp.Planning;

namespace RedditMcp.Server.Planning;

/// <summary>The JSON of <c>reddit-mcp plan --json</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<CapacityPlan>))]
internal sealed partial class PlanJson : JsonSerializerContext;
