using System.Net;
using RedditMcp.Simulator;

namespace RedditMcp.Tests.Simulator;

public sealed class ReplayTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("recordings").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("/r/Tea/hot")]
    [InlineData("/r/tea/hot.json")]
    [InlineData("/R/TEA/HOT/")]
    public async Task Paths_match_in_any_spelling(string path)
    {
        Record("one", "/r/tea/hot/.json", "{}", """{"kind": "Listing", "data": {"after": null, "children": []}}""");
        await using var reddit = await StartAsync();

        (await reddit.JsonAsync(path)).Items().ShouldBeEmpty();
        (await reddit.GetAsync("/r/coffee/hot")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_recording_that_shares_most_parameters_is_served_else_the_newest()
    {
        Record("old", "/r/tea/about", """{"limit": "5"}""", "\"old\"", "2020-01-01T00:00:00Z");
        Record("new", "/r/tea/about", """{"limit": "9"}""", "\"new\"", "2024-01-01T00:00:00Z");
        await using var reddit = await StartAsync();

        (await reddit.TextAsync("/r/tea/about?limit=5&raw_json=1")).ShouldBe("old");
        (await reddit.TextAsync("/r/tea/about")).ShouldBe("new");
    }

    [Fact]
    public async Task An_after_beyond_what_was_recorded_ends_the_listing()
    {
        Record("one", "/r/tea/new", "{}", """{"kind": "Listing", "data": {"after": "t3_b", "children": [{"kind": "t3", "data": {"name": "t3_b"}}]}}""");
        await using var reddit = await StartAsync();

        var end = await reddit.JsonAsync("/r/tea/new?after=t3_b");

        end.Items().ShouldBeEmpty();
        end.After().ShouldBeNull();
    }

    [Fact]
    public async Task Escaped_bodies_are_decoded_once_when_raw_is_asked_for()
    {
        Record("one", "/r/tea/about", "{}", """{"kind": "t5", "data": {"title": "a &amp;lt; b &gt; c"}}""");
        await using var reddit = await StartAsync();

        (await reddit.JsonAsync("/r/tea/about")).Text("title").ShouldBe("a &amp;lt; b &gt; c");
        (await reddit.JsonAsync("/r/tea/about?raw_json=1")).Text("title").ShouldBe("a &lt; b > c");
    }

    [Fact]
    public async Task Things_are_found_by_id_and_name_wherever_they_were_recorded()
    {
        Record("one", "/r/tea/new", """{"raw_json": "1"}""", """{"kind": "Listing", "data": {"after": null, "children": [{"kind": "t3", "data": {"name": "t3_b", "url": "https://a.example/"}}]}}""");
        Record("two", "/r/tea/about", "{}", """{"kind": "t5", "data": {"name": "t5_x", "display_name": "Tea"}}""");
        await using var reddit = await StartAsync();

        (await reddit.JsonAsync("/api/info?id=t3_b,t3_unknown,t5_x")).Ids().ShouldBe(["t3_b", "t5_x"]);
        (await reddit.JsonAsync("/api/info?sr_name=tea,coffee")).Ids().ShouldBe(["t5_x"]);
        (await reddit.JsonAsync("/api/info?url=https%3A%2F%2Fa.example%2F")).Ids().ShouldBe(["t3_b"]);
    }

    [Fact]
    public async Task Comments_behind_stubs_come_with_what_was_recorded_below_them()
    {
        Record("one", "/comments/p", """{"raw_json": "1"}""", """
            [{"kind": "Listing", "data": {"children": []}}, {"kind": "Listing", "data": {"children": [
              {"kind": "t1", "data": {"name": "t1_a", "id": "a", "parent_id": "t3_p", "link_id": "t3_p", "replies": {"kind": "Listing", "data": {"children": [
                {"kind": "t1", "data": {"name": "t1_b", "id": "b", "parent_id": "t1_a", "link_id": "t3_p", "replies": ""}},
                {"kind": "more", "data": {"name": "t1_c", "id": "c", "parent_id": "t1_a", "depth": 1, "count": 4, "children": ["c", "d"]}}]}}}}]}}]
            """);
        await using var reddit = await StartAsync();

        var things = (await reddit.MoreChildrenAsync("t3_p", ["a", "b", "unknown"])).EnumerateArray().ToList();

        things.Select(thing => thing.Text("name")).ShouldBe(["t1_a", "t1_b", "t1_c"]);
        things[0].Text("replies").ShouldBe("");
        things[2].Children().ShouldBe(["c", "d"]);
    }

    [Fact]
    public async Task Errors_and_redirects_are_replayed()
    {
        File.WriteAllText(Path.Combine(_directory, "one.json"), """
            {"recordedAt": "2023-01-01T00:00:00Z", "request": {"method": "GET", "path": "/r/tea/s/Tok", "query": {}},
             "response": {"status": 301, "headers": {"location": "https://www.reddit.com/r/tea/comments/p/x/"}, "body": ""}}
            """);
        File.WriteAllText(Path.Combine(_directory, "two.json"), """
            {"recordedAt": "2023-01-01T00:00:00Z", "request": {"method": "GET", "path": "/r/green/hot", "query": {}},
             "response": {"status": 403, "headers": {"content-type": "application/json"}, "body": {"reason": "private"}}}
            """);
        await using var reddit = await StartAsync();

        (await reddit.GetAsync("/r/tea/s/Tok")).Headers.Location!.AbsolutePath.ShouldBe("/r/tea/comments/p/x/");
        (await reddit.GetAsync("/r/green/hot")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_replayed_is_one_clear_problem()
    {
        (await ProblemAsync(Path.Combine(_directory, "nowhere"))).ShouldContain("nowhere");
        File.WriteAllText(Path.Combine(_directory, "INDEX.md"), "# not a recording");
        File.WriteAllText(Path.Combine(_directory, "package.json"), "{}");
        (await ProblemAsync(_directory)).ShouldContain("no recordings");
        File.WriteAllText(Path.Combine(_directory, "broken.json"), """{"request": {"path": """);
        (await ProblemAsync(_directory)).ShouldContain("broken.json");
    }

    [Fact]
    public async Task Every_shared_recording_is_served()
    {
        if (SharedRecordings() is not { } recordings)
        {
            Assert.Skip("There is no folder shared/recordings beside the repository.");
            return;
        }

        await using var reddit = await SimulatorHarness.StartAsync(new SimulatorOptions { ReplayDirectory = recordings });

        (await reddit.JsonAsync("/r/popular/hot?limit=100&raw_json=1")).Items().Count().ShouldBe(100);
        (await reddit.JsonAsync("/user/spez?sort=top&t=all&limit=1024&raw_json=1")).After().ShouldNotBeNull();
        var stubs = (await reddit.JsonAsync("/comments/n49rw?raw_json=1"))[1].Flatten().Count();
        stubs.ShouldBeGreaterThan(100);
        (await reddit.MoreChildrenAsync("t3_n49rw", ["c369ry5", "c364uhq"])).GetArrayLength().ShouldBeGreaterThanOrEqualTo(20);
    }

    [Fact]
    public async Task A_recorded_cursor_leads_to_its_end()
    {
        if (SharedRecordings() is not { } recordings)
        {
            Assert.Skip("There is no folder shared/recordings beside the repository.");
            return;
        }

        await using var reddit = await SimulatorHarness.StartAsync(new SimulatorOptions { ReplayDirectory = recordings });
        var names = new List<string>();
        for (string? after = null; names.Count < 2_000;)
        {
            var page = await reddit.JsonAsync($"/user/spez?sort=top&t=all&limit=1024&raw_json=1{(after is null ? "" : $"&after={after}")}");
            names.AddRange(page.Ids());
            after = page.After();
            if (after is null)
                break;
        }

        names.Count.ShouldBe(1_001);
        names.Distinct(StringComparer.Ordinal).Count().ShouldBe(1_001);
    }

    private static string? SharedRecordings()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, "shared", "recordings");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }

    private Task<SimulatorHarness> StartAsync() => SimulatorHarness.StartAsync(new SimulatorOptions { ReplayDirectory = _directory });

    private static async Task<string> ProblemAsync(string directory) =>
        (await Should.ThrowAsync<SimulatorException>(() => RedditSimulator.StartAsync(new SimulatorOptions { ReplayDirectory = directory }, TestContext.Current.CancellationToken))).Message;

    private void Record(string name, string path, string query, string body, string recordedAt = "2023-01-01T00:00:00Z") =>
        File.WriteAllText(
            Path.Combine(_directory, $"{name}.json"),
            $$$"""
            {"recordedAt": "{{{recordedAt}}}", "request": {"method": "GET", "path": "{{{path}}}", "query": {{{query}}} },
             "response": {"status": 200, "headers": {}, "body": {{{body}}} } }
            """);
}
