using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Server.Http.Calls;

/// <summary>What a client gets over HTTP is what it would get from the SDK without our help.</summary>
public sealed partial class SplicedAnswerTests
{
    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Every_recorded_call_is_answered_as_over_stdio_the_first_time_and_from_the_cache(string version)
    {
        var calls = RecordedCalls();
        var time = new StandingClock(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await using var reddit = await RedditSimulator.StartAsync(
            new SimulatorOptions { ReplayDirectory = Recordings.Folder, QueriesPerMinute = Replay.Plenty }, TestContext.Current.CancellationToken);
        await using var plain = await ProductSession.StartAsync(reddit, time);
        await using var server = await ServerOf(reddit, time);
        await using var client = await server.ConnectAsync(version);
        var contract = await OutputContract.OfAsync(client);
        var succeeded = 0;

        foreach (var (tool, arguments) in calls)
        {
            for (var turn = 0; turn < 2; turn++)
            {
                var expected = await plain.CallAsync(tool, arguments);
                var answer = new ToolAnswer(await client.CallToolAsync(
                    tool, arguments.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal), cancellationToken: TestContext.Current.CancellationToken));
                contract.Hold(tool, answer);
                Tell(answer).ShouldBe(Tell(expected), $"{tool} {arguments[0]}");
                succeeded += answer.IsError ? 0 : 1;
            }
        }

        succeeded.ShouldBeGreaterThan(60);
    }

    /// <summary>A call for each thing that was recorded, of every tool.</summary>
    private static List<(string Tool, (string Name, object? Value)[] Arguments)> RecordedCalls()
    {
        _ = Recordings.Folder;
        return
        [
            .. Recordings.All.Select(CallOf).OfType<(string, (string, object?)[])>()
                .DistinctBy(call => $"{call.Item1} {string.Join(' ', call.Item2)}", StringComparer.Ordinal),
        ];
    }

    private static (string, (string, object?)[])? CallOf(Recording recording) => (recording.Kind, recording.Segments) switch
    {
        ("subreddit_listing", [_, var name, ..]) => ("get_subreddit_posts", [("subreddit", name), ("limit", 100)]),
        ("subreddit_search", [_, var name, ..]) => ("search_reddit", [("query", recording.QueryOf("q") ?? "x"), ("subreddit", name)]),
        ("search", _) => ("search_reddit", [("query", recording.QueryOf("q") ?? "x")]),
        ("subreddits_search", _) => ("search_reddit", [("query", recording.QueryOf("q") ?? "x"), ("type", "communities")]),
        ("post_comments", [.., "comments", var id]) => ("get_post_comments", [("post_id", id)]),
        ("post_comments", [.., "comments", var id, _]) => ("get_post_comments", [("post_id", id), ("limit", 20), ("max_tokens", 2000)]),
        ("user_about", [_, var name, ..]) => ("get_user_info", [("username", name), ("include_posts", false), ("include_comments", false)]),
        ("user_submitted", [_, var name, ..]) => ("get_user_info", [("username", name)]),
        ("subreddit_about", [_, var name, ..]) => ("get_subreddit_info", [("subreddit", name), ("include_rules", true)]),
        ("subreddit_moderators", [_, var name, ..]) => ("get_subreddit_info", [("subreddit", $"{name},python"), ("include_moderators", true)]),
        _ => null,
    };

    private static Task<RunningServer> ServerOf(RedditSimulator reddit, TimeProvider time) => RunningServer.StartAsync(
        mcp => mcp.Services.AddSingleton(time),
        ("Reddit:ApiUrl", reddit.Url.AbsoluteUri), ("Reddit:AuthUrl", reddit.Url.AbsoluteUri),
        ("Reddit:ClientId", "test-client"), ("Reddit:ClientSecret", Secrets.ClientSecret));

    /// <summary>All of an answer but how many calls are left, which the other side's calls changed.</summary>
    private static string Tell(ToolAnswer answer) =>
        CallsLeft().Replace($"{answer.IsError}\n{answer.Text}\n{answer.Structured.GetRawText()}", "");

    [GeneratedRegex(""";? ?\d+ API calls? left|"rate_limit_remaining":\d+,""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CallsLeft();
}
