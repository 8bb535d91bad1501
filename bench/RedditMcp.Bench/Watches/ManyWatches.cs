using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RedditMcp.Caching;
using RedditMcp.Caching.Warm;
using RedditMcp.Insights.Watches;
using RedditMcp.Insights.Watches.Polling;
using RedditMcp.Insights.Watches.Stores;
using RedditMcp.Reddit.Content;
using RedditMcp.Telemetry;

namespace RedditMcp.Bench.Watches;

/// <summary>What ten thousand watches of one caller take: to make, to read, to list, and at a poll; of all of Reddit, and of 2,000 communities.</summary>
internal sealed class ManyWatches(IWatchStore store, WatchMetrics metrics)
{
    private const string World = "bench";
    private const string Owner = "operator";
    private const int PostsOfAll = 600;
    private const int Communities = 2000;
    private const int KeywordsOfOne = 3;

    private readonly WatchTexts _texts = new(seed: 7);
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public static async Task<int> RunAsync(int count, string? redis)
    {
        var folder = Directory.CreateTempSubdirectory("watches-");
        try
        {
            foreach (var isOfAll in (bool[])[true, false])
            {
                await using var services = new ServiceCollection()
                    .AddLogging().AddMetrics().AddSingleton(TimeProvider.System)
                    .AddSingleton(Options.Create(new CacheOptions { Directory = Path.Combine(folder.FullName, isOfAll ? "all" : "some"), Redis = redis }))
                    .AddSingleton(Options.Create(new StateOptions())).AddWarmTier().AddWatches(new ConfigurationBuilder().Build()).BuildServiceProvider();
                await new ManyWatches(services.GetRequiredService<IWatchStore>(), services.GetRequiredService<WatchMetrics>()).MeasureAsync(count, isOfAll);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private async Task MeasureAsync(int count, bool isOfAll)
    {
        Print($"{count} watches of {(isOfAll ? "all of Reddit" : $"{Communities} communities")}, {KeywordsOfOne} keywords each");
        var drafts = Enumerable.Range(0, count).Select(number => Draft(number, isOfAll)).ToList();
        while (!(await store.CountAsync(World, Owner, default)).Answered)
            await Task.Delay(100); // it is being connected to
        await TimeAsync("made", async () =>
        {
            foreach (var draft in drafts)
            {
                if (!(await store.AddAsync(draft, count, default)).Value)
                    throw new InvalidOperationException("The store did not take a watch.");
            }
        });
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var book = await TimeAsync("read", async () => (await store.ReadAsync(World, null, default)).Value!);
        await TimeAsync("asked whether any changed", async () => await store.ReadAsync(World, book, default));
        var matcher = await TimeAsync("matcher built", () => Task.FromResult(new WatchMatcher(book.Watches)));
        Print($"  {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0} MB held for both");
        await TimeAsync("a caller's list", async () => await store.OfAsync(World, Owner, default));

        var pace = new PollPace();
        var round = new WatchRound(store, pace, metrics, TimeProvider.System);
        var plan = await TimeAsync("polls planned", () => Task.FromResult(PollPlan.Of(book.Watches, [], pace, _now)));
        var alerts = 0L;
        await TimeAsync($"{plan.Count} polls, all watches", async () =>
        {
            foreach (var group in plan)
            {
                var outcome = await round.PollAsync(group, matcher, PagesOf(group), default);
                alerts += outcome.Watches.Sum(watch => watch.Progress.LastAlert);
            }
        });
        Print($"  {alerts} alerts; the process takes {Environment.WorkingSet / 1e6:0} MB");
        foreach (var watch in book.Watches)
            await store.RemoveAsync(watch, default);
    }

    private Watch Draft(int number, bool isOfAll) => new()
    {
        Id = WatchId.Make(),
        World = World,
        Owner = Owner,
        Keywords = [.. Enumerable.Range(0, KeywordsOfOne).Select(_ => _texts.Keyword())],
        Subreddits = isOfAll ? [] : [NameOf(number % Communities), NameOf((number * 7) % Communities)],
        CreatedAt = _now,
        Progress = new WatchProgress { SeenUntil = _now - TimeSpan.FromMinutes(1), Floor = _now - TimeSpan.FromMinutes(1) },
    };

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"community{number}");

    /// <summary>Pages of new posts, as many as a poll reads at the most common: six of all of Reddit, one of some communities.</summary>
    private PostFetch PagesOf(PollGroup group)
    {
        var left = group.IsOfAll ? PostsOfAll : 100;
        return (_, _, _) =>
        {
            var from = left;
            left = Math.Max(0, left - 100);
            Post[] posts = [.. Enumerable.Range(left, from - left).Reverse().Select(number => _texts.Post(
                number, group.IsOfAll ? "anywhere" : group.Subreddits[number % group.Subreddits.Count], _now.ToUnixTimeSeconds() - 50 + (number / 13.0)))];
            return Task.FromResult(new CacheResult<PostPage>(
                new PostPage(posts, left > 0 ? "t3_next" : null), new Origin(CacheTier.Reddit, default, default, IsStale: false, default, ApiCalls: 1), _now));
        };
    }

    private static async Task<T> TimeAsync<T>(string what, Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var made = await work();
        Print($"  {what}: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.0} ms");
        return made;
    }

    private static Task<bool> TimeAsync(string what, Func<Task> work) => TimeAsync(what, async () =>
    {
        await work();
        return true;
    });

    private static void Print(FormattableString line) => Console.Error.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
