using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedditMcp.Caching.Warm;
using RedditMcp.Telemetry;

namespace RedditMcp.Budget.Users;

/// <summary>Registers callers and their quotas, on the store of what must survive.</summary>
internal static class UsersServices
{
    /// <summary>Adds them. Nothing of it runs by itself: over stdio there is but the operator.</summary>
    /// <param name="services">Where to add; the clock, metrics and the stores are there.</param>
    /// <param name="configuration">The root configuration; section <c>Users</c> is read.</param>
    public static IServiceCollection AddUsers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<UsersOptions>().Bind(configuration.GetSection(UsersOptions.Section)).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<UsersOptions>, UsersOptionsValidator>()
            .AddSingleton<UserMetrics>().AddSingleton<CallerAccounts>().AddSingleton<UserQuota>().AddSingleton<RequestCeiling>()
            .AddSingleton<ApiKeys>().AddSingleton<Callers>()
            .AddSingleton(provider => StateStore.Make<IApiKeyStore>(provider, link => new RedisApiKeys(link), store => new SqliteApiKeys(store)))
            .AddSingleton(provider => StateStore.Make<IChargeStore>(provider, link => new RedisCharges(link), store => new SqliteCharges(store)))
            .AddSingleton<SharedCharges>()
            .AddSingleton(provider => StateStore.Make<IRequestTally>(provider, link => new RedisRequestTally(link), store => new SqliteRequestTally(store)));
    }

    /// <summary>Adds what a server with callers runs beside its answers.</summary>
    public static IServiceCollection AddUserWatches(this IServiceCollection services) => services
        .AddSingleton<ApiKeyWatch>().AddHostedService(provider => provider.GetRequiredService<ApiKeyWatch>())
        .AddHostedService<RequestReports>();
}
