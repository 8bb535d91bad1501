using RedditMcp.Caching.Hot;
using RedditMcp.Queries;

namespace RedditMcp.Tests.Caching.Hot;

public sealed class HotEvictionTests : IDisposable
{
    private readonly HotBox _box = new();

    public void Dispose() => _box.Dispose();

    [Theory]
    [InlineData("stale_limit")]
    [InlineData("expired")]
    [InlineData("quota")]
    [InlineData("capacity")]
    [InlineData("oversize")]
    [InlineData("purged")]
    public void Every_cause_is_there_at_zero_from_the_start(string cause) => _box.Counted($"cause={cause}").ShouldBe(0);

    [Fact]
    public void First_goes_what_is_past_its_stale_limit_then_what_has_expired_then_what_is_asked_for_least()
    {
        var now = _box.Time.GetUtcNow();
        _box.Put(1, 200_000);
        _box.Put(2, _box.EntryOf(HotBox.KeyOf(2), 200_000) with { FreshUntil = now + TimeSpan.FromSeconds(1) });
        _box.Put(3, 200_000);
        _box.Put(4, _box.EntryOf(HotBox.KeyOf(4), 200_000) with
        {
            FreshUntil = now + TimeSpan.FromSeconds(1),
            StaleUntil = now + TimeSpan.FromSeconds(2),
        });
        Ask(2, 50);
        Ask(3, 5);
        Ask(4, 100);
        _box.Time.Advance(TimeSpan.FromSeconds(10));

        _box.Put(5, 250_000);
        _box.Held([1, 2, 3, 4, 5]).ShouldBe([1, 2, 3, 5]);
        _box.Put(6, 200_000);
        _box.Held([1, 2, 3, 5, 6]).ShouldBe([1, 3, 5, 6]);
        Ask(5, 2);
        Ask(6, 2);
        _box.Put(7, 200_000);
        _box.Held([1, 3, 5, 6, 7]).ShouldBe([3, 5, 6, 7]);
        _box.Causes.ShouldBe("capacity:1 expired:1 stale_limit:1");
        _box.Counted("tier=hot").ShouldBe(3);
    }

    [Fact]
    public void Room_is_made_to_below_95_percent()
    {
        var before = 0L;
        for (var number = 0; _box.Causes.Length == 0; number++)
        {
            before = _box.Tier.Bytes;
            _box.Put(number, 5000);
        }

        before.ShouldBeGreaterThan(HotBox.Bound * 99 / 100);
        _box.Tier.Bytes.ShouldBeInRange(HotBox.Bound * 94 / 100, HotBox.Bound * 95 / 100);
    }

    [Fact]
    public void What_is_asked_for_stays_also_through_its_refreshes()
    {
        _box.Put(0, 50_000);
        Ask(0, 10);
        for (var number = 1; number < 200; number++)
        {
            _box.Put(0, 50_000);
            _box.Put(number, 50_000);
        }

        _box.Held([0]).ShouldBe([0]);
    }

    [Fact]
    public void What_was_asked_for_long_ago_goes()
    {
        _box.Put(0, 50_000);
        Ask(0, 1000);
        for (var number = 1; number < 400; number++)
        {
            _box.Put(number, 50_000);
            Ask(number, 1000);
        }

        _box.Held([0]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ContentKind.Trending, ContentKind.Trending, 100)]
    [InlineData(ContentKind.PostsHot, ContentKind.PostsHot, 200)]
    [InlineData(ContentKind.CommentsActive, ContentKind.CommentsActive, 300)]
    [InlineData(ContentKind.SearchRecent, ContentKind.SearchHistorical, 200)]
    [InlineData(ContentKind.SubredditInfo, ContentKind.SubredditRules, 200)]
    [InlineData(ContentKind.SubredditModerators, ContentKind.SubredditRules, 200)]
    internal void A_kind_over_its_quota_loses_its_own_least_asked_for(ContentKind one, ContentKind other, int quota)
    {
        _box.Put(-1);
        for (var number = 0; number < quota; number++)
            _box.Put(number, 100, number % 2 == 0 ? one : other);
        foreach (var number in Enumerable.Range(0, quota).Where(number => number != 17))
            Ask(number, 1);

        _box.Causes.ShouldBeEmpty();
        _box.Put(1000, 100, one);

        _box.Held([-1, 17, 1000]).ShouldBe([-1, 1000]);
        _box.Tier.Count.ShouldBe(quota + 1);
        _box.Causes.ShouldBe("quota:1");
    }

    [Fact]
    public void Within_a_quota_what_has_expired_goes_first_and_is_counted_so()
    {
        using var box = new HotBox(hot: new HotOptions { Trending = new HotQuota { Entries = 2, TimeToLive = TimeSpan.FromSeconds(1) } });
        var soon = box.Time.GetUtcNow() + TimeSpan.FromSeconds(1);
        box.Put(1, box.EntryOf(HotBox.KeyOf(1), 100, ContentKind.Trending) with { FreshUntil = soon });
        box.Put(2, 100, ContentKind.Trending);
        box.Find(1);
        box.Time.Advance(TimeSpan.FromSeconds(2));

        box.Put(3, 100, ContentKind.Trending);

        box.Held([1, 2, 3]).ShouldBe([2, 3]);
        box.Causes.ShouldBe("expired:1");
    }

    [Fact]
    public void Kinds_without_a_quota_share_the_bound_alone()
    {
        for (var number = 0; number < 800; number++)
            _box.Put(number, 100, number % 2 == 0 ? ContentKind.PostsRising : null);

        _box.Tier.Count.ShouldBe(800);
    }

    private void Ask(int number, int times)
    {
        for (var i = 0; i < times; i++)
            _box.Find(number);
    }
}
