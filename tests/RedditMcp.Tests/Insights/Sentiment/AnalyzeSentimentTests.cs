using RedditMcp.Queries;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;
using RedditMcp.Tools;

namespace RedditMcp.Tests.Insights.Sentiment;

/// <summary>The tool, as a client sees it.</summary>
public sealed class AnalyzeSentimentTests : IAsyncLifetime
{
    private const string Tool = "analyze_sentiment";
    private RedditSimulator _simulator = null!;
    private ProductSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _simulator = await RedditSimulator.StartAsync(new SimulatorOptions { QueriesPerMinute = Replay.Plenty }, TestContext.Current.CancellationToken);
        _session = await ProductSession.StartAsync(_simulator);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task A_text_is_rated_without_asking_reddit_and_kept()
    {
        var first = await _session.CallAsync(Tool, ("text", "I love it. The screen is gorgeous!\nThe battery is awful."));
        var second = await _session.CallAsync(Tool, ("text", "I love it. The screen is gorgeous!\nThe battery is awful."), ("max_tokens", 600));

        first.Structured.GetProperty("overall").GetProperty("label").GetString().ShouldBe("positive");
        first.Structured.GetProperty("overall").GetProperty("distribution").GetProperty("negative").GetDouble().ShouldBe(1 / 3.0, 0.01);
        first.Structured.GetProperty("analyzed_items").GetInt32().ShouldBe(1);
        first.Structured.GetProperty("model").GetString().ShouldBe("default");
        first.Metadata.GetProperty("api_calls").GetInt32().ShouldBe(0);
        first.Metadata.GetProperty("cached").GetBoolean().ShouldBeFalse();
        second.Metadata.GetProperty("cached").GetBoolean().ShouldBeTrue();
        second.Structured.GetProperty("overall").ToString().ShouldBe(first.Structured.GetProperty("overall").ToString());
    }

