using System.Net;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Reddit;

/// <summary>The site and the token endpoint count for themselves; only the API's own answers tell of its quota.</summary>
public sealed class ForeignLimitTests
{
    [Fact]
    public async Task A_limit_on_share_links_does_not_stop_the_api()
    {
        using var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath.Contains("/s/", StringComparison.Ordinal)
            ? Refused()
            : Listing(request));
        await using var session = await ProductSession.StartAsync(reddit);

        var link = await session.CallAsync("get_post_comments", ("post_id", "https://www.reddit.com/r/python/s/abc123"));
        var listing = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));

        link.ErrorKind.ShouldBe("rate_limited");
        listing.IsError.ShouldBeFalse();
    }

    [Fact]
    public async Task The_token_endpoints_own_count_is_not_taken_for_the_quota()
    {
        using var reddit = new ScriptedReddit(request =>
        {
            var response = request.RequestUri!.AbsolutePath.EndsWith("access_token", StringComparison.Ordinal) ? ScriptedReddit.Token() : Listing(request)!;
            if (request.RequestUri.AbsolutePath.EndsWith("access_token", StringComparison.Ordinal))
            {
                response.Headers.Add("x-ratelimit-remaining", "0");
                response.Headers.Add("x-ratelimit-reset", "300");
            }

            return response;
        });
        await using var session = await ProductSession.StartAsync(reddit);

        await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));
        var second = await session.CallAsync("get_subreddit_posts", ("subreddit", "rust"));

        second.IsError.ShouldBeFalse();
    }

    [Fact]
    public async Task Refused_credentials_are_not_tried_again_with_every_call()
    {
        using var reddit = new ScriptedReddit(_ => ScriptedReddit.Json("""{"message":"Unauthorized","error":401}""", HttpStatusCode.Unauthorized));
        await using var session = await ProductSession.StartAsync(reddit);

        for (var i = 0; i < 5; i++)
            (await session.CallAsync("get_subreddit_posts", ("subreddit", $"python{i}"))).ErrorKind.ShouldBe("unauthorized");

        reddit.TokenCalls.Count.ShouldBe(1);
    }

    private static HttpResponseMessage? Listing(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.StartsWith("/r/", StringComparison.Ordinal)
            ? ScriptedReddit.Json("""{"kind":"Listing","data":{"after":null,"children":[]}}""")
            : null;

    private static HttpResponseMessage Refused()
    {
        var response = ScriptedReddit.Html(HttpStatusCode.TooManyRequests);
        response.Headers.Add("Retry-After", "500");
        return response;
    }
}
