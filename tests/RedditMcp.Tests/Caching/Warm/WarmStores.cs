using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedditMcp.Budget.Ledgers;
using RedditMcp.Caching;
using RedditMcp.Caching.Warm;
using RedditMcp.Caching.Warm.Redis;
using RedditMcp.Caching.Warm.Sqlite;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Warm;

/// <summary>The warm tier as the product registers it, as one process would have it.</summary>
internal sealed class WarmStores : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private WarmStores(ServiceProvider services) => _services = services;

    public IWarmTier Tier => _services.GetRequiredService<IWarmTier>();

    public ILeaseStore Leases => _services.GetRequiredService<ILeaseStore>();

    public IEntryStatistics Statistics => _services.GetRequiredService<IEntryStatistics>();

    public INoticeBoard Notices => _services.GetRequiredService<INoticeBoard>();

    public StateKeeping State => _services.GetRequiredService<StateKeeping>();

    /// <summary>The ledger of a key on the same store.</summary>
    public ICallLedger Ledger(string name) => _services.GetRequiredService<IOptions<CacheOptions>>().Value.Redis is null
        ? new SqliteLedger(_services.GetRequiredKeyedService<SqliteStore>(RedisLinks.State), name)
        : new RedisLedger(_services.GetRequiredKeyedService<RedisLink>(RedisLinks.State), name);

    public required CapturedLogs Logs { get; init; }

    /// <summary>What the host starts with it.</summary>
    public IEnumerable<IHostedService> Hosted => _services.GetServices<IHostedService>();

    public static WarmStores Open(CacheOptions options, TimeProvider time, StateOptions? state = null)
    {
        var logs = new CapturedLogs();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(logs)).AddMetrics().AddSingleton(time)
            .AddSingleton(Options.Create(options)).AddSingleton(Options.Create(state ?? new StateOptions()))
            .AddWarmTier();
        return new WarmStores(services.BuildServiceProvider()) { Logs = logs };
    }

    public static WarmStores OnFile(string folder, TimeProvider time, long bytes = 64 * 1024 * 1024) =>
        Open(new CacheOptions { Directory = folder, WarmBytes = bytes }, time);

    /// <summary>On a Redis, in driven time: the budget of a question is used up only when the test says so, however slow the machine is.</summary>
    public static WarmStores OnRedis(string url, TimeProvider time) => Open(new CacheOptions { Redis = url }, time);

    /// <summary>What is known of an entry.</summary>
    public ValueTask<EntryMetadata?> KnownOfAsync(string name) =>
        Statistics.ScanAsync(name, TestContext.Current.CancellationToken).FirstOrDefaultAsync(known => known.Name == name, TestContext.Current.CancellationToken);

    /// <summary>Whether the tier takes a value and gives it back.</summary>
    public async ValueTask<bool> WorksAsync()
    {
        var name = $"probe:posts:{Guid.NewGuid():N}:v1";
        return await Tier.SetAsync(name, "x"u8.ToArray(), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)
            && await Tier.GetAsync(name, TestContext.Current.CancellationToken) is not null;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
