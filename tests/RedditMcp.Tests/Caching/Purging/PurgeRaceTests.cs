using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Caching;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Hot;
using RedditMcp.Caching.Purging;
using RedditMcp.Caching.Warm;
using RedditMcp.Queries;
using RedditMcp.Tests.Harness;
using static RedditMcp.Tests.Caching.Cold.ArchiveLab;

namespace RedditMcp.Tests.Caching.Purging;

/// <summary>What is written, read and counted at the very moment of a purge.</summary>
public sealed class PurgeRaceTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_under_way_when_a_purge_ran_is_served_and_kept_nowhere()
    {
        ProductSession? session = null;
        var reddit = new ScriptedReddit(async (request, _) =>
        {
            if (request.RequestUri!.AbsolutePath == "/api/v1/access_token")
                return null;
            await session!.Services.GetRequiredService<Purger>().RunAsync([PurgeRequest.ForId("abc")!], PurgeReason.Purge, Token);
            return ScriptedReddit.Json("""{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"id":"abc","title":"a title"}}],"after":null}}""");
        });
        await using var started = session = await ProductSession.StartAsync(reddit, _time);

        (await session.CallAsync("get_subreddit_posts", ("subreddit", "python"))).Ids("posts").ShouldBe(["abc"]);

        (await session.Services.GetRequiredService<IWarmTier>().ScanAsync("", Token).AnyAsync(Token)).ShouldBeFalse();
        session.Services.GetRequiredService<HotTier>().Count.ShouldBe(0);
        await session.Services.GetRequiredService<EntryUses>().FlushAsync(Token);
        (await session.Services.GetRequiredService<IEntryStatistics>().ScanAsync("", Token).AnyAsync(Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_written_after_the_purge_went_by_is_taken_back_and_others_drop_it_from_memory()
    {
        using var lab = new PurgeLab();
        using var other = lab.Beside();
        var mark = Lookout(lab).Mark;
        var (key, entry) = lab.Archive.Entry("python", Post("p1"), Post("p2"));
        await lab.PurgeAsync(PurgeRequest.ForId("p1"));
        await ListenerOf(other).ListenAsync(Token);

        await other.HoldAsync((key, entry)); // as it would read what the first has just written
        (await Lookout(lab).CheckAsync([new WarmWrite(key.Name, entry)], mark)).ShouldBeFalse();

        (await lab.WarmAsync()).ShouldBeEmpty();
        await ListenerOf(other).ListenAsync(Token);
        other.Hot.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_fetched_after_a_purge_was_followed_stays()
    {
        using var lab = new PurgeLab();
        await lab.PurgeAsync(PurgeRequest.ForId("p1"));
        await ListenerOf(lab).ListenAsync(Token);
        var mark = Lookout(lab).Mark;
        var (key, entry) = lab.Archive.Entry("python", Post("p1"));
        await lab.HoldAsync((key, entry));

        (await Lookout(lab).CheckAsync([new WarmWrite(key.Name, entry)], mark)).ShouldBeTrue();

        (await lab.WarmAsync()).ShouldBe([key.Name]);
    }

    [Fact]
    public async Task What_could_not_be_checked_is_checked_when_the_store_is_back()
    {
        using var lab = new PurgeLab();
        var (key, entry) = lab.Archive.Entry("python", Post("p1"));
        await lab.PurgeAsync(PurgeRequest.ForId("p1"));
        await lab.HoldAsync((key, entry));
        lab.BreakWarm();
        await Lookout(lab).CheckAsync([new WarmWrite(key.Name, entry)], since: null);

        lab.MendWarm();
        (await lab.WarmAsync()).ShouldBe([key.Name]);
        await ListenerOf(lab).ListenAsync(Token);

        (await lab.WarmAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_purge_posted_before_the_board_was_first_read_is_followed_too()
    {
        using var lab = new PurgeLab();
        using var other = lab.Beside();
        await other.HoldAsync(lab.Archive.Entry("python", Post("p1")));

        await lab.PurgeAsync(PurgeRequest.ForId("p1"));
        await ListenerOf(other).ListenAsync(Token);

        other.Hot.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_notice_that_could_not_be_followed_is_read_again()
    {
        using var lab = new PurgeLab();
        using var other = lab.Beside();
        await lab.PurgeAsync(PurgeRequest.ForId("p1"));
        other.Archive.Archiver.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => ListenerOf(other).ListenAsync(Token));

        other.Archive.Get<PurgeNews>().Followed.ShouldBeNull();
    }

    [Fact]
    public void Memory_does_not_take_what_was_looked_for_before_a_purge()
    {
        using var lab = new PurgeLab();
        var hot = lab.Archive.Get<HotTier>();
        var (key, entry) = lab.Archive.Entry("python", Post("p1"));
        var before = hot.Purges;

        hot.Remove((_, _) => false);
        hot.Set(key, entry, before);

        hot.Find(key).ShouldBeNull();
        hot.Set(key, entry, hot.Purges);
        hot.Find(key).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("author", """{"part":"about","username":"eve"}""")]
    [InlineData("id", """{"post_id":"p1","sort":"confidence"}""")]
    [InlineData("key", """{"q":"x"}""")]
    public async Task What_is_known_of_an_entry_that_is_gone_goes_with_a_purge(string subject, string parameters)
    {
        using var lab = new PurgeLab();
        var key = CacheKey.Of("user", parameters);
        var (named, other) = (Written(key), Written(CacheKey.Of("posts", """{"subreddit":"python"}""")));
        await lab.Archive.Get<IEntryStatistics>().RecordAsync([named, other], Token);
        var target = subject switch { "author" => PurgeRequest.ForAuthor("Eve"), "id" => PurgeRequest.ForId("p1"), _ => PurgeRequest.ForKey(key.Name) };

        (await lab.PurgeAsync(target)).Removed["warm"].ShouldBe(0);

        (await lab.Archive.Get<IEntryStatistics>().ScanAsync("", Token).Select(known => known.Name).ToListAsync(Token)).ShouldBe([other.Name]);

        EntryUse Written(CacheKey of) => new(
            of.Name, 0, lab.Archive.Time.GetUtcNow(), new EntryWriting(of.Parameters, lab.Archive.Time.GetUtcNow(), TimeSpan.FromMinutes(5), 100, TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task What_is_told_of_an_entry_after_it_was_purged_is_taken_back()
    {
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null
            : ScriptedReddit.Json("""{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"id":"abc","title":"a title"}}],"after":null}}"""));
        await using var session = await ProductSession.StartAsync(reddit, _time);
        await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));

        await session.Services.GetRequiredService<Purger>().RunAsync([PurgeRequest.ForId("abc")!], PurgeReason.Purge, Token);
        await session.Services.GetRequiredService<EntryUses>().FlushAsync(Token);

        (await session.Services.GetRequiredService<IEntryStatistics>().ScanAsync("", Token).AnyAsync(Token)).ShouldBeFalse();
    }

    [Fact]
    public void What_was_given_back_waits_for_another_purge_than_the_one_that_failed()
    {
        using var lab = new PurgeLab();
        var watch = lab.Archive.Get<DeletionWatch>();
        watch.Observe(null, lab.Archive.Entry("python", Post("p1", author: "[deleted]")).Entry);
        var at = lab.Archive.Time.GetUtcNow();
        var targets = watch.Take();
        lab.Archive.Time.Advance(TimeSpan.FromSeconds(1));
        watch.Return(targets);

        watch.Handled(new ComplianceRecord { Id = TimedId.New(at), At = at, Reason = PurgeReason.DeletedOnReddit, Targets = targets });

        watch.Waiting.ShouldBe(1);
    }

    private static PurgeLookout Lookout(PurgeLab lab) => lab.Archive.Get<PurgeLookout>();

    private static PurgeListener ListenerOf(PurgeLab lab) => lab.Archive.Get<IEnumerable<IHostedService>>().OfType<PurgeListener>().Single();
}
