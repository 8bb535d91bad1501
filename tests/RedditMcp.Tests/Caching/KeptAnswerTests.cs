using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Caching;
using RedditMcp.Caching.Hot;
using RedditMcp.Queries;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;
using RedditMcp.Tools;

namespace RedditMcp.Tests.Caching;

/// <summary>When an answer is given as it was given before, and when it is made anew.</summary>
public sealed class KeptAnswerTests
{
    private const string Tool = "get_subreddit_posts";
    private const string Python = """{"subreddit":"python"}""";

    private readonly StandingClock _time = new(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_same_question_is_rendered_once()
    {
        await using var session = await StartAsync(Listing);

        var first = await session.CallJsonAsync(Tool, Python);
        var kept = Kept(session, Python).ShouldNotBeNull();
        var second = await session.CallJsonAsync(Tool, Python);

        Kept(session, Python).ShouldBeSameAs(kept);
        ItemsOf(second).ShouldBe(ItemsOf(first));
        first.Text.ShouldContain("just fetched (reddit, 0s old, fresh for 300s)");
        second.Text.ShouldContain("from the cache (reddit, 0s old, fresh for 300s)");
        second.Metadata.GetProperty("cached").GetBoolean().ShouldBeTrue();
        second.Metadata.GetProperty("api_calls").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"subreddit":"python","limit":2}""")]
    [InlineData("""{"subreddit":"python","include_nsfw":false}""")]
    [InlineData("""{"subreddit":"python","max_tokens":500}""")]
    public async Task Another_cut_of_the_same_content_is_another_answer_kept_with_it(string other)
    {
        await using var session = await StartAsync(Listing);
        await session.CallJsonAsync(Tool, Python);
        await session.CallJsonAsync(Tool, other);
        var (one, two) = (Kept(session, Python).ShouldNotBeNull(), Kept(session, other).ShouldNotBeNull());

        var first = await session.CallJsonAsync(Tool, other);
        var second = await session.CallJsonAsync(Tool, Python);

        two.ShouldNotBeSameAs(one);
        two.Sources.ShouldHaveSingleItem().Entry.ShouldBeSameAs(one.Sources.ShouldHaveSingleItem().Entry);
        string.Equals(ItemsOf(first), ItemsOf(second), StringComparison.Ordinal).ShouldBeFalse();
        Kept(session, other).ShouldBeSameAs(two);
        Kept(session, Python).ShouldBeSameAs(one);
    }

    [Fact]
    public async Task What_a_filter_hid_is_told_each_time()
    {
        await using var session = await StartAsync(Listing);
        const string filtered = """{"subreddit":"python","include_nsfw":false}""";
        await session.CallJsonAsync(Tool, filtered);

        var again = await session.CallJsonAsync(Tool, filtered);

        again.Metadata.GetProperty("nsfw_hidden").GetInt32().ShouldBe(1);
        again.Text.ShouldContain("hidden as NSFW: 1");
    }

    [Fact]
    public async Task Defaults_that_are_spelt_out_make_no_other_question()
    {
        await using var session = await StartAsync(Listing);
        await session.CallJsonAsync(Tool, Python);
        var kept = Kept(session, Python).ShouldNotBeNull();

        await session.CallJsonAsync(Tool, """{"sort":"hot","limit":25,"subreddit":" python ","max_age_seconds":300,"cursor":null}""");

        Kept(session, """{"subreddit":"python","limit":25}""").ShouldBeSameAs(kept);
    }

    [Fact]
    public async Task The_oldest_of_too_many_gives_way()
    {
        await using var session = await StartAsync(Listing);
        string Cut(int limit) => $$"""{"subreddit":"python","limit":{{limit}}}""";
        for (var limit = 1; limit <= KeptAnswers.Most + 1; limit++)
            await session.CallJsonAsync(Tool, Cut(limit));

        Kept(session, Cut(1)).ShouldBeNull();
        for (var limit = 2; limit <= KeptAnswers.Most + 1; limit++)
            Kept(session, Cut(limit)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_answer_is_made_anew_after_a_minute_because_it_tells_ages()
    {
        await using var session = await StartAsync(Listing);
        await session.CallJsonAsync(Tool, Python);
        var kept = Kept(session, Python);
        _time.Advance(TimeSpan.FromSeconds(59));
        var young = await session.CallJsonAsync(Tool, Python);
        Kept(session, Python).ShouldBeSameAs(kept);
        _time.Advance(TimeSpan.FromSeconds(1));

        var old = await session.CallJsonAsync(Tool, Python);

        Kept(session, Python).ShouldNotBeSameAs(kept);
        young.Metadata.GetProperty("age_seconds").GetDouble().ShouldBe(59);
        old.Metadata.GetProperty("age_seconds").GetDouble().ShouldBe(60);
        old.Metadata.GetProperty("tier").GetString().ShouldBe("hot");
        young.Text.ShouldContain(", 0s, id a");
        old.Text.ShouldContain(", 1m, id a");
    }

    [Fact]
    public async Task What_replaced_an_entry_is_what_is_answered_with()
    {
        var score = 1;
        await using var session = await StartAsync(() => ListingOf(score));
        await session.CallJsonAsync(Tool, Python);
        var kept = Kept(session, Python);
        score = 2;
        await session.CallJsonAsync(Tool, """{"subreddit":"python","limit":3,"max_age_seconds":0}""");
        Kept(session, Python).ShouldBeNull();

        var answer = await session.CallJsonAsync(Tool, Python);

        answer.Items("posts")[0].GetProperty("score").GetInt32().ShouldBe(2);
        Kept(session, Python).ShouldNotBeNull().ShouldNotBeSameAs(kept);
    }

    [Fact]
    public async Task A_caller_gets_nothing_older_than_it_wants()
    {
        var score = 1;
        await using var session = await StartAsync(() => ListingOf(score));
        await session.CallJsonAsync(Tool, Python);
        _time.Advance(TimeSpan.FromSeconds(20));
        score = 2;

        var relaxed = await session.CallJsonAsync(Tool, """{"subreddit":"python","max_age_seconds":21}""");
        var strict = await session.CallJsonAsync(Tool, """{"subreddit":"python","max_age_seconds":20}""");

        relaxed.Items("posts")[0].GetProperty("score").GetInt32().ShouldBe(1);
        strict.Items("posts")[0].GetProperty("score").GetInt32().ShouldBe(2);
        strict.Metadata.GetProperty("cached").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_with_a_part_that_failed_is_not_kept()
    {
        var reddit = new ScriptedReddit(request => request.RequestUri!.Query.Contains("after=", StringComparison.Ordinal)
            ? ScriptedReddit.Html(System.Net.HttpStatusCode.Forbidden)
            : request.RequestUri.AbsolutePath == "/api/v1/access_token" ? null : ScriptedReddit.Json(ListingOf(1, after: "t3_c")));
        await using var session = await ProductSession.StartAsync(reddit, _time);
        const string two = """{"subreddit":"python","limit":50}""";

        var answer = await session.CallJsonAsync(Tool, two);

        answer.Notes.ShouldHaveSingleItem().ShouldContain("failed");
        Kept(session, two).ShouldBeNull();
    }

    [Fact]
    public async Task A_stale_answer_is_not_kept()
    {
        var isDown = false;
        await using var session = await StartAsync(() => isDown ? null : ListingOf(1));
        await session.CallJsonAsync(Tool, Python);
        _time.Advance(TimeSpan.FromSeconds(301));
        isDown = true;
        const string fewer = """{"subreddit":"python","limit":2}""";

        var answer = await session.CallJsonAsync(Tool, fewer);

        answer.Metadata.GetProperty("stale").GetBoolean().ShouldBeTrue();
        Kept(session, fewer).ShouldBeNull();
    }

    [Fact]
    public async Task A_kept_answer_tells_the_same_of_its_origin_as_one_made_now()
    {
        await using var simulator = await RedditSimulator.StartAsync(
            new SimulatorOptions { QueriesPerMinute = Replay.Plenty }, TestContext.Current.CancellationToken);
        await using var session = await ProductSession.StartAsync(simulator, _time);
        const string several = """{"subreddit":"python,askreddit","include_rules":true}""";
        const string sameAnew = """{"subreddit":"python,askreddit","include_rules":true,"max_tokens":9999}""";
        await session.CallJsonAsync("get_subreddit_info", """{"subreddit":"python"}""");
        _time.Advance(TimeSpan.FromSeconds(7));
        await session.CallJsonAsync("get_subreddit_info", several);
        _time.Advance(TimeSpan.FromSeconds(5));

        var kept = await session.CallJsonAsync("get_subreddit_info", several);
        var made = await session.CallJsonAsync("get_subreddit_info", sameAnew);

        kept.Metadata.GetRawText().ShouldBe(made.Metadata.GetRawText());
        kept.Metadata.GetProperty("age_seconds").GetDouble().ShouldBe(12);
        kept.Text.ShouldBe(made.Text);
    }

    [Fact]
    public async Task The_tier_weighs_what_is_kept()
    {
        await using var session = await StartAsync(Listing);
        var tier = session.Services.GetRequiredService<HotTier>();
        await session.CallJsonAsync(Tool, Python);

        var entry = Kept(session, Python).ShouldNotBeNull().Sources[0].Entry.ShouldNotBeNull();

        entry.Kept.Weight.ShouldBeGreaterThan(1000);
        var whole = tier.Bytes;
        tier.Grow(session.Services.GetRequiredService<RedditCache>().Qualify(CacheKeyPreview.For(Tool, Python)[0])!, entry, -entry.Kept.Weight);
        (whole - tier.Bytes).ShouldBe(entry.Kept.Weight);
    }

    private static string Listing() => ListingOf(1);

    private static string ListingOf(int score, string? after = null) => $$$"""
        {"kind":"Listing","data":{"after":{{{(after is null ? "null" : $"\"{after}\"")}}},"children":[
         {"kind":"t3","data":{"id":"a","title":"one","score":{{{score}}},"num_comments":50,"created_utc":946684800,"selftext":"{{{new string('x', 3000)}}}"}},
         {"kind":"t3","data":{"id":"b","title":"two","over_18":true,"num_comments":50,"created_utc":946684800}},{"kind":"t3","data":{"id":"c","title":"three \"quoted\" <b>","num_comments":50,"created_utc":946684800}}]}}
        """;

    private Task<ProductSession> StartAsync(Func<string?> listing) => ProductSession.StartAsync(
        new ScriptedReddit(request => request.RequestUri!.AbsolutePath == "/api/v1/access_token" ? null
            : listing() is { } body ? ScriptedReddit.Json(body) : ScriptedReddit.Html(System.Net.HttpStatusCode.Forbidden)),
        _time);

    private static KeptAnswer? Kept(ProductSession session, string json)
    {
        var given = JsonElement.Parse(json).EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        var question = GetSubredditPostsTool.Description.Arguments.Bind(given).QuestionTo(Tool);
        CacheKey key = CacheKeyPreview.For(Tool, json)[0];
        return session.Services.GetRequiredService<RedditCache>().FindFresh(key, new CacheAsk(Tool))?.Kept.Find(question);
    }

    private static string ItemsOf(ToolAnswer answer) => answer.Structured.GetProperty("posts").GetRawText() + answer.Text.Split("---\n")[0];
}
