using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget;
using RedditMcp.Reddit;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Server.Http;

/// <summary>Clients that go away while they wait for the quota.</summary>
public sealed class HangUpTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Who_hangs_up_gives_its_place_in_the_line_up(string version)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token"
            ? null
            : ScriptedReddit.Json("""{"kind":"Listing","data":{"children":[],"after":null}}"""));
        await using var server = await RunningServer.StartAsync(
            mcp =>
            {
                mcp.Services.AddSingleton<TimeProvider>(time);
                mcp.Services.AddHttpClient(RedditHttp.ClientName).ConfigurePrimaryHttpMessageHandler(() => reddit);
            },
            ("Reddit:ClientId", "test-client"), ("Reddit:ClientSecret", Secrets.ClientSecret), ("Budget:QueriesPerMinute", "1"));
        await using var client = await server.ConnectAsync(version);
        for (var i = 0; i < 2; i++)
            (await AskAsync($"some{i}", Cancelled)).IsError.ShouldNotBe(true);
        time.Advance(TimeSpan.FromSeconds(60)); // the next call is due in 13.75 s
        var budget = server.Services.GetRequiredService<RequestBudget>();
        using var gone = new CancellationTokenSource();

        var impatient = AskAsync("gone", gone.Token);
        await Patience.UntilAsync(() => ValueTask.FromResult(budget.HasWaiting), "it waits");
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(impatient);
        await Patience.UntilAsync(() => ValueTask.FromResult(!budget.HasWaiting), "its place is free");
        time.Advance(TimeSpan.FromSeconds(30));
        reddit.ApiCalls.Count.ShouldBe(2);

        Task<ModelContextProtocol.Protocol.CallToolResult> AskAsync(string subreddit, CancellationToken cancellationToken) => client.CallToolAsync(
            "get_subreddit_posts", new Dictionary<string, object?>(StringComparer.Ordinal) { ["subreddit"] = subreddit }, cancellationToken: cancellationToken).AsTask();
    }
}
