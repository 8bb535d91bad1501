using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedditMcp.Budget.Credentials;
using RedditMcp.Budget.Ledgers;
using RedditMcp.Caching.Warm;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;

namespace RedditMcp.Budget;

/// <summary>Registers the budget: the keys, each with its tokens and its ledger, and the line of those who wait.</summary>
internal static class BudgetServiceCollectionExtensions
{
    /// <summary>Adds the budget.</summary>
    public static IServiceCollection AddBudget(this IServiceCollection services) => services
        .AddSingleton<RedditClock>().AddSingleton<BudgetMetrics>().AddSingleton(Pool).AddSingleton<RequestBudget>();

    private static CredentialPool Pool(IServiceProvider provider)
    {
        var reddit = provider.GetRequiredService<IOptions<RedditOptions>>().Value;
        var budget = provider.GetRequiredService<IOptions<BudgetOptions>>().Value;
        var clients = provider.GetRequiredService<IHttpClientFactory>();
        var clock = provider.GetRequiredService<RedditClock>();
        var time = provider.GetRequiredService<TimeProvider>();
        var ledgers = Ledgers(provider, reddit);
        return CredentialPool.Make(
            reddit,
            credential => new TokenSource(clients, new TokenGrant(reddit, credential), time),
            credential => new KeyQuota(WindowPlan.Of(budget, credential.MonthlyCalls), ledgers(credential), clock, time),
            time);
    }

    /// <summary>A key has one ledger for all who use it, wherever what must survive is kept.</summary>
    private static Func<CredentialOptions, ICallLedger> Ledgers(IServiceProvider provider, RedditOptions reddit) =>
        StateStore.Make<Func<CredentialOptions, ICallLedger>>(
            provider,
            link => credential => new RedisLedger(link, NameOf(reddit, credential)),
            store => credential => new SqliteLedger(store, NameOf(reddit, credential)));

    /// <summary>A name that gives nothing of the client id away.</summary>
    private static string NameOf(RedditOptions reddit, CredentialOptions credential)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{reddit.ApiUrl.Authority}\n{credential.ClientId}"));
        return $"reddit:budget:{Convert.ToHexStringLower(key.AsSpan(0, 8))}:v3";
    }
}
