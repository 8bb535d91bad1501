namespace RedditMcp.Caching.Warm;

/// <summary>Where one process leaves word for all the others: what was purged. Notices go after two days.</summary>
internal interface INoticeBoard
{
    /// <summary>Leaves word.</summary>
    /// <returns>Whether the store took it.</returns>
    ValueTask<bool> PostAsync(string notice, CancellationToken cancellationToken);

    /// <summary>What was posted since.</summary>
    /// <param name="position">Where the last reading ended; null for all that is kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The next notices in order, none when the end is reached, and the position to go on from; null when the store does not answer.</returns>
    ValueTask<NoticePage?> ReadAsync(string? position, CancellationToken cancellationToken);
}
