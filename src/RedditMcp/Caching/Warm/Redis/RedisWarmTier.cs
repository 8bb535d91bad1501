using System.Runtime.CompilerServices;
using System.Text;
using StackExchange.Redis;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>Values as plain strings under their names, with their lives as expiry, so that any Redis client can read them.</summary>
internal sealed class RedisWarmTier(RedisLink link) : IWarmTier
{
    private const int RemoveBatch = 128;
    private const int ScanPage = 512;
    private const int ScanBatch = 16;

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
        var masters = await link.AskAsync(RedisOperation.Scan, 0, static (session, _) => Task.FromResult((session.Masters, session.IsWhole)), cancellationToken);
        if (!masters.Answered || !masters.Value.IsWhole)
            throw Incomplete();
        foreach (var master in masters.Value.Masters)
        {
            var cursor = 0L;
            do
            {
                var page = await link.AskAsync(
                    RedisOperation.Scan, (master, cursor, prefix),
                    static (session, from) => PageAsync(session, from.master, from.cursor, from.prefix), cancellationToken);
                if (!page.Answered)
                    throw Incomplete();

                foreach (var names in page.Value.Names.Chunk(ScanBatch))
                {
                    var values = await link.AskAsync(RedisOperation.Scan, names, static (session, some) => ValuesAsync(session, some), cancellationToken);
                    if (!values.Answered)
                        throw Incomplete();
                    foreach (var value in values.Value!)
                        yield return value;
                }

                cursor = page.Value.Next;
            }
            while (cursor != 0);
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

    private IOException Incomplete() => new($"Redis at {link.Place} stopped answering before all of it was read.");

    /// <summary>One key a command: in a cluster several would have to be of one slot.</summary>
    private static async Task<int> RemoveAsync(IDatabase database, string[] names)
    {
        var known = names.Select(EntryName.Parse).OfType<EntryName>().Select(name => database.KeyDeleteAsync(name.Metadata));
        var all = await Task.WhenAll([.. names.Select(name => database.KeyDeleteAsync(name)), .. known]);
        return all.AsSpan(0, names.Length).Count(value: true);
    }

    private static async Task<(long Next, string[] Names)> PageAsync(RedisSession session, IServer master, long cursor, string prefix)
    {
        var page = (RedisResult[])(await master.ExecuteAsync(
            session.Database.Database, "SCAN", [cursor, "MATCH", Pattern(prefix), "COUNT", ScanPage, "TYPE", "string"]))!;
        var names = (string[])page[1]!;
        return ((long)page[0], [.. names.Where(name => !EntryName.IsReserved(name))]);
    }

    private static async Task<StoredValue[]> ValuesAsync(RedisSession session, string[] names)
    {
        var values = await Task.WhenAll(names.Select(name => session.Database.StringGetAsync(name)));
        return [.. names.Zip(values).Where(pair => !pair.Second.IsNull).Select(pair => new StoredValue(pair.First, (ReadOnlyMemory<byte>)pair.Second))];
    }

    private static async Task<(RedisInfo? Info, long Keys)> StatusAsync(RedisSession session)
    {
        var masters = session.Masters;
        if (masters.Length == 0)
            throw new IOException("no master is connected");

        var keys = Task.WhenAll(masters.Select(master => master.DatabaseSizeAsync(session.Database.Database)));
        var infos = Task.WhenAll(masters.Select(RedisInfo.AskAsync));
        await Task.WhenAll(keys, infos);
        return (RedisInfo.Sum(await infos), (await keys).Sum());
    }

    private static string Pattern(string prefix)
    {
        var pattern = new StringBuilder(prefix.Length + 1);
        foreach (var character in prefix)
            pattern.Append(character is '*' or '?' or '[' or ']' or '\\' or '^' ? "\\" : "").Append(character);
        return pattern.Append('*').ToString();
    }
}
