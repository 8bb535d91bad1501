using System.Collections.Concurrent;
using RedditMcp.Budget.Users;
using RedditMcp.Insights.Watches.Stores;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>The watches as this process knows them: read whole when an owner changed something, and otherwise as its own polls and deliveries left them.</summary>
internal sealed class WatchShelf(IWatchStore store, WatchWorld world, ApiKeys keys)
{
    private readonly ConcurrentDictionary<string, Watch> _advanced = new(StringComparer.Ordinal);
    private WatchBook? _book;

    /// <summary>Matches posts against all of them; another one when they change.</summary>
    public WatchMatcher Matcher { get; private set; } = new([]);

    /// <summary>All watches that are not paused, and whose owners' keys are good; null while the store does not answer.</summary>
    public async Task<IReadOnlyList<Watch>?> ReadAsync(CancellationToken cancellationToken)
    {
        var reply = await store.ReadAsync(await world.NameAsync(cancellationToken), _book, cancellationToken);
        if (!reply.Answered)
            return null;
        if (!ReferenceEquals(reply.Value, _book))
        {
            _book = reply.Value;
            _advanced.Clear();
            Matcher = new WatchMatcher(_book!.Watches.Where(watch => !watch.IsPaused));
        }

        await keys.RefreshAsync(cancellationToken); // over stdio nobody else does
        return [.. _book!.Watches.Where(watch => !watch.IsPaused && !keys.HaveLost(watch.Owner)).Select(Newest)];
    }

    /// <summary>Takes note of how far a watch is now.</summary>
    public void Put(Watch watch) => _advanced.AddOrUpdate(
        watch.Id, static (_, put) => put, static (_, held, put) => held.Version > put.Version ? held : put, watch);

    private Watch Newest(Watch watch) => _advanced.TryGetValue(watch.Id, out var advanced) && advanced.Version > watch.Version ? advanced : watch;
}
