using Microsoft.Extensions.DependencyInjection;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>Whether the store of what must survive would drop it when it is full.</summary>
internal sealed class StateKeeping([FromKeyedServices(RedisLinks.State)] RedisLink? link = null)
{
    /// <summary>Asks it.</summary>
    /// <returns>What the operator is to be told; null when all is well, when the state is in a file, or when Redis does not say.</returns>
    public async ValueTask<string?> WarningAsync(CancellationToken cancellationToken)
    {
        if (link is null)
            return null;

        var masters = await link.AskAsync(
            RedisOperation.Status, 0,
            static (session, _) => Task.WhenAll(session.Masters.Select(RedisInfo.AskAsync)),
            cancellationToken);
        return masters.Value?.Select(master => master.Policy).FirstOrDefault(policy => !Keeps(policy)) is { } dropping
            ? $"Redis at {link.Place} has maxmemory-policy {dropping} and may drop ledgers, keys and watches when it is full: "
                + "set it to volatile-lru, or set STATE_REDIS_URL to a Redis with noeviction."
            : null;
    }

    /// <summary>What must survive has no expiry, so only a policy for all keys touches it.</summary>
    private static bool Keeps(string? policy) => policy is null || !policy.StartsWith("allkeys-", StringComparison.Ordinal);
}
