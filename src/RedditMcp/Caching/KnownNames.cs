using RedditMcp.Caching.Hot;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Caching;

/// <summary>The communities and accounts that were asked about, the most used first. It looks at what is kept, at most twice a minute, and asks Reddit nothing.</summary>
internal sealed class KnownNames(HotTier hot, IEntryStatistics statistics, KeySpace space, TimeProvider time)
{
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(30);

    /// <summary>Looking at more would take longer than somebody who types would wait.</summary>
    private const int MostEntries = 20_000;

    private readonly Lock _reading = new();
    private Task<NameTable>? _table;
    private DateTimeOffset _readAt;

    /// <summary>The names.</summary>
    public Task<NameTable> ReadAsync()
    {
        lock (_reading)
        {
            var now = time.GetUtcNow();
            if (_table is { IsFaulted: false } table && now - _readAt < s_life)
                return table;
            _readAt = now;
            return _table = LookAsync();
        }
    }

    private async Task<NameTable> LookAsync()
    {
        var names = new NameTable();
        foreach (var entry in hot.Entries.Where(entry => entry.Error is null))
            names.Add(entry.Parameters, 1 + entry.Reads.Count);
        try
        {
            var left = MostEntries;
            await foreach (var known in statistics.ScanAsync(space.Name + ":", CancellationToken.None))
            {
                if (left-- == 0)
                    break;
                if (known.TimeToLive > Freshness.TtlTable.Negative) // what is remembered for so short a time is that there is no such thing
                    names.Add(known.Parameters, known.AccessedCount);
            }
        }
        catch (IOException)
        {
            return names; // the store is down: what memory holds has to do
        }

        return names;
    }
}
