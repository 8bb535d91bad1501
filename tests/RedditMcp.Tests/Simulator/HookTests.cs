using System.Net;
using System.Text.Json;
using RedditMcp.Simulator;

namespace RedditMcp.Tests.Simulator;

public sealed class HookTests
{
    [Fact]
    public async Task A_planted_post_is_everywhere()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        await reddit.TextAsync("/r/python/hot");
        using var planted = await reddit.PostAsync("/__plant", """
            [{"subreddit": "Python", "title": "Zyzzyva sighting", "selftext": "In my garden", "author": "beetle_fan", "score": 90000, "num_comments": 30,
              "age_seconds": 60, "flair": "Nature", "over_18": false, "growth": {"score_per_hour": 600, "comments_per_hour": 60}}]
            """);
        using var json = JsonDocument.Parse(await planted.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var id = json.RootElement.GetProperty("ids")[0].GetString();

        (await reddit.JsonAsync("/r/python/hot?limit=2")).Ids().ShouldContain($"t3_{id}", StringComparer.Ordinal);
        (await reddit.JsonAsync("/r/all/top?limit=100")).Ids().ShouldContain($"t3_{id}", StringComparer.Ordinal);
        (await reddit.JsonAsync("/search?q=zyzzyva")).Ids().ShouldBe([$"t3_{id}"]);
        (await reddit.JsonAsync("/user/beetle_fan/submitted?limit=1")).Ids().ShouldBe([$"t3_{id}"]);
        (await reddit.JsonAsync($"/comments/{id}?limit=500"))[1].Flatten().Count().ShouldBe(30);

        reddit.Clock.Advance(TimeSpan.FromHours(1));
        var later = (await reddit.JsonAsync($"/api/info?id=t3_{id}")).Items().Single();
        later.Number("score").ShouldBe(90_600);
        later.Number("num_comments").ShouldBe(90);
    }

    [Fact]
    public async Task A_post_without_a_title_is_not_planted()
    {
        await using var reddit = await SimulatorHarness.StartAsync();

        (await reddit.PostAsync("/__plant", """{"subreddit": "python"}""")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Statistics_count_by_path_and_status_and_start_over()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        await reddit.TextAsync("/r/Python/hot.json");
        await reddit.TextAsync("/r/python/hot/?limit=5");
        (await reddit.GetAsync("/user/missing_sim/about")).Dispose();

        var stats = await reddit.JsonAsync("/__stats");
        stats.GetProperty("total").GetInt64().ShouldBe(4);
        stats.GetProperty("api_calls").GetInt64().ShouldBe(3);
        stats.GetProperty("by_path").GetProperty("/r/python/hot").GetProperty("200").GetInt64().ShouldBe(2);
        stats.GetProperty("by_kind").GetProperty("user_about").GetProperty("404").GetInt64().ShouldBe(1);
        stats.GetProperty("quota").GetProperty("tests").GetProperty("used").GetInt64().ShouldBe(3);
        reddit.Simulator.Calls("/r/python").ShouldBe(2);

        await reddit.Client.DeleteAsync("/__stats", TestContext.Current.CancellationToken);
        (await reddit.JsonAsync("/__stats")).GetProperty("total").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task The_clock_can_be_set_and_moved()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        await reddit.PostAsync("/__clock", """{"now": "2025-01-01T00:00:00Z"}""");
        await reddit.PostAsync("/__clock", """{"advance_seconds": 3600}""");

        var newest = (await reddit.JsonAsync("/r/AskReddit/new?limit=1")).Items().Single().GetProperty("data").GetProperty("created_utc").GetDouble();

        newest.ShouldBeInRange(1_735_693_200 - 60, 1_735_693_200);
    }

    [Fact]
    public async Task Tokens_can_be_taken_back()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        await reddit.PostAsync("/__tokens", """{"expire": true}""");

        using var answer = await reddit.GetAsync("/r/python/hot");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_taken_port_is_one_clear_problem()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        var options = new SimulatorOptions { Port = reddit.Simulator.Url.Port };

        var problem = await Should.ThrowAsync<SimulatorException>(() => RedditSimulator.StartAsync(options, TestContext.Current.CancellationToken));

        problem.Message.ShouldContain($"{options.Port}");
    }
}
