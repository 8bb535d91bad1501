using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Redis;
using StackExchange.Redis;

namespace RedditMcp.Budget.Users;

/// <summary>Charges in a Redis, one script each.</summary>
internal sealed class RedisCharges(RedisLink link) : IChargeStore
{
    private static readonly long s_window = (long)IChargeStore.Window.TotalMilliseconds;

    public async ValueTask<ChargeCount?> TakeAsync(string caller, string receipt, int limit, DateTimeOffset now)
    {
        var reply = await RunAsync(UserScripts.Charge, caller, [now.ToUnixTimeMilliseconds(), s_window, limit, receipt]);
        return reply is { Answered: true, Value: { } answer }
            ? new ChargeCount((long)answer[0] == 1, (int)answer[1], DateTimeOffset.FromUnixTimeMilliseconds((long)answer[2]))
            : null;
    }

    public async ValueTask<int?> SettleAsync(string caller, string receipt, int calls, DateTimeOffset now)
    {
        var reply = await RunAsync(UserScripts.Settle, caller, [now.ToUnixTimeMilliseconds(), s_window, receipt, calls]);
        return reply is { Answered: true, Value: { } answer } ? (int)answer : null;
    }

    private ValueTask<StoreReply<RedisResult>> RunAsync(string script, string caller, RedisValue[] values) => link.AskAsync(
        RedisOperation.Charge, (script, key: $"reddit:users:calls:{caller}:v1", values),
        static (session, run) => session.Database.ScriptEvaluateAsync(run.script, [run.key], run.values), CancellationToken.None);
}
