using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedditMcp.Insights.Watches.Model;

/// <summary>The JSON of answers about watches, and of what webhooks are sent.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(WatchAnswer))]
[JsonSerializable(typeof(Delivery.WebhookMessage))]
internal sealed partial class WatchAnswerJson : JsonSerializerContext
{
    /// <summary>The context to use, written as all answers are.</summary>
    public static WatchAnswerJson Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
