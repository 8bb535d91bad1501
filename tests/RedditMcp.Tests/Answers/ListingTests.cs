using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Answers;

public sealed class ListingTests
{
    [Fact]
    public async Task Cursors_walk_a_listing_to_its_end_whatever_the_limit_without_repeats_or_gaps()
    {
        await using var simulator = await StartAsync();
        List<List<string>> walks = [];
        foreach (var limit in (int[])[7, 100, 250, 1000])
        {
            await using var session = await ProductSession.StartAsync(simulator);
            var before = simulator.Calls("/r/");
            walks.Add(await WalkAsync(session, ("subreddit", "all"), ("sort", "new"), ("limit", limit), ("max_tokens", 100_000)));
            simulator.ShouldHaveAnswered("/r/", before + ((walks[^1].Count + 99) / 100));
        }

        walks[0].ShouldBeUnique(StringComparer.Ordinal);
        walks[0].Count.ShouldBeGreaterThan(900);
        walks.ShouldAllBe(walk => walk.SequenceEqual(walks[0], StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_limit_over_a_hundred_reads_as_many_pages_as_it_needs_and_no_more()
    {
        await using var simulator = await StartAsync();
        await using var session = await ProductSession.StartAsync(simulator);

        var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "all"), ("limit", 250), ("max_tokens", 100_000));

        simulator.ShouldHaveAnswered("/r/", 3);
        answer.Metadata.GetProperty("api_calls").GetInt32().ShouldBe(3);
        (answer.Items("posts").Count + answer.Metadata.GetProperty("truncated").GetInt32()).ShouldBe(250);
    }

    [Fact]
    public async Task The_end_of_what_reddit_lists_is_said()
    {
        await using var simulator = await StartAsync();
        await using var session = await ProductSession.StartAsync(simulator);
        List<string> notes = [];
        string? cursor = null;
        var count = 0;
        do
        {
            var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "all"), ("sort", "new"), ("limit", 1000), ("max_tokens", 100_000), ("cursor", cursor));
            notes.AddRange(answer.Notes);
            count += answer.Items("posts").Count;
            cursor = answer.Cursor;
        }
        while (cursor is not null);

        count.ShouldBeInRange(950, 1000);
        notes.ShouldContain(note => note.Contains("about 1,000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_filter_says_how_many_it_hid()
    {
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Json("""
            {"kind":"Listing","data":{"after":null,"children":[{"kind":"t3","data":{"id":"a","title":"one"}},
             {"kind":"t3","data":{"id":"b","title":"two","over_18":true}},{"kind":"t3","data":{"id":"c","title":"three","over_18":true}}]}}
            """));
        await using var session = await ProductSession.StartAsync(reddit);

        var all = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"));
        var filtered = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("include_nsfw", false));

        all.Items("posts").Count.ShouldBe(3);
        all.Metadata.TryGetProperty("nsfw_hidden", out _).ShouldBeFalse();
        filtered.Items("posts").ShouldHaveSingleItem();
        filtered.Metadata.GetProperty("nsfw_hidden").GetInt32().ShouldBe(2);
        filtered.Text.ShouldContain("hidden as NSFW: 2");
        filtered.Cursor.ShouldBeNull();
        reddit.ApiCalls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_second_page_that_fails_leaves_the_first_and_says_so()
    {
        var reddit = new ScriptedReddit(request => request.RequestUri! switch
        {
            { AbsolutePath: "/api/v1/access_token" } => null,
            var url when url.Query.Contains("after=t3_x99", StringComparison.Ordinal) => ScriptedReddit.Html(System.Net.HttpStatusCode.Forbidden),
            _ => ScriptedReddit.Json(Listing(100, "t3_x99")),
        });
        await using var session = await ProductSession.StartAsync(reddit);

        var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("limit", 150), ("max_tokens", 100_000));

        answer.IsError.ShouldBeFalse();
        answer.Items("posts").Count.ShouldBe(100);
        answer.Notes.ShouldHaveSingleItem().ShouldContain("blocked");
        answer.Text.ShouldContain("note: reading on failed (blocked)");
        answer.Cursor.ShouldNotBeNull();
    }

    [Fact]
    public async Task Posts_that_moved_to_the_next_page_are_shown_once()
    {
        var reddit = new ScriptedReddit(request => request.RequestUri! switch
        {
            { AbsolutePath: "/api/v1/access_token" } => null,
            var url when url.Query.Contains("after=", StringComparison.Ordinal) => ScriptedReddit.Json(Listing(100, null, first: 90)),
            _ => ScriptedReddit.Json(Listing(100, "t3_x99")),
        });
        await using var session = await ProductSession.StartAsync(reddit);

        var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("limit", 1000), ("max_tokens", 100_000));

