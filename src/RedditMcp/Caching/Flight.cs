namespace RedditMcp.Caching;

/// <summary>A piece of work that several wait for. It runs on nobody's cancellation token; only when all have given up is it told so.</summary>
internal sealed class Flight<TResult> : IDisposable
{
    private readonly TaskCompletionSource<TResult> _landing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abandoned = new();
    private readonly Lock _gate = new();
    private int _waiting;
    private bool _hasLanded;

    public Flight() => Abandoned = _abandoned.Token;

    /// <summary>Its end. Who stops waiting for it says so with <see cref="GiveUp"/>, if it no longer wants what it brings.</summary>
    public Task<TResult> Landing => _landing.Task;

    /// <summary>Cancelled when nobody wants what it brings any more.</summary>
    public CancellationToken Abandoned { get; }

    /// <summary>One more waits.</summary>
    public void Board()
    {
        lock (_gate)
            _waiting++;
    }

    /// <summary>One who waited went away. Who is satisfied with something else goes on counting: the flight is to bring it for the next.</summary>
    public void GiveUp()
    {
        lock (_gate)
        {
            if (--_waiting == 0 && !_hasLanded)
                _abandoned.Cancel();
        }
    }

    /// <summary>It brought something.</summary>
    public void Land(TResult result) => _landing.SetResult(result);

    /// <summary>It did not come back.</summary>
    public void Crash(Exception failure) => _landing.SetException(failure);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _hasLanded = true;
            _abandoned.Dispose();
        }
    }
}
