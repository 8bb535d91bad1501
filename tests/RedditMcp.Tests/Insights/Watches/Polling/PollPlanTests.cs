using RedditMcp.Insights.Watches;
using RedditMcp.Insights.Watches.Keywords;
using RedditMcp.Insights.Watches.Polling;

namespace RedditMcp.Tests.Insights.Watches.Polling;

/// <summary>As few polls as will do.</summary>
public sealed class PollPlanTests
{
    private readonly PollPace _pace = new();

    [Fact]
    public void Watches_of_few_quiet_communities_share_one_address()
    {
        var plan = Plan([Of("a"), Of("b", "c"), Of("c", "d")], []);

        plan.ShouldHaveSingleItem().Subreddits.ShouldBe(["a", "b", "c", "d"]);
        plan[0].Watches.Count.ShouldBe(3);
    }

    [Fact]
    public void No_address_has_more_than_fifty_names() =>
        Plan([.. Enumerable.Range(0, 120).Select(i => Of($"s{i}"))], []).Select(group => group.Subreddits.Count).ShouldBe([50, 50, 20]);

    [Fact]
    public void Busy_communities_are_not_thrown_together()
    {
        foreach (var name in (string[])["busy", "busier"])
            _pace.Learn([name], Reading(name, postsPerMinute: 300));

        Plan([Of("busy"), Of("busier"), Of("quiet")], []).Select(group => string.Join('+', group.Subreddits)).Order(StringComparer.Ordinal)
            .ShouldBe(["busier", "busy+quiet"]);
    }

    [Fact]
    public void All_of_reddit_is_polled_for_itself() =>
        Plan([Of("a"), WatchTesting.Watch()], []).Select(group => group.IsOfAll).ShouldBe([false, true]);

    [Fact]
    public void A_watch_that_is_half_due_joins_a_poll_that_serves_it_anyway()
    {
        var polled = WatchTesting.Start - TimeSpan.FromSeconds(40);
        var half = Of("a") with { Id = "half" };
        half = half with { Progress = half.Progress with { PolledAt = polled } };
        var fresh = half with { Id = "fresh", Progress = half.Progress with { PolledAt = WatchTesting.Start - TimeSpan.FromSeconds(10) } };
        var elsewhere = half with { Id = "elsewhere", Subreddits = ["x"] };

        Plan([Of("a", "b")], [half, fresh, elsewhere]).ShouldHaveSingleItem().Watches.Select(watch => watch.Id).ShouldBe(["wtest", "half"]);
    }

    [Fact]
    public void Searches_are_as_long_as_reddit_takes_and_hold_all_keywords()
    {
        var rules = Enumerable.Range(0, 100).SelectMany(i => KeywordSet.Read([$"keyword number {i}"], out _)!.Rules).ToList();

        var plan = SearchPlan.Of(rules, turn: 0);

        plan.IsWhole.ShouldBeTrue();
        plan.Queries.ShouldAllBe(query => query.Length <= SearchPlan.Longest);
        plan.Queries.SelectMany(query => query.Split(" OR ")).Order(StringComparer.Ordinal)
            .ShouldBe(rules.Select(rule => $"\"{rule.Text}\"").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Too_many_keywords_take_turns()
    {
        var rules = Enumerable.Range(0, 400).SelectMany(i => KeywordSet.Read([$"keyword number {i}"], out _)!.Rules).ToList();
        var turns = Enumerable.Range(0, 10).Select(turn => SearchPlan.Of(rules, turn)).ToList();

        turns.ShouldAllBe(plan => !plan.IsWhole && plan.Queries.Count == SearchPlan.Most);
        turns.SelectMany(plan => plan.Queries).Distinct(StringComparer.Ordinal).SelectMany(query => query.Split(" OR ")).Count().ShouldBe(400);
    }

    [Fact]
    public void Where_nobody_has_looked_since_the_start_may_be_a_busy_place_and_is_looked_at_soon()
    {
        var (rare, all) = (PolledNow(Of("rare")), PolledNow(WatchTesting.Watch()));

        _pace.DueAt(rare).ShouldBe(WatchTesting.Start.AddMinutes(10));
        _pace.DueAt(all).ShouldBe(WatchTesting.Start.AddSeconds(48));

        _pace.Learn(["rare"], Reading("rare", postsPerMinute: 1));
        _pace.DueAt(rare).ShouldBe(WatchTesting.Start.AddMinutes(400), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void A_place_with_too_few_posts_to_tell_is_no_busy_one()
    {
        _pace.Learn(["empty"], new ScopeReading { ReadAt = WatchTesting.Start });

        _pace.DueAt(PolledNow(Of("empty"))).ShouldBe(WatchTesting.Start.AddMinutes(400));
    }

    private static Watch PolledNow(Watch watch) =>
        watch with { CheckInterval = 1440, Progress = watch.Progress with { PolledAt = WatchTesting.Start } };

    private IReadOnlyList<PollGroup> Plan(IReadOnlyList<Watch> due, IReadOnlyList<Watch> others) => PollPlan.Of(due, others, _pace, WatchTesting.Start);

    private static Watch Of(params string[] subreddits) => WatchTesting.Watch() with { Subreddits = subreddits };

    private static ScopeReading Reading(string name, int postsPerMinute) => new()
    {
        ReadAt = WatchTesting.Start,
        Posts = [.. Enumerable.Range(0, 100).Select(i => WatchTesting.Post($"{name}{i}", after: TimeSpan.FromSeconds(i * 60.0 / postsPerMinute)) with { Subreddit = name })],
    };
}
