using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Warm.Sqlite;

/// <summary>The bad days of a file.</summary>
public sealed class SqliteFileTests : IAsyncDisposable
{
    private const long Bound = 4 * 1024 * 1024;
    private static readonly TimeSpan s_life = TimeSpan.FromHours(1);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly WarmStores _stores;

    public SqliteFileTests() => _stores = WarmStores.OnFile(CacheFolder, _time, Bound);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string CacheFolder => Path.Combine(_folder, "a", "cache");

    private string CacheFile => Path.Combine(CacheFolder, "cache-v1.db");

    public async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Nothing_is_made_before_it_is_needed_and_then_for_its_owner_only()
    {
        _ = _stores.Tier;
        _stores.Tier.IsAvailable.ShouldBeTrue();
        Directory.Exists(CacheFolder).ShouldBeFalse();

        (await _stores.WorksAsync()).ShouldBeTrue();

        if (OperatingSystem.IsWindows())
            return; // there are no such modes

        File.GetUnixFileMode(CacheFolder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var file in Directory.GetFiles(CacheFolder))
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task The_file_stays_within_its_bound_and_drops_what_ends_soonest()
    {
        for (var n = 0; n < 1_500; n++)
            (await SetAsync(n, 10_000, s_life + TimeSpan.FromSeconds(n))).ShouldBeTrue();

        var status = await _stores.Tier.StatusAsync(Cancel);
        status.Bytes!.Value.ShouldBeLessThanOrEqualTo(Bound);
        status.Bytes!.Value.ShouldBeGreaterThan(Bound / 2);
        status.Evicted!.Value.ShouldBe(1_500 - status.Keys!.Value);
        status.Trouble.ShouldBeNull();
        (await HasAsync(0)).ShouldBeFalse();
        (await HasAsync(1_499)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_has_ended_goes_before_what_has_not()
    {
        for (var n = 0; n < 250; n++)
            await SetAsync(n, 10_000, n < 200 ? TimeSpan.FromSeconds(10) : s_life);
        _time.Advance(TimeSpan.FromSeconds(11));

        for (var n = 250; n < 450; n++)
            await SetAsync(n, 10_000, s_life);

        for (var n = 200; n < 450; n++)
            (await HasAsync(n)).ShouldBeTrue();
        (await _stores.Tier.StatusAsync(Cancel)).Evicted.ShouldBe(0);
    }

    [Fact]
    public async Task Disk_is_given_back_when_most_has_ended()
    {
        for (var n = 0; n < 300; n++)
            await SetAsync(n, 10_000, TimeSpan.FromSeconds(10));
        var full = (await _stores.Tier.StatusAsync(Cancel)).Bytes!.Value;

        for (var minute = 0; minute < 10; minute++)
        {
            _time.Advance(TimeSpan.FromSeconds(61));
            await SetAsync(1, 10, s_life);
        }

        await _stores.DisposeAsync(); // what is given back leaves the file with the journal
        new FileInfo(CacheFile).Length.ShouldBeLessThan(full / 4);
    }

    [Fact]
    public async Task A_value_that_would_drive_out_the_rest_is_not_taken_and_is_no_trouble()
    {
        (await SetAsync(1, (int)(Bound / 4) + 1, s_life)).ShouldBeFalse();
        (await SetAsync(2, 100, s_life)).ShouldBeTrue();
        (await _stores.Tier.StatusAsync(Cancel)).Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_damaged_file_is_set_aside_and_two_of_them_are_kept()
    {
        for (var round = 0; round < 4; round++)
        {
            await SetAsync(1, 50_000, s_life);
            await DamageAsync();
            await using var fresh = WarmStores.OnFile(CacheFolder, _time); // one that has no sound pages in memory
            (await fresh.Tier.GetAsync(NameOf(1), Cancel)).ShouldBeNull();
            (await fresh.WorksAsync()).ShouldBeTrue();
            fresh.Logs.Lines.Count(line => line.Contains("warm_file_damaged", StringComparison.Ordinal)).ShouldBe(1);

            _time.Advance(TimeSpan.FromSeconds(1));
            (await HasAsync(1)).ShouldBeFalse();
            (await _stores.WorksAsync()).ShouldBeTrue();
        }

        Directory.GetFiles(CacheFolder, "cache-v1.db.damaged-2026112212000?000").Length.ShouldBe(2);
        (await _stores.Tier.StatusAsync(Cancel)).Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_file_that_never_was_a_database_is_set_aside()
    {
        Directory.CreateDirectory(CacheFolder);
        await File.WriteAllTextAsync(CacheFile, new string('x', 10_000), Cancel);

        (await _stores.WorksAsync()).ShouldBeTrue();

        Directory.GetFiles(CacheFolder, "*.damaged-*").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_removed_by_hand_is_made_anew_within_a_second()
    {
        (await _stores.WorksAsync()).ShouldBeTrue();
        Directory.Delete(CacheFolder, recursive: true);
        _time.Advance(TimeSpan.FromSeconds(1));

        (await _stores.WorksAsync()).ShouldBeTrue();

        File.Exists(CacheFile).ShouldBeTrue();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_said_and_tried_again_after_five_seconds()
    {
        // A file in the place of a folder: stops even a root user, whom a mode would not.
        var obstacle = Path.Combine(_folder, "a");
        await File.WriteAllTextAsync(obstacle, "", Cancel);

        (await SetAsync(1, 10, s_life)).ShouldBeFalse();
        (await _stores.Tier.GetAsync(NameOf(1), Cancel)).ShouldBeNull();
        (await _stores.Leases.TryTakeAsync("t:lease:1", "me", s_life, Cancel)).ShouldBe(RedditMcp.Caching.Warm.LeaseOutcome.Unavailable);
        (await _stores.Notices.PostAsync("x", Cancel)).ShouldBeFalse();
        _stores.Tier.IsAvailable.ShouldBeFalse();
        (await _stores.Tier.StatusAsync(Cancel)).Trouble!.ShouldContain("Cache__Directory");

        File.Delete(obstacle);
        (await SetAsync(1, 10, s_life)).ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(5));
        (await SetAsync(1, 10, s_life)).ShouldBeTrue();
        _stores.Tier.IsAvailable.ShouldBeTrue();
        (await _stores.Tier.StatusAsync(Cancel)).Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task Who_reads_does_not_wait_for_a_writer_that_waits()
    {
        await SetAsync(1, 10, s_life);
        await HasAsync(1);
        await using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={CacheFile};Pooling=False");
        await other.OpenAsync(Cancel);
        await using var blocking = other.CreateCommand();
        blocking.CommandText = "BEGIN IMMEDIATE";
        await blocking.ExecuteNonQueryAsync(Cancel);

        var since = TimeProvider.System.GetTimestamp();
        var writing = Task.Run(() => SetAsync(2, 10, s_life).AsTask(), Cancel);
        var longest = TimeSpan.Zero;
        while (!writing.IsCompleted)
        {
            var begun = TimeProvider.System.GetTimestamp();
            (await HasAsync(1)).ShouldBeTrue();
            var taken = TimeProvider.System.GetElapsedTime(begun);
            longest = taken > longest ? taken : longest;
        }

        (await writing).ShouldBeFalse();
        (longest * 2).ShouldBeLessThan(TimeProvider.System.GetElapsedTime(since));
        _stores.Tier.IsAvailable.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_of_a_later_version_is_left_alone()
    {
        (await _stores.WorksAsync()).ShouldBeTrue();
        await _stores.DisposeAsync();
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={CacheFile};Pooling=False"))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 2";
            await command.ExecuteNonQueryAsync(Cancel);
        }

        var before = await File.ReadAllBytesAsync(CacheFile, Cancel);

        await using var stores = WarmStores.OnFile(CacheFolder, _time);
        (await stores.WorksAsync()).ShouldBeFalse();

        (await stores.Tier.StatusAsync(Cancel)).Trouble!.ShouldContain("later version");
        (await File.ReadAllBytesAsync(CacheFile, Cancel)).ShouldBe(before);
        Directory.GetFiles(CacheFolder, "*.damaged-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_full_disk_stops_writing_and_not_reading_until_there_is_room()
    {
        Directory.CreateDirectory(CacheFolder);
        await RedisServer.OutputAsync("mount", ["-t", "tmpfs", "-o", "size=2m", "none", CacheFolder]);
        Assert.SkipUnless(new DriveInfo(CacheFolder).TotalSize < Bound, "only root can make a small disk");
        try
        {
            await using var stores = WarmStores.OnFile(CacheFolder, _time);
            (await stores.Tier.SetAsync(NameOf(1), new byte[1_000], s_life, Cancel)).ShouldBeTrue();
            await File.WriteAllBytesAsync(Path.Combine(CacheFolder, "filler"), new byte[new DriveInfo(CacheFolder).AvailableFreeSpace - 8_192], Cancel);

            (await stores.Tier.SetAsync(NameOf(2), new byte[500_000], s_life, Cancel)).ShouldBeFalse();

            (await stores.Tier.GetAsync(NameOf(1), Cancel)).ShouldNotBeNull();
            stores.Tier.IsAvailable.ShouldBeTrue();
            (await stores.Tier.StatusAsync(Cancel)).Trouble!.ShouldContain("is full");
            File.Delete(Path.Combine(CacheFolder, "filler"));
            _time.Advance(TimeSpan.FromSeconds(5));
            (await stores.Tier.SetAsync(NameOf(2), new byte[500_000], s_life, Cancel)).ShouldBeTrue();
            (await stores.Tier.StatusAsync(Cancel)).Trouble.ShouldBeNull();
        }
        finally
        {
            await RedisServer.OutputAsync("umount", [CacheFolder]);
        }
    }

    [Fact]
    public async Task A_file_that_may_only_be_read_is_no_exception_and_is_used_again_when_it_may_be_written()
    {
        Directory.CreateDirectory(CacheFolder);
        await RedisServer.OutputAsync("mount", ["-t", "tmpfs", "-o", "size=7m", "none", CacheFolder]);
        Assert.SkipUnless(new DriveInfo(CacheFolder).TotalSize == 7 * 1024 * 1024, "only root can make a disk that is not writable");
        try
        {
            await using (var before = WarmStores.OnFile(CacheFolder, _time))
                (await before.Tier.SetAsync(NameOf(1), new byte[1_000], s_life, Cancel)).ShouldBeTrue();
            await RedisServer.OutputAsync("mount", ["-o", "remount,ro", CacheFolder]);
            await using var stores = WarmStores.OnFile(CacheFolder, _time);

            (await stores.Tier.SetAsync(NameOf(2), new byte[1_000], s_life, Cancel)).ShouldBeFalse();

            (await stores.Tier.GetAsync(NameOf(2), Cancel)).ShouldBeNull();
            (await stores.Tier.StatusAsync(Cancel)).Trouble.ShouldNotBeNull().ShouldContain("Cache__Directory"); // what to do
            await RedisServer.OutputAsync("mount", ["-o", "remount,rw", CacheFolder]);
            _time.Advance(TimeSpan.FromSeconds(5));
            (await stores.Tier.SetAsync(NameOf(2), new byte[1_000], s_life, Cancel)).ShouldBeTrue();
            (await stores.Tier.GetAsync(NameOf(1), Cancel)).ShouldNotBeNull(); // nothing was set aside
            (await stores.Tier.StatusAsync(Cancel)).Trouble.ShouldBeNull();
        }
        finally
        {
            await RedisServer.OutputAsync("umount", [CacheFolder]);
        }
    }

    [Fact]
    public async Task A_clock_set_back_a_little_brings_nothing_back()
    {
        await SetAsync(1, 10, TimeSpan.FromSeconds(60));
        _time.Advance(TimeSpan.FromSeconds(61));
        (await HasAsync(1)).ShouldBeFalse();

        _time.AdjustTime(_time.GetUtcNow() - TimeSpan.FromMinutes(4));

        (await HasAsync(1)).ShouldBeFalse();
        (await SetAsync(2, 10, s_life)).ShouldBeTrue();
        (await HasAsync(2)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_clock_that_was_a_year_ahead_leaves_nothing_that_lives_for_a_year()
    {
        var right = _time.GetUtcNow();
        _time.AdjustTime(right + TimeSpan.FromDays(365));
        await SetAsync(2, 10, s_life);
        await _stores.Leases.TryTakeAsync("t:lease:1", "ahead", s_life, Cancel);

        _time.AdjustTime(right + TimeSpan.FromMinutes(1));

        (await HasAsync(2)).ShouldBeFalse();
        (await _stores.Leases.TryTakeAsync("t:lease:1", "right", s_life, Cancel)).ShouldBe(RedditMcp.Caching.Warm.LeaseOutcome.Taken);
        (await SetAsync(2, 10, s_life)).ShouldBeTrue();
        (await HasAsync(2)).ShouldBeTrue();
    }

    private static string NameOf(int n) => string.Create(CultureInfo.InvariantCulture, $"t:posts:{n}:v1");

    private ValueTask<bool> SetAsync(int n, int size, TimeSpan life) => _stores.Tier.SetAsync(NameOf(n), new byte[size], life, Cancel);

    private async Task<bool> HasAsync(int n) => await _stores.Tier.GetAsync(NameOf(n), Cancel) is not null;

    private async Task DamageAsync()
    {
        foreach (var file in (string[])[CacheFile, CacheFile + "-wal"])
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            var garbage = new byte[Math.Max(4096, stream.Length)];
            new Random(1).NextBytes(garbage);
            await stream.WriteAsync(garbage, Cancel);
        }
    }
}
