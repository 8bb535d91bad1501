using StackExchange.Redis;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>Leases as keys that expire.</summary>
internal sealed class RedisLeases(RedisLink link) : ILeaseStore
{
    public async ValueTask<LeaseOutcome> TryTakeAsync(string name, string owner, TimeSpan life, CancellationToken cancellationToken)
    {
        var taken = await RunAsync(RedisOperation.Lease, RedisScripts.TakeLease, name, [owner, Milliseconds(life)], cancellationToken);
        return taken switch
        {
            { Answered: false } => LeaseOutcome.Unavailable,
            { Value: 1 } => LeaseOutcome.Taken,
            _ => LeaseOutcome.Busy,
        };
    }

    public async ValueTask<bool> RenewAsync(string name, string owner, TimeSpan life, CancellationToken cancellationToken) =>
        (await RunAsync(RedisOperation.Renew, RedisScripts.RenewLease, name, [owner, Milliseconds(life)], cancellationToken)).Value == 1;

    public async ValueTask ReleaseAsync(string name, string owner, CancellationToken cancellationToken) =>
        await RunAsync(RedisOperation.Release, RedisScripts.ReleaseLease, name, [owner], cancellationToken);

    public async ValueTask LeaveFailureAsync(string name, string note, TimeSpan life, CancellationToken cancellationToken) => await link.AskAsync(
        RedisOperation.Set, (key: FailureOf(name), note, life),
        static (session, left) => session.Database.StringSetAsync(left.key, left.note, left.life), cancellationToken);

    public async ValueTask<string?> FindFailureAsync(string name, CancellationToken cancellationToken) => await link.AskAsync(
        RedisOperation.Get, FailureOf(name), static (session, key) => session.Database.StringGetAsync(key), cancellationToken) is { Answered: true } found
        ? (string?)found.Value
        : null;

    private static string FailureOf(string name) => name + ":failed";

    private static long Milliseconds(TimeSpan life) => Math.Max(1, (long)life.TotalMilliseconds);

    private ValueTask<StoreReply<long>> RunAsync(
        RedisOperation operation, string script, string name, RedisValue[] values, CancellationToken cancellationToken) => link.AskAsync(
        operation, (script, name, values),
        static async (session, run) => (long)await session.Database.ScriptEvaluateAsync(run.script, [run.name], run.values), cancellationToken);
}
