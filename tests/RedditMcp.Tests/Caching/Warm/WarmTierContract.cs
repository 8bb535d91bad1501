using System.Globalization;
using CsCheck;
using RedditMcp.Caching.Warm;

namespace RedditMcp.Tests.Caching.Warm;

/// <summary>What every warm store does, run against each of them.</summary>
public abstract class WarmTierContract : IAsyncLifetime
{
    private static readonly TimeSpan s_long = TimeSpan.FromHours(1);

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A life that a test can see the end of.</summary>
    private protected static TimeSpan Short { get; } = TimeSpan.FromMilliseconds(300);

    /// <summary>A key space of the test's own: the store may be shared by several tests.</summary>
    private protected string Space { get; } = "t" + Guid.NewGuid().ToString("N");

    private protected WarmStores One { get; private set; } = null!;

    private protected WarmStores Two { get; private set; } = null!;

    public async ValueTask InitializeAsync() => (One, Two) = (await OpenAsync(), await OpenAsync());

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (One is not null)
            await One.DisposeAsync();
        if (Two is not null)
            await Two.DisposeAsync();
    }

    /// <summary>The store as one more process has it.</summary>
    private protected abstract ValueTask<WarmStores> OpenAsync();

    /// <summary>Lets the short life pass, and waits for what ends with it.</summary>
    private protected abstract Task AfterShortAsync(Func<ValueTask<bool>> hasEnded);

    [Fact]
    public Task Bytes_come_back_as_they_were_written() => Gen.Byte.Array[0, 60_000].SampleAsync(
        async bytes =>
        {
            (await One.Tier.SetAsync(Name("bytes"), bytes, s_long, Cancel)).ShouldBeTrue();
            (await Two.Tier.GetAsync(Name("bytes"), Cancel))!.Value.ToArray().ShouldBe(bytes);
        },
        iter: 40, threads: 1);

    [Fact]
    public async Task What_was_never_written_is_not_there()
    {
        (await One.Tier.GetAsync(Name("nothing"), Cancel)).ShouldBeNull();
        (await One.KnownOfAsync(Name("nothing"))).ShouldBeNull();
        (await One.Statistics.CountAsync(Space, "posts", Cancel)).ShouldBe(0);
        One.Tier.IsAvailable.ShouldBeTrue();
    }

    [Fact]
    public async Task A_value_goes_when_its_life_ends_and_not_before()
    {
        await One.Tier.SetAsync(Name("long"), "stays"u8.ToArray(), s_long, Cancel);
        await One.Tier.SetAsync(Name("short"), "goes"u8.ToArray(), Short, Cancel);
        await One.Tier.SetAsync(Name("prolonged"), "old"u8.ToArray(), Short, Cancel);
        await One.Tier.SetAsync(Name("prolonged"), "new"u8.ToArray(), s_long, Cancel);

        await AfterShortAsync(async () => await Two.Tier.GetAsync(Name("short"), Cancel) is null);

        (await Two.Tier.GetAsync(Name("long"), Cancel))!.Value.ToArray().ShouldBe("stays"u8.ToArray());
        (await Two.Tier.GetAsync(Name("prolonged"), Cancel))!.Value.ToArray().ShouldBe("new"u8.ToArray());
    }

    [Fact]
    public async Task A_life_of_nothing_is_not_taken()
    {
        (await One.Tier.SetAsync(Name("dead"), "x"u8.ToArray(), TimeSpan.Zero, Cancel)).ShouldBeFalse();
        (await One.Tier.SetAsync(Name("dead"), "x"u8.ToArray(), TimeSpan.FromSeconds(-1), Cancel)).ShouldBeFalse();
        (await One.Tier.GetAsync(Name("dead"), Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Removing_says_how_many_were_there_and_forgets_what_is_known_of_them()
    {
        var names = Enumerable.Range(0, 300).Select(n => Name(n.ToString(CultureInfo.InvariantCulture))).ToList();
        foreach (var name in names)
            await One.Tier.SetAsync(name, "x"u8.ToArray(), s_long, Cancel);
        await One.Statistics.RecordAsync([Written(names[0])], Cancel);

        (await Two.Tier.RemoveAsync([.. names, Name("never")], Cancel)).ShouldBe(300);

        (await One.Tier.GetAsync(names[0], Cancel)).ShouldBeNull();
        (await One.KnownOfAsync(names[0])).ShouldBeNull();
        (await Two.Tier.RemoveAsync(names, Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task A_scan_finds_all_that_starts_so_and_nothing_else()
    {
        var wanted = Enumerable.Range(0, 700).Select(n => string.Create(CultureInfo.InvariantCulture, $"{Space}:po[s*t_?%s:{n}:v1")).ToList();
        foreach (var name in wanted)
            await One.Tier.SetAsync(name, System.Text.Encoding.UTF8.GetBytes(name), s_long, Cancel);
        await One.Tier.SetAsync($"{Space}:poss:1:v1", "x"u8.ToArray(), s_long, Cancel);
        await One.Statistics.RecordAsync([Written(wanted[0])], Cancel);
        await One.Leases.TryTakeAsync($"{Space}:lease:posts:1:v1", "owner", s_long, Cancel);

        var found = await ScanAsync($"{Space}:po[s*t_?%s:");

        found.Select(value => value.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(wanted.Order(StringComparer.Ordinal));
        found.ShouldAllBe(value => System.Text.Encoding.UTF8.GetString(value.Value.ToArray()) == value.Name);
        (await ScanAsync($"{Space}:")).Select(value => value.Name).Distinct(StringComparer.Ordinal).Count().ShouldBe(701);
    }

    [Fact]
    public async Task Many_writers_leave_whole_values()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            async () =>
            {
                var tier = (writer % 2 == 0 ? One : Two).Tier;
                for (var i = 0; i < 50; i++)
                {
                    var value = new byte[5_000];
                    value.AsSpan().Fill((byte)writer);
                    (await tier.SetAsync(Name((i % 10).ToString(CultureInfo.InvariantCulture)), value, s_long, Cancel)).ShouldBeTrue();
                    var read = (await tier.GetAsync(Name((i % 7).ToString(CultureInfo.InvariantCulture)), Cancel))?.ToArray() ?? [0];
                    read.Distinct().Count().ShouldBe(1);
                }
            },
            Cancel)));
        (await ScanAsync(Space)).Select(value => value.Name).Distinct(StringComparer.Ordinal).Count().ShouldBe(10);
    }

    [Fact]
    public async Task One_of_many_takers_gets_the_lease()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(
            async () => await (n % 2 == 0 ? One : Two).Leases.TryTakeAsync(LeaseName, $"owner{n}", s_long, Cancel), Cancel)));

        outcomes.Count(outcome => outcome == LeaseOutcome.Taken).ShouldBe(1);
        outcomes.Count(outcome => outcome == LeaseOutcome.Busy).ShouldBe(19);
    }

    [Fact]
    public async Task A_lease_is_its_owners_to_take_again_to_renew_and_to_release()
    {
        (await One.Leases.TryTakeAsync(LeaseName, "owner", s_long, Cancel)).ShouldBe(LeaseOutcome.Taken);
        (await One.Leases.TryTakeAsync(LeaseName, "owner", s_long, Cancel)).ShouldBe(LeaseOutcome.Taken);
        (await Two.Leases.RenewAsync(LeaseName, "other", s_long, Cancel)).ShouldBeFalse();
        (await One.Leases.RenewAsync(LeaseName, "owner", s_long, Cancel)).ShouldBeTrue();
        await Two.Leases.ReleaseAsync(LeaseName, "other", Cancel);
        (await Two.Leases.TryTakeAsync(LeaseName, "other", s_long, Cancel)).ShouldBe(LeaseOutcome.Busy);

        await One.Leases.ReleaseAsync(LeaseName, "owner", Cancel);

        (await Two.Leases.TryTakeAsync(LeaseName, "other", s_long, Cancel)).ShouldBe(LeaseOutcome.Taken);
        (await One.Leases.RenewAsync(LeaseName, "owner", s_long, Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_lease_ends_by_itself_unless_it_is_renewed()
    {
        await One.Leases.TryTakeAsync(LeaseName, "dead", Short, Cancel);
        await One.Leases.TryTakeAsync(LeaseName + "2", "alive", Short, Cancel);
        await One.Leases.TryTakeAsync(LeaseName + "2", "alive", s_long, Cancel);

        await AfterShortAsync(async () => await Two.Leases.TryTakeAsync(LeaseName, "next", s_long, Cancel) == LeaseOutcome.Taken);

        (await One.Leases.RenewAsync(LeaseName, "dead", s_long, Cancel)).ShouldBeFalse();
        (await Two.Leases.TryTakeAsync(LeaseName + "2", "next", s_long, Cancel)).ShouldBe(LeaseOutcome.Busy);
    }

    [Fact]
    public async Task Word_of_a_failure_reaches_others_for_a_while_and_keeps_nobody_from_trying()
    {
        await One.Leases.TryTakeAsync(LeaseName, "owner", s_long, Cancel);
        (await Two.Leases.FindFailureAsync(LeaseName, Cancel)).ShouldBeNull();

        await One.Leases.LeaveFailureAsync(LeaseName, "of another", s_long, Cancel);
        await One.Leases.LeaveFailureAsync(LeaseName, "ü\n2", Short, Cancel);
        (await Two.Leases.FindFailureAsync(LeaseName, Cancel)).ShouldBe("ü\n2");
        (await Two.Leases.FindFailureAsync(LeaseName + "2", Cancel)).ShouldBeNull();
        await One.Leases.ReleaseAsync(LeaseName, "owner", Cancel);
        (await Two.Leases.TryTakeAsync(LeaseName, "next", s_long, Cancel)).ShouldBe(LeaseOutcome.Taken);

        await AfterShortAsync(async () => await Two.Leases.FindFailureAsync(LeaseName, Cancel) is null);
        (await ScanAsync(Space)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_known_of_an_entry_adds_up_over_batches_and_processes()
    {
        var (name, at) = (Name("1"), new DateTimeOffset(2026, 11, 5, 14, 30, 0, TimeSpan.Zero));
        (await One.Statistics.RecordAsync([Written(name, at, reads: 2)], Cancel)).ShouldBeTrue();
        await Two.Statistics.RecordAsync([new EntryUse(name, 40, at.AddMinutes(75), Written: null)], Cancel);
        await One.Statistics.RecordAsync([new EntryUse(name, 1, at.AddMinutes(5), Written: null)], Cancel);

        (await One.KnownOfAsync(name)).ShouldBe(
            new EntryMetadata(name, "posts", """{"q":"ü"}""", at, 43, at.AddMinutes(75), TimeSpan.FromSeconds(300), 15_420));

        await Two.Statistics.RecordAsync([Written(name, at.AddHours(2), reads: 0)], Cancel);

        var again = await One.KnownOfAsync(name);
        again!.CreatedAt.ShouldBe(at.AddHours(2));
        again.AccessedCount.ShouldBe(43);
    }

    [Fact]
    public async Task Reads_of_what_nothing_is_known_of_leave_nothing()
    {
        foreach (var name in (string[])[Name("1"), "odd"])
            await One.Statistics.RecordAsync([new EntryUse(name, 40, DateTimeOffset.UnixEpoch, Written: null)], Cancel);

        (await One.KnownOfAsync(Name("1"))).ShouldBeNull();
        (await One.KnownOfAsync("odd")).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_known_of_an_entry_goes_with_it()
    {
        await One.Statistics.RecordAsync([Written(Name("1"), life: Short)], Cancel);

        await AfterShortAsync(async () => await Two.KnownOfAsync(Name("1")) is null);

        await One.Statistics.RecordAsync([Written(Name("1"), reads: 0)], Cancel);
        (await Two.KnownOfAsync(Name("1")))!.AccessedCount.ShouldBe(0);
    }

    [Fact]
    public async Task Different_entries_are_counted_within_three_percent_however_often_they_come()
    {
        var uses = Enumerable.Range(0, 4_000).Select(n => Written(Name(n.ToString(CultureInfo.InvariantCulture)))).ToList();
        (await One.Statistics.RecordAsync(uses[..2_500], Cancel)).ShouldBeTrue();
        (await Two.Statistics.RecordAsync(uses[1_500..], Cancel)).ShouldBeTrue();

        (await One.Statistics.CountAsync(Space, "posts", Cancel))!.Value.ShouldBeInRange(3_880, 4_120);
        (await One.Statistics.CountAsync(Space, "search", Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Notices_are_read_in_order_by_every_other_process()
    {
        for (var i = 0; i < 250; i++)
            (await (i % 2 == 0 ? One : Two).Notices.PostAsync($"{Space} {i}", Cancel)).ShouldBeTrue();

        var (read, end) = await NoticesAsync(position: null);
        read.ShouldBe(Enumerable.Range(0, 250).Select(i => $"{Space} {i}"));

        await One.Notices.PostAsync($"{Space} last", Cancel);
        (await NoticesAsync(end)).Notices.ShouldBe([$"{Space} last"]);
        (await NoticesAsync(end)).Notices.ShouldBe([$"{Space} last"]);
    }

    [Fact]
    public async Task What_is_known_is_found_by_what_names_start_with()
    {
        await One.Tier.SetAsync(Name("0"), "x"u8.ToArray(), s_long, Cancel);
        await One.Statistics.RecordAsync([.. Enumerable.Range(0, 600).Select(n => Written(Name(n.ToString(CultureInfo.InvariantCulture))))], Cancel);
        await One.Statistics.RecordAsync([Written($"{Space}x:search:1:v1")], Cancel);

        (await NamesAsync($"{Space}:posts:")).Count.ShouldBe(600);
        (await NamesAsync(Space)).Count.ShouldBe(601);
        (await NamesAsync($"{Space}:se")).ShouldBeEmpty();

        async Task<HashSet<string>> NamesAsync(string prefix) =>
            [.. await Two.Statistics.ScanAsync(prefix, Cancel).Select(known => known.Name).ToListAsync(Cancel)];
    }

    [Fact]
    public async Task The_status_says_what_is_held()
    {
        await One.Tier.SetAsync(Name("1"), new byte[10_000], s_long, Cancel);

        var status = await Two.Tier.StatusAsync(Cancel);

        status.Trouble.ShouldBeNull();
        status.Store.ShouldBe(Two.Tier.Store);
        status.Place.ShouldNotBeEmpty();
        status.Keys!.Value.ShouldBeGreaterThanOrEqualTo(1);
        status.Bytes!.Value.ShouldBeGreaterThan(10_000);
        status.Limit.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_caller_who_has_gone_is_told_so()
    {
        var gone = new CancellationToken(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(async () => await One.Tier.GetAsync(Name("1"), gone));
        await Should.ThrowAsync<OperationCanceledException>(async () => await One.Tier.SetAsync(Name("1"), new byte[1], s_long, gone));
        await Should.ThrowAsync<OperationCanceledException>(async () => await One.Leases.TryTakeAsync(LeaseName, "owner", s_long, gone));
        One.Tier.IsAvailable.ShouldBeTrue();
    }

    private protected string Name(string hash) => $"{Space}:posts:{hash}:v1";

    private protected async Task<List<StoredValue>> ScanAsync(string prefix)
    {
        var found = new List<StoredValue>();
        await foreach (var value in One.Tier.ScanAsync(prefix, Cancel))
            found.Add(value);
        return found;
    }

    /// <summary>All that was posted since, of this test's.</summary>
    private async Task<(List<string> Notices, string Position)> NoticesAsync(string? position)
    {
        var found = new List<string>();
        while (true)
        {
            var page = (await Two.Notices.ReadAsync(position, Cancel)).ShouldNotBeNull();
            found.AddRange(page.Notices.Where(notice => notice.StartsWith(Space, StringComparison.Ordinal)));
            position = page.Position;
            if (page.Notices.Count == 0)
                return (found, position);
        }
    }

    private string LeaseName => $"{Space}:lease:posts:1:v1";

    private static EntryUse Written(string name, DateTimeOffset at = default, long reads = 1, TimeSpan? life = null) => new(
        name, reads, at, new EntryWriting("""{"q":"ü"}""", at, TimeSpan.FromSeconds(300), 15_420, life ?? s_long));
}
