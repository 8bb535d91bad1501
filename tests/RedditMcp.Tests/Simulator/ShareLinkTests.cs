using System.Net;

namespace RedditMcp.Tests.Simulator;

public sealed class ShareLinkTests
{
    [Fact]
    public async Task A_share_link_leads_to_a_post_of_its_subreddit_without_a_token()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        var token = reddit.Client.DefaultRequestHeaders.Authorization!.Parameter;
        reddit.UseToken(null);

        using var answer = await reddit.GetAsync("/r/python/s/AbC123xyz");
        answer.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        var target = answer.Headers.Location!;
        target.Host.ShouldBe("www.reddit.com");
        target.AbsolutePath.ShouldStartWith("/r/Python/comments/");
        reddit.Simulator.LeakedTokens.ShouldBe(0);

        reddit.UseToken(token);
        (await reddit.JsonAsync(target.AbsolutePath))[0].Items().Single().Text("permalink").ShouldBe(target.AbsolutePath);
    }

    [Fact]
    public async Task A_token_that_was_sent_along_is_noticed()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        (await reddit.GetAsync("/r/python/s/AbC123xyz")).Dispose();

        (await reddit.JsonAsync("/__stats")).GetProperty("leaked_tokens").GetInt64().ShouldBe(1);
    }

    [Theory]
    [InlineData("evil1", "https://evil.example/r/x/comments/abc123/")]
    [InlineData("loop", "https://www.reddit.com/r/python/s/loop")]
    public async Task Some_lead_astray(string token, string target)
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        using var answer = await reddit.GetAsync($"/r/python/s/{token}");

        answer.Headers.Location!.ToString().ShouldBe(target);
    }
}
