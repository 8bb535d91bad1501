using Microsoft.Extensions.Options;

namespace RedditMcp.Caching.Hot;

/// <summary>How the hot tier is shared among kinds of content. Section <c>Cache:Hot</c> of the configuration.</summary>
public sealed class HotOptions
{
    /// <summary>Trending topics and their posts. Default 100 entries, 30 s.</summary>
    [ValidateObjectMembers]
    public HotQuota Trending { get; set; } = new() { Entries = 100, TimeToLive = TimeSpan.FromSeconds(30) };

    /// <summary>Hot listings. Default 200 entries, 60 s.</summary>
    [ValidateObjectMembers]
    public HotQuota HotPosts { get; set; } = new() { Entries = 200, TimeToLive = TimeSpan.FromSeconds(60) };

    /// <summary>Threads people are still writing in. Default 300 entries, 45 s.</summary>
    [ValidateObjectMembers]
    public HotQuota ActiveThreads { get; set; } = new() { Entries = 300, TimeToLive = TimeSpan.FromSeconds(45) };

    /// <summary>Search results. Default 200 entries, 90 s.</summary>
    [ValidateObjectMembers]
    public HotQuota Search { get; set; } = new() { Entries = 200, TimeToLive = TimeSpan.FromSeconds(90) };

    /// <summary>What subreddits say about themselves, their rules and their moderators. Default 200 entries, 300 s.</summary>
    [ValidateObjectMembers]
    public HotQuota SubredditMetadata { get; set; } = new() { Entries = 200, TimeToLive = TimeSpan.FromSeconds(300) };

    /// <summary>How long every other kind is served before the warm tier is asked again; they have no quota. Default 60 s; 1 s to a day.</summary>
    [TimeRange(1, 24 * 60 * 60)]
    public TimeSpan TimeToLive { get; set; } = TimeSpan.FromSeconds(60);
}
