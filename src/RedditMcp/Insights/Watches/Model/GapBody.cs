using System.Text.Json.Serialization;

namespace RedditMcp.Insights.Watches.Model;

/// <summary>A span of time of which not all new posts were seen.</summary>
/// <param name="FromUtc">Where it begins.</param>
/// <param name="ToUtc">Where it ends.</param>
/// <param name="MissedEstimate">How many posts that are.</param>
/// <param name="Searched">Whether Reddit's search was asked for the keywords over all of it.</param>
internal sealed record GapBody(
    long FromUtc, long ToUtc, long MissedEstimate, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Searched);
