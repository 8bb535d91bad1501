using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget;
using RedditMcp.Budget.Credentials;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit.Breakers;
using RedditMcp.Reddit.Content;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget;

/// <summary>What a caller notices of the budget.</summary>
public sealed class BudgetFlowTests
{
    private const string Listing = """{"kind":"Listing","data":{"children":[],"after":null}}""";

    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(s_start);

    [Fact]
    public async Task Who_comes_when_the_start_is_spent_waits_for_its_turn_and_is_told_how_long_it_took()
    {
        await using var session = await ProductSession.StartAsync(Answering(), _time, ("Budget:QueriesPerMinute", "1"), ("Budget:Burst", "false"));
        for (var i = 0; i < 2; i++)
            (await AskAsync(session, $"r{i}")).Metadata.GetProperty("waited_seconds").GetDouble().ShouldBe(0);

        // 8 calls in 590 s: the next one in 73.75 s is too far away, in 20 s it is not.
        var refused = await AskAsync(session, "early");
        refused.ErrorKind.ShouldBe("rate_limited");
        refused.Structured.GetProperty("error").GetProperty("retry_after_seconds").GetInt32().ShouldBe(74);
        _time.Advance(TimeSpan.FromSeconds(60));
        var progress = new ProgressLog();
        var waiting = session.CallAsync("get_subreddit_posts", progress, ("subreddit", "later"));

        var answer = await WhileTimePassesAsync(waiting);
        answer.IsError.ShouldBeFalse();
        answer.Metadata.GetProperty("waited_seconds").GetDouble().ShouldBeGreaterThan(0);
        await Patience.UntilAsync(
            () => ValueTask.FromResult(progress.Values.Any(value => value.Message?.StartsWith("Waiting for Reddit's quota", StringComparison.Ordinal) == true)),
            "the wait was told");
    }

