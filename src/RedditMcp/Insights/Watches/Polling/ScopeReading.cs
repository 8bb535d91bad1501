using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>What reading back through new listings brought.</summary>
internal sealed record ScopeReading
{
    /// <summary>When the newest page was fetched; null where none was.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The posts, newest first, each once.</summary>
    public IReadOnlyList<Post> Posts { get; init; } = [];

    /// <summary>Nothing is missing among the posts since then, in seconds since 1970.</summary>
    public double CompleteSince { get; init; } = double.MaxValue;

    /// <summary>Posts that search found beyond the listing.</summary>
    public IReadOnlyList<Post> Found { get; init; } = [];

    /// <summary>Search was asked for all keywords, and nothing it finds is missing since then, in seconds since 1970.</summary>
    public double SearchedSince { get; init; } = double.MaxValue;

    /// <summary>Communities that Reddit refuses, and why.</summary>
    public IReadOnlyDictionary<string, RedditError> Refused { get; init; } = new Dictionary<string, RedditError>(StringComparer.Ordinal);

    /// <summary>Why nothing was read; null where something was.</summary>
    public RedditError? Failure { get; init; }

    /// <summary>Calls to Reddit it took.</summary>
    public int ApiCalls { get; init; }

    /// <summary>Posts a second, by how close together those lie that were read; 0 where there are too few to tell.</summary>
    public double Rate => Posts.Count < 2 || Posts.Max(post => post.CreatedUtc) - Posts.Min(post => post.CreatedUtc) is not (> 0 and var span) ? 0 : (Posts.Count - 1) / span;

    /// <summary>The reading of these communities and others together.</summary>
    public ScopeReading And(ScopeReading other)
    {
        var joined = this with
        {
            Refused = Refused.Concat(other.Refused).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            ApiCalls = ApiCalls + other.ApiCalls,
            ReadAt = ReadAt is null || other.ReadAt < ReadAt ? other.ReadAt ?? ReadAt : ReadAt,
            Posts = [.. Posts.Concat(other.Posts).OrderByDescending(post => post.CreatedUtc)],
            Failure = Failure is { IsAnswer: false } ? Failure : other.Failure is { IsAnswer: false } ? other.Failure : null,
        };
        return joined with { CompleteSince = ReadAt is null ? other.CompleteSince : other.ReadAt is null ? CompleteSince : Math.Max(CompleteSince, other.CompleteSince) };
    }
}
