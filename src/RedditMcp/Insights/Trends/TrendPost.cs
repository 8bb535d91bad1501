using System.Text.Json.Serialization;

namespace RedditMcp.Insights.Trends;

/// <summary>What a sample keeps of a post, with Reddit's own names for what Reddit says.</summary>
internal sealed record TrendPost
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Author { get; init; }

    public string? Subreddit { get; init; }

    public long Score { get; init; }

    public long NumComments { get; init; }

    public double CreatedUtc { get; init; }

    /// <summary>When Reddit last showed it on a page, in seconds since 1970.</summary>
    public double SeenUtc { get; init; }

    /// <summary>Reddit does not show the score yet; what <see cref="Score"/> says is a placeholder.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HideScore { get; init; }
}
