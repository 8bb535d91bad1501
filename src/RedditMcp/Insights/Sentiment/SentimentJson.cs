using System.Text.Json.Serialization;

namespace RedditMcp.Insights.Sentiment;

/// <summary>The JSON of what is kept of texts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(KeptScore))]
internal sealed partial class SentimentJson : JsonSerializerContext;
