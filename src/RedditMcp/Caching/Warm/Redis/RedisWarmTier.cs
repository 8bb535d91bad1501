using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>Values as plain strings under their names, with their lives as expiry, so that any Redis client can read them.</summary>
internal sealed class RedisWarmTier(RedisLink link) : IWarmTier
{
    private const int RemoveBatch = 128;
    private const int ScanBatch = 16;

    private readonly RedisScan _scan = new(link);

    public string Store => "redis";

    public bool IsAvailable => link.IsAvailable;

    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(string name, CancellationToken cancellationToken)
    {
        var found = await link.AskAsync(
            RedisOperation.Get, name, static (session, key) => session.Database.StringGetAsync(key, session.Reading), cancellationToken);
        // Without its type, null would become the empty value that a null array converts to.
        return found.Value.IsNull ? (ReadOnlyMemory<byte>?)null : (ReadOnlyMemory<byte>)found.Value;
    }

    public async ValueTask<bool> SetAsync(string name, ReadOnlyMemory<byte> value, TimeSpan life, CancellationToken cancellationToken) =>
        life > TimeSpan.Zero && (await link.AskAsync(
            RedisOperation.Set, (name, value, life: TimeSpan.FromMilliseconds(Math.Max(1, Math.Floor(life.TotalMilliseconds)))),
            static (session, entry) => session.Database.StringSetAsync(entry.name, entry.value, entry.life), cancellationToken)).Value;

    public async ValueTask<int?> RemoveAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var batch in names.Chunk(RemoveBatch))
        {
            var gone = await link.AskAsync(
                RedisOperation.Remove, batch, static (session, some) => RemoveAsync(session.Database, some), cancellationToken);
            if (!gone.Answered)
                return null;

            removed += gone.Value;
        }

        return removed;
    }

    public async IAsyncEnumerable<StoredValue> ScanAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in _scan.NamesAsync(RedisScan.Escape(prefix) + "*", "string", cancellationToken))
        {
            foreach (var names in page.Where(name => !EntryName.IsReserved(name)).Chunk(ScanBatch))
            {
                var values = await link.AskAsync(RedisOperation.Scan, names, static (session, some) => ValuesAsync(session, some), cancellationToken);
                if (!values.Answered)
                    throw _scan.Incomplete();
                foreach (var value in values.Value!)
                    yield return value;
            }
        }
    }

    public async ValueTask<WarmStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var (info, keys) = (await link.AskAsync(RedisOperation.Status, 0, static (session, _) => StatusAsync(session), cancellationToken)).Value;
        return new WarmStatus
        {
            Store = Store,
            Place = link.Place,
            Trouble = link.Trouble ?? (info is null ? $"Redis at {link.Place} does not say how it is: let its user run INFO and DBSIZE." : null),
            Bytes = info?.Memory,
            Limit = info?.Limit,
            Keys = info is null ? null : keys,
            Policy = info?.Policy,
            Evicted = info?.Evicted,
            Hits = info?.Hits,
            Misses = info?.Misses,
        };
    }

    /// <summary>One key a command: in a cluster several would have to be of one slot.</summary>
    private static async Task<int> RemoveAsync(IDatabase database, string[] names)
    {
        var known = names.Select(EntryName.Parse).OfType<EntryName>().Select(name => database.KeyDeleteAsync(name.Metadata));
        var all = await Task.WhenAll([.. names.Select(name => database.KeyDeleteAsync(name)), .. known]);
        return all.AsSpan(0, names.Length).Count(value: true);
    }

    private static async Task<StoredValue[]> ValuesAsync(RedisSession session, string[] names)
    {
        var values = await Task.WhenAll(names.Select(name => session.Database.StringGetAsync(name)));
        return [.. names.Zip(values).Where(pair => !pair.Second.IsNull).Select(pair => new StoredValue(pair.First, (ReadOnlyMemory<byte>)pair.Second))];
    }

    private static async Task<(RedisInfo? Info, long Keys)> StatusAsync(RedisSession session)
    {
        var servers = session.Answering;
        if (servers.Length == 0)
            throw new IOException("no server is connected");

        var keys = Task.WhenAll(servers.Select(server => server.DatabaseSizeAsync(session.Database.Database)));
        var infos = Task.WhenAll(servers.Select(RedisInfo.AskAsync));
        await Task.WhenAll(keys, infos);
        return (RedisInfo.Sum(await infos), (await keys).Sum());
    }
}
