using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Purging;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Trends;

/// <summary>get_trending_topics as a client meets it: what it finds, what it costs, what it remembers, and what it says of itself.</summary>
public sealed class TrendingTopicsTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 6, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(s_noon);
    private readonly TrendReddit _reddit = new();

    [Fact]
    public async Task A_topic_is_told_with_all_that_was_measured()
    {
        WriteDay();
        await using var session = await ProductSession.StartAsync(_reddit.Reddit, _time);

        var answer = await AskAsync(session);

        var topic = answer.Items("topics").ShouldHaveSingleItem();
        topic.GetProperty("topic").GetString().ShouldBe("Solar Flare");
        topic.GetProperty("also_written").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe("solar-flares");
        topic.GetProperty("mentions").GetInt32().ShouldBe(15);
        topic.GetProperty("baseline_mentions").GetInt32().ShouldBe(2);
        topic.GetProperty("growth_rate").GetDouble().ShouldBeGreaterThan(10);
        topic.GetProperty("score_velocity").GetDouble().ShouldBeGreaterThan(10);
        topic.GetProperty("sentiment").GetProperty("rated_titles").GetInt32().ShouldBeInRange(1, 15);
        topic.GetProperty("top_subreddits")[0].GetProperty("items").GetInt32().ShouldBe(15);
        topic.GetProperty("sample_posts").GetArrayLength().ShouldBe(3);
        answer.Structured.GetProperty("cold_start").GetBoolean().ShouldBeFalse();
        answer.Structured.GetProperty("window").GetProperty("posts").GetInt32().ShouldBe(65);
        answer.Structured.GetProperty("baseline").GetProperty("posts").GetInt32().ShouldBe(122);
        answer.Structured.GetProperty("method").GetString()!.ShouldContain("growth_rate");
        answer.Text.ShouldContain("1. Solar Flare: 15 mentions, ");
        answer.Text.ShouldContain("compared with 122 posts");
        answer.Text.ShouldContain("method: ");
    }

    [Fact]
    public async Task Another_window_score_or_limit_costs_no_call()
    {
        WriteDay();
        await using var session = await ProductSession.StartAsync(_reddit.Reddit, _time);

        (await AskAsync(session)).Metadata.GetProperty("api_calls").GetInt32().ShouldBe(4);   // hot, rising, two pages of new
        foreach (var (name, value) in (IEnumerable<(string, object)>)[("time_window", "1h"), ("time_window", "24h"), ("min_score", 12), ("limit", 50)])
            (await AskAsync(session, (name, value))).Metadata.GetProperty("api_calls").GetInt32().ShouldBe(0, name);

        _reddit.Reddit.ApiCalls.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_hundred_callers_share_one_sample()
    {
        WriteDay();
        await using var session = await ProductSession.StartAsync(_reddit.Reddit, _time);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => AskAsync(session)));

        answers.ShouldAllBe(answer => answer.Items("topics").Count == 1);
        _reddit.Reddit.ApiCalls.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_listing_that_somebody_read_is_not_fetched_again()
    {
        WriteDay();
        await using var session = await ProductSession.StartAsync(_reddit.Reddit, _time);
        await session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("sort", "new"));

        (await AskAsync(session)).Metadata.GetProperty("api_calls").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Who_wants_it_now_has_all_pages_fetched_again()
    {
        WriteDay();
        await using var session = await ProductSession.StartAsync(_reddit.Reddit, _time);
        await AskAsync(session);
        _reddit.Write(s_noon.AddMinutes(-5), TimeSpan.FromMinutes(4), [.. TrendTitles.About("Kestrel X2", 12)]);

        var answer = await AskAsync(session, ("max_age_seconds", 0));

        TopicsOf(answer).ShouldBe(["Solar Flare", "Kestrel X2"], ignoreOrder: true);
        answer.Metadata.GetProperty("api_calls").GetInt32().ShouldBe(3);   // new was read as far as it was known
        answer.Metadata.GetProperty("stale").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_baseline_it_says_so()
    {
        _reddit.Write(s_noon.AddHours(-5), TimeSpan.FromHours(5), [.. TrendReddit.Noise(0, 50), .. TrendTitles.About("Velvet Moon", 10)]);
        await using var session = await ProductSession.StartAsync(_reddit.Reddit, _time);

        var answer = await AskAsync(session);

        answer.Structured.GetProperty("cold_start").GetBoolean().ShouldBeTrue();
        answer.Structured.TryGetProperty("baseline", out _).ShouldBeFalse();
        answer.Notes.ShouldContain(note => note.StartsWith("cold start", StringComparison.Ordinal));
        answer.Text.ShouldContain("cold start");
        TopicsOf(answer).ShouldBe(["Velvet Moon"]);
        answer.Items("topics")[0].TryGetProperty("growth_rate", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task What_pages_no_longer_show_is_the_baseline_of_later_samples_in_every_process()
    {
        using var shared = new TemporaryFolder();
        (string, string?)[] settings = [("Cache:Directory", shared.Path)];
        _reddit.Write(s_noon.AddHours(-10), TimeSpan.FromHours(10), [.. TrendReddit.Noise(0, 250), .. TrendTitles.About("Zanzibar", 40)]);
        await using (var first = await ProductSession.StartAsync(_reddit.Reddit, _time, settings))
            await AskAsync(first);

        _time.Advance(TimeSpan.FromHours(8));
        var later = new TrendReddit("later");   // whose pages show nothing older than the window
        later.Write(_time.GetUtcNow().AddHours(-6), TimeSpan.FromHours(6), [.. TrendReddit.Noise(1000, 120), .. TrendTitles.About("Zanzibar", 16), .. TrendTitles.About("Solar Flare", 14)]);
        await using var second = await ProductSession.StartAsync(later.Reddit, _time, settings);
        var answer = await AskAsync(second);

        TopicsOf(answer).ShouldBe(["Solar Flare"]);
        answer.Structured.GetProperty("cold_start").GetBoolean().ShouldBeFalse();
        answer.Structured.GetProperty("sample").GetProperty("remembered").GetInt32().ShouldBe(290);
    }

    [Fact]
    public async Task When_Reddit_fails_the_sample_that_is_held_answers_and_is_marked()
    {
        WriteDay();
        await using var session = await ProductSession.StartAsync(_reddit.Reddit, _time);
        await AskAsync(session);
        _reddit.Broken = "new";
        _time.Advance(TimeSpan.FromMinutes(30));

        var answer = await AskAsync(session);

        TopicsOf(answer).ShouldBe(["Solar Flare"]);
        answer.Metadata.GetProperty("stale").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_that_fails_is_named()
    {
        WriteDay();
        _reddit.Broken = "rising";
        await using var session = await ProductSession.StartAsync(_reddit.Reddit, _time);

        var answer = await AskAsync(session);

        TopicsOf(answer).ShouldBe(["Solar Flare"]);
        answer.Structured.GetProperty("sample").GetProperty("missing").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe("rising");
        answer.Notes.ShouldContain(note => note.Contains("could not be read", StringComparison.Ordinal) && note.Contains("rising", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_new_cannot_be_read_it_is_an_error()
    {
        _reddit.Broken = "new";
        await using var session = await ProductSession.StartAsync(_reddit.Reddit, _time);

        (await AskAsync(session)).ErrorKind.ShouldBe("blocked");
    }

    [Fact]
    public async Task What_an_author_wrote_leaves_the_sample_when_it_is_purged()
    {
        WriteDay();
        await using var session = await ProductSession.StartAsync(_reddit.Reddit, _time);
        await AskAsync(session);

        var target = PurgeRequest.ForAuthor("user5").ShouldNotBeNull();
        var report = await session.Services.GetRequiredService<Purger>().RunAsync([target], PurgeReason.Purge, TestContext.Current.CancellationToken);

        report.IsComplete.ShouldBeTrue();
        var calls = _reddit.Reddit.ApiCalls.Count;
        (await AskAsync(session)).Structured.GetProperty("sample").GetProperty("remembered").GetInt32().ShouldBe(0);
        _reddit.Reddit.ApiCalls.Count.ShouldBeGreaterThan(calls);
    }

    [Fact]
    public async Task An_answer_that_is_short_of_tokens_says_what_it_leaves_out()
    {
        _reddit.Write(s_noon.AddHours(-24), TimeSpan.FromHours(18), TrendReddit.Noise(0, 150));
        string[] topics = ["Solar Flare", "Kestrel X2", "Nova Prime", "Zeldara", "Bank of Elbonia", "Hurricane Odalys"];
        _reddit.Write(s_noon.AddHours(-5), TimeSpan.FromHours(4), [.. topics.SelectMany(topic => TrendTitles.About(topic, 12))]);
        await using var session = await ProductSession.StartAsync(_reddit.Reddit, _time);

        var whole = await AskAsync(session);
        var cut = await AskAsync(session, ("max_tokens", 700));
        var limited = await AskAsync(session, ("limit", 2));

        TopicsOf(whole).ShouldBe(topics, ignoreOrder: true);
        cut.Items("topics").Count.ShouldBeLessThan(6);
        cut.Metadata.GetProperty("truncated").GetInt32().ShouldBe(6 - cut.Items("topics").Count);
        TopicsOf(limited).ShouldBe(TopicsOf(whole).Take(2));
        limited.Metadata.GetProperty("truncated").GetInt32().ShouldBe(4);
    }

    private static string[] TopicsOf(ToolAnswer answer) => [.. answer.Items("topics").Select(topic => topic.GetProperty("topic").GetString()!)];

    private static Task<ToolAnswer> AskAsync(ProductSession session, params (string Name, object? Value)[] further) =>
        session.CallAsync("get_trending_topics", [("subreddit", "python"), .. further]);

    /// <summary>A day with a topic in its last six hours.</summary>
    private void WriteDay()
    {
        _reddit.Write(s_noon.AddHours(-24), TimeSpan.FromHours(18), [.. TrendReddit.Noise(0, 120), "Is a solar flare bad", "Old solar flares"]);
        _reddit.Write(s_noon.AddHours(-6), TimeSpan.FromHours(5), [.. TrendReddit.Noise(500, 50), .. TrendTitles.About("Solar Flare", 12), .. TrendTitles.About("solar-flares", 3)]);
    }
}
