using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RedditMcp.Caching.Cold;
using RedditMcp.Reddit;
using static RedditMcp.Tests.Caching.Cold.ArchiveLab;

namespace RedditMcp.Tests.Caching.Cold;

public sealed class ArchiverTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_off_unless_switched_on()
    {
        using var lab = new ArchiveLab(("Archive:Enabled", "false"));
        var (key, entry) = lab.Entry("python", Post("p1"));

        lab.Archiver.Offer(key, entry).ShouldBeFalse();
        await lab.Archiver.FlushAsync(Token);
        await lab.Get<ArchiveRetention>().SweepAsync(Token);

        new ArchiveOptions().Enabled.ShouldBeFalse();
        Directory.EnumerateFileSystemEntries(lab.Folder).ShouldBeEmpty();
        (await lab.Get<ArchiveProbe>().TryAsync(Token)).IsEnabled.ShouldBeFalse();
    }

    [Fact]
    public async Task More_than_the_queue_may_hold_is_shed_and_counted()
    {
        using var lab = new ArchiveLab(("Archive:QueueEntries", "3"));
        var (key, entry) = lab.Entry("python", Post("p1"));
        for (var i = 0; i < 5; i++)
            lab.Archiver.Offer(key, entry with { FetchedAt = entry.FetchedAt.AddSeconds(i) }).ShouldBe(i < 3);

        var status = lab.Get<ArchiveProbe>().Status;
        status.Queued.ShouldBe(3);
        status.Shed.ShouldBe(2);
        await lab.Archiver.FlushAsync(Token);
        (await lab.QueryAsync()).Count.ShouldBe(3);
        lab.Archiver.Offer(key, entry).ShouldBeTrue();
    }

    [Fact]
    public void More_bytes_than_the_queue_may_hold_are_shed()
    {
        using var lab = new ArchiveLab(("Archive:QueueBytes", "2000"));
        var (key, entry) = lab.Entry("python", Post("p1"));
        entry.Weight.ShouldBeInRange(400, 1000);

        Enumerable.Range(0, 10).Count(_ => lab.Archiver.Offer(key, entry)).ShouldBe(2000 / entry.Weight);
    }

    [Fact]
    public async Task More_than_the_disk_may_hold_is_shed()
    {
        using var lab = new ArchiveLab(("Archive:SpoolBytes", "1500"), ("Archive:SegmentBytes", "1"));
        using var cutOff = lab.Beside(services => services.AddSingleton<IArchiveStore>(new DyingStore(lab.Store, 0)));
        for (var i = 0; i < 10; i++)
        {
            cutOff.Offer("python", Post("p" + i));
            await cutOff.Archiver.StepAsync(Token);
        }

        cutOff.Archiver.Trouble.ShouldBe("cut off");
        cutOff.Archiver.Spooled.ShouldBeInRange(1500, 3000);
        cutOff.Get<ArchiveProbe>().Status.Shed.ShouldBeInRange(6, 9);
    }

    [Fact]
    public async Task Errors_and_empty_answers_are_not_archived()
    {
        using var lab = new ArchiveLab();
        var (key, entry) = lab.Entry("python");

        lab.Archiver.Offer(key, entry with { Error = new RedditError(RedditErrorKind.NotFound, "gone"), Body = default }).ShouldBeFalse();
        await lab.Archiver.FlushAsync(Token);

        (await lab.NamesAsync(ArchiveNames.Data)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_content_does_not_keep_the_rest_from_the_archive()
    {
        using var lab = new ArchiveLab();
        var (key, entry) = lab.Entry("rust", Post("p0"));
        lab.Archiver.Offer(key, entry with { Body = "{\"posts\":["u8.ToArray() });
        lab.Archiver.Offer(key, entry with { Parameters = "no JSON" });
        lab.Offer("python", Post("p1"));

        (await lab.Archiver.FlushAsync(Token)).ShouldBeTrue();

        (await lab.QueryAsync()).ShouldBe(["12:00 post p1"]);
    }

    [Fact]
    public async Task The_worker_brings_what_is_offered_to_the_disk_at_once_and_the_rest_of_the_way_when_it_ends()
    {
        using var lab = new ArchiveLab();
        var worker = lab.Get<IEnumerable<IHostedService>>().OfType<ArchiveWorker>().Single();
        await worker.StartAsync(Token);
        lab.Offer("python", Post("p1"));
        var patience = TimeProvider.System.GetTimestamp();
        while (lab.Archiver.Spooled == 0 && TimeProvider.System.GetElapsedTime(patience) < TimeSpan.FromMinutes(1))
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Token);

        lab.Archiver.Spooled.ShouldBeGreaterThan(0);
        (await lab.QueryAsync()).ShouldBeEmpty();
        await worker.StopAsync(Token);

        (await lab.QueryAsync()).ShouldBe(["12:00 post p1"]);
    }

    [Fact]
    public async Task A_segment_goes_to_the_archive_when_it_is_old_or_large_enough()
    {
        using var lab = new ArchiveLab(("Archive:SegmentBytes", "3000"));
        lab.Offer("python", Post("p1"));
        await lab.Archiver.StepAsync(Token);
        (await lab.NamesAsync(ArchiveNames.Data)).ShouldBeEmpty();

        lab.Time.Advance(new ArchiveOptions().SegmentAge);
        await lab.Archiver.StepAsync(Token);
        (await lab.NamesAsync(ArchiveNames.Data)).Count.ShouldBe(1);

        lab.Offer("python", [.. Enumerable.Range(0, 30).Select(number => Post("q" + number))]);
        await lab.Archiver.StepAsync(Token);
        (await lab.NamesAsync(ArchiveNames.Data)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_store_that_fails_is_left_alone_for_longer_each_time()
    {
        using var lab = new ArchiveLab(("Archive:SegmentBytes", "1"));
        var dying = new DyingStore(lab.Store, 0);
        using var cutOff = lab.Beside(services => services.AddSingleton<IArchiveStore>(dying));
        cutOff.Offer("python", Post("p1"));
        for (var second = 0; second < 60; second++)
        {
            await cutOff.Archiver.StepAsync(Token);
            cutOff.Time.Advance(TimeSpan.FromSeconds(1));
        }

        dying.Refused.ShouldBe(4); // at 0, 5, 15 and 35 s
    }

    [Fact]
    public async Task Bytes_torn_by_a_crash_cost_only_the_line_they_were_part_of()
    {
        using var lab = new ArchiveLab();
        using (var writer = lab.Beside())
        {
            writer.Offer("python", Post("p1"));
            writer.Offer("rust", Post("r1"));
            await writer.Archiver.StepAsync(Token);
            writer.Die();
        }

        var spooled = Directory.GetFiles(lab.SpoolFolder).ShouldHaveSingleItem();
        await File.AppendAllTextAsync(spooled, """{"v":1,"key":"reddit:posts:0123""", Token);
        await lab.Archiver.FlushAsync(Token);

        (await lab.QueryAsync()).ShouldBe(["12:00 post p1", "12:00 post r1"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_a_living_process_gathers_is_not_taken_from_it()
    {
        using var lab = new ArchiveLab();
        using var other = lab.Beside();
        other.Offer("python", Post("p1"));
        await other.Archiver.StepAsync(Token);

        await lab.Archiver.FlushAsync(Token);
        (await lab.QueryAsync()).ShouldBeEmpty();
        await other.Archiver.FlushAsync(Token);

        (await lab.QueryAsync()).ShouldBe(["12:00 post p1"]);
    }

    [Fact]
    public async Task What_was_left_behind_for_longer_than_the_retention_goes_unseen()
    {
        using var lab = new ArchiveLab();
        using (var writer = lab.Beside())
        {
            writer.Offer("python", Post("p1"));
            await writer.Archiver.StepAsync(Token);
            writer.Die();
        }

        lab.Time.Advance(TimeSpan.FromHours(48));
        await lab.Get<ArchiveRetention>().SweepAsync(Token);
        Directory.GetFiles(lab.SpoolFolder).ShouldBeEmpty();
        await lab.Archiver.FlushAsync(Token);

        (await lab.NamesAsync(ArchiveNames.Data)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_figures_of_a_day_are_counts_and_name_nobody()
    {
        using var lab = new ArchiveLab();
        lab.Offer("python", Post("p1"));
        lab.Offer("u_ada", Post("p2", subreddit: "u_ada"));
        await lab.Archiver.FlushAsync(Token);
        lab.Offer("python", Post("p3"));
        await lab.Archiver.FlushAsync(Token);

        var name = (await lab.NamesAsync(ArchiveNames.Usage)).ShouldHaveSingleItem();
        var usage = System.Text.Encoding.UTF8.GetString((await lab.Store.GetAsync(name, Token))!);
        name.ShouldStartWith("usage/2026/03/04/");
        usage.ShouldContain("\"day\":\"2026-03-04\"");
        usage.ShouldContain("\"entries\":3");
        usage.ShouldContain("\"kinds\":{\"posts_hot\":3}");
        usage.ShouldContain("\"subreddits\":{\"_profiles\":1,\"python\":2}");
    }
}
