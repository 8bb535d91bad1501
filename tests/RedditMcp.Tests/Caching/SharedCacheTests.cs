using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Caching;
using RedditMcp.Caching.Cold;
using RedditMcp.Caching.Warm;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching;

/// <summary>Several instances on one warm tier, one after the other and at once.</summary>
public sealed class SharedCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_one_instance_fetched_another_serves_warm_and_then_hot()
    {
        var reddit = Answering(Listing("abc"));
        await using var first = await StartAsync(reddit);
        await using var second = await StartAsync(reddit);

        Tell(await AskAsync(first)).ShouldBe("cached=False tier=reddit age=0 calls=1 ids=abc");
        _time.Advance(TimeSpan.FromSeconds(20));
        Tell(await AskAsync(second)).ShouldBe("cached=True tier=warm age=20 calls=0 ids=abc");
        Tell(await AskAsync(second)).ShouldBe("cached=True tier=hot age=20 calls=0 ids=abc");
        reddit.ApiCalls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_restart_costs_nothing()
    {
        var reddit = Answering(Listing("abc"));
        await using (var before = await StartAsync(reddit))
            await AskAsync(before);

        await using var after = await StartAsync(reddit);
        Tell(await AskAsync(after)).ShouldBe("cached=True tier=warm age=0 calls=0 ids=abc");
    }

    [Fact]
    public async Task What_another_instance_fetched_anew_is_taken_over_when_the_hot_ttl_ends()
    {
        var post = "old";
        var reddit = Answering(() => Listing(post));
        await using var first = await StartAsync(reddit);
        await using var second = await StartAsync(reddit);
        await AskAsync(first);
        await AskAsync(second);
        post = "new";
        _time.Advance(TimeSpan.FromSeconds(1));
        await AskAsync(first, ("max_age_seconds", 0));

        Tell(await AskAsync(second)).ShouldContain("ids=old");
        _time.Advance(TimeSpan.FromSeconds(61));
        Tell(await AskAsync(second)).ShouldBe("cached=True tier=warm age=61 calls=0 ids=new");
        reddit.ApiCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task When_nothing_newer_is_in_the_warm_tier_the_hot_entry_goes_on()
    {
        var reddit = Answering(Listing("abc"));
        await using var session = await StartAsync(reddit);
        await AskAsync(session);

        _time.Advance(TimeSpan.FromSeconds(61));
        Tell(await AskAsync(session)).ShouldBe("cached=True tier=hot age=61 calls=0 ids=abc");
        reddit.ApiCalls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_restart_what_is_held_answers_while_reddit_fails()
    {
        await using (var before = await StartAsync(Answering(Listing("abc"))))
            await AskAsync(before);
        _time.Advance(TimeSpan.FromHours(2));

        var down = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Html(System.Net.HttpStatusCode.Forbidden));
        await using var after = await StartAsync(down);
        var answer = await AskAsync(after);

        answer.Ids("posts").ShouldBe(["abc"]);
        answer.Metadata.GetProperty("stale").GetBoolean().ShouldBeTrue();
        answer.Metadata.GetProperty("age_seconds").GetDouble().ShouldBe(7200);
    }

    [Fact]
    public async Task What_a_simulator_answered_is_never_served_as_reddit()
    {
        await using (var simulator = await RedditSimulator.StartAsync(new SimulatorOptions(), TestContext.Current.CancellationToken))
        await using (var simulated = await ProductSession.StartAsync(simulator, _time, ("Cache:Directory", _folder.Path)))
            (await AskAsync(simulated)).Metadata.GetProperty("source").GetString().ShouldBe("simulator");

        var reddit = Answering(Listing("real"));
        await using var session = await StartAsync(reddit);
        var answer = await AskAsync(session);

        Tell(answer).ShouldBe("cached=False tier=reddit age=0 calls=1 ids=real");
        answer.Metadata.GetProperty("source").GetString().ShouldBe("reddit");
        answer.Text.ShouldNotContain("SIMULATED");
    }

    [Fact]
    public async Task An_entry_of_a_simulator_that_got_under_a_real_key_is_a_miss_and_counted()
    {
        var reddit = Answering(Listing("real"));
        await using var session = await StartAsync(reddit);
        var key = Key("python");
        var tier = session.Services.GetRequiredService<IWarmTier>();
        await tier.SetAsync(key.Name, EntryFormat.Write(Entry(key.Parameters) with { Source = RedditSource.Simulator }), TimeSpan.FromHours(1), TestContext.Current.CancellationToken);

        Tell(await AskAsync(session)).ShouldBe("cached=False tier=reddit age=0 calls=1 ids=real");
        session.Logs.Lines.ShouldContain(line => line.Contains("cache_mismatch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_archived_entry_of_a_simulator_under_a_real_key_is_not_served_either()
    {
        var isDown = false;
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null
            : isDown ? ScriptedReddit.Html(System.Net.HttpStatusCode.Forbidden) : ScriptedReddit.Json(Listing("abc")));
        await using var session = await ProductSession.StartAsync(reddit, _time, ("Cache:Directory", _folder.Path), ("Archive:Enabled", "true"));
        await AskAsync(session);
        isDown = true;
        var (key, archiver) = (Key("rust"), session.Services.GetRequiredService<Archiver>());

        archiver.Offer(key, Entry(key.Parameters) with { Source = RedditSource.Simulator }).ShouldBeTrue();
        (await archiver.FlushAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();
        (await session.CallAsync("get_subreddit_posts", ("subreddit", "rust"))).ErrorKind.ShouldBe("blocked");
        _time.Advance(TimeSpan.FromMinutes(1)); // the newest is looked at
        archiver.Offer(key, Entry(key.Parameters)).ShouldBeTrue();
        (await archiver.FlushAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();

        (await session.CallAsync("get_subreddit_posts", ("subreddit", "rust"))).Ids("posts").ShouldBe(["evil"]);
    }

    [Fact]
    public async Task Another_question_with_the_same_hash_gets_an_answer_of_its_own()
    {
        var reddit = Answering(Listing("right"));
        await using var session = await StartAsync(reddit);
        var key = Key("python");
        var tier = session.Services.GetRequiredService<IWarmTier>();
        await tier.SetAsync(key.Name, EntryFormat.Write(Entry("""{"subreddit":"evil"}""")), TimeSpan.FromHours(1), TestContext.Current.CancellationToken);

        Tell(await AskAsync(session)).ShouldBe("cached=False tier=reddit age=0 calls=1 ids=right");
    }

    [Fact]
    public async Task Garbage_under_a_key_is_a_miss()
    {
        var reddit = Answering(Listing("right"));
        await using var session = await StartAsync(reddit);
        var tier = session.Services.GetRequiredService<IWarmTier>();
        await tier.SetAsync(Key("python").Name, "not an entry"u8.ToArray(), TimeSpan.FromHours(1), TestContext.Current.CancellationToken);

        Tell(await AskAsync(session)).ShouldBe("cached=False tier=reddit age=0 calls=1 ids=right");
    }

    [Fact]
    public async Task An_account_and_the_app_alone_do_not_share()
    {
        var reddit = Answering(Listing("abc"));
        await using var app = await StartAsync(reddit);
        await using var account = await ProductSession.StartAsync(
            reddit, _time, ("Cache:Directory", _folder.Path), ("Reddit:Username", "someone"), ("Reddit:Password", "hunter22hunter22"));
        await using var other = await ProductSession.StartAsync(
            reddit, _time, ("Cache:Directory", _folder.Path), ("Reddit:Username", "another"), ("Reddit:Password", "hunter22hunter22"));

        await AskAsync(app);
        await AskAsync(account);
        await AskAsync(other);
        reddit.ApiCalls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_simulator_and_a_replay_at_one_address_do_not_share()
    {
        var source = "simulator";
        var reddit = new ScriptedReddit(request =>
        {
            var response = request.RequestUri!.AbsolutePath == "/api/v1/access_token"
                ? ScriptedReddit.Json("""{"access_token":"t","expires_in":3600}""")
                : ScriptedReddit.Json(Listing(source));
            response.Headers.Add("X-Simulated", source);
            return response;
        });
        (string, string?)[] settings = [("Cache:Directory", _folder.Path), ("Reddit:ApiUrl", "http://127.0.0.1:9"), ("Reddit:AuthUrl", "http://127.0.0.1:9")];
        await using (var first = await ProductSession.StartAsync(reddit, _time, settings))
            Tell(await AskAsync(first)).ShouldContain("ids=simulator");
        source = "replay";
        await using var second = await ProductSession.StartAsync(reddit, _time, settings);
        Tell(await AskAsync(second)).ShouldBe("cached=False tier=reddit age=0 calls=1 ids=replay");
    }

    [Fact]
    public async Task A_hundred_callers_of_four_instances_on_one_cold_key_cost_one_call()
    {
        await using var simulator = await RedditSimulator.StartAsync(
            new SimulatorOptions { MinimumLatency = TimeSpan.FromMilliseconds(300), MaximumLatency = TimeSpan.FromMilliseconds(301) }, TestContext.Current.CancellationToken);
        var sessions = new List<ProductSession>();
        for (var i = 0; i < 4; i++)
            sessions.Add(await ProductSession.StartAsync(simulator, TimeProvider.System, ("Cache:Directory", _folder.Path)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => AskAsync(sessions[number % 4])));

        simulator.ShouldHaveAnswered("/r/", 1);
        answers.Sum(answer => answer.Metadata.GetProperty("api_calls").GetInt32()).ShouldBe(1);
        foreach (var session in sessions)
            await session.DisposeAsync();
    }

    [Fact]
    public async Task When_the_call_fails_all_who_wait_hear_of_it_and_the_next_tries_again()
    {
        var isDown = true;
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null
            : isDown ? ScriptedReddit.Html(System.Net.HttpStatusCode.Forbidden) : ScriptedReddit.Json(Listing("abc")));
        await using var session = await StartAsync(reddit);

        (await AskAsync(session)).ErrorKind.ShouldBe("blocked");
        isDown = false;
        Tell(await AskAsync(session)).ShouldBe("cached=False tier=reddit age=0 calls=1 ids=abc");
    }

    [Fact]
    public async Task Entries_of_the_version_before_are_taken_over()
    {
        var reddit = Answering(Listing("abc"));
        await using (var old = await StartAsync(reddit))
            await AskAsync(old);

        await using var session = await StartAsync(reddit);
        var upgraded = 0;
        var services = session.Services;
        var newer = new WarmCache(
            services.GetRequiredService<IWarmTier>(), new EntryVersions("v2", "v1", entry => { upgraded++; return entry with { Drift = 2 }; }),
            services.GetRequiredService<KeySpace>(), services.GetRequiredService<RedditMcp.Telemetry.TierMetrics>(), _time,
            services.GetRequiredService<Microsoft.Extensions.Logging.ILogger<WarmCache>>());
        var key = Key("python");

        (await newer.FindAsync(key, TestContext.Current.CancellationToken)).ShouldNotBeNull().Drift.ShouldBe(2);
        (await newer.FindAsync(key, TestContext.Current.CancellationToken)).ShouldNotBeNull().Drift.ShouldBe(2);
        upgraded.ShouldBe(1);
        Tell(await AskAsync(session)).ShouldContain("tier=warm");   // the older program still finds its own
        reddit.ApiCalls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Uses_are_gathered_and_told_in_batches()
    {
        var reddit = Answering(Listing("abc"));
        await using var session = await StartAsync(reddit);
        for (var i = 0; i < 5; i++)
            await AskAsync(session);
        var uses = session.Services.GetRequiredService<EntryUses>();
        await uses.FlushAsync(TestContext.Current.CancellationToken);

        var statistics = session.Services.GetRequiredService<IEntryStatistics>();
        var known = await statistics.ScanAsync(Key("python").Name, TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);
        known.AccessedCount.ShouldBe(5);
        known.Tool.ShouldBe("posts");
        known.TimeToLive.ShouldBe(TimeSpan.FromMinutes(5));
        known.Parameters.ShouldBe(Key("python").Parameters);
        known.SizeBytes.ShouldBeGreaterThan(50);
        (await statistics.CountAsync("reddit", "posts", TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    private Task<ProductSession> StartAsync(ScriptedReddit reddit) => ProductSession.StartAsync(reddit, _time, ("Cache:Directory", _folder.Path));

    private static ScriptedReddit Answering(string body) => Answering(() => body);

    private static ScriptedReddit Answering(Func<string> body) =>
        new(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Json(body()));

    /// <summary>A post that speaks neither for a longer nor for a shorter TTL.</summary>
    private string Listing(string id) =>
        $$$"""{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"id":"{{{id}}}","title":"a title","num_comments":50,"score":5,"created_utc":{{{_time.GetUtcNow().ToUnixTimeSeconds() - 3600}}}}}],"after":null}}""";

    private static Task<ToolAnswer> AskAsync(ProductSession session, params (string, object?)[] more) =>
        session.CallAsync("get_subreddit_posts", [("subreddit", "python"), .. more]);

    private static CacheKey Key(string subreddit)
    {
        SubredditSet.TryParse(subreddit, out var set).ShouldBeTrue();
        return new ListingQuery(set, ListingSort.Hot, TimeFilter.Day).Key;
    }

    private CacheEntry Entry(string parameters) => new()
    {
        Body = """{"posts":[{"id":"evil","title":"not yours"}]}"""u8.ToArray(),
        Kind = ContentKind.PostsHot,
        Parameters = parameters,
        Source = RedditSource.Reddit,
        FetchedAt = _time.GetUtcNow(),
        FreshUntil = _time.GetUtcNow().AddMinutes(5),
        StaleUntil = _time.GetUtcNow().AddHours(24),
    };

    private static string Tell(ToolAnswer answer)
    {
        var data = answer.Metadata;
        return $"cached={data.GetProperty("cached").GetBoolean()} tier={data.GetProperty("tier")} age={data.GetProperty("age_seconds")} "
            + $"calls={data.GetProperty("api_calls")} ids={string.Join(',', answer.Ids("posts"))}";
    }
}
