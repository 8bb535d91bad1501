using Microsoft.Extensions.Hosting;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Purging;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using static RedditMcp.Tests.Caching.Cold.ArchiveLab;

namespace RedditMcp.Tests.Caching.Purging;

public sealed class DeletionWatchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_reddit_shows_as_deleted_goes_from_every_tier_but_for_the_news_of_it()
    {
        using var lab = new PurgeLab();
        await lab.HoldAsync(lab.Archive.Entry("python", Post("p1"), Post("p2")));
        var before = lab.Archive.Thread(Post("p1"), Comment("c1"), Comment("c2"));
        await lab.HoldAsync(before);
        await lab.Archive.Archiver.FlushAsync(Token);
        lab.Archive.Time.Advance(TimeSpan.FromMinutes(20));
        var after = lab.Archive.Thread(
            Post("p1", author: "[deleted]") with { Selftext = "[deleted]", RemovedByCategory = "deleted" }, Comment("c1", author: "[deleted]") with { Body = "[deleted]" }, Comment("c2"));
        await lab.HoldAsync(after);
        lab.Archive.Get<DeletionWatch>().Observe(before.Entry, after.Entry);

        await RoundOf(lab).RunAsync(Token);

        lab.Hot.ShouldBe([after.Key.Name]);
        (await lab.WarmAsync()).ShouldBe([after.Key.Name]);
        (await lab.Archive.QueryAsync()).Order(StringComparer.Ordinal).ShouldBe(["12:00 post p2", "12:20 comment c1", "12:20 comment c2", "12:20 post p1"]);
        var log = await lab.ComplianceAsync();
        log.ShouldContain("\"reason\":\"deleted_on_reddit\"");
        log.ShouldContain(Fingerprint.OfComment("c1").ToString());
        log.ShouldNotContain(Fingerprint.OfComment("c2").ToString());
    }

    [Theory]
    [InlineData("[deleted]", "kept", null)]
    [InlineData("ada", "[removed]", null)]
    [InlineData("ada", "kept", "moderator")]
    [InlineData(null, "kept", null)]
    public void A_thing_without_author_or_text_is_deleted(string? author, string text, string? removedBy)
    {
        using var lab = new PurgeLab();
        var after = lab.Archive.Entry("python", Post("p1") with { Author = author, Selftext = text, RemovedByCategory = removedBy }, Post("p2"));

        lab.Archive.Get<DeletionWatch>().Observe(before: null, after.Entry);

        lab.Archive.Get<DeletionWatch>().Take().ShouldBe([PurgeTarget.Of(PurgeSubject.Id, Fingerprint.OfPost("p1"))]);
    }

    [Fact]
    public void What_was_handled_is_left_alone_until_it_is_seen_alive_again()
    {
        using var lab = new PurgeLab();
        var watch = lab.Archive.Get<DeletionWatch>();
        var alive = lab.Archive.Entry("python", Post("p1")).Entry;
        var deleted = lab.Archive.Entry("python", Post("p1", author: "[deleted]")).Entry;
        watch.Observe(null, deleted);
        watch.Take().Count.ShouldBe(1);

        watch.Observe(deleted, deleted);
        watch.Waiting.ShouldBe(0);
        watch.Observe(alive, deleted);
        watch.Take().Count.ShouldBe(1);
        lab.Archive.Time.Advance(TimeSpan.FromHours(48));
        watch.Observe(deleted, deleted);
        watch.Waiting.ShouldBe(1);
    }

    [Fact]
    public void An_account_that_is_gone_takes_all_it_wrote_with_it()
    {
        using var lab = new PurgeLab();
        var watch = lab.Archive.Get<DeletionWatch>();
        var key = CacheKey.Of("user", """{"part":"about","username":"eve"}""");
        var before = lab.Archive.Entry(key, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new Account { Name = "Eve" }, ContentJson.Compact.Account), ContentKind.UserProfile);

        watch.Observe(before, before with { Body = default, Error = new RedditError(RedditErrorKind.Unavailable, "down") });
        watch.Waiting.ShouldBe(0);
        watch.Observe(before, before with { Body = default, Error = new RedditError(RedditErrorKind.NotFound, "gone") });

        watch.Take().ShouldBe([PurgeTarget.Of(PurgeSubject.Author, Fingerprint.OfAuthor("eve"))]);
    }

    [Fact]
    public void A_listing_that_is_gone_says_nothing_of_its_posts()
    {
        using var lab = new PurgeLab();
        var before = lab.Archive.Entry("python", Post("p1")).Entry;

        lab.Archive.Get<DeletionWatch>().Observe(before, before with { Body = default, Error = new RedditError(RedditErrorKind.NotFound, "gone") });

        lab.Archive.Get<DeletionWatch>().Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task One_process_purges_at_a_time_and_the_other_learns_of_it()
    {
        using var lab = new PurgeLab();
        using var other = lab.Beside();
        var deleted = lab.Archive.Entry("python", Post("p1", author: "[deleted]")).Entry;
        lab.Archive.Get<DeletionWatch>().Observe(null, deleted);
        other.Archive.Get<DeletionWatch>().Observe(null, deleted);
        var listener = other.Archive.Get<IEnumerable<IHostedService>>().OfType<PurgeListener>().Single();
        await listener.ListenAsync(Token);
        (await lab.Leases.TryTakeAsync("purge:deleted_on_reddit", "a third", TimeSpan.FromMinutes(1), Token)).ToString().ShouldBe("Taken");

        await RoundOf(lab).RunAsync(Token);
        lab.Archive.Get<DeletionWatch>().Waiting.ShouldBe(1);
        await lab.Leases.ReleaseAsync("purge:deleted_on_reddit", "a third", Token);
        await RoundOf(lab).RunAsync(Token);
        lab.Archive.Get<DeletionWatch>().Waiting.ShouldBe(0);
        await listener.ListenAsync(Token);

        other.Archive.Get<DeletionWatch>().Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task What_could_not_be_purged_everywhere_is_purged_again()
    {
        using var lab = new PurgeLab();
        var watch = lab.Archive.Get<DeletionWatch>();
        watch.Observe(null, lab.Archive.Entry("python", Post("p1", author: "[deleted]")).Entry);
        lab.BreakWarm();
        await RoundOf(lab).RunAsync(Token);
        watch.Waiting.ShouldBe(1);

        lab.MendWarm();
        await RoundOf(lab).RunAsync(Token);

        watch.Waiting.ShouldBe(0);
    }

    private static DeletionRound RoundOf(PurgeLab lab) => lab.Archive.Get<IEnumerable<IHostedService>>().OfType<DeletionRound>().Single();
}
