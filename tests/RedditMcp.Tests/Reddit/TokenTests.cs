using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Reddit;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Reddit;

public sealed class TokenTests
{
    private const string EmptyListing = """{"kind":"Listing","data":{"children":[],"after":null}}""";

    [Fact]
    public Task An_app_alone_asks_by_client_credentials() =>
        AsksBy("grant_type=client_credentials", $"test-client:{Secrets.ClientSecret}");

    [Fact]
    public Task A_script_app_asks_by_password() => AsksBy(
        $"grant_type=password&username=somebody&password={Secrets.Password}", $"test-client:{Secrets.ClientSecret}",
        ("Reddit:Username", "somebody"), ("Reddit:Password", Secrets.Password));

    [Fact]
    public Task A_web_app_asks_by_refresh_token_even_when_a_password_is_set() => AsksBy(
        $"grant_type=refresh_token&refresh_token={Secrets.RefreshToken}", $"test-client:{Secrets.ClientSecret}",
        ("Reddit:RefreshToken", Secrets.RefreshToken), ("Reddit:Username", "somebody"), ("Reddit:Password", Secrets.Password));

    [Fact]
    public Task An_installed_app_has_no_secret_and_tells_no_device() => AsksBy(
        "grant_type=https%3A%2F%2Foauth.reddit.com%2Fgrants%2Finstalled_client&device_id=DO_NOT_TRACK_THIS_DEVICE", "test-client:",
        ("Reddit:ClientSecret", null));

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("Reddit:Username", "Reddit:Password", "somebody")]
    [InlineData("Reddit:RefreshToken", "Reddit:UserAgent", "token")]
    public async Task The_simulator_takes_every_grant(string? one, string? other, string? value)
    {
        await using var simulator = await RedditSimulator.StartAsync(new SimulatorOptions(), TestContext.Current.CancellationToken);
        (string, string?)[] settings = one is null ? [("Reddit:ClientSecret", null)] : [(one, value), (other!, value)];
        await using var session = await ProductSession.StartAsync(simulator, null, settings);

        (await session.CallAsync("get_subreddit_posts", ("subreddit", "python"))).IsError.ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_serves_until_five_minutes_before_its_end()
    {
        var time = new FakeTimeProvider();
        var reddit = new ScriptedReddit(request => IsToken(request) ? ScriptedReddit.Token(lifetime: 3600) : ScriptedReddit.Json(EmptyListing));
        await using var session = await ProductSession.StartAsync(reddit, time);

        await session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("max_age_seconds", 0));
        time.Advance(TimeSpan.FromSeconds(3600 - 301));
        await session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("max_age_seconds", 0));
        reddit.TokenCalls.Count.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(1));
        await session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("max_age_seconds", 0));
        reddit.TokenCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_yet_serves_until_its_end()
    {
        var time = new FakeTimeProvider();
        var isDown = false;
        var reddit = new ScriptedReddit(request => !IsToken(request) ? ScriptedReddit.Json(EmptyListing)
            : isDown ? ScriptedReddit.Html(HttpStatusCode.ServiceUnavailable) : ScriptedReddit.Token(lifetime: 3600));
        await using var session = await ProductSession.StartAsync(reddit, time);
        var tokens = session.Services.GetRequiredService<RedditMcp.Budget.Credentials.CredentialPool>().Primary!.Tokens;
        var first = (await tokens.GetAsync(TestContext.Current.CancellationToken)).Value;
        isDown = true;

        time.Advance(TimeSpan.FromSeconds(3600 - 300));
        (await WhileTimePassesAsync(time, tokens.GetAsync(TestContext.Current.CancellationToken))).Value.ShouldBe(first);
        time.Advance(TimeSpan.FromSeconds(300));
        (await WhileTimePassesAsync(time, tokens.GetAsync(TestContext.Current.CancellationToken))).Error!.Kind.ShouldBe(RedditErrorKind.Unavailable);
    }

    /// <summary>A failure is tried again after a moment.</summary>
    private static async Task<T> WhileTimePassesAsync<T>(FakeTimeProvider time, Task<T> task)
    {
        await Patience.UntilAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(50));
                return ValueTask.FromResult(task.IsCompleted);
            },
            "it came to an end");
        return await task;
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_for_all_who_wait()
    {
        await using var simulator = await RedditSimulator.StartAsync(
            new SimulatorOptions { QueriesPerMinute = Replay.Plenty, MinimumLatency = TimeSpan.FromMilliseconds(50), MaximumLatency = TimeSpan.FromMilliseconds(60) },
            TestContext.Current.CancellationToken);
        await using var session = await ProductSession.StartAsync(simulator);
        await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));
        simulator.ShouldHaveAnswered("/api/v1/access_token", 1);
        await simulator.ExpireTokensAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => session.CallAsync("get_subreddit_posts", ("subreddit", $"some{number}"))));

        answers.ShouldAllBe(answer => !answer.IsError);
        simulator.ShouldHaveAnswered("/api/v1/access_token", 2);
    }

    [Fact]
    public async Task A_second_401_is_unauthorized_and_not_tried_again()
    {
        var reddit = new ScriptedReddit(request => IsToken(request) ? null : ScriptedReddit.Json("""{"message":"Unauthorized","error":401}""", HttpStatusCode.Unauthorized));
        await using var session = await ProductSession.StartAsync(reddit);

        var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));

        answer.ErrorKind.ShouldBe("unauthorized");
        answer.ErrorMessage.ShouldContain("doctor");
        reddit.ApiCalls.Count.ShouldBe(2);
        reddit.TokenCalls.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(401, """{"message":"Unauthorized","error":401}""", "unauthorized")]
    [InlineData(200, """{"error":"invalid_grant"}""", "unauthorized")]
    [InlineData(400, """{"error":"invalid_grant"}""", "unauthorized")]
    [InlineData(429, "", "rate_limited")]
    [InlineData(403, "<html>blocked</html>", "blocked")]
    [InlineData(200, "", "unavailable")]
    [InlineData(200, """{"access_token":7}""", "unauthorized")]
    [InlineData(200, "[]", "unauthorized")]
    public async Task Trouble_with_the_token_says_what_it_is(int status, string body, string kind)
    {
        var reddit = new ScriptedReddit(request => IsToken(request) ? ScriptedReddit.Json(body, (HttpStatusCode)status) : null);
        await using var session = await ProductSession.StartAsync(reddit);

        var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));

        answer.ErrorKind.ShouldBe(kind);
        reddit.ApiCalls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_secret_is_told_by_the_simulator_too()
    {
        await using var simulator = await RedditSimulator.StartAsync(new SimulatorOptions(), TestContext.Current.CancellationToken);
        await using var session = await ProductSession.StartAsync(simulator, null, ("Reddit:ClientSecret", "wrong"));

        var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));

        answer.ErrorKind.ShouldBe("unauthorized");
        simulator.Calls("/r/").ShouldBe(0);
    }

    [Fact]
    public async Task Every_call_says_who_asks_the_token_call_too()
    {
        var reddit = new ScriptedReddit(_ => null);
        await using var session = await ProductSession.StartAsync(reddit, null, ("Reddit:UserAgent", "linux:my-app:1.0 (by /u/me)"));

        await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));

        reddit.Calls.Count.ShouldBe(2);
        reddit.Calls.ShouldAllBe(call => call.UserAgent.Contains("my-app", StringComparison.Ordinal));
    }

    private static async Task AsksBy(string form, string basic, params (string, string?)[] settings)
    {
        var reddit = new ScriptedReddit(request => IsToken(request) ? null : ScriptedReddit.Json(EmptyListing));
        await using var session = await ProductSession.StartAsync(reddit, null, settings);

        (await session.CallAsync("get_subreddit_posts", ("subreddit", "python"))).IsError.ShouldBeFalse();

        var call = reddit.TokenCalls.ShouldHaveSingleItem();
        call.Url.Host.ShouldBe("www.reddit.com");
        call.Form.ShouldBe(form);
        call.Authorization.ShouldBe("Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(basic)));
        reddit.ApiCalls.ShouldHaveSingleItem().Authorization.ShouldBe("Bearer " + Secrets.Token);
    }

    private static bool IsToken(HttpRequestMessage request) => request.RequestUri!.AbsolutePath == "/api/v1/access_token";
}
