using RedditMcp.Caching.Warm;

namespace RedditMcp.Caching;

/// <summary>A flight's lease while it is held: renewed until it is let go.</summary>
internal sealed class LeaseHolding : IAsyncDisposable
{
    private static readonly TimeSpan s_renewal = TimeSpan.FromSeconds(0.7);

    /// <summary>Those who wait look several times in that.</summary>
    private static readonly TimeSpan s_failureLife = TimeSpan.FromSeconds(2);

    private readonly ILeaseStore _store;
    private readonly string _name;
    private readonly string _owner;
    private readonly PeriodicTimer _renewal;
    private readonly Task _renewing;

    public LeaseHolding(ILeaseStore store, string name, string owner, TimeProvider time)
    {
        (_store, _name, _owner) = (store, name, owner);
        _renewal = new PeriodicTimer(s_renewal, time);
        _renewing = RenewAsync();
    }

    /// <summary>For how long the lease is taken each time.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromSeconds(3);

    /// <summary>Leaves word of a failure. Before the lease is let go, so that nobody takes it for a flight that was lost.</summary>
    public async ValueTask TellAsync(Landing landing)
    {
        if (landing is { Entry: null, Failure: { } failure } && FlightFailure.IsShared(failure))
            await _store.LeaveFailureAsync(_name, FlightFailure.Write(_owner, failure, landing.Source), s_failureLife, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _renewal.Dispose();
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // a lease lost costs a call, not what the flight brought
        await _store.ReleaseAsync(_name, _owner, CancellationToken.None);
    }

    private async Task RenewAsync()
    {
        while (await _renewal.WaitForNextTickAsync())
            await _store.RenewAsync(_name, _owner, Life, CancellationToken.None);
    }
}
