using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedditMcp.Answers.Model;

/// <summary>The JSON of answers, as the output schemas of the tools describe it.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ListingAnswer))]
[JsonSerializable(typeof(ThreadAnswer))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(SubredditAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    /// <summary>The context to use: Reddit's spelling of names, and nothing that says nothing.</summary>
    public static AnswerJson Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
