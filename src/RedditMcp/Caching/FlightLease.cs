namespace RedditMcp.Caching;

/// <summary>What came of waiting for a flight's lease. Ends the lease when disposed.</summary>
/// <param name="holding">The lease; null when the store had none to give, or when it was not needed.</param>
/// <param name="found">What another process brought meanwhile; null when this flight has to go.</param>
internal readonly struct FlightLease(IAsyncDisposable? holding, Landing? found) : IAsyncDisposable
{
    public Landing? Found => found;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => holding?.DisposeAsync() ?? ValueTask.CompletedTask;
}
