using RedditMcp.Caching.Cold;

namespace RedditMcp.Caching.Purging;

/// <summary>A tier that a purge goes through.</summary>
internal interface IPurgedTier
{
    /// <summary>What the tier is called: <c>hot</c>, <c>warm</c> or <c>cold</c>.</summary>
    string Tier { get; }

    /// <summary>Removes what a purge means.</summary>
    /// <returns>How many entries were removed or shortened; null where the tier does not answer.</returns>
    ValueTask<int?> PurgeAsync(ComplianceRecord purge, CancellationToken cancellationToken);
}
