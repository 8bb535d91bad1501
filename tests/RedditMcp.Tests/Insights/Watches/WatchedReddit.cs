using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Insights.Watches.Polling;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Watches;

/// <summary>A simulated Reddit and servers that watch it, on one clock and one store.</summary>
internal sealed class WatchedReddit : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private WatchedReddit(RedditSimulator simulator, StandingClock clock) => (Simulator, Clock) = (simulator, clock);

    public RedditSimulator Simulator { get; }

    public StandingClock Clock { get; }

    public static async Task<WatchedReddit> StartAsync()
    {
        var clock = new StandingClock(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
        var options = new SimulatorOptions { QueriesPerMinute = Replay.Plenty, Clock = clock };
        return new WatchedReddit(await RedditSimulator.StartAsync(options, TestContext.Current.CancellationToken), clock);
    }

    /// <summary>A server on the common store.</summary>
    public Task<ProductSession> ConnectAsync(params (string Key, string? Value)[] settings) =>
        ProductSession.StartAsync(Simulator, Clock, [("Cache:Directory", _folder.Path), .. settings]);

    /// <summary>Lets time pass, and has a server look for what is due every ten seconds of it.</summary>
    public async Task PassAsync(ProductSession session, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(10))
        {
            Clock.Advance(TimeSpan.FromSeconds(10));
            await session.Services.GetRequiredService<WatchPoller>().RunAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Plants a post.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> PlantAsync(string subreddit, string title, string more = "") =>
        (await Simulator.PlantAsync($$"""[{"subreddit":"{{subreddit}}","title":"{{title}}"{{more}}}]""")).ShouldHaveSingleItem();

    public async ValueTask DisposeAsync()
    {
        await Simulator.DisposeAsync();
        _folder.Dispose();
    }
}
