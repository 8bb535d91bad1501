namespace RedditMcp.Tests.Simulator;

public sealed class ListingTests
{
    [Theory]
    [InlineData("/r/all/hot", 1_000)]
    [InlineData("/r/python/new", 1_000)]
    [InlineData("/r/python+rust/top?t=month", 1_000)]
    [InlineData("/r/pics/rising", 500)]
    [InlineData("/r/books/controversial?t=week", 500)]
    [InlineData("/search?q=cat", 250)]
    [InlineData("/user/QuietOtter1/overview", 10)]
    public async Task A_cursor_leads_through_everything_once(string path, int atLeast)
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (string? after = ""; after is not null;)
        {
            var page = await reddit.JsonAsync($"{path}{(path.Contains('?') ? '&' : '?')}limit=100&after={after}");
            page.Ids().ShouldAllBe(id => seen.Add(id));
            after = page.After();
        }

        seen.Count.ShouldBeInRange(atLeast, 1_000);
    }

    [Fact]
    public async Task New_is_newest_first_and_grows_with_the_clock()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        var before = await reddit.JsonAsync("/r/AskReddit/new?limit=100");
        before.Items().Select(post => post.GetProperty("data").GetProperty("created_utc").GetDouble()).ShouldBeInOrder(SortDirection.Descending);

        reddit.Clock.Advance(TimeSpan.FromMinutes(10));
        var after = await reddit.JsonAsync("/r/AskReddit/new?limit=100");

        var fresh = after.Ids().Except(before.Ids(), StringComparer.Ordinal).Count();
        fresh.ShouldBeInRange(30, 45);
        string.CompareOrdinal(after.Ids()[0], before.Ids()[0]).ShouldBePositive();
    }

    [Fact]
    public async Task Scores_and_comments_grow()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        var post = (await reddit.JsonAsync("/r/all/rising?limit=1")).Items().Single();
        reddit.Clock.Advance(TimeSpan.FromHours(12));

        var later = (await reddit.JsonAsync($"/api/info?id={post.Text("name")}")).Items().Single();

        later.Number("score").ShouldBeGreaterThan(post.Number("score"));
        later.Number("num_comments").ShouldBeGreaterThanOrEqualTo(post.Number("num_comments"));
        later.Text("title").ShouldBe(post.Text("title"));
    }

    [Fact]
    public async Task Every_post_of_a_listing_is_found_by_its_id_and_by_its_author()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        var posts = await reddit.JsonAsync("/r/cats/new?limit=20");

        (await reddit.JsonAsync($"/api/info?id={string.Join(',', posts.Ids())}")).Ids().ShouldBe(posts.Ids());
        var written = await reddit.JsonAsync($"/user/{posts.Items().First().Text("author")}/submitted?limit=100");
        written.Ids().ShouldContain(posts.Ids()[0], StringComparer.Ordinal);
    }

    [Fact]
    public async Task Comments_of_a_user_stand_in_their_threads()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        var author = (await reddit.JsonAsync("/r/AskReddit/new?limit=1")).Items().Single().Text("author");
        var comment = (await reddit.JsonAsync($"/user/{author}/comments")).Items().First();

        var thread = await reddit.JsonAsync($"/comments/{comment.Text("link_id")[3..]}/_/{comment.Text("id")}");

        var found = thread[1].Items().Single();
        found.Text("author").ShouldBe(author);
        found.Text("body").ShouldBe(comment.Text("body"));
    }

    [Theory]
    [InlineData("/R/Python/HOT.json")]
    [InlineData("/r/python/hot/")]
    [InlineData("/r/python/hot/.json")]
    [InlineData("/r/python")]
    public async Task Spelling_of_a_path_does_not_matter(string path)
    {
        await using var reddit = await SimulatorHarness.StartAsync();

        (await reddit.TextAsync(path)).ShouldBe(await reddit.TextAsync("/r/python/hot"));
    }

    [Fact]
    public async Task Text_is_escaped_unless_raw()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        await reddit.PostAsync("/__plant", """{"subreddit": "python", "title": "a < b && c > d", "selftext": "<&>"}""");

        var escaped = (await reddit.JsonAsync("/r/python/new?limit=1")).Items().Single();
        var raw = (await reddit.JsonAsync("/r/python/new?limit=1&raw_json=1")).Items().Single();

        escaped.Text("title").ShouldBe("a &lt; b &amp;&amp; c &gt; d");
        raw.Text("title").ShouldBe("a < b && c > d");
        raw.Text("selftext").ShouldBe("<&>");
    }

    [Fact]
    public async Task Posts_weigh_what_real_ones_do()
    {
        await using var reddit = await SimulatorHarness.StartAsync();

        var bytes = (await reddit.TextAsync("/r/all/hot?limit=100&raw_json=1")).Length;

        (bytes / 100).ShouldBeInRange(2_700, 4_800);
    }
}