        answer.Ids("posts").ShouldBeUnique(StringComparer.Ordinal);
        answer.Ids("posts").Count.ShouldBe(190);
    }

    [Fact]
    public async Task Pages_that_lead_in_a_circle_come_to_an_end()
    {
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Json(Listing(10, "t3_x9")));
        await using var session = await ProductSession.StartAsync(reddit);

        var answer = await session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("limit", 1000), ("max_tokens", 100_000));

        answer.Items("posts").Count.ShouldBe(10);
        answer.Cursor.ShouldBeNull();
        reddit.ApiCalls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_search_walks_to_its_end_and_a_url_finds_who_posted_it()
    {
        await using var simulator = await StartAsync();
        await using var session = await ProductSession.StartAsync(simulator);
        var ids = await simulator.PlantAsync("""
            [{"subreddit":"python","title":"quixotic zeppelins","url":"https://example.com/zeppelin"},{"subreddit":"golang","title":"more quixotic zeppelins"}]
            """);

        var found = await session.CallAsync("search_reddit", ("query", "quixotic zeppelins"));
        var narrowed = await session.CallAsync("search_reddit", ("query", "quixotic zeppelins"), ("subreddit", "golang"));
        var posted = await session.CallAsync("search_reddit", ("query", "https://example.com/zeppelin"));

        found.Ids("posts").Order(StringComparer.Ordinal).ShouldBe(ids.Order(StringComparer.Ordinal));
        narrowed.Ids("posts").ShouldBe([ids[1]]);
        posted.Ids("posts").ShouldBe([ids[0]]);
    }

    [Fact]
    public async Task A_listing_of_25_takes_at_most_half_the_bytes_of_the_leading_peer()
    {
        var recording = Recordings.Of("praw/017-subreddit_listing-r-popular-hot.json");
        await using var replay = await Replay.OnlyAsync(recording);

        var answer = await replay.Session.CallAsync("get_subreddit_posts", ("subreddit", "popular"), ("limit", 25), ("max_tokens", 100_000));

        answer.Items("posts").Count.ShouldBe(25);
        (Encoding.UTF8.GetByteCount(answer.Text) / 25.0).ShouldBeLessThanOrEqualTo(383);
        foreach (var data in recording.DecodedBody().GetProperty("data").GetProperty("children").EnumerateArray().Take(25).Select(child => child.GetProperty("data")))
        {
            answer.Text.ShouldContain(Line(data, "title"));
            answer.Text.ShouldContain($"r/{Line(data, "subreddit")} u/{Line(data, "author")}");
            answer.Text.ShouldContain(string.Create(CultureInfo.InvariantCulture, $" {data.GetProperty("num_comments").GetInt64()} comment"));
            if (data.GetProperty("hide_score").ValueKind != JsonValueKind.True)
                answer.Text.ShouldContain(string.Create(CultureInfo.InvariantCulture, $" {data.GetProperty("score").GetInt64()} point"));
            answer.Text.ShouldContain("id " + Line(data, "id"));
            if (data.GetProperty("link_flair_text").GetStringOrNull() is { Length: > 0 } flair)
                answer.Text.ShouldContain($"[{flair.Trim()}]");
            (answer.Text.Contains(Line(data, "url"), StringComparison.Ordinal) || answer.Text.Contains("https://redd.it/" + Line(data, "id"), StringComparison.Ordinal)).ShouldBeTrue();
        }
    }

    private static string Line(JsonElement data, string name) => string.Join(' ', data.GetProperty(name).GetString()!.Split((char[])['\n', '\r'])).Trim();

    private static Task<RedditSimulator> StartAsync() =>
        RedditSimulator.StartAsync(new SimulatorOptions { QueriesPerMinute = Replay.Plenty, Clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000)) }, TestContext.Current.CancellationToken);

    private static async Task<List<string>> WalkAsync(ProductSession session, params (string, object?)[] arguments)
    {
        List<string> ids = [];
        string? cursor = null;
        do
        {
            var answer = await session.CallAsync("get_subreddit_posts", [.. arguments, ("cursor", cursor)]);
            ids.AddRange(answer.Ids("posts"));
            cursor = answer.Cursor;
        }
        while (cursor is not null && ids.Count < 2_000);
        return ids;
    }

    private static string Listing(int count, string? after, int first = 0)
    {
        var posts = Enumerable.Range(first, count).Select(number => $$$"""{"kind":"t3","data":{"id":"x{{{number}}}","title":"post {{{number}}}"}}""");
        return $$$"""{"kind":"Listing","data":{"after":{{{(after is null ? "null" : $"\"{after}\"")}}},"children":[{{{string.Join(',', posts)}}}]}}""";
    }
}
