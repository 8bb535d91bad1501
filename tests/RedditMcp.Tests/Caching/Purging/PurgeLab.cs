using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Caching;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Purging;
using RedditMcp.Caching.Warm;
using RedditMcp.Queries;
using RedditMcp.Tests.Caching.Cold;

namespace RedditMcp.Tests.Caching.Purging;

/// <summary>A process with all tiers, sharing its warm store and archive with those beside it.</summary>
internal sealed class PurgeLab : IDisposable
{
    private readonly ConcurrentDictionary<string, CacheEntry> _hot = new(StringComparer.Ordinal);
    private readonly ArchiveLab _root;
    private readonly MemoryStore _store;
    private readonly bool _isFirst;

    public PurgeLab(params (string Key, string Value)[] settings)
        : this(new ArchiveLab(settings), new MemoryStore()) => _isFirst = true;

    private PurgeLab(ArchiveLab root, MemoryStore store)
    {
        (_root, _store) = (root, store);
        Archive = root.Beside(services =>
        {
            // The one place to change once AddWarmTier is there: it registers all three.
            services.AddSingleton<IWarmTier>(store).AddSingleton<INoticeBoard>(store).AddSingleton<ILeaseStore>(store);
            services.AddSingleton<DecodeEntry>((_, value) => ArchiveLine.TryRead(value) is { } entry ? entry.ToCacheEntry(entry.StaleUntil) : null);
            services.AddSingleton<EvictHot>(isDoomed => _hot.Count(pair => isDoomed(pair.Key, pair.Value) && _hot.TryRemove(pair.Key, out _)));
            services.AddPurging();
        });
    }

    public ArchiveLab Archive { get; }

    public MemoryStore Store => _store;

    public IEnumerable<string> Hot => _hot.Keys;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public PurgeLab Beside() => new(_root, _store);

    /// <summary>Puts an answer into all tiers, as a fetch does.</summary>
    public async Task<CacheKey> HoldAsync((CacheKey Key, CacheEntry Entry) fetched)
    {
        _hot[fetched.Key.Name] = fetched.Entry;
        await _store.SetAsync(fetched.Key.Name, ArchiveLine.Write(ArchivedEntry.Of(fetched.Key, fetched.Entry)), TimeSpan.FromHours(1), Token);
        Archive.Archiver.Offer(fetched.Key, fetched.Entry);
        return fetched.Key;
    }

    public async Task<IReadOnlyList<string>> WarmAsync()
    {
        var names = new List<string>();
        await foreach (var value in _store.ScanAsync("", Token))
            names.Add(value.Name);
        return names;
    }

    public Task<PurgeReport> PurgeAsync(params PurgeTarget?[] targets) =>
        Archive.Get<Purger>().RunAsync([.. targets.Select(target => target.ShouldNotBeNull())], PurgeReason.Purge, Token);

    public async Task<string> ComplianceAsync()
    {
        var texts = new List<string>();
        foreach (var name in await Archive.NamesAsync(ArchiveNames.Compliance))
            texts.Add(System.Text.Encoding.UTF8.GetString((await Archive.Store.GetAsync(name, Token))!));
        return string.Join('\n', texts);
    }

    public void Dispose()
    {
        Archive.Dispose();
        if (_isFirst)
            _root.Dispose();
    }
}
