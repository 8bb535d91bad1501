namespace RedditMcp.Caching.Warm;

/// <summary>
/// Lets one process at a time do a piece of work. For efficiency, not for correctness: a lease that is lost costs a call too many and nothing else.
/// </summary>
internal interface ILeaseStore
{
    /// <summary>Takes a lease that is free, has ended, or is the owner's already.</summary>
    /// <param name="name">What is to be done.</param>
    /// <param name="owner">Who will do it; unique to one flight of one process.</param>
    /// <param name="life">When it ends by itself, should the owner die.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<LeaseOutcome> TryTakeAsync(string name, string owner, TimeSpan life, CancellationToken cancellationToken);

    /// <summary>Lets a lease live on for as long again.</summary>
    /// <returns>Whether it was still the owner's.</returns>
    ValueTask<bool> RenewAsync(string name, string owner, TimeSpan life, CancellationToken cancellationToken);

    /// <summary>Ends a lease, if it is still the owner's.</summary>
    ValueTask ReleaseAsync(string name, string owner, CancellationToken cancellationToken);

    /// <summary>Leaves word, for those who wait for a lease, of why its work failed.</summary>
    /// <param name="name">What was to be done.</param>
    /// <param name="note">The word; whoever has the lease next is not kept from trying by it.</param>
    /// <param name="life">For how long it stands.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask LeaveFailureAsync(string name, string note, TimeSpan life, CancellationToken cancellationToken);

    /// <summary>The last word of a failure; null when there is none, or the store does not answer.</summary>
    ValueTask<string?> FindFailureAsync(string name, CancellationToken cancellationToken);
}