    [Fact]
    public async Task Who_can_be_served_with_something_old_does_not_wait_for_the_budget()
    {
        var reddit = Answering();
        await using var session = await ProductSession.StartAsync(reddit, _time, ("Budget:QueriesPerMinute", "1"), ("Budget:Burst", "false"));
        await AskAsync(session, "held");
        await AskAsync(session, "other");
        _time.Advance(TimeSpan.FromSeconds(20));

        var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "held"), ("max_age_seconds", 0));

        answer.Metadata.GetProperty("stale").GetBoolean().ShouldBeTrue();
        reddit.ApiCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refusal_that_ends_soon_is_waited_for()
    {
        var refuse = true;
        var reddit = new ScriptedReddit(request =>
        {
            if (IsToken(request))
                return null;
            var response = refuse ? new HttpResponseMessage(HttpStatusCode.TooManyRequests) : ScriptedReddit.Json(Listing);
            if (refuse)
                response.Headers.TryAddWithoutValidation("Retry-After", "5");
            refuse = false;
            return response;
        });
        await using var session = await ProductSession.StartAsync(reddit, _time);
        var asked = AskAsync(session, "python");
        await Patience.UntilAsync(
            () =>
            {
                if (!refuse)
                    _time.Advance(TimeSpan.FromMilliseconds(100));
                return ValueTask.FromResult(asked.IsCompleted);
            },
            "it was served");

        (await asked).Metadata.GetProperty("waited_seconds").GetDouble().ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task Who_waited_for_one_key_waits_for_the_next_only_as_long_as_is_left()
    {
        var reddit = new ScriptedReddit(request =>
        {
            if (IsToken(request))
                return ScriptedReddit.Token(Client(request) + "-token");
            var spent = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            spent.Headers.TryAddWithoutValidation("Retry-After", "500");
            return request.Headers.Authorization?.Parameter == "first-token" ? spent : ScriptedReddit.Json(Listing);
        });
        await using var session = await ProductSession.StartAsync(reddit, _time, [.. s_twoKeys, ("Budget:MaxWait", "00:00:20")]);
        var keys = session.Services.GetRequiredService<CredentialPool>().All;
        foreach (var (key, wait) in keys.Zip([15, 30]))
        {
            var (_, ticket) = await key.Quota.TakeAsync(isBackground: false);
            key.Quota.Settle(ticket!, headers: null, TimeSpan.FromSeconds(wait));
        }

        var answer = await WhileTimePassesAsync(AskAsync(session, "python"));

        reddit.ApiCalls.Count.ShouldBe(1); // with the first key, after 15 s; the second would be another 15
        answer.ErrorKind.ShouldBe("rate_limited");
        answer.Structured.GetProperty("error").GetProperty("retry_after_seconds").GetInt32().ShouldBeLessThanOrEqualTo(15);
    }

    [Fact]
    public async Task A_key_that_reddit_refuses_is_set_aside_and_the_next_one_asked_and_it_is_tried_again_later()
    {
        var isRevoked = true;
        var reddit = new ScriptedReddit(request => !IsToken(request) ? ScriptedReddit.Json(Listing)
            : isRevoked && Client(request) == "first" ? ScriptedReddit.Json("{}", HttpStatusCode.Unauthorized)
            : ScriptedReddit.Token(Client(request) + "-token"));
        await using var session = await ProductSession.StartAsync(reddit, _time, s_twoKeys);
        var keys = session.Services.GetRequiredService<CredentialPool>();

        var first = await AskAsync(session, "aaa");
        first.IsError.ShouldBeFalse();
        reddit.ApiCalls[^1].Authorization.ShouldBe("Bearer second-token");
        keys.All[0].Trouble.ShouldNotBeNull();
        await AskAsync(session, "bbb");
        reddit.TokenCalls.Count.ShouldBe(2);

        isRevoked = false;
        _time.Advance(TimeSpan.FromSeconds(31));
        await AskAsync(session, "ccc");
        reddit.ApiCalls[^1].Authorization.ShouldBe("Bearer first-token");
        keys.All[0].Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_key_that_gets_no_token_for_now_is_left_alone_as_long_as_it_was_told_and_the_next_one_asked()
    {
        var reddit = new ScriptedReddit(request =>
        {
            if (!IsToken(request))
                return ScriptedReddit.Json(Listing);
            if (Client(request) != "first")
                return ScriptedReddit.Token("second-token");
            var limited = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            limited.Headers.TryAddWithoutValidation("Retry-After", "90");
            return limited;
        });
        await using var session = await ProductSession.StartAsync(reddit, _time, s_twoKeys);

        for (var i = 0; i < 5; i++)
            (await AskAsync(session, $"r{i}")).IsError.ShouldBeFalse();
        reddit.TokenCalls.Count.ShouldBe(2);
        _time.Advance(TimeSpan.FromSeconds(91));
        (await AskAsync(session, "later")).IsError.ShouldBeFalse();
        reddit.TokenCalls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_hangs_up_in_the_line_costs_no_call()
    {
        var reddit = Answering();
        await using var session = await WithSoonACallAsync(reddit);
        var budget = session.Services.GetRequiredService<RequestBudget>();
        using var gone = new CancellationTokenSource();

        var impatient = AskCacheAsync(session, "gone", gone.Token);
        await Patience.UntilAsync(() => ValueTask.FromResult(budget.HasWaiting), "it waits");
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(impatient);
        await Patience.UntilAsync(() => ValueTask.FromResult(!budget.HasWaiting), "its place is free");
        _time.Advance(TimeSpan.FromSeconds(30));

        // Asked again, it is fetched for whoever asks now.
        (await AskAsync(session, "gone")).Metadata.GetProperty("api_calls").GetInt32().ShouldBe(1);
        reddit.ApiCalls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_hangs_up_takes_nobody_along_who_waits_for_the_same()
    {
        var reddit = Answering();
        await using var session = await WithSoonACallAsync(reddit);
        var budget = session.Services.GetRequiredService<RequestBudget>();
        using var gone = new CancellationTokenSource();

        var impatient = AskCacheAsync(session, "both", gone.Token);
        await Patience.UntilAsync(() => ValueTask.FromResult(budget.HasWaiting), "it waits");
        var patient = AskCacheAsync(session, "both", TestContext.Current.CancellationToken);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(impatient);

        (await WhileTimePassesAsync(patient)).Result.Succeeded.ShouldBeTrue();
        reddit.ApiCalls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task When_every_key_is_revoked_callers_are_told_so_and_nobody_is_asked_again_and_again()
    {
        var reddit = new ScriptedReddit(_ => ScriptedReddit.Json("{}", HttpStatusCode.Unauthorized));
        await using var session = await ProductSession.StartAsync(reddit, _time, s_twoKeys);

        for (var i = 0; i < 20; i++)
            (await AskAsync(session, $"r{i}")).ErrorKind.ShouldBe("unauthorized");

        reddit.TokenCalls.Count.ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public async Task Two_keys_have_twice_the_quota()
    {
        var reddit = Answering();
        await using var session = await ProductSession.StartAsync(
            reddit, _time, [.. s_twoKeys, ("Budget:QueriesPerMinute", "1"), ("Budget:Burst", "true"), ("Budget:MaxWait", "00:00:00")]);
        var answers = new List<ToolAnswer>();
        for (var i = 0; i < 21; i++)
            answers.Add(await AskAsync(session, $"r{i}"));

        answers.Count(answer => !answer.IsError).ShouldBe(20);
        answers[^1].ErrorKind.ShouldBe("rate_limited");
    }

    [Fact]
    public async Task Five_minutes_of_outage_cost_a_few_dozen_calls_and_what_still_works_goes_on()
    {
        var isDown = true;
        var reddit = new ScriptedReddit(request => IsToken(request) ? null
            : isDown && !request.RequestUri!.AbsolutePath.EndsWith("/about", StringComparison.Ordinal) ? ScriptedReddit.Json("{}", HttpStatusCode.ServiceUnavailable)
            : request.RequestUri!.AbsolutePath.EndsWith("/about", StringComparison.Ordinal) ? ScriptedReddit.Json("""{"kind":"t5","data":{"display_name":"python","subscribers":1}}""")
            : ScriptedReddit.Json(Listing));
        await using var session = await ProductSession.StartAsync(reddit, _time);
        for (var asked = 0; _time.GetUtcNow() < s_start.AddMinutes(5); asked++)
        {
            var answers = await WhileTimePassesAsync(Task.WhenAll(
                AskAsync(session, $"r{asked}"), session.CallAsync("get_post_comments", ("post_id", $"abc{asked}"))));
            answers.ShouldAllBe(answer => answer.ErrorKind == "unavailable");
            _time.Advance(TimeSpan.FromSeconds(2));
        }

        reddit.ApiCalls.Count.ShouldBeLessThanOrEqualTo(36);
        session.Services.GetRequiredService<UpstreamBreakers>().States.Select(breaker => $"{breaker.Name} {breaker.State}").Order(StringComparer.Ordinal)
            .ShouldBe(["oauth.reddit.com listings Open", "oauth.reddit.com threads Open", "www.reddit.com tokens Closed"]);
        (await WhileTimePassesAsync(session.CallAsync("get_subreddit_info", ("subreddit", "python")))).IsError.ShouldBeFalse();

        isDown = false;
        _time.Advance(TimeSpan.FromSeconds(61));
        (await AskAsync(session, "back")).IsError.ShouldBeFalse();
    }

    [Fact]
    public async Task A_quota_lowered_in_the_middle_of_a_window_is_never_exceeded()
    {
        var upstream = new CountingReddit(_time, limit: 100);
        var reddit = new ScriptedReddit(request =>
        {
            if (IsToken(request))
                return null;
            var answer = upstream.Answer();
            answer.Content = new StringContent(Listing);
            return answer;
        });
        await using var session = await ProductSession.StartAsync(
            reddit, _time, ("Budget:QueriesPerMinute", null), ("Budget:MaxWait", "00:00:00"));
        for (var i = 0; i < 30; i++)
            (await AskAsync(session, $"a{i}")).IsError.ShouldBeFalse();
        upstream.Limit = 50;

        for (var i = 0; i < 40; i++)
            await AskAsync(session, $"b{i}");

        upstream.Refused.ShouldBe(0);
        upstream.Windows.ShouldBe([50]);
    }

    [Fact]
    public async Task Simulated_quota_is_spent_without_a_refusal()
    {
        await using var simulator = await RedditSimulator.StartAsync(
            new SimulatorOptions { QueriesPerMinute = 2, Clock = _time }, TestContext.Current.CancellationToken);
        await using var session = await ProductSession.StartAsync(
            simulator, _time, ("Budget:QueriesPerMinute", null), ("Budget:MaxWait", "00:00:00"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => AskAsync(session, $"community{i}")));

        answers.Count(answer => !answer.IsError).ShouldBe(20);
        answers.Where(answer => answer.IsError).Select(answer => answer.ErrorKind).ToHashSet(StringComparer.Ordinal).ShouldBe(["rate_limited"]);
    }

    private static readonly (string, string?)[] s_twoKeys =
    [
        ("Reddit:ClientId", null), ("Reddit:ClientSecret", null),
        ("Reddit:Credentials:0:ClientId", "first"), ("Reddit:Credentials:0:ClientSecret", "s1"),
        ("Reddit:Credentials:1:ClientId", "second"), ("Reddit:Credentials:1:ClientSecret", "s2"),
    ];

    private static ScriptedReddit Answering() => new(request => IsToken(request) ? null : ScriptedReddit.Json(Listing));

    private static bool IsToken(HttpRequestMessage request) => request.RequestUri!.AbsolutePath == "/api/v1/access_token";

    private static string Client(HttpRequestMessage request) =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(request.Headers.Authorization!.Parameter!)).Split(':')[0];

    /// <summary>Lets time pass until something is done.</summary>
    private async Task<T> WhileTimePassesAsync<T>(Task<T> asked)
    {
        await Patience.UntilAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromMilliseconds(250));
                return ValueTask.FromResult(asked.IsCompleted);
            },
            "it was answered");
        return await asked;
    }

    /// <summary>A session whose start is spent, and whose next call is due in 13.75 s.</summary>
    private async Task<ProductSession> WithSoonACallAsync(ScriptedReddit reddit)
    {
        var session = await ProductSession.StartAsync(reddit, _time, ("Budget:QueriesPerMinute", "1"), ("Budget:Burst", "false"));
        for (var i = 0; i < 2; i++)
            await AskAsync(session, $"r{i}");
        _time.Advance(TimeSpan.FromSeconds(60));
        return session;
    }

    private static Task<CacheResult<PostPage>> AskCacheAsync(ProductSession session, string subreddit, CancellationToken cancellationToken)
    {
        SubredditSet.TryParse(subreddit, out var set).ShouldBeTrue();
        return session.Services.GetRequiredService<RedditCache>().GetAsync(
            new ListingQuery(set, ListingSort.Hot, TimeFilter.Day), new CacheAsk("get_subreddit_posts"), cancellationToken);
    }

    private static Task<ToolAnswer> AskAsync(ProductSession session, string subreddit) => session.CallAsync("get_subreddit_posts", ("subreddit", subreddit));
}
