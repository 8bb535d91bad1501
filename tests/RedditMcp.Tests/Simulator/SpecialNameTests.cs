using System.Text.Json;

namespace RedditMcp.Tests.Simulator;

public sealed class SpecialNameTests
{
    [Theory]
    [InlineData("private_sim", 403, "private", null)]
    [InlineData("quarantined_sim", 403, "quarantined", "quarantine_message")]
    [InlineData("gated_sim", 403, "gated", "interstitial_warning_message")]
    [InlineData("banned_sim", 404, "banned", null)]
    public async Task Subreddits_refuse_with_a_reason(string name, int status, string reason, string? message)
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        foreach (var path in (string[])["hot", "about", "about/rules", "search?q=x&restrict_sr=1"])
        {
            using var answer = await reddit.GetAsync($"/r/{name}/{path}");
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

            ((int)answer.StatusCode).ShouldBe(status);
            json.RootElement.GetProperty("reason").GetString().ShouldBe(reason);
            if (message is not null)
                json.RootElement.GetProperty(message).GetString().ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task A_missing_subreddit_redirects_to_the_search()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        using var answer = await reddit.GetAsync("/r/missing_sim/hot");

        ((int)answer.StatusCode).ShouldBe(302);
        answer.Headers.Location!.AbsolutePath.ShouldBe("/subreddits/search");
    }

    [Fact]
    public async Task Lists_name_subreddits_that_refuse_and_tell_nothing_of_them()
    {
        await using var reddit = await SimulatorHarness.StartAsync();

        var found = (await reddit.JsonAsync("/api/info?sr_name=python,private_sim,banned_sim,missing_sim")).Items();

        found.Select(community => community.Text("display_name")).ShouldBe(["Python", "private_sim", "banned_sim"]);
        found.Select(community => community.Text("subreddit_type")).ShouldBe(["public", "private", "public"]);
        found.Select(community => community.GetProperty("data").GetProperty("subscribers").ValueKind).ShouldBe([JsonValueKind.Number, JsonValueKind.Null, JsonValueKind.Null]);
    }

    [Fact]
    public async Task An_empty_subreddit_is_there_without_posts()
    {
        await using var reddit = await SimulatorHarness.StartAsync();

        (await reddit.JsonAsync("/r/empty_sim/new")).Items().ShouldBeEmpty();
        (await reddit.JsonAsync("/r/empty_sim/about")).Text("display_name").ShouldBe("empty_sim");
    }

    [Fact]
    public async Task A_suspended_user_is_little_more_than_a_name()
    {
        await using var reddit = await SimulatorHarness.StartAsync();

        var data = (await reddit.JsonAsync("/user/suspended_sim/about")).GetProperty("data");

        data.EnumerateObject().Select(property => property.Name).ShouldBe(["name", "is_suspended"]);
    }

    [Theory]
    [InlineData("/user/missing_sim/about")]
    [InlineData("/comments/zzzzzz")]
    [InlineData("/no/such/path")]
    [InlineData("/r/a!b/hot")]
    public async Task What_is_not_there_is_Reddits_404(string path)
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        using var answer = await reddit.GetAsync(path);

        ((int)answer.StatusCode).ShouldBe(404);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("""{"message": "Not Found", "error": 404}""");
    }

    [Fact]
    public async Task A_missing_wiki_page_says_so()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        using var answer = await reddit.GetAsync("/r/python/wiki/nothing");

        ((int)answer.StatusCode).ShouldBe(404);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("PAGE_NOT_FOUND");
        (await reddit.TextAsync("/r/python/wiki/index")).ShouldContain("wikipage");
    }
}
