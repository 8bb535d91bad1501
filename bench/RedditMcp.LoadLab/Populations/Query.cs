using System.Text.Json;

namespace RedditMcp.LoadLab.Populations;

/// <summary>A call of a tool that somebody makes.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">Its arguments, without those that only cut the answer.</param>
/// <param name="Key">The same for all that ask for the same thing.</param>
/// <param name="LongestTtl">For how long it can be fresh at the most, shortest first: a thread that has grown old may be kept for longer than a lively one.</param>
internal sealed record Query(string Tool, IReadOnlyDictionary<string, JsonElement> Arguments, string Key, IReadOnlyList<TimeSpan> LongestTtl)
{
    /// <summary>Makes one.</summary>
    public static Query Of(string tool, IReadOnlyDictionary<string, JsonElement> arguments) => new(
        tool,
        arguments,
        $"{tool} {string.Join(' ', arguments.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))}",
        TtlBounds.Of(tool, arguments));
}
