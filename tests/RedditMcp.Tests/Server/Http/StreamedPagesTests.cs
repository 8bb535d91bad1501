using System.Globalization;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Reddit;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Server.Http;

/// <summary>An answer of many pages is seen to grow.</summary>
public sealed class StreamedPagesTests
{
    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task A_client_hears_of_nine_pages_before_the_tenth_is_there(string version)
    {
        var progress = new ProgressLog();
        var reddit = new ScriptedReddit(async (request, _) =>
        {
            if (request.RequestUri!.AbsolutePath == "/api/v1/access_token")
                return null;
            var first = FirstOf(request.RequestUri);
            if (first == 900)
                await Patience.UntilAsync(() => ValueTask.FromResult(progress.Values.Any(value => value.Progress >= 900)), "the client heard of it");
            return ScriptedReddit.Json(Page(first));
        });
        await using var server = await RunningServer.StartAsync(
            mcp => mcp.Services.AddHttpClient(RedditHttp.ClientName).ConfigurePrimaryHttpMessageHandler(() => reddit),
            ("Reddit:ClientId", "test-client"), ("Reddit:ClientSecret", Secrets.ClientSecret));
        await using var client = await server.ConnectAsync(version);

        var answer = new ToolAnswer(await client.CallToolAsync(
            "get_subreddit_posts", new Dictionary<string, object?>(StringComparer.Ordinal) { ["subreddit"] = "python", ["limit"] = 1000, ["max_tokens"] = 100_000 }, progress,
            cancellationToken: TestContext.Current.CancellationToken));

        answer.IsError.ShouldBeFalse();
        reddit.ApiCalls.Count.ShouldBe(10);
        progress.Values.Select(value => value.Progress).Order().ShouldBe(Enumerable.Range(1, 9).Select(page => page * 100f));
        progress.Values.ShouldAllBe(value => value.Total == 1000);
    }

    private static int FirstOf(Uri url) =>
        HttpUtility.ParseQueryString(url.Query)["after"] is { } after ? int.Parse(after["t3_x".Length..], CultureInfo.InvariantCulture) + 1 : 0;

    private static string Page(int first)
    {
        var posts = Enumerable.Range(first, 100).Select(number => $$$"""{"kind":"t3","data":{"id":"x{{{number}}}","title":"post {{{number}}}"}}""");
        return $$$"""{"kind":"Listing","data":{"after":"t3_x{{{first + 99}}}","children":[{{{string.Join(',', posts)}}}]}}""";
    }
}
