namespace RedditMcp.Caching.Freshness;

/// <summary>How long a kind of content stays fresh.</summary>
/// <param name="Base">Unless something speaks for more or less.</param>
/// <param name="Min">Never less.</param>
/// <param name="Max">Never more.</param>
internal readonly record struct TtlRow(TimeSpan Base, TimeSpan Min, TimeSpan Max)
{
    /// <summary>A TTL within the bounds.</summary>
    public TimeSpan Clamp(TimeSpan ttl) => ttl < Min ? Min : ttl > Max ? Max : ttl;
}
