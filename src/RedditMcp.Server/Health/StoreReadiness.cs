using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Server.Health;

/// <summary>Tells whether the stores work that the server keeps things in.</summary>
/// <param name="warm">The warm tier.</param>
/// <param name="state">What must survive.</param>
/// <param name="archive">The archive.</param>
/// <param name="clock">How long a caller waits.</param>
internal sealed class StoreReadiness(IWarmTier warm, StateKeeping state, ArchiveProbe archive, TimeProvider clock)
{
    // Platforms give a probe about a second, of which Reddit has most.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(400);

    /// <summary>What is wrong with them, each with what to do.</summary>
    public async Task<IReadOnlyList<string>> FindTroubleAsync(CancellationToken cancellationToken)
    {
        try
        {
            var asked = (Status: warm.StatusAsync(cancellationToken).AsTask(), State: state.FindTroubleAsync(cancellationToken).AsTask());
            await Task.WhenAll(asked.Status, asked.State).WaitAsync(s_patience, clock, cancellationToken);
            return [.. new[] { (await asked.Status).Trouble, await asked.State, archive.Status.Trouble }.OfType<string>()];
        }
        catch (TimeoutException)
        {
            return [$"The {warm.Store} store takes longer than {s_patience.TotalMilliseconds} ms to say how it is."];
        }
    }
}
