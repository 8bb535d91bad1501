using RedditMcp.Reddit.Content;

namespace RedditMcp.Insights.Watches;

/// <summary>A post of an alert to be read.</summary>
internal sealed record PostView
{
    public required string Id { get; init; }

    /// <summary>Null where Reddit does not tell now.</summary>
    public string? Title { get; init; }

    public string? Author { get; init; }

    public required string Subreddit { get; init; }

    /// <summary>Today's where Reddit tells, else those of the alert.</summary>
    public required long Score { get; init; }

    public required long NumComments { get; init; }

    public required double CreatedUtc { get; init; }

    public required string Permalink { get; init; }

    /// <summary>Which keywords it matched.</summary>
    public required IReadOnlyList<string> Matched { get; init; }

    /// <summary>Whether Reddit does not have it any more.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public bool Deleted { get; init; }

    /// <summary>Puts together what the alert knows and what the post says today.</summary>
    /// <param name="post">The alert's.</param>
    /// <param name="words">The posts of today; null where they are not to be had.</param>
    public static PostView Of(AlertedPost post, IReadOnlyDictionary<string, Post>? words)
    {
        var today = words?.GetValueOrDefault(post.Id);
        return new PostView
        {
            Id = post.Id,
            Title = today?.Title,
            Author = today?.Author,
            Subreddit = today?.Subreddit ?? post.Subreddit,
            Score = today?.Score ?? post.Score,
            NumComments = today?.NumComments ?? post.Comments,
            CreatedUtc = post.Created,
            Permalink = today?.Permalink ?? $"/comments/{post.Id}/",
            Matched = post.Keywords,
            Deleted = words is not null && today is null or { RemovedByCategory: not null },
        };
    }
}
