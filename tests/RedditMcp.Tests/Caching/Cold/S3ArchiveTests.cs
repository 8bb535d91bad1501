using RedditMcp.Caching.Cold;
using static RedditMcp.Tests.Caching.Cold.ArchiveLab;

namespace RedditMcp.Tests.Caching.Cold;

public sealed class S3ArchiveTests(S3Server server) : ArchiveContract, IClassFixture<S3Server>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected override (string Key, string Value)[] Settings() => server.Settings();

    [Fact]
    public async Task A_store_that_is_down_keeps_entries_on_the_disk_until_it_is_back()
    {
        var reachable = server.Settings();
        using var down = new ArchiveLab([.. reachable, ("Archive:S3:Bucket", "no-such-bucket")]);
        down.Offer("python", Post("p1"));
        (await down.Archiver.FlushAsync(Token)).ShouldBeFalse();
        down.Archiver.Trouble.ShouldNotBeNull().ShouldContain("no-such-bucket");
        down.Archiver.Spooled.ShouldBeGreaterThan(0);
        (await down.Get<ArchiveReader>().FindEntryAsync(down.Entry("python").Key, Token)).ShouldBeNull();
        down.Die();

        using var up = new ArchiveLab([.. reachable, ("Archive:Directory", Path.Combine(down.Folder, "archive"))]);
        (await up.Archiver.FlushAsync(Token)).ShouldBeTrue(up.Archiver.Trouble);

        (await up.QueryAsync()).ShouldBe(["12:00 post p1"]);
    }

    [Fact]
    public async Task More_objects_than_a_page_of_a_listing_are_all_found()
    {
        using var lab = new ArchiveLab(Settings());
        await Parallel.ForEachAsync(Enumerable.Range(0, 1010), Token, async (number, token) =>
            await lab.Store.PutAsync($"many/{number:d4}", new byte[] { 1 }, token));

        (await lab.NamesAsync("many/")).Count.ShouldBe(1010);
    }

    [Fact]
    public async Task The_probe_says_where_the_archive_is_and_that_it_answers()
    {
        using var lab = new ArchiveLab(Settings());

        var status = await lab.Get<ArchiveProbe>().TryAsync(Token);

        status.Trouble.ShouldBeNull();
        status.Place.ShouldContain($"/{S3Server.Bucket}/tests/");
        status.Place.ShouldNotContain("S3RVER");
    }
}
