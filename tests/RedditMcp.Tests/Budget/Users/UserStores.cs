using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedditMcp.Budget.Users;
using RedditMcp.Caching;
using RedditMcp.Caching.Warm;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget.Users;

/// <summary>Callers and their quotas as the product registers them, as one process would have them.</summary>
internal sealed class UserStores : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private UserStores(ServiceProvider services) => _services = services;

    public IChargeStore Charges => Get<IChargeStore>();

    public IApiKeyStore KeyStore => Get<IApiKeyStore>();

    public IRequestTally Tally => Get<IRequestTally>();

    public ApiKeys Keys => Get<ApiKeys>();

    public static UserStores OnFile(string folder, TimeProvider time, params (string Key, string? Value)[] settings) =>
        Open(new CacheOptions { Directory = folder }, time, settings);

    public static UserStores OnRedis(string url, TimeProvider time, params (string Key, string? Value)[] settings) =>
        Open(new CacheOptions { Redis = url }, time, settings);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static UserStores Open(CacheOptions options, TimeProvider time, (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create("Users:" + pair.Key, pair.Value))).Build();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(new CapturedLogs())).AddMetrics().AddSingleton(time)
            .AddSingleton(Options.Create(options)).AddSingleton(Options.Create(new StateOptions()))
            .AddWarmTier().AddUsers(configuration);
        return new UserStores(services.BuildServiceProvider());
    }
}
