using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Caching.Freshness;
using RedditMcp.Queries;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Freshness;

public sealed class TtlTableTests
{
    /// <summary>A post of an hour before a fake clock's start that speaks neither for a longer nor for a shorter TTL.</summary>
    private const string OnePost =
        """{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"id":"abc","title":"a title","num_comments":50,"created_utc":946681200}}],"after":null}}""";

    /// <summary>Base, least and most in seconds, row by row of the caching architecture's section 3.</summary>
    [Fact]
    public void The_22_rows_are_those_of_the_architecture() =>
        string.Join('\n', Enum.GetValues<ContentKind>().Select(kind => string.Create(
            CultureInfo.InvariantCulture,
            $"{kind} {TtlTable.For(kind).Base.TotalSeconds} {TtlTable.For(kind).Min.TotalSeconds} {TtlTable.For(kind).Max.TotalSeconds}"))).ShouldBe("""
            PostsHot 300 120 900
            PostsNew 120 60 300
            PostsTopHour 900 300 1800
            PostsTopDay 3600 1800 10800
            PostsTopWeek 21600 10800 43200
            PostsTopMonthPlus 86400 43200 172800
            PostsRising 180 60 600
            PostsControversial 1800 900 7200
            CommentsActive 300 120 900
            CommentsOld 3600 1800 21600
            CommentsSpecific 600 300 1800
            UserProfile 900 600 3600
            UserPosts 600 300 1800
            UserKarma 1800 900 7200
            SubredditInfo 3600 1800 86400
            SubredditRules 21600 10800 604800
            SubredditModerators 43200 21600 604800
            SearchRecent 600 300 1800
            SearchHistorical 3600 1800 21600
            Trending 180 60 600
            Sentiment 86400 43200 604800
            WatchResults 60 30 300
            """.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("get_subreddit_posts", """{"subreddit":"python"}""", 300)]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":"new"}""", 120)]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":"rising"}""", 180)]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":"controversial"}""", 1800)]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":"top","time_filter":"hour"}""", 900)]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":"top","time_filter":"day"}""", 3600)]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":"top","time_filter":"week"}""", 21600)]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":"top","time_filter":"month"}""", 86400)]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":"top","time_filter":"all"}""", 86400)]
    [InlineData("search_reddit", """{"query":"x","time_filter":"day"}""", 600)]
    [InlineData("search_reddit", """{"query":"x","time_filter":"month"}""", 3600)]
    [InlineData("search_reddit", """{"query":"x"}""", 3600)]
    public async Task An_answer_is_served_as_long_as_its_row_says_and_no_longer(string tool, string arguments, int seconds)
    {
        var time = new FakeTimeProvider();
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token"
            ? null
            : ScriptedReddit.Json(OnePost));
        await using var session = await ProductSession.StartAsync(reddit, time);

        (await session.CallJsonAsync(tool, arguments)).Metadata.GetProperty("ttl_seconds").GetInt32().ShouldBe(seconds);
        time.Advance(TimeSpan.FromSeconds(seconds - 1));
        await session.CallJsonAsync(tool, arguments);
        reddit.ApiCalls.Count.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(1));
        await session.CallJsonAsync(tool, arguments);
        reddit.ApiCalls.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("", 86_400, 600, 1200)]                 // active: 300, older than six hours
    [InlineData("", 86_401, 10_800, 1800)]              // old: 3600, older than a day; a comment's: 600, at most 1800
    [InlineData(",\"locked\":true", 0, 3600, 600)]
    [InlineData(",\"archived\":true", 0, 3600, 600)]
    public async Task A_thread_is_old_after_a_day_or_when_nobody_can_answer_any_more(string more, int age, int whole, int ofComment)
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(2_000_000_000));
        var thread = $$$"""[{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"id":"abc","title":"t","num_comments":50,"created_utc":{{{2_000_000_000 - age}}}{{{more}}}}}]}},{"kind":"Listing","data":{"children":[]}}]""";
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Json(thread));
        await using var session = await ProductSession.StartAsync(reddit, time);

        var answer = await session.CallAsync("get_post_comments", ("post_id", "abc"));
        var linked = await session.CallAsync("get_post_comments", ("post_id", "abc"), ("comment_id", "def"));

        answer.Metadata.GetProperty("ttl_seconds").GetInt32().ShouldBe(whole);
        linked.Metadata.GetProperty("ttl_seconds").GetInt32().ShouldBe(ofComment);
    }
}
