using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Caching.Warm.Redis;
using RedditMcp.Caching.Warm.Sqlite;

namespace RedditMcp.Caching.Warm;

/// <summary>Whether the store of what must survive does its work, and would not drop it when it is full.</summary>
/// <param name="file">Where it is kept if not in a Redis.</param>
/// <param name="link">The Redis it is kept in; null where it is in the file.</param>
internal sealed class StateKeeping(
    [FromKeyedServices(RedisLinks.State)] SqliteStore file, [FromKeyedServices(RedisLinks.State)] RedisLink? link = null)
{
    private const string Consequence = "Meanwhile each process spends only its share of the quota, and API keys that are new or revoked are not heard of.";

    /// <summary>Asks it how it is.</summary>
    /// <returns>What the operator is to be told; null when all is well.</returns>
    public async ValueTask<string?> FindTroubleAsync(CancellationToken cancellationToken)
    {
        if (link is not null)
            return await PoliciesAsync(link, cancellationToken) is { } policies ? WarningOf(link, policies) : $"What must survive cannot be kept. {link.Trouble ?? $"No master of Redis at {link.Place} can be reached."} {Consequence}";

        file.Probe(0, static (session, _) => session.Scalar("SELECT 1"));
        return file.Trouble is { } trouble ? $"What must survive cannot be kept. {trouble} {Consequence}" : null;
    }

    /// <summary>Asks a Redis whether it may drop what must survive.</summary>
    /// <returns>What the operator is to be told; null when all is well, when the state is in a file, or when Redis does not say.</returns>
    public async ValueTask<string?> WarningAsync(CancellationToken cancellationToken) =>
        link is not null && await PoliciesAsync(link, cancellationToken) is { } policies ? WarningOf(link, policies) : null;

    private static async ValueTask<string?[]?> PoliciesAsync(RedisLink link, CancellationToken cancellationToken)
    {
        var masters = await link.AskAsync(
            RedisOperation.Status, 0,
            static (session, _) => Task.WhenAll(session.Masters.Select(RedisInfo.AskAsync)),
            cancellationToken);
        return masters is { Answered: true, Value: { Length: > 0 } said } ? [.. said.Select(master => master.Policy)] : null;
    }

    private static string? WarningOf(RedisLink link, string?[] policies) => policies.FirstOrDefault(policy => !Keeps(policy)) is { } dropping
        ? $"Redis at {link.Place} has maxmemory-policy {dropping} and may drop ledgers, keys and watches when it is full: "
            + "set it to volatile-lru, or set STATE_REDIS_URL to a Redis with noeviction."
        : null;

    /// <summary>What must survive has no expiry, so only a policy for all keys touches it.</summary>
    private static bool Keeps(string? policy) => policy is null || !policy.StartsWith("allkeys-", StringComparison.Ordinal);
}
