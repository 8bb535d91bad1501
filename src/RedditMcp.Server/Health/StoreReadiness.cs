using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Redis;

namespace RedditMcp.Server.Health;

/// <summary>Tells whether the stores work that the server keeps things in.</summary>
/// <param name="warm">The warm tier.</param>
/// <param name="state">What must survive.</param>
/// <param name="archive">The archive.</param>
internal sealed class StoreReadiness(IWarmTier warm, StateKeeping state, ArchiveProbe archive)
{
    /// <summary>What is wrong with them, each with what to do.</summary>
    public async Task<IReadOnlyList<string>> FindTroubleAsync(CancellationToken cancellationToken)
    {
        var status = await warm.StatusAsync(cancellationToken);
        var warning = await state.WarningAsync(cancellationToken);
        return [.. new[] { status.Trouble, warning, archive.Status.Trouble }.OfType<string>()];
    }
}
