using RedditMcp.Insights.Watches;
using static RedditMcp.Tests.Insights.Watches.WatchTesting;

namespace RedditMcp.Tests.Insights.Watches;

/// <summary>Which posts raise alerts, and when.</summary>
public sealed class WatchStepTests
{
    [Fact]
    public void A_post_is_in_one_alert_however_often_it_is_seen()
    {
        var (watch, first) = WatchStep.Take(Watch(), Sight(Minutes(1), Post("a"), Post("b")));
        var (_, second) = WatchStep.Take(watch, Sight(Minutes(2), Post("a"), Post("b"), Post("c", after: Minutes(1.5))));

        first.ShouldHaveSingleItem().Posts.Select(post => post.Id).ShouldBe(["a", "b"]);
        first[0].Number.ShouldBe(1);
        second.ShouldHaveSingleItem().Posts.Select(post => post.Id).ShouldBe(["c"]);
        second[0].Number.ShouldBe(2);
    }

    [Fact]
    public void What_reddit_has_no_more_is_not_waited_for()
    {
        var (waiting, _) = WatchStep.Take(Watch() with { MinEngagement = Engagement.High }, Sight(Minutes(1), Post("a"), Post("b")));
        var later = Start + Minutes(3);
        WatchStep.ToLookAtAgain(waiting, later).ShouldBe(["a", "b"], ignoreOrder: true);

        var (after, _) = WatchStep.Take(waiting, Sight(Minutes(3)) with { Gone = ["a"] });

        WatchStep.ToLookAtAgain(after, later).ShouldBe(["b"]);
    }

    [Fact]
    public void What_was_posted_before_the_watch_is_none_of_its_business() =>
        WatchStep.Take(Watch(), Sight(Minutes(1), Post("old", after: -Minutes(1)))).Alerts.ShouldBeEmpty();

    [Fact]
    public void At_the_first_look_nothing_is_new_and_what_comes_later_is_however_old_it_says_it_is()
    {
        var first = Sight(Minutes(0), Post("there", after: -Minutes(5))) with { Floor = Start - Minutes(30) };
        var early = Watch() with { Progress = Watch().Progress with { Floor = Start - Minutes(60) } };
        var (watch, alerts) = WatchStep.Take(early, first);
        alerts.ShouldBeEmpty();
        watch.Progress.Matched.ShouldBe(0);

        var (_, later) = WatchStep.Take(watch, Sight(Minutes(1), Post("there", after: -Minutes(5)), Post("approved_late", after: -Minutes(10)), Post("older", after: -Minutes(40))));
        later.ShouldHaveSingleItem().Posts.ShouldHaveSingleItem().Id.ShouldBe("approved_late");
    }

    [Fact]
    public void Below_the_threshold_nothing_is_told_until_enough_came_within_an_interval()
    {
        var threshold = Watch() with { AlertThreshold = 3 };
        var (one, none) = WatchStep.Take(threshold, Sight(Minutes(1), Post("a", after: Seconds(30)), Post("b", after: Seconds(50))));
        none.ShouldBeEmpty();
        var (two, alerts) = WatchStep.Take(one, Sight(Minutes(1.5), Post("c", after: Seconds(80))));
        alerts.ShouldHaveSingleItem().Posts.Select(post => post.Id).ShouldBe(["a", "b", "c"]);

        var (three, company) = WatchStep.Take(two, Sight(Minutes(2.5), Post("d", after: Seconds(100))));
        company.ShouldHaveSingleItem().Posts.Select(post => post.Id).ShouldBe(["d"], "with b and c, three came within a minute");
        WatchStep.Take(three, Sight(Minutes(9), Post("e", after: Minutes(8.5)))).Alerts.ShouldBeEmpty("it is alone");
    }

