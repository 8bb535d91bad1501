using Microsoft.Extensions.Hosting;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Purging;
using static RedditMcp.Tests.Caching.Cold.ArchiveLab;

namespace RedditMcp.Tests.Caching.Purging;

public sealed class PurgerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_purge_reaches_every_tier_and_leaves_what_it_does_not_mean()
    {
        using var lab = new PurgeLab();
        var kept = await lab.HoldAsync(lab.Archive.Entry("rust", Post("p9", author: "zoe", subreddit: "rust")));
        await lab.HoldAsync(lab.Archive.Entry("python", Post("p1"), Post("p2", author: "Eve")));
        await lab.HoldAsync(lab.Archive.Thread(Post("p3"), Comment("c1", author: "eve"), Comment("c2")));
        await lab.HoldAsync(lab.Archive.Entry("eveonly", Post("p4", author: "eve")));

        var report = await lab.PurgeAsync(PurgeRequest.ForAuthor("u/EVE"));

        report.IsComplete.ShouldBeTrue();
        lab.Hot.ShouldBe([kept.Name]);
        (await lab.WarmAsync()).ShouldBe([kept.Name]);
        (await lab.Archive.QueryAsync()).Order(StringComparer.Ordinal).ShouldBe(["12:00 comment c2", "12:00 post p1", "12:00 post p3", "12:00 post p9"]);
        report.Removed["warm"].ShouldBe(3);
        report.Removed["hot"].ShouldBe(3);
    }

    [Fact]
    public async Task A_key_is_purged_alone()
    {
        using var lab = new PurgeLab();
        var key = await lab.HoldAsync(lab.Archive.Entry("rust", Post("p1")));
        var kept = await lab.HoldAsync(lab.Archive.Entry("python", Post("p1")));
        await lab.Archive.Archiver.FlushAsync(Token);

        (await lab.PurgeAsync(PurgeRequest.ForKey(key.Name))).Removed.ShouldBe(
            new Dictionary<string, int?>(StringComparer.Ordinal) { ["warm"] = 1, ["hot"] = 1, ["cold"] = 1 }, ignoreOrder: true);

        (await lab.WarmAsync()).ShouldBe([kept.Name]);
        (await lab.Archive.QueryAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_compliance_log_says_that_and_when_and_why_and_not_what()
    {
        using var lab = new PurgeLab();
        await lab.HoldAsync(lab.Archive.Entry("python", Post("p1secret", author: "EveSecret")));

        await lab.PurgeAsync(PurgeRequest.ForAuthor("evesecret"), PurgeRequest.ForId("p1secret"));

        var log = await lab.ComplianceAsync();
        log.ShouldNotContain("secret", Case.Insensitive);
        log.ShouldContain("\"at\":\"2026-03-04T12:00:00+00:00\"");
        log.ShouldContain("\"reason\":\"purge\"");
        log.ShouldContain($"{{\"what\":\"author\",\"print\":\"{Fingerprint.Of("u/evesecret")}\"}}");
        log.ShouldContain("\"removed\":{\"warm\":1,\"hot\":1,");
    }

    [Fact]
    public async Task A_purge_is_recorded_with_the_archive_switched_off_too()
    {
        using var lab = new PurgeLab(("Archive:Enabled", "false"));
        await lab.HoldAsync(lab.Archive.Entry("python", Post("p1")));

        (await lab.PurgeAsync(PurgeRequest.ForId("t3_p1"))).IsComplete.ShouldBeTrue();

        (await lab.WarmAsync()).ShouldBeEmpty();
        (await lab.ComplianceAsync()).ShouldContain("\"what\":\"id\"");
    }

    [Fact]
    public async Task Other_processes_drop_what_was_purged_within_seconds()
    {
        using var lab = new PurgeLab();
        using var other = lab.Beside();
        var listener = other.Archive.Get<IEnumerable<IHostedService>>().OfType<PurgeListener>().Single();
        await listener.StartAsync(Token);
        await other.HoldAsync(lab.Archive.Entry("python", Post("p1"), Post("p2")));
        await other.Archive.Archiver.StepAsync(Token);
        await listener.ListenAsync(Token);

        other.Hot.ShouldNotBeEmpty();
        await lab.PurgeAsync(PurgeRequest.ForId("p1"));
        await listener.ListenAsync(Token);
        await listener.StopAsync(Token);

        other.Hot.ShouldBeEmpty();
        (await lab.Archive.QueryAsync()).ShouldBe(["12:00 post p2"]);
        Directory.GetFiles(lab.Archive.SpoolFolder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tier_that_does_not_answer_is_told_and_keeps_nothing_else_from_being_purged()
    {
        using var lab = new PurgeLab();
        await lab.HoldAsync(lab.Archive.Entry("python", Post("p1")));
        await lab.Archive.Archiver.FlushAsync(Token);
        lab.BreakWarm();

        var report = await lab.PurgeAsync(PurgeRequest.ForId("p1"));

        report.IsComplete.ShouldBeFalse();
        report.Removed["warm"].ShouldBeNull();
        report.Removed["cold"].ShouldBe(1);
        lab.Hot.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1abc2de", "t3_1abc2de")]
    [InlineData("T3_1ABC2de", "t3_1abc2de")]
    [InlineData("t1_c0mment", "t1_c0mment")]
    [InlineData("https://www.reddit.com/r/python/comments/1abc2de/title/", "t3_1abc2de")]
    [InlineData("https://old.reddit.com/r/python/comments/1abc2de/title/c0mment/?context=3", "t1_c0mment")]
    [InlineData("redd.it/1abc2de", "t3_1abc2de")]
    public void An_id_is_taken_in_every_spelling(string text, string meant) => PurgeRequest.ReadId(text).ShouldBe(Fingerprint.Of(meant));

    [Theory]
    [InlineData("")]
    [InlineData("no id")]
    [InlineData("t1_")]
    [InlineData("t5_2qh0y")]
    [InlineData("https://example.com/x")]
    [InlineData("https://www.reddit.com/r/python/s/abcdef")]
    public void What_is_no_id_is_refused(string text) => PurgeRequest.ReadId(text).ShouldBeNull();
}
