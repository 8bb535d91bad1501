using System.Text.Json;
using RedditMcp.Queries;
using RedditMcp.Telemetry;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tools;

/// <summary>Tells under which keys the answer to a call is looked up, without calling anybody.</summary>
internal static class CacheKeyPreview
{
    private static readonly ToolDescription[] s_tools =
    [
        SearchRedditTool.Description, GetSubredditPostsTool.Description, GetPostCommentsTool.Description, GetUserInfoTool.Description,
        GetSubredditInfoTool.Description, AnalyzeSentimentTool.Description, GetTrendingTopicsTool.Description, WatchKeywordsTool.Description,
    ];

    /// <summary>The keys a call asks the cache for first; further pages depend on what those hold.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="json">Its arguments.</param>
    /// <exception cref="ArgumentException">There is no such tool, or it does not take these arguments.</exception>
    public static IReadOnlyList<CacheKey> For(string tool, string json)
    {
        var known = s_tools.FirstOrDefault(description => description.Name == tool)
            ?? throw new ArgumentException($"'{tool}' is no tool; there are {string.Join(", ", ToolNames.Tools)}.", nameof(tool));

        try
        {
            var given = Parse(json).EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
            return [.. known.KeysOf(known.Arguments.Bind(given))];
        }
        catch (InvalidArgumentException refusal)
        {
            throw new ArgumentException(refusal.Message, nameof(json), refusal);
        }
    }

    /// <summary>The key of parameters taken as they are.</summary>
    /// <param name="keyTool">The second part of the key; letters a-z and underscores.</param>
    /// <param name="json">A JSON object.</param>
    /// <exception cref="ArgumentException">The name or the parameters are not acceptable.</exception>
    public static CacheKey Raw(string keyTool, string json) => keyTool.Length > 0 && keyTool.All(c => c is (>= 'a' and <= 'z') or '_')
        ? OfRaw(keyTool, Parse(json))
        : throw new ArgumentException($"'{keyTool}' is not made of letters a-z and underscores.", nameof(keyTool));

    private static CacheKey OfRaw(string keyTool, JsonElement parameters)
    {
        try
        {
            return CacheKey.Of(keyTool, parameters);
        }
        catch (InvalidOperationException malformed)
        {
            throw new ArgumentException("The parameters hold half of a surrogate pair.", nameof(parameters), malformed);
        }
    }

    private static JsonElement Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement is { ValueKind: JsonValueKind.Object } parameters
                ? parameters.Clone()
                : throw new ArgumentException("The parameters must be a JSON object.", nameof(json));
        }
        catch (JsonException malformed)
        {
            throw new ArgumentException("The parameters are not JSON.", nameof(json), malformed);
        }
    }
}
