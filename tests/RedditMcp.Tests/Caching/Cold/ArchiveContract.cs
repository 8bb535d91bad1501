using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Caching.Cold;
using static RedditMcp.Tests.Caching.Cold.ArchiveLab;

namespace RedditMcp.Tests.Caching.Cold;

/// <summary>What holds of an archive wherever it is.</summary>
public abstract class ArchiveContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract (string Key, string Value)[] Settings();

    [Fact]
    public async Task Objects_are_written_replaced_listed_read_and_removed()
    {
        using var lab = new ArchiveLab(Settings());
        var store = lab.Store;
        (await store.GetAsync("a/b/1.gz", Token)).ShouldBeNull();
        (await lab.NamesAsync("a/")).ShouldBeEmpty();

        await store.PutAsync("a/b/1.gz", "one"u8.ToArray(), Token);
        await store.PutAsync("a/b/1.gz", "anew"u8.ToArray(), Token);
        await store.PutAsync("a/2.gz", Encoding.UTF8.GetBytes(new string('x', 300_000)), Token);
        await store.PutAsync("ab/3.gz", "three"u8.ToArray(), Token);

        (await lab.NamesAsync("a/")).ShouldBe(["a/2.gz", "a/b/1.gz"]);
        Encoding.UTF8.GetString((await store.GetAsync("a/b/1.gz", Token))!).ShouldBe("anew");
        (await store.GetAsync("a/2.gz", Token))!.Length.ShouldBe(300_000);

        await store.DeleteAsync("a/b/1.gz", Token);
        await store.DeleteAsync("a/b/1.gz", Token);
        (await lab.NamesAsync("a/")).ShouldBe(["a/2.gz"]);
    }

    [Fact]
    public async Task What_was_archived_is_found_by_id_community_and_time_the_newest_first()
    {
        using var lab = new ArchiveLab(Settings());
        lab.Offer("python", Post("p1"), Post("p2"));
        await lab.Archiver.StepAsync(Token);
        lab.Time.Advance(TimeSpan.FromMinutes(10));
        lab.Offer("python+rust", Post("r1", subreddit: "rust"), Post("p1"));
        (await lab.Archiver.FlushAsync(Token)).ShouldBeTrue(lab.Archiver.Trouble);
        lab.Time.Advance(TimeSpan.FromMinutes(10));
        var (thread, entry) = lab.Thread(Post("p1"), Comment("p1"), Comment("c2"));
        lab.Archiver.Offer(thread, entry).ShouldBeTrue();
        (await lab.Archiver.FlushAsync(Token)).ShouldBeTrue();

        (await lab.QueryAsync()).ShouldBe(["12:20 post p1", "12:20 comment p1", "12:20 comment c2", "12:10 post r1", "12:10 post p1", "12:00 post p1", "12:00 post p2"]);
        (await lab.QueryAsync(Fingerprint.OfPost("p1"))).ShouldBe(["12:20 post p1", "12:10 post p1", "12:00 post p1"]);
        (await lab.QueryAsync(Fingerprint.OfComment("p1"))).ShouldBe(["12:20 comment p1"]);
        (await lab.QueryAsync(subreddit: "rust")).ShouldBe(["12:10 post r1"]);
        (await lab.QueryAsync(Fingerprint.OfPost("p1"), from: Start.AddMinutes(10), to: Start.AddMinutes(20))).ShouldBe(["12:10 post p1"]);
        (await lab.NamesAsync(ArchiveNames.Data)).Select(name => name.Split('/')[4]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(["_many", "python"]);
    }

    [Fact]
    public async Task Wherever_a_writer_dies_the_next_one_ends_its_work_without_loss_or_doubles()
    {
        for (var calls = 0; ; calls++)
        {
            using var lab = new ArchiveLab(Settings());
            var dying = new DyingStore(lab.Store, calls);
            using (var writer = lab.Beside(services => services.AddSingleton<IArchiveStore>(dying)))
            {
                writer.Offer("python", Post("p1"), Post("p2"));
                writer.Offer("rust", Post("r1", subreddit: "rust"));
                (await writer.Archiver.FlushAsync(Token)).ShouldBe(!dying.HasDied);
                writer.Die();
            }

            (await lab.Archiver.FlushAsync(Token)).ShouldBeTrue(lab.Archiver.Trouble);

            string.Join(", ", (await lab.QueryAsync()).Order(StringComparer.Ordinal)).ShouldBe("12:00 post p1, 12:00 post p2, 12:00 post r1", $"after {calls} calls");
            Directory.GetFiles(lab.SpoolFolder).ShouldBeEmpty();
            if (!dying.HasDied)
                break;
        }
    }

    [Fact]
    public async Task Nothing_is_kept_past_its_retention()
    {
        using var lab = new ArchiveLab(Settings());
        lab.Offer("python", Post("p1"));
        await lab.Archiver.FlushAsync(Token);
        lab.Time.Advance(TimeSpan.FromHours(24));
        lab.Offer("python", Post("p2"));
        await lab.Archiver.FlushAsync(Token);
        await lab.Store.PutAsync(ArchiveNames.OfCompliance(TimedId.New(Start)), "{}"u8.ToArray(), Token);
        var retention = lab.Get<ArchiveRetention>();
        (await retention.SweepAsync(Token)).ShouldBe(0);

        lab.Time.Advance(TimeSpan.FromHours(24) - ArchiveRetention.Every);

        (await retention.SweepAsync(Token)).ShouldBe(2);
        (await lab.QueryAsync()).ShouldBe(["12:00 post p2"]);
        (await lab.NamesAsync(ArchiveNames.Compliance)).Count.ShouldBe(1);
        (await lab.NamesAsync(ArchiveNames.Usage)).Count.ShouldBe(2);
        lab.Time.Advance(TimeSpan.FromHours(24));
        (await retention.SweepAsync(Token)).ShouldBe(2);
        (await lab.NamesAsync(ArchiveNames.Data)).ShouldBeEmpty();
        (await lab.NamesAsync(ArchiveNames.Manifests)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_past_its_retention_is_not_shown_even_where_it_is_still_there()
    {
        using var lab = new ArchiveLab(Settings());
        var key = lab.Offer("python", Post("p1"));
        await lab.Archiver.FlushAsync(Token);
        lab.Time.Advance(TimeSpan.FromHours(48));

        (await lab.QueryAsync()).ShouldBeEmpty();
        (await lab.Get<ArchiveReader>().FindEntryAsync(key, Token)).ShouldBeNull();
        (await lab.NamesAsync(ArchiveNames.Data)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_last_resort_is_the_newest_answer_to_the_very_question()
    {
        using var lab = new ArchiveLab(Settings());
        lab.Offer("python", Post("old"));
        lab.Offer("rust", Post("other"));
        await lab.Archiver.FlushAsync(Token);
        lab.Time.Advance(TimeSpan.FromHours(30));
        var (key, newest) = lab.Entry("python", Post("new"));
        lab.Archiver.Offer(key, newest);
        await lab.Archiver.FlushAsync(Token);
        lab.Time.Advance(TimeSpan.FromHours(30));
        using var restarted = lab.Beside();

        var found = (await restarted.Get<ArchiveReader>().FindEntryAsync(key, Token)).ShouldNotBeNull();

        found.Body.ToArray().ShouldBe(newest.Body.ToArray());
        found.FetchedAt.ShouldBe(newest.FetchedAt);
        found.Kind.ShouldBe(newest.Kind);
        found.Source.ShouldBe(newest.Source);
        found.StaleUntil.ShouldBe(newest.FetchedAt + TimeSpan.FromHours(48));
        (await restarted.Get<ArchiveReader>().FindEntryAsync(key with { Parameters = "{}" }, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_purge_takes_out_what_it_means_and_leaves_the_rest()
    {
        using var lab = new ArchiveLab(Settings());
        lab.Offer("python", Post("p1"), Post("p2"), Post("p3", author: "Carl"));
        lab.Offer("rust", Post("p2", subreddit: "rust"));
        await lab.Archiver.FlushAsync(Token);

        (await PurgeAsync(lab, Purged("p2"), PurgeTarget.Of(PurgeSubject.Author, Fingerprint.OfAuthor("cARL")))).ShouldBe(2);

        (await lab.QueryAsync()).ShouldBe(["12:00 post p1"]);
        (await lab.NamesAsync(ArchiveNames.Data)).ShouldHaveSingleItem().ShouldContain("/python/");
        (await lab.Get<ArchiveCatalog>().FindAsync(Start.AddHours(-1), Start.AddHours(1), Token)).Count.ShouldBeInRange(1, 2);
        using var restarted = lab.Beside();
        (await restarted.Get<ArchiveCatalog>().FindAsync(Start.AddHours(-1), Start.AddHours(1), Token)).ShouldHaveSingleItem().Object.Entries.ShouldBe(1);
    }

    [Fact]
    public async Task A_purge_reaches_what_is_on_its_way_to_the_archive()
    {
        using var lab = new ArchiveLab(Settings());
        using var writer = lab.Beside();
        writer.Offer("python", Post("p1"), Post("p2"));
        await writer.Archiver.StepAsync(Token);
        (await PurgeAsync(lab, Purged("p2"))).ShouldBe(0);

        await writer.Archiver.FlushAsync(Token);

        (await lab.QueryAsync()).ShouldBe(["12:00 post p1"]);
    }

    [Fact]
    public async Task What_is_fetched_after_a_purge_is_archived()
    {
        using var lab = new ArchiveLab(Settings());
        await PurgeAsync(lab, Purged("p2"));
        lab.Time.Advance(ComplianceLog.ClockSkew);
        lab.Offer("python", Post("p2"));

        await lab.Archiver.FlushAsync(Token);

        (await lab.QueryAsync()).ShouldBe(["12:01 post p2"]);
    }

    internal static PurgeTarget Purged(string id) => PurgeTarget.Of(PurgeSubject.Id, Fingerprint.OfPost(id));

    internal static async Task<int> PurgeAsync(ArchiveLab lab, params PurgeTarget[] targets)
    {
        var now = lab.Time.GetUtcNow();
        var record = new ComplianceRecord
        {
            Id = TimedId.New(now),
            At = now,
            Reason = PurgeReason.Purge,
            Targets = targets,
        };
        await lab.Get<ComplianceLog>().WriteAsync(record, Token);
        return await lab.Get<ArchivePurge>().RunAsync(record, Token);
    }
}
