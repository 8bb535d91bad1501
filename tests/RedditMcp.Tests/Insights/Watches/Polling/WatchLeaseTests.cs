using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Caching.Warm;
using RedditMcp.Insights.Watches.Polling;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Watches.Polling;

/// <summary>One process polls, however long it takes.</summary>
public sealed class WatchLeaseTests : IAsyncLifetime
{
    private WatchedReddit _reddit = null!;
    private ProductSession _one = null!;
    private ProductSession _other = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _reddit = await WatchedReddit.StartAsync();
        (_one, _other) = (await _reddit.ConnectAsync(("Watches:Enabled", "false")), await _reddit.ConnectAsync(("Watches:Enabled", "false")));
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        await _reddit.DisposeAsync();
    }

    [Fact]
    public async Task A_poll_that_takes_minutes_keeps_the_lease()
    {
        var done = new TaskCompletionSource();
        var leases = new CountedLeases(_one.Services.GetRequiredService<ILeaseStore>());
        var polling = new WatchLease(leases, _reddit.Clock).RunAsync(_ => done.Task, Cancel);
        for (var signs = 1; signs < 20; signs++)
        {
            _reddit.Clock.Advance(WatchLease.Life / 3);
            await Patience.UntilAsync(() => ValueTask.FromResult(leases.Taken > signs), "there is a sign of life");
        }

        (await TakesAsync(_other)).ShouldBeFalse();
        done.SetResult();
        await polling;
        _reddit.Clock.Advance(WatchLease.Life + TimeSpan.FromSeconds(1));
        (await TakesAsync(_other)).ShouldBeTrue("nobody renews it any more");
    }

    [Fact]
    public async Task Who_has_lost_it_stops()
    {
        var leases = new CountedLeases(_one.Services.GetRequiredService<ILeaseStore>());
        var polling = new WatchLease(leases, _reddit.Clock).RunAsync(held => Task.Delay(Timeout.InfiniteTimeSpan, _reddit.Clock, held), Cancel);

        leases.IsAnothers = true; // as after a sleep of this process
        _reddit.Clock.Advance(WatchLease.Life / 3);

        await polling.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Cancel);
    }

    private static WatchLease LeaseOf(ProductSession session) => session.Services.GetRequiredService<WatchLease>();

    private static async Task<bool> TakesAsync(ProductSession session)
    {
        var taken = false;
        await LeaseOf(session).RunAsync(
            _ =>
            {
                taken = true;
                return Task.CompletedTask;
            },
            Cancel);
        return taken;
    }

    /// <summary>Leases, and how often one was taken or kept.</summary>
    private sealed class CountedLeases(ILeaseStore leases) : ILeaseStore
    {
        private int _taken;

        public int Taken => Volatile.Read(ref _taken);

        public bool IsAnothers { get; set; }

        public async ValueTask<LeaseOutcome> TryTakeAsync(string name, string owner, TimeSpan life, CancellationToken cancellationToken)
        {
            var outcome = await leases.TryTakeAsync(name, owner, life, cancellationToken);
            Interlocked.Increment(ref _taken);
            return IsAnothers ? LeaseOutcome.Busy : outcome;
        }

        public ValueTask<bool> RenewAsync(string name, string owner, TimeSpan life, CancellationToken cancellationToken) =>
            leases.RenewAsync(name, owner, life, cancellationToken);

        public ValueTask ReleaseAsync(string name, string owner, CancellationToken cancellationToken) => leases.ReleaseAsync(name, owner, cancellationToken);

        public ValueTask LeaveFailureAsync(string name, string note, TimeSpan life, CancellationToken cancellationToken) =>
            leases.LeaveFailureAsync(name, note, life, cancellationToken);

        public ValueTask<string?> FindFailureAsync(string name, CancellationToken cancellationToken) => leases.FindFailureAsync(name, cancellationToken);
    }
}
