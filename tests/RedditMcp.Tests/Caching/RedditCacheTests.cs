using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Caching;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching;

public sealed class RedditCacheTests
{
    /// <summary>A post of an hour before a fake clock's start that speaks neither for a longer nor for a shorter TTL.</summary>
    private const string OnePost =
        """{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"id":"abc","title":"a title","num_comments":50,"created_utc":946681200}}],"after":null}}""";

    [Fact]
    public async Task The_first_call_asks_reddit_and_the_second_does_not()
    {
        var time = new FakeTimeProvider();
        var reddit = Answering(OnePost);
        await using var session = await ProductSession.StartAsync(reddit, time);

        var first = await AskAsync(session);
        time.Advance(TimeSpan.FromSeconds(12.4));
        var second = await AskAsync(session);

        Tell(first).ShouldBe("cached=False tier=reddit age=0 ttl=300 stale=False calls=1");
        Tell(second).ShouldBe("cached=True tier=hot age=12.4 ttl=287 stale=False calls=0");
        reddit.ApiCalls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_hundred_callers_at_once_cost_one_call_and_ninety_nine_join()
    {
        var release = new TaskCompletionSource();
        var reddit = new ScriptedReddit(async (request, cancellationToken) =>
        {
            if (request.RequestUri!.AbsolutePath == "/api/v1/access_token")
                return null;
            await release.Task.WaitAsync(cancellationToken);
            return ScriptedReddit.Json(OnePost);
        });
        await using var session = await ProductSession.StartAsync(reddit);
        var cache = session.Services.GetRequiredService<RedditCache>();
        var query = new RedditMcp.Queries.CommunityQuery(Name("python"));

        var callers = Enumerable.Range(0, 100).Select(_ => cache.GetAsync(query, new CacheAsk("get_subreddit_info"), TestContext.Current.CancellationToken)).ToArray();
        using var impatient = new CancellationTokenSource();
        var leaver = cache.GetAsync(query, new CacheAsk("get_subreddit_info"), impatient.Token);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(leaver);
        release.SetResult();
        var results = await Task.WhenAll(callers);

        reddit.ApiCalls.Count.ShouldBe(1);
        results.Count(result => result.Origin.ApiCalls == 1).ShouldBe(1);
        results.ShouldAllBe(result => result.Origin.Tier == CacheTier.Reddit && !result.Origin.IsStale);
    }

    [Fact]
    public async Task A_hundred_clients_at_once_cost_one_call()
    {
        await using var simulator = await RedditSimulator.StartAsync(
            new SimulatorOptions { MinimumLatency = TimeSpan.FromMilliseconds(300), MaximumLatency = TimeSpan.FromMilliseconds(301) }, TestContext.Current.CancellationToken);
        await using var session = await ProductSession.StartAsync(simulator);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("limit", 1 + (number % 50)))));

        simulator.ShouldHaveAnswered("/r/", 1);
        answers.Sum(answer => answer.Metadata.GetProperty("api_calls").GetInt32()).ShouldBe(1);
    }

    [Fact]
    public async Task Max_age_decides_whether_to_fetch()
    {
        var time = new FakeTimeProvider();
        var reddit = Answering(OnePost);
        await using var session = await ProductSession.StartAsync(reddit, time);
        await AskAsync(session);

        time.Advance(TimeSpan.FromSeconds(30));
        (await AskAsync(session, ("max_age_seconds", 31))).Metadata.GetProperty("cached").GetBoolean().ShouldBeTrue();
        (await AskAsync(session, ("max_age_seconds", 30))).Metadata.GetProperty("cached").GetBoolean().ShouldBeFalse();
        (await AskAsync(session, ("max_age_seconds", 0))).Metadata.GetProperty("cached").GetBoolean().ShouldBeFalse();
        reddit.ApiCalls.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(301)]
    [InlineData(24 * 3600 - 1)]
    public async Task When_reddit_fails_what_is_held_answers_and_says_that_it_is_stale(int seconds)
    {
        var time = new FakeTimeProvider();
        var fail = false;
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null
            : fail ? ScriptedReddit.Html(System.Net.HttpStatusCode.Forbidden) : ScriptedReddit.Json(OnePost));
        await using var session = await ProductSession.StartAsync(reddit, time);
        await AskAsync(session);
        fail = true;
        time.Advance(TimeSpan.FromSeconds(seconds));

        var answer = await AskAsync(session, ("max_age_seconds", 0));

        answer.IsError.ShouldBeFalse();
        answer.Ids("posts").ShouldBe(["abc"]);
        answer.Metadata.GetProperty("stale").GetBoolean().ShouldBeTrue();
        answer.Metadata.GetProperty("tier").GetString().ShouldBe("hot");
        answer.Text.ShouldContain("STALE");
        reddit.ApiCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Past_the_stale_limit_nothing_is_served()
    {
        var time = new FakeTimeProvider();
        var fail = false;
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null
            : fail ? ScriptedReddit.Html(System.Net.HttpStatusCode.Forbidden) : ScriptedReddit.Json(OnePost));
        await using var session = await ProductSession.StartAsync(reddit, time);
        await AskAsync(session);
        fail = true;
        time.Advance(TimeSpan.FromHours(24));

        (await AskAsync(session)).ErrorKind.ShouldBe("blocked");
    }

    [Fact]
    public async Task Who_holds_something_waits_two_seconds_and_no_longer()
    {
        var time = new FakeTimeProvider();
        var hang = false;
        var never = new TaskCompletionSource();
        var reddit = new ScriptedReddit(async (request, cancellationToken) =>
        {
            if (request.RequestUri!.AbsolutePath == "/api/v1/access_token")
                return null;
            if (hang)
                await never.Task.WaitAsync(cancellationToken);
            return ScriptedReddit.Json(OnePost);
        });
        await using var session = await ProductSession.StartAsync(reddit, time);
        await AskAsync(session);
        hang = true;
        var cache = session.Services.GetRequiredService<RedditCache>();
        RedditMcp.Queries.SubredditSet.TryParse("python", out var set).ShouldBeTrue();
        var query = new RedditMcp.Queries.ListingQuery(set, RedditMcp.Queries.ListingSort.Hot, RedditMcp.Queries.TimeFilter.Day);

        var waiting = cache.GetAsync(query, new CacheAsk("get_subreddit_posts", TimeSpan.Zero), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(1.9));
        waiting.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.1));

        (await waiting.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Origin.IsStale.ShouldBeTrue();
        never.SetResult();
    }

    [Fact]
    public async Task Whose_call_has_brought_it_waits_for_it_to_be_kept_and_tells_the_call()
    {
        using var folder = new TemporaryFolder();
        var time = new FakeTimeProvider();
        await using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder.Path, "cache-v1.db")};Pooling=False");
        var reddit = new ScriptedReddit(request =>
        {
            if (request.RequestUri!.AbsolutePath == "/api/v1/access_token")
                return null;
            other.Open();   // nothing is written any more, until somebody loses patience
            using var blocking = other.CreateCommand();
            blocking.CommandText = "BEGIN IMMEDIATE";
            blocking.ExecuteNonQuery();
            return ScriptedReddit.Json(OnePost);
        });
        await using var session = await ProductSession.StartAsync(reddit, time, ("Cache:Directory", folder.Path));
        var (cache, ask) = (session.Services.GetRequiredService<RedditCache>(), new CacheAsk("get_subreddit_posts"));
        RedditMcp.Queries.SubredditSet.TryParse("python", out var set).ShouldBeTrue();
        var query = new RedditMcp.Queries.ListingQuery(set, RedditMcp.Queries.ListingSort.Hot, RedditMcp.Queries.TimeFilter.Day);

        var waiting = cache.GetAsync(query, ask, TestContext.Current.CancellationToken);
        await Patience.UntilAsync(() => ValueTask.FromResult(cache.Qualify(query.Key) is { } key && cache.FindFresh(key, ask) is not null), "memory has it");
        time.Advance(TimeSpan.FromSeconds(2));
        var answer = await waiting.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        (answer.Origin.Tier, answer.Origin.ApiCalls).ShouldBe((CacheTier.Reddit, 1));
    }

    [Theory]
    [InlineData(404, """{"message":"Not Found","error":404}""", "not_found")]
    [InlineData(404, """{"reason":"banned","error":404}""", "banned")]
    [InlineData(403, """{"reason":"private","error":403}""", "private")]
    [InlineData(403, """{"reason":"quarantined","error":403}""", "quarantined")]
    [InlineData(403, """{"reason":"gated","error":403}""", "gated")]
    public async Task A_no_of_reddit_is_remembered_for_a_minute(int status, string body, string kind)
    {
        var time = new FakeTimeProvider();
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Json(body, (System.Net.HttpStatusCode)status));
        await using var session = await ProductSession.StartAsync(reddit, time);

        (await AskAsync(session)).ErrorKind.ShouldBe(kind);
        time.Advance(TimeSpan.FromSeconds(59));
        (await AskAsync(session)).ErrorKind.ShouldBe(kind);
        reddit.ApiCalls.Count.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(1));
        (await AskAsync(session)).ErrorKind.ShouldBe(kind);
        reddit.ApiCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Trouble_is_not_remembered_as_an_answer()
    {
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Html(System.Net.HttpStatusCode.Forbidden));
        await using var session = await ProductSession.StartAsync(reddit);

        await AskAsync(session);
        await AskAsync(session);

        reddit.ApiCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Empty_listings_are_answers()
    {
        var reddit = Answering("""{"kind":"Listing","data":{"children":[],"after":null}}""");
        await using var session = await ProductSession.StartAsync(reddit);

        await AskAsync(session);
        (await AskAsync(session)).Metadata.GetProperty("cached").GetBoolean().ShouldBeTrue();
    }

    private static ScriptedReddit Answering(string body) =>
        new(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Json(body));

    private static Task<ToolAnswer> AskAsync(ProductSession session, params (string, object?)[] more) =>
        session.CallAsync("get_subreddit_posts", [("subreddit", "python"), .. more]);

    private static string Tell(ToolAnswer answer)
    {
        var data = answer.Metadata;
        return $"cached={data.GetProperty("cached").GetBoolean()} tier={data.GetProperty("tier")} age={data.GetProperty("age_seconds")} ttl={data.GetProperty("ttl_seconds")} "
            + $"stale={data.GetProperty("stale").GetBoolean()} calls={data.GetProperty("api_calls")}";
    }

    private static RedditMcp.Queries.SubredditName Name(string text) =>
        RedditMcp.Queries.SubredditName.TryParse(text, out var name) ? name : throw new ArgumentException(text, nameof(text));
}
