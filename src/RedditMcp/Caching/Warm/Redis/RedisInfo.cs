using System.Globalization;
using StackExchange.Redis;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>What <c>INFO</c> says that matters here; null is what it does not say.</summary>
internal sealed record RedisInfo(long? Memory, long? Limit, string? Policy, long? Evicted, long? Hits, long? Misses)
{
    /// <summary>Asks one server.</summary>
    public static async Task<RedisInfo> AskAsync(IServer server) => Parse(await server.InfoRawAsync());

    /// <summary>Reads the answer of one server.</summary>
    public static RedisInfo Parse(string? info)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (info ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                fields[line[..colon]] = line[(colon + 1)..];
        }

        return new RedisInfo(
            Number("used_memory"), Number("maxmemory"), fields.GetValueOrDefault("maxmemory_policy"), Number("evicted_keys"),
            Number("keyspace_hits"), Number("keyspace_misses"));

        long? Number(string name) => long.TryParse(fields.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>What several servers say together. One without a limit makes all of them unlimited.</summary>
    public static RedisInfo Sum(IReadOnlyCollection<RedisInfo> all) => new(
        all.Sum(one => one.Memory),
        all.Any(one => one.Limit is null or 0) ? all.Min(one => one.Limit) : all.Sum(one => one.Limit),
        string.Join(", ", all.Select(one => one.Policy).OfType<string>().Distinct(StringComparer.Ordinal)) is { Length: > 0 } policies ? policies : null,
        all.Sum(one => one.Evicted), all.Sum(one => one.Hits), all.Sum(one => one.Misses));
}
