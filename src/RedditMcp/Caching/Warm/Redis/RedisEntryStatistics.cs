using System.Globalization;
using StackExchange.Redis;

namespace RedditMcp.Caching.Warm.Redis;

/// <summary>What is known of entries, in a hash beside each; how many different ones there were, by Redis' HyperLogLog.</summary>
internal sealed class RedisEntryStatistics(RedisLink link) : IEntryStatistics
{
    /// <summary>So many go in one answer's time, within the budget even where each takes a while.</summary>
    private const int Batch = 256;

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

    public async ValueTask<EntryMetadata?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (EntryName.Parse(name) is not { } entry)
            return null;

        return (await link.AskAsync(
            RedisOperation.Get, entry.Metadata,
            static async (session, key) => Metadata(await session.Database.HashGetAllAsync(key, session.Reading)), cancellationToken)).Value;
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

    private static DateTimeOffset Instant(string? text) => DateTimeOffset.ParseExact(text ?? "", "O", CultureInfo.InvariantCulture);

    /// <summary>Reads the hash; one that is not this program's is malformed.</summary>
    private static EntryMetadata? Metadata(HashEntry[] hash)
    {
        if (hash.Length == 0)
            return null;

        var fields = hash.ToDictionary(field => field.Name.ToString(), field => field.Value.ToString(), StringComparer.Ordinal);
        return new EntryMetadata(
            Of("tool"), Of("params"), Instant(Of("created_at")), long.Parse(Of("accessed_count"), CultureInfo.InvariantCulture),
            Instant(Of("last_accessed")), TimeSpan.FromSeconds(double.Parse(Of("ttl_seconds"), CultureInfo.InvariantCulture)),
            int.Parse(Of("size_bytes"), CultureInfo.InvariantCulture));

        string Of(string name) => fields.GetValueOrDefault(name) ?? throw new FormatException($"no {name}");
    }
}
