using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Caching;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Hot;
using RedditMcp.Caching.Purging;
using RedditMcp.Queries;
using RedditMcp.Tests.Caching.Warm;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Purging;

/// <summary>Where purged content could hide, and what a purge says that could not look everywhere.</summary>
public sealed class PurgedEverywhereTests
{
    private const string Name = "reddit:posts:0123456789abcdef:v1";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_purge_that_could_not_read_all_of_redis_does_not_say_it_did()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var store = WarmStores.OnRedis(redis.Url, TimeProvider.System);
        await Patience.UntilAsync(async () => await store.WorksAsync(), "it works");
        (await store.Tier.SetAsync(Name, "garbage"u8.ToArray(), TimeSpan.FromHours(1), Token)).ShouldBeTrue();

        await redis.StopAsync();
        var removed = await new WarmPurge(store.Tier, store.Statistics, new PurgeNews(store.Notices), TimeProvider.System).PurgeAsync(Record(), Token);
        await redis.ContinueAsync();

        removed.ShouldBeNull();
        (await redis.CliAsync("EXISTS", Name)).ShouldBe("1");
    }

    [Fact]
    public async Task A_purge_waits_for_a_connection_that_takes_its_time()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var store = WarmStores.OnRedis(redis.Url, TimeProvider.System);
        await redis.CliAsync("CLIENT", "PAUSE", "400", "ALL");

        (await new WarmPurge(store.Tier, store.Statistics, new PurgeNews(store.Notices), TimeProvider.System).PurgeAsync(Record(), Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_of_it_stays_in_the_file()
    {
        using var folder = new TemporaryFolder();
        await using (var store = WarmStores.OnFile(folder.Path, TimeProvider.System))
        {
            await store.Tier.SetAsync(Name, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("PURGEDSECRET", 2000))), TimeSpan.FromHours(1), Token);
            await store.Tier.RemoveAsync([Name], Token);
        }

        Directory.GetFiles(folder.Path).Sum(file => Encoding.Latin1.GetString(File.ReadAllBytes(file)).Split("PURGEDSECRET").Length - 1).ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_of_it_stays_in_answers_kept_with_other_entries()
    {
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath switch
        {
            "/api/v1/access_token" => null,
            var path when path.EndsWith("/about", StringComparison.Ordinal) => ScriptedReddit.Json("""{"kind":"t2","data":{"name":"bob","id":"xyz","created_utc":946681200}}"""),
            var path when path.Contains("submitted", StringComparison.Ordinal) =>
                ScriptedReddit.Json("""{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"id":"abc","title":"a title","selftext":"secret"}}],"after":null}}"""),
            _ => ScriptedReddit.Json("""{"kind":"Listing","data":{"children":[],"after":null}}"""),
        });
        await using var session = await ProductSession.StartAsync(reddit, _time);
        await session.CallAsync("get_user_info", ("username", "bob"));
        Username.TryParse("bob", out var bob).ShouldBeTrue();
        var profile = session.Services.GetRequiredService<RedditCache>().Qualify(new AccountQuery(bob).Key)!;
        var hot = session.Services.GetRequiredService<HotTier>();
        hot.Find(profile).ShouldNotBeNull().Entry.Kept.Weight.ShouldBeGreaterThan(0);

        _time.Advance(TimeSpan.FromSeconds(1));
        await session.Services.GetRequiredService<Purger>().RunAsync([PurgeRequest.ForId("abc")!], PurgeReason.Purge, Token);

        hot.Find(profile).ShouldBeNull();
    }

    [Fact]
    public async Task Answers_that_are_too_old_to_be_given_are_dropped_with_all_they_hold()
    {
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null
            : ScriptedReddit.Json("""{"kind":"Listing","data":{"children":[],"after":null}}"""));
        await using var session = await ProductSession.StartAsync(reddit, _time);
        var hot = session.Services.GetRequiredService<HotTier>();
        await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));
        var whole = hot.Bytes;

        _time.Advance(TimeSpan.FromMinutes(2.5));

        hot.Count.ShouldBe(1);
        hot.Bytes.ShouldBeLessThan(whole - 300);
    }

    [Fact]
    public async Task What_nobody_waits_for_takes_a_tenth_of_the_time()
    {
        var pace = new PurgePace(_time);
        _time.Advance(TimeSpan.FromMilliseconds(19));
        pace.RestAsync(Token).AsTask().IsCompleted.ShouldBeTrue();
        _time.Advance(TimeSpan.FromMilliseconds(11));

        var rest = pace.RestAsync(Token).AsTask();

        _time.Advance(TimeSpan.FromMilliseconds(269));
        rest.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await rest;
        pace.RestAsync(Token).AsTask().IsCompleted.ShouldBeTrue();
    }

    private static ComplianceRecord Record()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new() { Id = TimedId.New(now), At = now, Reason = PurgeReason.Purge, Targets = [PurgeRequest.ForKey(Name)!] };
    }
}
