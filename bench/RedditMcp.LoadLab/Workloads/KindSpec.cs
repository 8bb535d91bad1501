using System.Text.Json;

namespace RedditMcp.LoadLab.Workloads;

/// <summary>A kind of question.</summary>
/// <param name="Tool">The tool that answers it.</param>
/// <param name="Arguments">Its arguments; one may hold <c>{subreddit}</c>, <c>{post}</c>, <c>{author}</c> or <c>{words}</c>.</param>
internal sealed record KindSpec(string Tool, IReadOnlyDictionary<string, JsonElement> Arguments)
{
    /// <summary>How many of the group's questions are of this kind, against the others.</summary>
    public double Weight { get; init; } = 1;
}
