using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget;
using RedditMcp.Caching.Cold;
using RedditMcp.Reddit;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching;

/// <summary>When the cache asks Reddit, and how insistently.</summary>
public sealed class RefreshTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_is_asked_often_is_renewed_before_it_expires_and_nobody_waits_for_it()
    {
        var reddit = Answering();
        await using var session = await ProductSession.StartAsync(reddit, _time);
        await AskAsync(session);
        await AskAsync(session);
        await AskAsync(session);

        _time.Advance(TimeSpan.FromSeconds(250));   // of 300
        AgeOf(await AskAsync(session)).ShouldBe(250);
        await Patience.UntilAsync(() => ValueTask.FromResult(reddit.ApiCalls.Count == 2), "it was renewed");
        await Patience.UntilAsync(async () => AgeOf(await AskAsync(session)) == 0, "the new one was served");
        _time.Advance(TimeSpan.FromSeconds(60));
        AgeOf(await AskAsync(session)).ShouldBe(60);
        reddit.ApiCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_asked_once_is_not_renewed()
    {
        var reddit = Answering();
        await using var session = await ProductSession.StartAsync(reddit, _time);
        await AskAsync(session);

        _time.Advance(TimeSpan.FromSeconds(290));
        AgeOf(await AskAsync(session)).ShouldBe(290);
        _time.Advance(TimeSpan.FromSeconds(9));
        reddit.ApiCalls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_renewed_ahead_when_the_budget_says_no()
    {
        var reddit = Answering();
        await using var session = await ProductSession.StartAsync(reddit, _time, ("Budget:QueriesPerMinute", "1"));
        await AskAsync(session);
        var budget = session.Services.GetRequiredService<RequestBudget>();
        _time.Advance(TimeSpan.FromSeconds(250));
        while ((await budget.TakeAsync(CallPriority.Warming, Persistence.OneTry, TestContext.Current.CancellationToken)).Succeeded)
        {
        }

        for (var i = 0; i < 5; i++)
            AgeOf(await AskAsync(session)).ShouldBe(250);
        reddit.ApiCalls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_refused_is_renewed_once_the_budget_allows_it()
    {
        var reddit = Answering();
        await using var session = await ProductSession.StartAsync(reddit, _time, ("Budget:QueriesPerMinute", "10"));
        _time.Advance(TimeSpan.FromSeconds(330));   // the window ends at 600
        await AskAsync(session);
        var budget = session.Services.GetRequiredService<RequestBudget>();
        _time.Advance(TimeSpan.FromSeconds(250));
        while ((await budget.TakeAsync(CallPriority.Warming, Persistence.OneTry, TestContext.Current.CancellationToken)).Succeeded)
        {
        }

        for (var i = 0; i < 3; i++)
            AgeOf(await AskAsync(session)).ShouldBe(250);
        _time.Advance(TimeSpan.FromSeconds(25));
        AgeOf(await AskAsync(session)).ShouldBe(275);

        await Patience.UntilAsync(async () => AgeOf(await AskAsync(session)) == 0, "it was renewed");
        reddit.ApiCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_renewal_that_failed_is_tried_again_after_ten_seconds()
    {
        var isDown = false;
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null
            : isDown ? ScriptedReddit.Html(HttpStatusCode.BadGateway) : ScriptedReddit.Json(Listing()));
        await using var session = await ProductSession.StartAsync(reddit, _time);
        await AskAsync(session);
        await AskAsync(session);
        isDown = true;
        _time.Advance(TimeSpan.FromSeconds(250));
        await AskAsync(session);
        await Patience.UntilAsync(() => ValueTask.FromResult(reddit.ApiCalls.Count == 2), "it was tried");
        isDown = false;

        _time.Advance(TimeSpan.FromSeconds(9));
        AgeOf(await AskAsync(session)).ShouldBe(259);
        reddit.ApiCalls.Count.ShouldBe(2);
        _time.Advance(TimeSpan.FromSeconds(1));

        await Patience.UntilAsync(async () => AgeOf(await AskAsync(session)) == 0, "it was renewed");
        reddit.ApiCalls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_holds_nothing_tries_three_times_and_who_holds_something_once()
    {
        var isDown = true;
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null
            : isDown ? ScriptedReddit.Json("{}", HttpStatusCode.ServiceUnavailable) : ScriptedReddit.Json(Listing()));
        await using var session = await ProductSession.StartAsync(reddit);

        (await AskAsync(session)).ErrorKind.ShouldBe("unavailable");
        reddit.ApiCalls.Count.ShouldBe(3);

        isDown = false;
        await AskAsync(session);
        isDown = true;
        (await AskAsync(session, ("max_age_seconds", 0))).Metadata.GetProperty("stale").GetBoolean().ShouldBeTrue();
        reddit.ApiCalls.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Unchanged_content_is_kept_longer_each_time_it_is_fetched()
    {
        var reddit = Answering();
        await using var session = await ProductSession.StartAsync(reddit, _time);
        var lives = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            var answer = await AskAsync(session, ("max_age_seconds", 0));
            lives.Add(answer.Metadata.GetProperty("ttl_seconds").GetInt32());
        }

        lives.ShouldBe([300, 450, 675, 900, 900]);
    }

    [Fact]
    public async Task What_every_refresh_finds_changed_is_kept_shorter()
    {
        var number = 0;
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Json(Listing($"p{number++}")));
        await using var session = await ProductSession.StartAsync(reddit, _time);
        var lives = new List<int>();
        for (var i = 0; i < 4; i++)
            lives.Add((await AskAsync(session, ("max_age_seconds", 0))).Metadata.GetProperty("ttl_seconds").GetInt32());

        lives.ShouldBe([300, 150, 120, 120]);
    }

    [Fact]
    public async Task Who_wants_it_newer_than_the_flight_it_joined_takes_for_fresh_gets_it_newer()
    {
        var reddit = Answering();
        await using var session = await ProductSession.StartAsync(reddit, _time);
        await AskAsync(session);
        _time.Advance(TimeSpan.FromSeconds(61));    // past the hot TTL: whoever asks looks into the warm tier in a flight

        var answers = await Task.WhenAll(AskAsync(session), AskAsync(session, ("max_age_seconds", 0)), AskAsync(session, ("max_age_seconds", 0)));

        AgeOf(answers[1]).ShouldBe(0);
        AgeOf(answers[2]).ShouldBe(0);
        reddit.ApiCalls.Count.ShouldBeInRange(2, 3);
    }

    [Fact]
    public async Task An_answer_over_ten_megabytes_is_served_and_not_stored()
    {
        var text = new string('x', 11 * 1024 * 1024);
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null
            : ScriptedReddit.Json(Listing(text: text)));
        await using var session = await ProductSession.StartAsync(reddit, _time, ("Archive:Enabled", "true"));

        (await AskAsync(session)).Ids("posts").ShouldBe(["abc"]);
        (await AskAsync(session)).Ids("posts").ShouldBe(["abc"]);
        reddit.ApiCalls.Count.ShouldBe(2);
        session.Services.GetRequiredService<ArchiveQueue>().Count.ShouldBe(0);
        text = "";
        await AskAsync(session);
        session.Services.GetRequiredService<ArchiveQueue>().Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_over_one_megabyte_is_served_from_the_warm_tier()
    {
        var text = new string('x', 2 * 1024 * 1024);
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null
            : ScriptedReddit.Json(Listing(text: text)));
        await using var session = await ProductSession.StartAsync(reddit, _time);

        await AskAsync(session);
        for (var i = 0; i < 3; i++)
            (await AskAsync(session)).Metadata.GetProperty("tier").GetString().ShouldBe("warm");
        reddit.ApiCalls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_only_the_warm_tier_holds_answers_too_while_reddit_fails()
    {
        var text = new string('x', 2 * 1024 * 1024);
        var isDown = false;
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null
            : isDown ? ScriptedReddit.Json("{}", HttpStatusCode.ServiceUnavailable) : ScriptedReddit.Json(Listing(text: text)));
        await using var session = await ProductSession.StartAsync(reddit, _time);
        await AskAsync(session);
        isDown = true;

        var answer = await AskAsync(session, ("max_age_seconds", 0));

        answer.Ids("posts").ShouldBe(["abc"]);
        answer.Metadata.GetProperty("stale").GetBoolean().ShouldBeTrue();
        answer.Metadata.GetProperty("ttl_seconds").GetInt32().ShouldBe(0);
        reddit.ApiCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_clock_that_steps_back_neither_breaks_nor_keeps_answers_for_ever()
    {
        var clock = new SteppingClock(_time);
        var reddit = Answering();
        await using var session = await ProductSession.StartAsync(reddit, clock);
        await AskAsync(session);

        clock.Offset = TimeSpan.FromHours(-3);
        var back = await AskAsync(session);
        back.IsError.ShouldBeFalse();
        back.Metadata.GetProperty("age_seconds").GetDouble().ShouldBe(0);
        clock.Offset = TimeSpan.FromMinutes(6);
        AgeOf(await AskAsync(session)).ShouldBeLessThanOrEqualTo(360);
        reddit.ApiCalls.Count.ShouldBeGreaterThanOrEqualTo(2);
    }

    private ScriptedReddit Answering() =>
        new(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Json(Listing()));

    private string Listing(string id = "abc", string text = "") => $$$"""
        {"kind":"Listing","data":{"children":[{"kind":"t3","data":{"id":"{{{id}}}","title":"a title","selftext":"{{{text}}}","is_self":true,"num_comments":50,"score":5,"created_utc":{{{_time.GetUtcNow().ToUnixTimeSeconds() - 3600}}}}}],"after":null}}
        """;

    private static Task<ToolAnswer> AskAsync(ProductSession session, params (string, object?)[] more) =>
        session.CallAsync("get_subreddit_posts", [("subreddit", "python"), .. more]);

    private static double AgeOf(ToolAnswer answer) => answer.Metadata.GetProperty("age_seconds").GetDouble();

    /// <summary>A wall clock that somebody sets, above a monotonic one that nobody can.</summary>
    private sealed class SteppingClock(TimeProvider inner) : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override long TimestampFrequency => inner.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;

        public override long GetTimestamp() => inner.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            inner.CreateTimer(callback, state, dueTime, period);
    }
}
