using RedditMcp.Queries;

namespace RedditMcp.Tests.Caching.Hot;

public sealed class HotTierTests : IDisposable
{
    private readonly HotBox _box = new();

    public void Dispose() => _box.Dispose();

    [Theory]
    [InlineData(ContentKind.Trending, 30)]
    [InlineData(ContentKind.PostsHot, 60)]
    [InlineData(ContentKind.CommentsActive, 45)]
    [InlineData(ContentKind.SearchRecent, 90)]
    [InlineData(ContentKind.SearchHistorical, 90)]
    [InlineData(ContentKind.SubredditInfo, 300)]
    [InlineData(ContentKind.SubredditRules, 300)]
    [InlineData(ContentKind.SubredditModerators, 300)]
    [InlineData(ContentKind.PostsRising, 60)]
    [InlineData(ContentKind.UserProfile, 60)]
    [InlineData(null, 60)]
    internal void An_entry_is_due_when_the_hot_ttl_of_its_kind_has_passed_and_is_served_all_the_same(ContentKind? kind, int seconds)
    {
        var entry = _box.Put(1, kind: kind);

        _box.Time.Advance(TimeSpan.FromSeconds(seconds - 1));
        _box.Find(1)!.Value.IsDue.ShouldBeFalse();
        _box.Time.Advance(TimeSpan.FromSeconds(1));

        _box.Find(1)!.Value.IsDue.ShouldBeTrue();
        _box.Find(1)!.Value.Entry.ShouldBeSameAs(entry);
    }

    [Fact]
    public void An_entry_is_due_no_later_than_its_own_ttl_ends()
    {
        var entry = _box.EntryOf(HotBox.KeyOf(1), 1000);
        _box.Put(1, entry with { FreshUntil = _box.Time.GetUtcNow() + TimeSpan.FromSeconds(20) });

        _box.Time.Advance(TimeSpan.FromSeconds(19));
        _box.Find(1)!.Value.IsDue.ShouldBeFalse();
        _box.Time.Advance(TimeSpan.FromSeconds(1));
        _box.Find(1)!.Value.IsDue.ShouldBeTrue();
    }

    [Fact]
    public void A_touch_starts_the_hot_ttl_again_for_the_entry_that_is_held_and_no_other()
    {
        var old = _box.Put(1);
        var held = _box.Put(1);
        _box.Time.Advance(TimeSpan.FromSeconds(61));

        _box.Tier.Touch(HotBox.KeyOf(1), old);
        _box.Find(1)!.Value.IsDue.ShouldBeTrue();
        _box.Tier.Touch(HotBox.KeyOf(1), held);
        _box.Find(1)!.Value.IsDue.ShouldBeFalse();
        _box.Time.Advance(TimeSpan.FromSeconds(60));
        _box.Find(1)!.Value.IsDue.ShouldBeTrue();
    }

    [Fact]
    public void What_is_past_its_stale_limit_is_no_answer_and_leaves_memory_within_a_minute()
    {
        var entry = _box.EntryOf(HotBox.KeyOf(1), 1000);
        _box.Put(1, entry with { StaleUntil = _box.Time.GetUtcNow() + TimeSpan.FromSeconds(70) });
        _box.Put(2);

        _box.Time.Advance(TimeSpan.FromSeconds(69));
        _box.Find(1).ShouldNotBeNull();
        _box.Time.Advance(TimeSpan.FromSeconds(1));
        _box.Find(1).ShouldBeNull();
        _box.Time.Advance(TimeSpan.FromSeconds(60));

        _box.Tier.Count.ShouldBe(1);
        _box.Find(2).ShouldNotBeNull();
        _box.Causes.ShouldBe("stale_limit:1");
    }

    [Fact]
    public void Another_question_with_the_same_hash_gets_nothing()
    {
        _box.Put(1);

        _box.Tier.Find(HotBox.KeyOf(1) with { Parameters = """{"query":"another"}""" }).ShouldBeNull();
        _box.Find(1).ShouldNotBeNull();
    }

