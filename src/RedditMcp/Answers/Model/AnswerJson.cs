using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RedditMcp.Insights.Trends;

namespace RedditMcp.Answers.Model;

/// <summary>The JSON of answers, as the output schemas of the tools describe it.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ListingAnswer))]
[JsonSerializable(typeof(ThreadAnswer))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(SubredditAnswer))]
[JsonSerializable(typeof(SentimentAnswer))]
[JsonSerializable(typeof(TrendAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(AnswerMetadata))]
[JsonSerializable(typeof(AnswerGaps))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    /// <summary>
    /// The context to use: Reddit's spelling of names, nothing that says nothing, and no more escapes than JSON needs (it never goes into HTML).
    /// </summary>
    public static AnswerJson Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
