using System.Net;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Reddit;

public sealed class ResilienceTests
{
    private const string EmptyListing = """{"kind":"Listing","data":{"children":[],"after":null}}""";

    [Theory]
    [InlineData("503")]
    [InlineData("520")]
    [InlineData("reset")]
    [InlineData("cut")]
    public async Task What_may_pass_is_tried_three_times_and_then_unavailable(string fault)
    {
        await using var simulator = await RedditSimulator.StartAsync(new SimulatorOptions { Faults = $"{fault}:1" }, TestContext.Current.CancellationToken);
        await using var session = await ProductSession.StartAsync(simulator);

        var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));

        answer.ErrorKind.ShouldBe("unavailable");
        answer.ErrorMessage.ShouldContain("Try again");
        answer.Structured.GetProperty("error").GetProperty("retry_after_seconds").GetInt32().ShouldBeGreaterThan(0);
        simulator.ShouldHaveAnswered("/r/", 3);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(502)]
    [InlineData(500)]
    public async Task What_has_passed_at_the_second_try_is_an_answer_and_counts_both_calls(int status)
    {
        var first = true;
        var reddit = new ScriptedReddit(request =>
        {
            if (IsToken(request))
                return null;
            var response = first ? ScriptedReddit.Html((HttpStatusCode)status) : ScriptedReddit.Json(EmptyListing);
            first = false;
            return response;
        });
        await using var session = await ProductSession.StartAsync(reddit);

        var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));

        answer.IsError.ShouldBeFalse();
        answer.Metadata.GetProperty("api_calls").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task After_five_failures_nobody_is_called_for_a_while()
    {
        await using var simulator = await RedditSimulator.StartAsync(new SimulatorOptions { Faults = "503:1" }, TestContext.Current.CancellationToken);
        await using var session = await ProductSession.StartAsync(simulator);

        await session.CallAsync("get_subreddit_posts", ("subreddit", "one"));
        await session.CallAsync("get_subreddit_posts", ("subreddit", "two"));
        var before = simulator.Calls("/r/");
        var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "three"));

        before.ShouldBeInRange(4, 6);
        simulator.Calls("/r/").ShouldBe(before);
        answer.ErrorKind.ShouldBe("unavailable");
        answer.ErrorMessage.ShouldContain("paused");
    }

    [Theory]
    [InlineData("html403")]
    [InlineData("garbage")]
    [InlineData("empty")]
    public async Task What_would_not_get_better_is_asked_once(string fault)
    {
        await using var simulator = await RedditSimulator.StartAsync(new SimulatorOptions { Faults = $"{fault}:1" }, TestContext.Current.CancellationToken);
        await using var session = await ProductSession.StartAsync(simulator);

        (await session.CallAsync("get_subreddit_posts", ("subreddit", "python"))).IsError.ShouldBeTrue();

        simulator.ShouldHaveAnswered("/r/", 1);
    }

    [Fact]
    public async Task A_body_beyond_all_measure_is_not_read_to_its_end()
    {
        var reddit = new ScriptedReddit(request => IsToken(request)
            ? null
            : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new EndlessStream()) });
        await using var session = await ProductSession.StartAsync(reddit);

        var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));

        answer.ErrorKind.ShouldBe("bad_upstream");
        answer.ErrorMessage.ShouldContain("reasonable size");
        reddit.ApiCalls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Redirects_within_reddit_are_followed_once_on_the_api_host_by_path_alone()
    {
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath switch
        {
            "/r/python/hot" => ScriptedReddit.Redirect("https://www.reddit.com/r/python3/hot?limit=1&token=x"),
            "/r/python3/hot" => ScriptedReddit.Json(EmptyListing),
            _ => null,
        });
        await using var session = await ProductSession.StartAsync(reddit);

        (await session.CallAsync("get_subreddit_posts", ("subreddit", "python"))).IsError.ShouldBeFalse();

        reddit.ApiCalls.ShouldAllBe(call => call.Url.Host == "oauth.reddit.com");
        reddit.ApiCalls[^1].Url.Query.ShouldNotContain("token=x");
    }

    [Theory]
    [InlineData("https://evil.example/r/python3/hot")]
    [InlineData("//evil.example/r/python3/hot")]
    [InlineData("https://reddit.com.evil.example/r/python3/hot")]
    [InlineData("https://oauth.reddit.com/api/v1/me")]
    [InlineData("/api/v1/me")]
    [InlineData("/r/../api/v1/me")]
    [InlineData("/subreddits/search?q=python")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Redirects_to_anywhere_else_are_not_followed(string location)
    {
        var reddit = new ScriptedReddit(request => IsToken(request) ? null : ScriptedReddit.Redirect(location));
        await using var session = await ProductSession.StartAsync(reddit);

        (await session.CallAsync("get_subreddit_posts", ("subreddit", "python"))).IsError.ShouldBeTrue();

        reddit.ApiCalls.ShouldHaveSingleItem().Url.Host.ShouldBe("oauth.reddit.com");
    }

    [Fact]
    public async Task A_share_link_is_asked_on_the_site_without_the_token_and_its_target_is_read_on_the_api()
    {
        var reddit = new ScriptedReddit(request => request.RequestUri! switch
        {
            { Host: "www.reddit.com", AbsolutePath: "/r/python/s/AbC123" } => ScriptedReddit.Redirect("https://www.reddit.com/r/python/comments/abc123/title/?share_id=x"),
            _ => null,
        });
        await using var session = await ProductSession.StartAsync(reddit);

        var answer = await session.CallAsync("get_post_comments", ("post_id", "https://www.reddit.com/r/python/s/AbC123"));

        answer.ErrorKind.ShouldBe("not_found");
        var share = reddit.ApiCalls.Single(call => call.Url.AbsolutePath.Contains("/s/", StringComparison.Ordinal));
        share.Authorization.ShouldBeNull();
        share.Url.Query.ShouldBeEmpty();
        var thread = reddit.ApiCalls.Single(call => call.Url.AbsolutePath == "/comments/abc123");
        thread.Url.Host.ShouldBe("oauth.reddit.com");
    }

    [Fact]
    public async Task No_secret_is_in_any_answer_error_or_log_line()
    {
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath switch
        {
            "/api/v1/access_token" => null,
            "/r/python/hot" => ScriptedReddit.Json(EmptyListing),
            "/r/broken/hot" => throw new HttpRequestException("the connection broke"),
            "/r/refused/hot" => ScriptedReddit.Json("{}", HttpStatusCode.Unauthorized),
            _ => ScriptedReddit.Html(HttpStatusCode.Forbidden),
        });
        await using var session = await ProductSession.StartAsync(
            reddit, null, ("Reddit:RefreshToken", Secrets.RefreshToken), ("Reddit:Username", "somebody"), ("Reddit:Password", Secrets.Password));

        List<ToolAnswer> answers = [];
        foreach (var name in (string[])["python", "broken", "refused", "blocked"])
            answers.Add(await session.CallAsync("get_subreddit_posts", ("subreddit", name)));
        answers.Add(await session.CallAsync("search_reddit", ("query", "what nobody should know I looked for")));
        answers.Add(await session.CallAsync("get_user_info", ("username", "whom_i_look_at")));
        var status = await session.ReadAsync("reddit://status");

        var told = string.Join('\n', answers.Select(answer => answer.Text + answer.Structured)) + System.Text.Json.JsonSerializer.Serialize(status, ModelContextProtocol.McpJsonUtilities.DefaultOptions);
        foreach (var secret in Secrets.All)
        {
            told.ShouldNotContain(secret);
            session.Logs.Lines.ShouldNotContain(line => line.Contains(secret, StringComparison.Ordinal), secret);
        }

        foreach (var line in session.Logs.Lines.Where(line => !line.StartsWith("Trace", StringComparison.Ordinal) && !line.StartsWith("Debug", StringComparison.Ordinal)))
        {
            line.ShouldNotContain("should know");
            line.ShouldNotContain("should%20know");
            line.ShouldNotContain("whom_i_look_at");
        }
    }

    [Fact]
    public async Task Morechildren_is_called_once_at_a_time()
    {
        await using var simulator = await RedditSimulator.StartAsync(
            new SimulatorOptions { MinimumLatency = TimeSpan.FromMilliseconds(20), MaximumLatency = TimeSpan.FromMilliseconds(30) }, TestContext.Current.CancellationToken);
        await using var session = await ProductSession.StartAsync(simulator);

        await Task.WhenAll(
            session.CallAsync("get_post_comments", ("post_id", RedditSimulator.GiantPostId), ("limit", 900), ("max_tokens", 100_000)),
            session.CallAsync("get_post_comments", ("post_id", RedditSimulator.GiantPostId), ("limit", 900), ("max_tokens", 100_000), ("sort", "new")));

        simulator.Calls("/api/morechildren").ShouldBeGreaterThan(2);
        simulator.MostParallelMoreChildren.ShouldBe(1);
        simulator.Calls("/api/morechildren", 429).ShouldBe(0);
    }

    private static bool IsToken(HttpRequestMessage request) => request.RequestUri!.AbsolutePath == "/api/v1/access_token";
}
