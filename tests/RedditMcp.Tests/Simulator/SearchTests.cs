using System.Text.Json;

namespace RedditMcp.Tests.Simulator;

public sealed class SearchTests
{
    [Fact]
    public async Task Words_occur_in_what_is_found()
    {
        await using var reddit = await SimulatorHarness.StartAsync();

        var found = (await reddit.JsonAsync("/search?q=sourdough&limit=100&raw_json=1")).Items().ToList();

        found.Count.ShouldBe(100);
        found.ShouldAllBe(post => All(post).Contains("sourdough", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Phrases_exclusions_and_fields_narrow_it_down()
    {
        await using var reddit = await SimulatorHarness.StartAsync();

        var found = (await reddit.JsonAsync("/search?q=%22sourdough+loaf%22+-pizza+subreddit:Breadit+self:yes&limit=100&raw_json=1")).Items().ToList();

        found.ShouldNotBeEmpty();
        found.ShouldAllBe(post => All(post).Contains("sourdough loaf", StringComparison.OrdinalIgnoreCase)
            && !All(post).Contains("pizza", StringComparison.OrdinalIgnoreCase)
            && post.Text("subreddit") == "Breadit"
            && post.GetProperty("data").GetProperty("is_self").GetBoolean());
    }

    [Fact]
    public async Task Either_of_two_words_will_do()
    {
        await using var reddit = await SimulatorHarness.StartAsync();

        var found = (await reddit.JsonAsync("/r/rust/search?q=compiler+OR+parser&restrict_sr=1&limit=100&raw_json=1")).Items().ToList();

        found.ShouldAllBe(post => All(post).Contains("compiler", StringComparison.OrdinalIgnoreCase) || All(post).Contains("parser", StringComparison.OrdinalIgnoreCase));
        found.ShouldContain(post => All(post).Contains("parser", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Posts_are_found_by_author()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        var author = (await reddit.JsonAsync("/r/aww/new?limit=1")).Items().Single().Text("author");

        var found = (await reddit.JsonAsync($"/search?q=author:{author}&limit=50")).Items().ToList();

        found.ShouldNotBeEmpty();
        found.ShouldAllBe(post => post.Text("author") == author);
    }

    [Fact]
    public async Task Links_have_other_discussions()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        var links = (await reddit.JsonAsync("/r/worldnews/hot?limit=100&raw_json=1")).Items().Where(post => post.Text("url").Contains(".example/", StringComparison.Ordinal)).Take(5);
        foreach (var link in links)
        {
            var others = (await reddit.JsonAsync($"/duplicates/{link.Text("id")}?raw_json=1"))[1].Items().ToList();
            others.ShouldAllBe(other => other.Text("url") == link.Text("url") && other.Text("id") != link.Text("id"));
            (await reddit.JsonAsync($"/api/info?url={Uri.EscapeDataString(link.Text("url"))}")).Ids().ShouldContain(link.Text("name"), StringComparer.Ordinal);
        }
    }

    private static string All(JsonElement post) => $"{post.Text("title")} {post.Text("selftext")} {post.Text("link_flair_text")}".Replace("\n", " ", StringComparison.Ordinal);
}
