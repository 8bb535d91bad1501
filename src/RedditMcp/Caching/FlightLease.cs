namespace RedditMcp.Caching;

/// <summary>What came of waiting for a flight's lease. Ends the lease when disposed.</summary>
/// <param name="holding">The lease; null when the store had none to give, or when it was not needed.</param>
/// <param name="found">What another process brought meanwhile, or why it could not; null when this flight has to go.</param>
internal readonly struct FlightLease(LeaseHolding? holding, Landing? found) : IAsyncDisposable
{
    public Landing? Found => found;

    /// <summary>Lets those who wait in other processes hear of how this flight ended, where that is a failure.</summary>
    public ValueTask TellAsync(Landing landing) => holding?.TellAsync(landing) ?? ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => holding?.DisposeAsync() ?? ValueTask.CompletedTask;
}
