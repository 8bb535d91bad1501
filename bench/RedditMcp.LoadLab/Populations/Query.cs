using System.Text.Json;
using RedditMcp.Telemetry;

namespace RedditMcp.LoadLab.Populations;

/// <summary>A call of a tool that somebody makes.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">Its arguments, without those that only cut the answer.</param>
/// <param name="LongestTtl">For how long it can be fresh at the most, shortest first: a thread that has grown old may be kept for longer than a lively one.</param>
internal sealed record Query(string Tool, IReadOnlyDictionary<string, JsonElement> Arguments, IReadOnlyList<TimeSpan> LongestTtl)
{
    /// <summary>The same for all that ask for the same thing.</summary>
    public string Key { get; } = Spell(Tool, Arguments);

    /// <summary>The same for all that are answered out of the same content: moods are read from what the lists, threads and searches show too.</summary>
    public string Content { get; } = Spell(
        Tool != ToolNames.Sentiment ? Tool
        : Arguments.ContainsKey("post_id") ? ToolNames.Comments
        : Arguments.ContainsKey("subreddit") ? ToolNames.Posts
        : Arguments.ContainsKey("query") ? ToolNames.Search
        : Tool,
        Arguments);

    /// <summary>Makes one.</summary>
    public static Query Of(string tool, IReadOnlyDictionary<string, JsonElement> arguments) => new(tool, arguments, TtlBounds.Of(tool, arguments));

    private static string Spell(string tool, IReadOnlyDictionary<string, JsonElement> arguments) =>
        $"{tool} {string.Join(' ', arguments.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))}";
}
