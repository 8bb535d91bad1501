using RedditMcp.Caching.Cold;
using static RedditMcp.Tests.Caching.Cold.ArchiveLab;

namespace RedditMcp.Tests.Caching.Cold;

public sealed class FolderArchiveTests : ArchiveContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected override (string Key, string Value)[] Settings() => [];

    [Fact]
    public async Task Only_the_owner_may_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes");
            return;
        }

        using var lab = new ArchiveLab();
        lab.Offer("python", Post("p1"));
        await lab.Archiver.StepAsync(Token);
        var spooled = Directory.GetFiles(lab.SpoolFolder).ShouldHaveSingleItem();
        File.GetUnixFileMode(spooled).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await lab.Archiver.FlushAsync(Token);

        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        (File.GetUnixFileMode(Path.Combine(lab.Folder, "archive")) & others).ShouldBe(UnixFileMode.None);
    }

    [Fact]
    public async Task A_write_that_was_cut_short_is_never_seen_and_goes_with_the_retention()
    {
        using var lab = new ArchiveLab();
        lab.Offer("python", Post("p1"));
        await lab.Archiver.FlushAsync(Token);
        var unfinished = Path.Combine(lab.Folder, "archive", "unfinished");
        Directory.CreateDirectory(unfinished);
        await File.WriteAllTextAsync(Path.Combine(unfinished, TimedId.New(Start) + ".part"), "half", Token);
        (await lab.QueryAsync()).ShouldBe(["12:00 post p1"]);

        lab.Time.Advance(TimeSpan.FromHours(48));
        (await lab.Get<ArchiveRetention>().SweepAsync(Token)).ShouldBe(3);

        Directory.EnumerateFileSystemEntries(Path.Combine(lab.Folder, "archive")).Select(Path.GetFileName)
            .ShouldBe(["spool", "usage"], ignoreOrder: true);
    }

    [Fact]
    public async Task Purges_and_writers_that_run_at_once_leave_nothing_of_what_was_purged()
    {
        for (var round = 0; round < 20; round++)
        {
            using var lab = new ArchiveLab();
            using var first = lab.Beside();
            using var second = lab.Beside();
            lab.Offer("python", Post("p1"), Post("p2"), Post("p3"), Post("p4"));
            await lab.Archiver.FlushAsync(Token);
            lab.Offer("python", Post("p1"), Post("p2"), Post("p5"));
            await lab.Archiver.StepAsync(Token);

            await Task.WhenAll(
                Task.Run(() => lab.Archiver.FlushAsync(Token), Token),
                Task.Run(() => PurgeAsync(first, Purged("p1")), Token),
                Task.Run(() => PurgeAsync(second, Purged("p2"), Purged("p3")), Token));

            (await lab.QueryAsync()).Order(StringComparer.Ordinal).ShouldBe(["12:00 post p4", "12:00 post p5"]);
        }
    }

    [Fact]
    public async Task A_disk_that_refuses_is_trouble_that_ends_with_it()
    {
        using var lab = new ArchiveLab();
        await File.WriteAllTextAsync(Path.Combine(lab.Folder, "archive"), "a file where the folder should be", Token);
        lab.Offer("python", Post("p1"));

        await lab.Archiver.StepAsync(Token);

        lab.Archiver.Trouble.ShouldNotBeNull();
        (await lab.Get<ArchiveProbe>().TryAsync(Token)).Trouble.ShouldNotBeNull();
        (await lab.Get<ArchiveReader>().FindEntryAsync(lab.Entry("python").Key, Token)).ShouldBeNull();
        File.Delete(Path.Combine(lab.Folder, "archive"));
        (await lab.Archiver.FlushAsync(Token)).ShouldBeTrue();
        (await lab.QueryAsync()).ShouldBe(["12:00 post p1"]);
        (await lab.Get<ArchiveProbe>().TryAsync(Token)).Trouble.ShouldBeNull();
    }
}
