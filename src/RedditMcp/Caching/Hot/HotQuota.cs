using System.ComponentModel.DataAnnotations;

namespace RedditMcp.Caching.Hot;

/// <summary>What a kind of content may take of the hot tier.</summary>
public sealed class HotQuota
{
    /// <summary>How many entries of it are held at most; 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int Entries { get; set; }

    /// <summary>How long it is served from memory before the warm tier is asked whether it has something newer; 1 s to a day.</summary>
    [TimeRange(1, 24 * 60 * 60)]
    public TimeSpan TimeToLive { get; set; }
}
