using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedditMcp.Caching;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Bench;

/// <summary>The product's stores by themselves, and the middle of what they were timed at.</summary>
internal static class Stores
{
    /// <summary>The stores as the product registers them.</summary>
    public static ServiceProvider Open(CacheOptions options) => new ServiceCollection()
        .AddLogging().AddMetrics().AddSingleton(TimeProvider.System).AddSingleton(Options.Create(options)).AddSingleton(Options.Create(new StateOptions()))
        .AddWarmTier().BuildServiceProvider();

    /// <summary>The median; sorts what it is given.</summary>
    public static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
