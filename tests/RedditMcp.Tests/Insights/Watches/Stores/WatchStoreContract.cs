using RedditMcp.Insights.Watches;
using RedditMcp.Insights.Watches.Stores;

namespace RedditMcp.Tests.Insights.Watches.Stores;

/// <summary>What every store of watches does, run against each, as two processes see it.</summary>
public abstract class WatchStoreContract : IAsyncLifetime
{
    private const string World = "reddit";

    private protected WatchStores One { get; private set; } = null!;

    private protected WatchStores Two { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (One, Two) = (await OpenAsync(), await OpenAsync());

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await One.DisposeAsync();
        await Two.DisposeAsync();
    }

    private protected abstract ValueTask<WatchStores> OpenAsync();

    [Fact]
    public async Task A_watch_is_found_by_every_process_as_it_was_made()
    {
        var watch = WatchTesting.Watch("zinc, \"iron ore\", 東京 🚀") with
        {
            Subreddits = ["metals"],
            Webhook = new WatchWebhook("https://example.com/x", "whsec_1"),
            MinEngagement = Engagement.Viral,
            AlertThreshold = 7,
        };
        await AddAsync(watch);

        var found = await Two.Store.FindAsync(watch.Id, Cancel);

        WatchRecord.Of(found.Value.ShouldNotBeNull()).ShouldBe(WatchRecord.Of(watch));
        (await Two.Store.FindAsync("wnothing", Cancel)).ShouldBe(new(Answered: true, Value: null));
    }

    [Fact]
    public async Task An_owner_gets_no_more_than_the_limit_and_others_are_not_touched_by_it()
    {
        foreach (var id in (string[])["w1", "w2"])
            (await One.Store.AddAsync(WatchTesting.Watch(id: id, owner: "ann"), 2, Cancel)).Value.ShouldBeTrue();

        (await Two.Store.AddAsync(WatchTesting.Watch(id: "w3", owner: "ann"), 2, Cancel)).ShouldBe(new(Answered: true, Value: false));
        (await Two.Store.AddAsync(WatchTesting.Watch(id: "w4", owner: "bob"), 2, Cancel)).Value.ShouldBeTrue();
        (await Two.Store.CountAsync(World, "ann", Cancel)).Value.ShouldBe(2);
        (await Two.Store.OfAsync(World, "ann", Cancel)).Value!.Select(watch => watch.Id).Order(StringComparer.Ordinal).ShouldBe(["w1", "w2"]);
        (await One.Store.OfAsync(World, "bob", Cancel)).Value!.ShouldHaveSingleItem().Id.ShouldBe("w4");
        (await One.Store.OfAsync("elsewhere", "bob", Cancel)).Value!.ShouldBeEmpty();
    }

