using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Caching;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Hot;
using RedditMcp.Caching.Purging;
using RedditMcp.Caching.Warm;
using RedditMcp.Queries;
using RedditMcp.Telemetry;
using RedditMcp.Tests.Caching.Cold;

namespace RedditMcp.Tests.Caching.Purging;

/// <summary>A process with all tiers, sharing its warm store and archive with those beside it.</summary>
internal sealed class PurgeLab : IDisposable
{
    private readonly List<CacheKey> _held = [];
    private readonly ArchiveLab _root;
    private readonly bool _isFirst;

    public PurgeLab(params (string Key, string Value)[] settings)
        : this(new ArchiveLab(settings)) => _isFirst = true;

    private PurgeLab(ArchiveLab root)
    {
        _root = root;
        Archive = root.Beside(services => services.AddSingleton<CacheMetrics>().AddSingleton<HotTier>().AddWarmTier().AddPurging());
    }

    public ArchiveLab Archive { get; }

    public ILeaseStore Leases => Archive.Get<ILeaseStore>();

    public IEnumerable<string> Hot => _held.Where(key => HotTier.Find(key) is not null).Select(key => key.Name).Distinct(StringComparer.Ordinal);

    private HotTier HotTier => Archive.Get<HotTier>();

    private IWarmTier Warm => Archive.Get<IWarmTier>();

    private string WarmFile => Path.Combine(Archive.Folder, "cache-v1.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public PurgeLab Beside() => new(_root);

    /// <summary>Puts an answer into all tiers, as a fetch does.</summary>
    public async Task<CacheKey> HoldAsync((CacheKey Key, CacheEntry Entry) fetched)
    {
        _held.Add(fetched.Key);
        HotTier.Set(fetched.Key, fetched.Entry);
        (await Warm.SetAsync(fetched.Key.Name, EntryFormat.Write(fetched.Entry), TimeSpan.FromHours(1), Token)).ShouldBeTrue();
        Archive.Archiver.Offer(fetched.Key, fetched.Entry);
        return fetched.Key;
    }

    /// <summary>Makes the warm store unusable: where its file was is a folder.</summary>
    public void BreakWarm()
    {
        foreach (var file in Directory.GetFiles(Archive.Folder, "cache-v1.db*"))
            File.Move(file, file + ".kept");
        Directory.CreateDirectory(WarmFile);
        Archive.Time.Advance(TimeSpan.FromSeconds(2));   // by then it has noticed
    }

    /// <summary>Makes it usable again, with what it held.</summary>
    public void MendWarm()
    {
        Directory.Delete(WarmFile);
        foreach (var file in Directory.GetFiles(Archive.Folder, "*.kept"))
            File.Move(file, file[..^".kept".Length]);
        Archive.Time.Advance(TimeSpan.FromSeconds(6));   // by then it is tried again
    }

    public async Task<IReadOnlyList<string>> WarmAsync()
    {
        var names = new List<string>();
        await foreach (var value in Warm.ScanAsync("", Token))
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
