using System.Text.Json.Serialization;

namespace RedditMcp.Insights.Watches.Model;

/// <summary>An alert as callers see it.</summary>
/// <param name="Number">From 1 on.</param>
/// <param name="RaisedUtc">When.</param>
/// <param name="Posts">Its posts.</param>
internal sealed record AlertBody(long Number, long RaisedUtc, IReadOnlyList<PostView> Posts)
{
    /// <summary>Posts of it that an earlier answer had, where it was too long for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int PostsBefore { get; init; }
}