    [Fact]
    public async Task Room_for_the_last_is_given_once_to_many_who_ask_at_once()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Task.Run(async () => await (i % 2 == 0 ? One : Two).Store.AddAsync(WatchTesting.Watch(id: $"w{i}", owner: "ann"), 5, Cancel), Cancel)));

        added.Count(reply => reply.Value).ShouldBe(5);
        (await One.Store.CountAsync(World, "ann", Cancel)).Value.ShouldBe(5);
    }

    [Fact]
    public async Task Of_two_who_advance_one_version_one_alone_does_and_its_alerts_alone_are_kept()
    {
        await AddAsync(WatchTesting.Watch());
        var (mine, yours) = ((await One.Store.FindAsync("wtest", Cancel)).Value!, (await Two.Store.FindAsync("wtest", Cancel)).Value!);
        var (first, alerts) = WatchStep.Take(mine, WatchTesting.Sight(TimeSpan.FromMinutes(1), WatchTesting.Post("a")));
        var (second, same) = WatchStep.Take(yours, WatchTesting.Sight(TimeSpan.FromMinutes(1), WatchTesting.Post("a")));

        (await One.Store.AdvanceAsync(first, alerts, Cancel)).Value.ShouldBeTrue();
        (await Two.Store.AdvanceAsync(second, same, Cancel)).ShouldBe(new(Answered: true, Value: false));

        (await Two.Store.AlertsAsync("wtest", 0, 10, Cancel)).Value!.ShouldHaveSingleItem().Posts.ShouldHaveSingleItem().Id.ShouldBe("a");
        (await Two.Store.FindAsync("wtest", Cancel)).Value!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Alerts_are_read_on_from_a_number_and_the_last_thousand_are_kept()
    {
        var watch = WatchTesting.Watch();
        await AddAsync(watch);
        var post = new AlertedPost("a", "metals", 1, 2, 3, ["zinc"]);
        for (var batch = 0; batch < 11; batch++)
        {
            WatchAlert[] alerts = [.. Enumerable.Range(batch * 100 + 1, 100).Select(number => new WatchAlert(number, WatchTesting.Start, [post]))];
            watch = watch with { Version = watch.Version + 1, Progress = watch.Progress with { LastAlert = alerts[^1].Number } };
            (await One.Store.AdvanceAsync(watch, alerts, Cancel)).Value.ShouldBeTrue();
        }

        (await Two.Store.AlertsAsync(watch.Id, 0, 2, Cancel)).Value!.Select(alert => alert.Number).ShouldBe([101, 102]);
        (await Two.Store.AlertsAsync(watch.Id, 1098, 50, Cancel)).Value!.Select(alert => alert.Number).ShouldBe([1099, 1100]);
        (await Two.Store.AlertsAsync(watch.Id, 1100, 50, Cancel)).Value!.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_book_stays_the_same_until_an_owner_changes_something()
    {
        await AddAsync(WatchTesting.Watch());
        var book = (await Two.Store.ReadAsync(World, last: null, Cancel)).Value!;
        book.Watches.ShouldHaveSingleItem();

        var advanced = book.Watches[0] with { Version = 2 };
        (await One.Store.AdvanceAsync(advanced, [], Cancel)).Value.ShouldBeTrue();
        (await Two.Store.ReadAsync(World, book, Cancel)).Value.ShouldBeSameAs(book);

        (await One.Store.ChangeAsync(advanced with { Version = 3, IsPaused = true }, Cancel)).Value.ShouldBeTrue();
        (await One.Store.ChangeAsync(advanced with { Version = 3 }, Cancel)).Value.ShouldBeFalse();
        var changed = (await Two.Store.ReadAsync(World, book, Cancel)).Value!;
        changed.Watches.ShouldHaveSingleItem().IsPaused.ShouldBeTrue();
        (await Two.Store.ReadAsync("elsewhere", last: null, Cancel)).Value!.Watches.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_watch_that_is_removed_is_gone_with_its_alerts_and_makes_room()
    {
        var watch = WatchTesting.Watch();
        (await One.Store.AddAsync(watch, 1, Cancel)).Value.ShouldBeTrue();
        var (after, alerts) = WatchStep.Take(watch, WatchTesting.Sight(TimeSpan.FromMinutes(1), WatchTesting.Post("a")));
        await One.Store.AdvanceAsync(after, alerts, Cancel);

        (await Two.Store.RemoveAsync(after, Cancel)).Value.ShouldBeTrue();

        (await One.Store.RemoveAsync(after, Cancel)).Value.ShouldBeFalse();
        (await One.Store.FindAsync(watch.Id, Cancel)).Value.ShouldBeNull();
        (await One.Store.AlertsAsync(watch.Id, 0, 10, Cancel)).Value!.ShouldBeEmpty();
        (await One.Store.AdvanceAsync(after with { Version = 3 }, [], Cancel)).Value.ShouldBeFalse("a poll under way does not bring it back");
        (await One.Store.ReadAsync(World, last: null, Cancel)).Value!.Watches.ShouldBeEmpty();
        (await Two.Store.AddAsync(WatchTesting.Watch(id: "wnext"), 1, Cancel)).Value.ShouldBeTrue();
    }

    private async Task AddAsync(Watch watch) => (await One.Store.AddAsync(watch, 10, Cancel)).Value.ShouldBeTrue();
}
