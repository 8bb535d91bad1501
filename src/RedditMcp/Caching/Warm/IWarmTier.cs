namespace RedditMcp.Caching.Warm;

/// <summary>
/// Values under names until their life ends, shared by every process that uses the store. Trouble of the store is never an
/// exception: a store that is down holds nothing and takes nothing, says so, and is taken back by itself.
/// </summary>
internal interface IWarmTier
{
    /// <summary>Which store it is, as metrics call it: <c>redis</c> or <c>sqlite</c>.</summary>
    string Store { get; }

    /// <summary>Whether the store answered when it was last asked. A tier that was not asked yet is taken to be available.</summary>
    bool IsAvailable { get; }

    /// <summary>What is held under a name; null when nothing is, its life has ended, or the store does not answer.</summary>
    ValueTask<ReadOnlyMemory<byte>?> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>Holds a value in the place of what was held under its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="life">For how long; not at all when it is zero or less.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the store took it.</returns>
    ValueTask<bool> SetAsync(string name, ReadOnlyMemory<byte> value, TimeSpan life, CancellationToken cancellationToken);

    /// <summary>Forgets names, and what is known of them.</summary>
    /// <returns>How many values were there; null when the store does not answer.</returns>
    ValueTask<int?> RemoveAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken);

    /// <summary>
    /// Every value whose name starts so, in no order; one may come twice. What is kept beside the entries, under the names of
    /// <see cref="EntryName"/>, is not among them.
    /// </summary>
    /// <exception cref="IOException">The store stopped answering before all was read: who purges must know.</exception>
    IAsyncEnumerable<StoredValue> ScanAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>How the store is. This asks it, also when it was down a moment ago.</summary>
    ValueTask<WarmStatus> StatusAsync(CancellationToken cancellationToken);
}
