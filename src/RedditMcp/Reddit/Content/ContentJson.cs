using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedditMcp.Reddit.Content;

/// <summary>The compact JSON that trimmed content is kept in.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PostPage))]
[JsonSerializable(typeof(CommentPage))]
[JsonSerializable(typeof(ThreadPage))]
[JsonSerializable(typeof(Community))]
[JsonSerializable(typeof(CommunityPage))]
[JsonSerializable(typeof(RuleList))]
[JsonSerializable(typeof(ModeratorList))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(AccountPage))]
[JsonSerializable(typeof(WikiPage))]
[JsonSerializable(typeof(ShareTarget))]
internal sealed partial class ContentJson : JsonSerializerContext
{
    /// <summary>The context to use: escapes only what JSON must, since this never stands in HTML.</summary>
    public static ContentJson Compact { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
