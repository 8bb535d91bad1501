namespace RedditMcp.Budget.Users;

/// <summary>Counts requests of callers over all instances, by minute.</summary>
internal interface IRequestTally
{
    /// <summary>Adds requests.</summary>
    /// <param name="minute">The minute, counted from 1970.</param>
    /// <param name="added">Requests by caller.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Each caller's requests in that minute, in the same order; null where the store did not say.</returns>
    ValueTask<IReadOnlyList<int>?> AddAsync(long minute, IReadOnlyList<RequestCount> added, CancellationToken cancellationToken);
}
