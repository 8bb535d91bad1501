using System.Globalization;
using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>What is known of entries, in a hash beside each; how many different ones there were, by Redis' HyperLogLog.</summary>
internal sealed class RedisEntryStatistics(RedisLink link) : IEntryStatistics
{
    /// <summary>So many go in one answer's time, within the budget even where each takes a while.</summary>
    private const int Batch = 256;

    private readonly RedisScan _scan = new(link);

    public async ValueTask<bool> RecordAsync(IReadOnlyCollection<EntryUse> uses, CancellationToken cancellationToken)
    {
        var areTaken = true;
        foreach (var batch in uses.Chunk(Batch))
        {
            areTaken &= (await link.AskAsync(
                RedisOperation.Record, batch, static (session, some) => Task.WhenAll(Questions(session.Database, some)).ContinueWith(
                    Done, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default),
                cancellationToken)).Answered;
        }

        return areTaken;
    }

    public async IAsyncEnumerable<EntryMetadata> ScanAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in _scan.NamesAsync(PatternOf(prefix), "hash", cancellationToken))
        {
            foreach (var keys in page.Chunk(Batch))
            {
                var hashes = await link.AskAsync(
                    RedisOperation.Scan, keys, static (session, some) => Task.WhenAll(some.Select(key => HashAsync(session, key))), cancellationToken);
                if (!hashes.Answered)
                    throw _scan.Incomplete();
                foreach (var metadata in hashes.Value!.OfType<EntryMetadata>())
                    yield return metadata;
            }
        }
    }

    public async ValueTask<long?> CountAsync(string space, string tool, CancellationToken cancellationToken)
    {
        var count = await link.AskAsync(
            RedisOperation.Get, EntryName.SketchOf(space, tool),
            static (session, key) => session.Database.HyperLogLogLengthAsync(key, session.Reading), cancellationToken);
        return count.Answered ? count.Value : null;
    }

    private static bool Done(Task all)
    {
        all.GetAwaiter().GetResult();
        return true;
    }

    private static IEnumerable<Task> Questions(IDatabase database, EntryUse[] uses)
    {
        var named = uses.Select(use => (Name: EntryName.Parse(use.Name), Use: use)).Where(use => use.Name is not null).ToList();
        foreach (var (name, use) in named)
        {
            if (use.Written is { } written)
                yield return database.ScriptEvaluateAsync(RedisScripts.Written, [name!.Value.Metadata], Values(name.Value, written));
            if (use.Reads > 0)
                yield return database.ScriptEvaluateAsync(RedisScripts.Read, [name!.Value.Metadata], [use.Reads, Text(use.LastRead)]);
        }

        foreach (var tool in named.Where(pair => pair.Use.Written is not null).GroupBy(pair => pair.Name!.Value.Sketch, StringComparer.Ordinal))
            yield return database.HyperLogLogAddAsync(tool.Key, [.. tool.Select(pair => (RedisValue)pair.Use.Name)]);
    }

    private static RedisValue[] Values(EntryName name, EntryWriting written) =>
    [
        name.Tool, written.Parameters, Text(written.CreatedAt), written.TimeToLive.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture),
        written.SizeBytes, Math.Max(1, (long)written.Life.TotalMilliseconds),
    ];

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : DateTimeOffset.UnixEpoch;

    /// <summary>A prefix without a colon is that of a key space, and what is known stands behind its end.</summary>
    private static string PatternOf(string prefix) => prefix.IndexOf(':', StringComparison.Ordinal) is >= 0 and var space
        ? $"{RedisScan.Escape(prefix[..space])}:meta{RedisScan.Escape(prefix[space..])}*"
        : $"{RedisScan.Escape(prefix)}*:meta:*";

    private static async Task<EntryMetadata?> HashAsync(RedisSession session, string key) =>
        Metadata(EntryName.OfMetadata(key), await session.Database.HashGetAllAsync(key));

    /// <summary>Reads a hash. Of one that is not this program's no more is told than its name.</summary>
    private static EntryMetadata? Metadata(string name, HashEntry[] hash)
    {
        if (hash.Length == 0)
            return null;

        var fields = hash.ToDictionary(field => field.Name.ToString(), field => field.Value.ToString(), StringComparer.Ordinal);
        return new EntryMetadata(
            name, Of("tool"), Of("params"), Instant(Of("created_at")), (long)NumberOf("accessed_count"), Instant(Of("last_accessed")),
            TimeSpan.FromSeconds(NumberOf("ttl_seconds")), (int)NumberOf("size_bytes"));

        string Of(string field) => fields.GetValueOrDefault(field, "");

        double NumberOf(string field) => double.TryParse(Of(field), CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= int.MaxValue ? number : 0;
    }
}
