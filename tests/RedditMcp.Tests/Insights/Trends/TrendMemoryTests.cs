using System.Globalization;
using RedditMcp.Insights.Trends;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Tests.Insights.Trends;

/// <summary>What a sample remembers, and for how long.</summary>
public sealed class TrendMemoryTests
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.FromUnixTimeSeconds(1_780_000_000);

    [Fact]
    public void What_pages_no_longer_show_is_remembered_for_36_hours()
    {
        var first = Sample(s_now, null, Post("a", s_now.AddHours(-1)));
        var second = Sample(s_now.AddHours(36).AddSeconds(-1), first, Post("b", s_now.AddHours(35)));
        var third = Sample(s_now.AddHours(36), first, Post("b", s_now.AddHours(35)));

        IdsOf(second).ShouldBe(["b", "a"]);
        IdsOf(third).ShouldBe(["b"]);
        (TrendMemory.Longest + TrendMemory.StaleLimit).ShouldBe(TimeSpan.FromHours(48));
    }

    [Fact]
    public void What_pages_show_again_is_as_they_show_it()
    {
        var first = Sample(s_now, null, Post("a", s_now.AddHours(-1)));
        var second = Sample(s_now.AddHours(1), first, Post("a", s_now.AddHours(-1)) with { Score = 99 });

        second.Posts.ShouldHaveSingleItem().Score.ShouldBe(99);
        second.Posts[0].SeenUtc.ShouldBe(s_now.AddHours(1).ToUnixTimeSeconds());
    }

    [Fact]
    public void What_is_gone_is_forgotten_and_what_moderators_pin_is_not_taken()
    {
        var first = Sample(s_now, null, Post("a", s_now), Post("b", s_now), Post("c", s_now) with { Stickied = true }, Post("d", s_now) with { Distinguished = "moderator" });
        var second = Sample(s_now.AddHours(1), first, Post("a", s_now) with { RemovedByCategory = "moderator" }, Post("b", s_now) with { Author = "[deleted]" });

        IdsOf(first).ShouldBe(["a", "b"], ignoreOrder: true);
        second.Posts.ShouldBeEmpty();
    }

    [Fact]
    public void Too_many_are_thinned_evenly_by_the_hour_and_always_the_same()
    {
        var posts = Enumerable.Range(0, 6000).Select(i => Post(string.Create(CultureInfo.InvariantCulture, $"p{i}"), s_now.AddMinutes(i < 5000 ? -i / 100.0 : -60 - (i - 5000)))).ToArray();
        var sample = Sample(s_now, null, posts);

        sample.Posts.Count.ShouldBe(TrendMemory.MostPosts);
        sample.Posts.Count(post => post.CreatedUtc < s_now.AddMinutes(-59).ToUnixTimeSeconds()).ShouldBeGreaterThan(950);   // the quiet hours are whole
        IdsOf(Sample(s_now, null, [.. posts.Reverse()])).ShouldBe(IdsOf(sample));
    }

    private static IReadOnlyList<string> IdsOf(TrendSample sample) => [.. sample.Posts.Select(post => post.Id)];

    private static Post Post(string id, DateTimeOffset created) => new() { Id = id, Title = "A title", Author = "ann", CreatedUtc = created.ToUnixTimeSeconds() };

    private static TrendSample Sample(DateTimeOffset now, TrendSample? before, params Post[] posts) => new()
    {
        Posts = TrendMemory.Merge(posts, before, now.ToUnixTimeSeconds(), now),
        TakenUtc = now.ToUnixTimeSeconds(),
        SeenUtc = now.ToUnixTimeSeconds(),
        CompleteSinceUtc = 0,
        Shown = posts.Length,
    };
}
