using RedditMcp.Caching.Warm;

namespace RedditMcp.Insights.Watches.Stores;

/// <summary>
/// Where watches and their alerts are kept for all instances. It holds what must survive, so nothing in it ever ends by itself. A change names the version it was
/// made from, and is refused where another came first: so that of two processes that saw the same post one alone raises the alert.
/// </summary>
internal interface IWatchStore
{
    /// <summary>So many alerts of a watch are kept.</summary>
    const int MostAlerts = 1000;

    /// <summary>All watches of a world; the very same book as last time where none came, went or was changed by its owner.</summary>
    /// <param name="world">Which Reddit.</param>
    /// <param name="last">What was read last.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<StoreReply<WatchBook>> ReadAsync(string world, WatchBook? last, CancellationToken cancellationToken);

    /// <summary>The watches of one owner, oldest first.</summary>
    ValueTask<StoreReply<IReadOnlyList<Watch>>> OfAsync(string world, string owner, CancellationToken cancellationToken);

    /// <summary>How many they are.</summary>
    ValueTask<StoreReply<int>> CountAsync(string world, string owner, CancellationToken cancellationToken);

    /// <summary>A watch; null where there is none.</summary>
    ValueTask<StoreReply<Watch>> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Keeps a new watch, unless its owner has too many.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="limit">How many watches its owner may have.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there was room.</returns>
    ValueTask<StoreReply<bool>> AddAsync(Watch watch, int limit, CancellationToken cancellationToken);

    /// <summary>Keeps how far a watch is, and its new alerts: all or nothing.</summary>
    /// <param name="after">The watch, its version one above that which was changed.</param>
    /// <param name="alerts">The alerts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the watch still was as it was read.</returns>
    ValueTask<StoreReply<bool>> AdvanceAsync(Watch after, IReadOnlyList<WatchAlert> alerts, CancellationToken cancellationToken);

    /// <summary>Keeps what its owner changed of a watch, which all processes are to learn.</summary>
    /// <returns>Whether the watch still was as it was read.</returns>
    ValueTask<StoreReply<bool>> ChangeAsync(Watch after, CancellationToken cancellationToken);

    /// <summary>Drops a watch and its alerts.</summary>
    /// <returns>Whether there was one.</returns>
    ValueTask<StoreReply<bool>> RemoveAsync(Watch watch, CancellationToken cancellationToken);

    /// <summary>Alerts of a watch in their order.</summary>
    /// <param name="id">The watch.</param>
    /// <param name="after">The number after which they begin.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<StoreReply<IReadOnlyList<WatchAlert>>> AlertsAsync(string id, long after, int most, CancellationToken cancellationToken);
}
