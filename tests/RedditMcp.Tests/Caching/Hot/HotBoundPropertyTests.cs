using CsCheck;
using RedditMcp.Caching;
using RedditMcp.Caching.Hot;
using RedditMcp.Queries;

namespace RedditMcp.Tests.Caching.Hot;

public sealed class HotBoundPropertyTests
{
    private const int Keys = 60;
    private const int Quota = 7;

    private static readonly ContentKind?[] s_kinds = [ContentKind.Trending, ContentKind.PostsHot, ContentKind.UserKarma, null];

    private static readonly Gen<Step> s_step =
        from what in Gen.Int[0, 9]
        from number in Gen.Int[0, Keys - 1]
        from size in Gen.Frequency((8, Gen.Int[0, 60_000]), (1, Gen.Int[500_000, 1_100_000]))
        from kind in Gen.Int[0, s_kinds.Length - 1]
        from seconds in Gen.Int[1, 400]
        select new Step(what, number, size, s_kinds[kind], TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Whatever_is_done_bytes_and_quotas_are_kept_and_nothing_is_left_when_all_is_removed() =>
        s_step.Array[1, 150].Sample(
            steps =>
            {
                using var box = NewBox();
                foreach (var step in steps)
                {
                    Do(box, step);
                    if (step.What == 9)
                        box.Time.Advance(step.Life / 4);
                    ShouldBeInBounds(box);
                }

                box.Tier.Remove((_, _) => true);
                (box.Tier.Bytes, box.Tier.Count).ShouldBe((0, 0));
            },
            iter: 200, threads: 1);

    [Fact]
    public void Whatever_several_do_at_once_nobody_ever_sees_more_bytes_than_the_bound() =>
        s_step.Array[400].Array[4].Sample(
            writers =>
            {
                using var box = NewBox();
                var worst = 0L;
                using var done = new CancellationTokenSource();
                var watcher = new Thread(() =>
                {
                    while (!done.IsCancellationRequested)
                        worst = Math.Max(worst, box.Tier.Bytes);
                });
                watcher.Start();
                var threads = writers.Select(steps => new Thread(() => Array.ForEach(steps, step => Do(box, step)))).ToList();
                threads.ForEach(thread => thread.Start());
                threads.ForEach(thread => thread.Join());
                done.Cancel();
                watcher.Join();

                worst.ShouldBeLessThanOrEqualTo(HotBox.Bound);
                ShouldBeInBounds(box);
                box.Tier.Remove((_, _) => true);
                (box.Tier.Bytes, box.Tier.Count).ShouldBe((0, 0));
            },
            iter: 15, threads: 1);

    private static HotBox NewBox()
    {
        var quota = new HotQuota { Entries = Quota, TimeToLive = TimeSpan.FromSeconds(30) };
        return new HotBox(hot: new HotOptions { Trending = quota, HotPosts = quota });
    }

    private static void Do(HotBox box, Step step)
    {
        var key = HotBox.KeyOf(step.Number);
        switch (step.What)
        {
            case < 5:
                box.Tier.Set(key, EntryOf(box, key, step));
                break;
            case 5 when box.Tier.Find(key) is { } hit:
                box.Tier.Grow(key, hit.Entry, step.Size);
                break;
            case 6 when box.Tier.Find(key) is { } hit:
                box.Tier.Set(key, hit.Entry);
                break;
            case 7 when box.Tier.Find(key) is { } hit:
                box.Tier.Touch(key, hit.Entry);
                break;
            case 8:
                box.Tier.Remove((_, entry) => entry.Body.Length % 5 == 0);
                break;
        }
    }

    private static CacheEntry EntryOf(HotBox box, CacheKey key, Step step) => box.EntryOf(key, step.Size, step.Kind) with
    {
        FreshUntil = box.Time.GetUtcNow() + (step.Life / 2),
        StaleUntil = box.Time.GetUtcNow() + step.Life,
    };

    private static void ShouldBeInBounds(HotBox box)
    {
        var held = new List<CacheEntry>();
        box.Tier.Remove((_, entry) =>
        {
            held.Add(entry);
            return false;
        });
        box.Tier.Count.ShouldBe(held.Count);
        box.Tier.Bytes.ShouldBeLessThanOrEqualTo(HotBox.Bound);
        box.Tier.Bytes.ShouldBeGreaterThanOrEqualTo(held.Sum(entry => (long)entry.Weight));
        held.Count(entry => entry.Kind == ContentKind.Trending).ShouldBeLessThanOrEqualTo(Quota);
        held.Count(entry => entry.Kind == ContentKind.PostsHot).ShouldBeLessThanOrEqualTo(Quota);
    }

    private sealed record Step(int What, int Number, int Size, ContentKind? Kind, TimeSpan Life);
}
