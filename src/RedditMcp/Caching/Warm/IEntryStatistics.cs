namespace RedditMcp.Caching.Warm;

/// <summary>
/// What is known of entries beside what they hold: who made them, how often they were read, and how many different ones there were.
/// Written in batches, never for a single read.
/// </summary>
internal interface IEntryStatistics
{
    /// <summary>Adds up what happened since the last batch. A batch that the store does not take is lost.</summary>
    /// <returns>Whether the store took it.</returns>
    ValueTask<bool> RecordAsync(IReadOnlyCollection<EntryUse> uses, CancellationToken cancellationToken);

    /// <summary>What is known of every entry whose name starts so, in no order and also where the entry itself was dropped; one may come twice.</summary>
    /// <exception cref="IOException">The store stopped answering before all was read: who purges must know.</exception>
    IAsyncEnumerable<EntryMetadata> ScanAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>About how many different entries there have been, by HyperLogLog (standard error 0.81 %); null when the store does not answer.</summary>
    /// <param name="space">The key space, <c>reddit</c> for public Reddit.</param>
    /// <param name="tool">The part of the key that says what kind of question it is: <c>search</c>, <c>posts</c>, ...</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<long?> CountAsync(string space, string tool, CancellationToken cancellationToken);
}