    [Fact]
    public void Replacing_an_entry_does_not_count_it_twice()
    {
        _box.Put(1, 100_000);
        var weight = _box.Tier.Bytes;
        for (var i = 0; i < 100; i++)
            _box.Put(1, 100_000);

        _box.Tier.Count.ShouldBe(1);
        _box.Tier.Bytes.ShouldBe(weight);
        _box.Causes.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_too_heavy_is_not_taken_and_takes_away_what_was_held()
    {
        using var box = new HotBox(4 * HotBox.Bound);
        box.Put(1, 1000);
        box.Put(1, 1024 * 1024);
        box.Put(2, 1024 * 1024);
        box.Put(3, 1_000_000);

        box.Held([1, 2, 3]).ShouldBe([3]);
        box.Causes.ShouldBe("oversize:2");
    }

    [Fact]
    public void What_grows_weighs_more_until_it_goes()
    {
        var entry = _box.Put(1);
        var before = _box.Tier.Bytes;

        _box.Tier.Grow(HotBox.KeyOf(1), entry, 500);
        _box.Tier.Bytes.ShouldBe(before + 500);
        _box.Put(1, entry);
        _box.Tier.Bytes.ShouldBe(before + 500, "the same entry still has what was attached to it");

        _box.Tier.Remove((_, _) => true).ShouldBe(1);
        _box.Tier.Bytes.ShouldBe(0);
    }

    [Fact]
    public void What_was_replaced_or_removed_does_not_grow()
    {
        var replaced = _box.Put(1);
        var removed = _box.Put(2);
        _box.Put(1);
        _box.Tier.Remove((name, _) => name == HotBox.KeyOf(2).Name).ShouldBe(1);
        var before = _box.Tier.Bytes;

        _box.Tier.Grow(HotBox.KeyOf(1), replaced, 500);
        _box.Tier.Grow(HotBox.KeyOf(2), removed, 500);

        _box.Tier.Bytes.ShouldBe(before);
        _box.Tier.Remove((_, _) => true);
        _box.Tier.Bytes.ShouldBe(0);
    }

    [Fact]
    public void What_grows_too_heavy_goes()
    {
        var entry = _box.Put(1, 700_000);

        _box.Tier.Grow(HotBox.KeyOf(1), entry, int.MaxValue);

        _box.Find(1).ShouldBeNull();
        _box.Tier.Bytes.ShouldBe(0);
        _box.Causes.ShouldBe("oversize:1");
    }

    [Fact]
    public void What_grows_makes_others_go_and_not_itself()
    {
        var entry = _box.Put(1, 400_000);
        _box.Put(2, 400_000);
        _box.Find(2);

        _box.Tier.Grow(HotBox.KeyOf(1), entry, 300_000);

        _box.Held([1, 2]).ShouldBe([1]);
        _box.Causes.ShouldBe("capacity:1");
    }

    [Fact]
    public void A_purge_drops_what_it_names_and_says_how_many()
    {
        for (var number = 0; number < 10; number++)
            _box.Put(number, 1000 + number);

        _box.Tier.Remove((_, entry) => entry.Body.Length >= 1007).ShouldBe(3);

        _box.Tier.Count.ShouldBe(7);
        _box.Held([6, 7]).ShouldBe([6]);
        _box.Causes.ShouldBe("purged:3");
        _box.Counted("tier=hot").ShouldBe(3);
    }

    [Fact]
    public void The_operator_is_told_once_at_80_percent_and_again_after_it_fell_below()
    {
        _box.Put(1, 600_000);
        _box.Logs.Lines.ShouldBeEmpty();
        _box.Put(2, 300_000);
        _box.Put(3, 10_000);
        _box.Logs.Lines.ShouldHaveSingleItem().ShouldStartWith("Warning cache_hot_nearly_full");

        _box.Tier.Remove((name, _) => name == HotBox.KeyOf(1).Name);
        _box.Put(1, 600_000);
        _box.Logs.Lines.Count.ShouldBe(2);
    }
}
