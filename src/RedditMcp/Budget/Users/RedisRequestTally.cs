using System.Globalization;
using RedditMcp.Caching.Warm.Redis;
using StackExchange.Redis;

namespace RedditMcp.Budget.Users;

/// <summary>Requests in a Redis: all of an instance's in one script.</summary>
internal sealed class RedisRequestTally(RedisLink link) : IRequestTally
{
    private const long Life = 2 * 60 * 1000;

    public async ValueTask<IReadOnlyList<int>?> AddAsync(long minute, IReadOnlyList<RequestCount> added, CancellationToken cancellationToken)
    {
        RedisValue[] values = [Life, .. added.SelectMany(count => (RedisValue[])[count.Caller, count.Requests])];
        var reply = await link.AskAsync(
            RedisOperation.Charge, (key: string.Create(CultureInfo.InvariantCulture, $"reddit:users:requests:{minute}:v1"), values),
            static (session, run) => session.Database.ScriptEvaluateAsync(UserScripts.AddRequests, [run.key], run.values), cancellationToken);
        return reply is { Answered: true, Value: { } totals } ? (int[])totals! : null;
    }
}