    [Fact]
    public async Task What_a_text_was_rated_is_asked_anew_when_the_caller_wants()
    {
        await _session.CallAsync(Tool, ("text", "fine"));

        (await _session.CallAsync(Tool, ("text", "fine"), ("max_age_seconds", 0))).Metadata.GetProperty("cached").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Another_language_is_told_and_not_taken_for_neutral()
    {
        var answer = await _session.CallAsync(Tool, ("text", "Das ist wirklich nicht gut, ich mag es nicht"));

        answer.Structured.TryGetProperty("overall", out _).ShouldBeFalse();
        answer.Structured.GetProperty("analyzed_items").GetInt32().ShouldBe(0);
        answer.Structured.GetProperty("sample").GetProperty("other_languages")[0].GetProperty("language").GetString().ShouldBe("de");
        answer.Text.ShouldContain("another language (de)");
    }

    [Theory]
    [InlineData("Awful!", true)]
    [InlineData("😂😂", true)]
    [InlineData("This is an awful phone, and I regret it", false)]
    public async Task Of_too_few_words_the_language_is_said_to_be_unknown(string text, bool isUnknown)
    {
        var answer = await _session.CallAsync(Tool, ("text", text));

        answer.Structured.GetProperty("analyzed_items").GetInt32().ShouldBe(1);
        answer.Text.Contains("language unknown, rated as English: the text").ShouldBe(isUnknown);
        answer.Structured.TryGetProperty("sample", out var sample).ShouldBe(isUnknown);
        if (isUnknown)
            sample.GetProperty("language_unknown").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_search_shares_what_search_reddit_fetched()
    {
        await _session.CallAsync("search_reddit", ("query", "python"));
        var answer = await _session.CallAsync(Tool, ("query", "python"));

        answer.Metadata.GetProperty("api_calls").GetInt32().ShouldBe(0);
        var sample = answer.Structured.GetProperty("sample");
        sample.GetProperty("posts").GetInt32().ShouldBe(answer.Structured.GetProperty("analyzed_items").GetInt32());
        sample.GetProperty("oldest_utc").GetDouble().ShouldBeLessThan(sample.GetProperty("newest_utc").GetDouble());
        answer.Items("themes").ShouldNotBeEmpty();
        answer.Items("themes").Any(theme => theme.GetProperty("theme").GetString() == "python").ShouldBeFalse();
        answer.Items("quotes").ShouldAllBe(quote => quote.GetProperty("id").GetString() != "");
        var shares = answer.Structured.GetProperty("overall").GetProperty("distribution");
        (shares.GetProperty("positive").GetDouble() + shares.GetProperty("neutral").GetDouble() + shares.GetProperty("negative").GetDouble()).ShouldBe(1, 0.01);
    }

    [Fact]
    public async Task A_community_is_rated_by_as_many_posts_as_asked_for()
    {
        var answer = await _session.CallAsync(Tool, ("subreddit", "r/Python"), ("limit", 130));

        answer.Metadata.GetProperty("api_calls").GetInt32().ShouldBe(2);
        answer.Structured.GetProperty("analyzed_items").GetInt32().ShouldBeInRange(90, 130);
    }

    [Fact]
    public async Task A_thread_and_a_branch_of_it_are_found_by_every_name()
    {
        var post = (await _session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("limit", 100))).Items("posts")
            .First(item => item.GetProperty("num_comments").GetInt32() is > 20 and < 400).GetProperty("id").GetString()!;
        var comment = (await _session.CallAsync("get_post_comments", ("post_id", post), ("limit", 5))).Ids("comments")[0];

        var thread = await _session.CallAsync(Tool, ("post_id", $"https://redd.it/{post}"), ("limit", 500));
        var byName = await _session.CallAsync(Tool, ("post_id", $"t1_{comment}"));
        var byLink = await _session.CallAsync(Tool, ("post_id", $"https://www.reddit.com/r/python/comments/{post}/x/{comment}/"));

        thread.Structured.GetProperty("sample").GetProperty("posts").GetInt32().ShouldBe(1);
        thread.Structured.GetProperty("sample").GetProperty("comments").GetInt32().ShouldBeGreaterThan(10);
        byName.Structured.GetProperty("sample").ToString().ShouldBe(byLink.Structured.GetProperty("sample").ToString());
        byName.Structured.GetProperty("sample").GetProperty("posts").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("""{}""", "none of them")]
    [InlineData("""{"text":"x","query":"y"}""", "2 of them")]
    [InlineData("""{"text":"x","model":"bert-huge"}""", "(default)")]
    [InlineData("""{"text":"x","model":"../../etc"}""", "model")]
    [InlineData("""{"text":"  \n "}""", "text is empty")]
    [InlineData("""{"post_id":"not a post"}""", "post_id")]
    [InlineData("""{"subreddit":"../x"}""", "subreddit")]
    [InlineData("""{"query":"x","limit":501}""", "limit")]
    public async Task What_makes_no_sense_is_refused_with_what_would(string arguments, string told)
    {
        var answer = await _session.CallJsonAsync(Tool, arguments);

        answer.ErrorKind.ShouldBe("invalid_argument");
        answer.ErrorMessage.ShouldContain(told);
    }

    [Theory]
    [InlineData("query", "python", 500)]
    [InlineData("subreddit", "all", 700)]
    public async Task The_text_fits_what_it_may_take(string argument, string value, int maxTokens)
    {
        var answer = await _session.CallAsync(Tool, (argument, value), ("max_tokens", maxTokens));

        (System.Text.Encoding.UTF8.GetByteCount(answer.Text) / 3.5).ShouldBeLessThanOrEqualTo(maxTokens);
        answer.Text.ShouldContain("method:");
        answer.Metadata.GetProperty("truncated").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_text_is_kept_under_the_hash_of_all_of_it_and_the_model()
    {
        CacheKeyPreview.For(Tool, """{"text":"Ärger 😀\n"}""").ShouldHaveSingleItem().Name.ShouldBe(CacheKey.OfSentiment("Ärger 😀\n", "default"));
        CacheKeyPreview.For(Tool, """{"text":"x","model":"distilbert-base"}""").ShouldHaveSingleItem().Name.ShouldBe(CacheKey.OfSentiment("x", "distilbert-base"));
        CacheKeyPreview.For(Tool, """{"query":"x"}""").ShouldBe(CacheKeyPreview.For("search_reddit", """{"query":"x"}"""));
        CacheKeyPreview.For(Tool, """{"post_id":"abc"}""").ShouldBe(CacheKeyPreview.For("get_post_comments", """{"post_id":"abc"}"""));
        CacheKeyPreview.For(Tool, """{"subreddit":"x_y"}""").ShouldBe(CacheKeyPreview.For("get_subreddit_posts", """{"subreddit":"x_y"}"""));
    }
}
