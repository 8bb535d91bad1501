using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget.Users;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Budget.Users;

/// <summary>Who pays for what the cache fetches, and what happens when they cannot.</summary>
public sealed class UserQuotaTests
{
    private const string Posts =
        """{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"id":"abc","title":"a title","num_comments":50,"created_utc":1767222000}}],"after":null}}""";

    private static readonly Caller s_ann = new("user-ann", UserTier.Free);
    private static readonly Caller s_bob = new("user-bob", UserTier.Free);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Calls_to_reddit_are_charged_until_they_are_spent_and_come_back_after_a_minute()
    {
        var reddit = Answering();
        await using var session = await ProductSession.StartAsync(reddit, _time);
        ReportOf(session, s_ann).ShouldBe(new QuotaReport("free", 5, 5, 0));
        for (var call = 1; call <= 5; call++)
        {
            (await AskAsync(session, $"sub{call}", s_ann)).Result.Succeeded.ShouldBeTrue();
            ReportOf(session, s_ann).ShouldBe(new QuotaReport("free", 5, 5 - call, 60));
        }

        _time.Advance(TimeSpan.FromSeconds(20));
        var refused = (await AskAsync(session, "sub6", s_ann)).Result.Error.ShouldNotBeNull();

        refused.Kind.ShouldBe(RedditErrorKind.RateLimited);
        refused.Message.ShouldBe("Your free tier has 5 calls to Reddit a minute, and they are spent. There is room again in 40 s; what is cached is answered meanwhile.");
        refused.RetryAfter.ShouldBe(TimeSpan.FromSeconds(40));
        reddit.ApiCalls.Count.ShouldBe(5);
        _time.Advance(TimeSpan.FromSeconds(40));
        (await AskAsync(session, "sub6", s_ann)).Result.Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_cached_costs_nothing_and_neither_does_anything_the_operator_asks()
    {
        await using var session = await ProductSession.StartAsync(Answering(), _time);
        await AskAsync(session, "python", s_bob);
        await AskAsync(session, "python", s_ann);
        ReportOf(session, s_ann).ShouldBe(new QuotaReport("free", 5, 5, 0));

        for (var call = 1; call <= 10; call++)
            (await AskAsync(session, $"sub{call}", Caller.Operator)).Result.Succeeded.ShouldBeTrue();
        session.Services.GetRequiredService<UserQuota>().Report(Caller.Operator).ShouldBeNull();
    }

    [Fact]
    public async Task Who_has_no_limit_is_told_the_tier_alone()
    {
        await using var session = await ProductSession.StartAsync(Answering(), _time);
        var boss = new Caller("key-boss", UserTier.Enterprise);

        for (var call = 1; call <= 60; call++)
            (await AskAsync(session, $"sub{call}", boss)).Result.Succeeded.ShouldBeTrue();
        ReportOf(session, boss).ShouldBe(new QuotaReport("enterprise"));
    }

    [Fact]
    public async Task An_operator_may_change_the_limits()
    {
        await using var session = await ProductSession.StartAsync(Answering(), _time, ("Users:CallsPerMinute:Free", "1"));

        (await AskAsync(session, "sub1", s_ann)).Result.Succeeded.ShouldBeTrue();
        (await AskAsync(session, "sub2", s_ann)).Result.Error!.Message.ShouldStartWith("Your free tier has 1 call");
    }

    [Fact]
    public async Task Who_has_spent_all_is_given_what_is_held_however_old()
    {
        await using var session = await ProductSession.StartAsync(Answering(), _time);
        await AskAsync(session, "python", s_bob);
        _time.Advance(TimeSpan.FromHours(1));
        for (var call = 1; call <= 5; call++)
            await AskAsync(session, $"sub{call}", s_ann);

        var old = await AskAsync(session, "python", s_ann);

        (old.Result.Succeeded, old.Origin.IsStale, old.Origin.Age, old.Origin.ApiCalls).ShouldBe((true, true, TimeSpan.FromHours(1), 0));
    }

    [Fact]
    public async Task What_was_never_called_is_given_back()
    {
        var reddit = new ScriptedReddit(request =>
        {
            if (request.RequestUri!.AbsolutePath == "/api/v1/access_token")
                return null;
            var refusal = ScriptedReddit.Json("""{"message":"Too Many Requests","error":429}""", HttpStatusCode.TooManyRequests);
            refusal.Headers.TryAddWithoutValidation("Retry-After", "300");
            return refusal;
        });
        await using var session = await ProductSession.StartAsync(reddit, _time);
        await AskAsync(session, "sub1", s_ann);
        var (before, called) = (ReportOf(session, s_ann).Remaining, reddit.ApiCalls.Count);
        before.ShouldBe(5 - called);

        (await AskAsync(session, "sub2", s_ann)).Result.Error!.Kind.ShouldBe(RedditErrorKind.RateLimited);

        reddit.ApiCalls.Count.ShouldBe(called);
        ReportOf(session, s_ann).Remaining.ShouldBe(before);
    }

    [Fact]
    public async Task Who_joins_the_flight_of_a_caller_with_nothing_left_asks_for_themselves()
    {
        await using var redis = await RedisServer.StartAsync();
        var reddit = Answering();
        await using var session = await ProductSession.StartAsync(reddit, _time, ("Cache:Redis", redis.Url));
        for (var call = 1; call <= 5; call++)
            await AskAsync(session, $"sub{call}", s_ann);

        await redis.StopAsync();    // the flight hangs where it looks into the warm tier, and others join it there
        var ann = AskAsync(session, "python", s_ann);
        var bob = AskAsync(session, "python", s_bob);
        var operators = AskAsync(session, "python", Caller.Operator);
        await redis.ContinueAsync();

        (await ann).Result.Error!.Kind.ShouldBe(RedditErrorKind.RateLimited);
        (await bob).Result.Succeeded.ShouldBeTrue();
        (await operators).Result.Succeeded.ShouldBeTrue();
        reddit.ApiCalls.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Over_stdio_the_caller_is_the_operator_whatever_keys_there_are()
    {
        await using var session = await ProductSession.StartAsync(Answering(), _time, ("Users:RequireKeys", "true"), ("Users:CallsPerMinute:Free", "1"));
        await session.Services.GetRequiredService<IApiKeyStore>().AddAsync(
            ApiKey.Of(ApiKeySecret.Make(), UserTier.Free, "", _time.GetUtcNow()), TestContext.Current.CancellationToken);

        for (var call = 1; call <= 3; call++)
        {
            var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", $"sub{call}"));
            answer.Metadata.TryGetProperty("quota", out _).ShouldBeFalse();
        }
    }

    private static ScriptedReddit Answering() =>
        new(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Json(Posts));

    private static QuotaReport ReportOf(ProductSession session, Caller caller) =>
        session.Services.GetRequiredService<UserQuota>().Report(caller).ShouldNotBeNull();

    private static Task<CacheResult<PostPage>> AskAsync(ProductSession session, string subreddit, Caller caller)
    {
        SubredditSet.TryParse(subreddit, out var set).ShouldBeTrue();
        return session.Services.GetRequiredService<RedditCache>().GetAsync(
            new ListingQuery(set, ListingSort.Hot, TimeFilter.Day), new CacheAsk("get_subreddit_posts") { Caller = caller }, TestContext.Current.CancellationToken);
    }
}
