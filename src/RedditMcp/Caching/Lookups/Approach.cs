namespace RedditMcp.Caching.Lookups;

/// <summary>A lookup on its way: until it has come to the stop, or this ends, the batch there waits for it.</summary>
internal readonly struct Approach(LookupStop? stop, string name) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => stop?.Forget(name);
}