    [Fact]
    public void Posts_too_far_apart_raise_nothing()
    {
        var threshold = Watch() with { AlertThreshold = 2 };
        var (one, _) = WatchStep.Take(threshold, Sight(Minutes(1), Post("a", after: Seconds(10))));

        WatchStep.Take(one, Sight(Minutes(2), Post("b", after: Seconds(71)))).Alerts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("High", 99, 49, false)]
    [InlineData("High", 100, 0, true)]
    [InlineData("High", 0, 50, true)]
    [InlineData("Viral", 999, 499, false)]
    [InlineData("Viral", 1000, 0, true)]
    [InlineData("Viral", 0, 500, true)]
    [InlineData("Any", 0, 0, true)]
    public void A_post_counts_from_the_published_numbers_on(string level, long score, long comments, bool counts)
    {
        var watch = Watch() with { MinEngagement = Enum.Parse<Engagement>(level) };

        WatchStep.Take(watch, Sight(Minutes(1), Post("a", score: score, comments: comments))).Alerts.Count.ShouldBe(counts ? 1 : 0);
    }

    [Fact]
    public void A_post_that_gets_there_later_counts_then_and_once()
    {
        var watch = Watch() with { MinEngagement = Engagement.High };
        var (waiting, none) = WatchStep.Take(watch, Sight(Minutes(1), Post("a", score: 5)));
        none.ShouldBeEmpty();
        WatchStep.ToLookAtAgain(waiting, Start + Minutes(2)).ShouldBe(["a"]);

        var again = new Sighting(Start + Minutes(60), Start + Minutes(60), [new SeenPost(Post("a", score: 150), [])]);
        var (told, alerts) = WatchStep.Take(waiting, again);
        var post = alerts.ShouldHaveSingleItem().Posts.ShouldHaveSingleItem();
        (post.Id, post.Score).ShouldBe(("a", 150));
        post.Keywords.ShouldBe(["zinc"]);
        WatchStep.ToLookAtAgain(told, Start + Minutes(90)).ShouldBeEmpty();
        WatchStep.Take(told, again with { At = Start + Minutes(61) }).Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void A_post_that_never_gets_there_is_left_alone_after_a_day_and_old_ones_are_looked_at_less()
    {
        var watch = Watch() with { MinEngagement = Engagement.High };
        var (waiting, _) = WatchStep.Take(watch, Sight(Minutes(1), Post("a", score: 5)));
        (waiting, _) = WatchStep.Take(waiting, Sight(Minutes(601), Post("a", score: 6)));

        WatchStep.ToLookAtAgain(waiting, Start + Minutes(620)).ShouldBeEmpty("at ten hours of age the next look is in 50 minutes");
        WatchStep.ToLookAtAgain(waiting, Start + Minutes(660)).ShouldBe(["a"]);
        (waiting, _) = WatchStep.Take(waiting, Sight(Minutes(25 * 60)));
        WatchStep.ToLookAtAgain(waiting, Start + Minutes(30 * 60)).ShouldBeEmpty();
    }

    [Fact]
    public void Many_posts_make_several_alerts_and_none_is_told_twice_when_the_memory_is_full()
    {
        var flood = Enumerable.Range(0, 1500).Select(i => Post($"p{i}", after: Seconds(i + 1))).ToList();
        var (watch, alerts) = WatchStep.Take(Watch(), Sight(Minutes(30), flood));

        alerts.Select(alert => alert.Posts.Count).Sum().ShouldBe(1500);
        alerts.ShouldAllBe(alert => alert.Posts.Count <= WatchAlert.MostPosts);
        alerts.Select(alert => alert.Number).ShouldBe(Enumerable.Range(1, 15).Select(i => (long)i));
        watch.Progress.Matches.Count.ShouldBe(WatchStep.MostMatches);
        WatchStep.Take(watch, Sight(Minutes(31), flood)).Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_remembered_for_ever_and_what_is_forgotten_is_not_told_again()
    {
        var (watch, _) = WatchStep.Take(Watch(), Sight(Minutes(1), Post("a")));
        (watch, _) = WatchStep.Take(watch, Sight(TimeSpan.FromHours(49)));
        watch.Progress.Matches.ShouldBeEmpty();

        WatchStep.Take(watch, Sight(TimeSpan.FromHours(50), Post("a"))).Alerts.ShouldBeEmpty();
    }

    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
