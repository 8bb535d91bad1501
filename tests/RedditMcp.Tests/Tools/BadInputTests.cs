using ModelContextProtocol;
using RedditMcp.Answers;
using RedditMcp.Queries;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Tools;

/// <summary>What is not acceptable is refused by name, and nobody is called for it.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private RedditSimulator _simulator = null!;
    private ProductSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _simulator = await RedditSimulator.StartAsync(new SimulatorOptions(), TestContext.Current.CancellationToken);
        _session = await ProductSession.StartAsync(_simulator);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Theory]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","colour":"red"}""", "colour", "subreddit, sort")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","Limit":5}""", "Limit", "limit")]
    [InlineData("get_subreddit_posts", """{}""", "subreddit", "community")]
    [InlineData("get_subreddit_posts", """{"subreddit":null}""", "subreddit", "community")]
    [InlineData("get_subreddit_posts", """{"subreddit":7}""", "subreddit", "community")]
    [InlineData("get_subreddit_posts", """{"subreddit":["python"]}""", "subreddit", "community")]
    [InlineData("get_subreddit_posts", """{"subreddit":{"name":"python"}}""", "subreddit", "community")]
    [InlineData("get_subreddit_posts", """{"subreddit":""}""", "subreddit", "community")]
    [InlineData("get_subreddit_posts", """{"subreddit":" \n\t "}""", "subreddit", "community")]
    [InlineData("get_subreddit_posts", """{"subreddit":"../../api/v1/me"}""", "subreddit", "community")]
    [InlineData("get_subreddit_posts", """{"subreddit":"x?y="}""", "subreddit", "community")]
    [InlineData("get_subreddit_posts", """{"subreddit":"https://evil.example/r/python"}""", "subreddit", "community")]
    [InlineData("get_subreddit_posts", """{"subreddit":"py\u0000thon"}""", "subreddit", "community")]
    [InlineData("get_subreddit_posts", """{"subreddit":"py\u202ethon"}""", "subreddit", "community")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","limit":0}""", "limit", "1 to 1000")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","limit":1001}""", "limit", "1 to 1000")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","limit":-1}""", "limit", "1 to 1000")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","limit":2.5}""", "limit", "whole number")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","limit":1e300}""", "limit", "1 to 1000")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","limit":"25"}""", "limit", "whole number")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","limit":true}""", "limit", "whole number")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":"best"}""", "sort", "hot, new, top, rising, controversial")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":"HOT"}""", "sort", "hot, new")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","sort":1}""", "sort", "hot, new")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","time_filter":"decade"}""", "time_filter", "hour, day, week")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","include_nsfw":"yes"}""", "include_nsfw", "true or false")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","max_tokens":499}""", "max_tokens", "500 to 100000")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","max_tokens":100001}""", "max_tokens", "500 to 100000")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","max_age_seconds":-1}""", "max_age_seconds", "0 to 604800")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","cursor":"AAAA"}""", "cursor", "earlier answer")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","cursor":"!!!"}""", "cursor", "earlier answer")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","cursor":"="}""", "cursor", "earlier answer")]
    [InlineData("get_subreddit_posts", """{"subreddit":"python","cursor":"MTtmZjtwLHEscg"}""", "cursor", "earlier answer")]
    [InlineData("search_reddit", """{"query":""}""", "query", "512")]
    [InlineData("search_reddit", """{}""", "query", "512")]
    [InlineData("search_reddit", """{"query":"a\u0007b"}""", "query", "512")]
    [InlineData("search_reddit", """{"query":"a\u2066b"}""", "query", "512")]
    [InlineData("search_reddit", """{"query":"x","limit":251}""", "limit", "1 to 250")]
    [InlineData("search_reddit", """{"query":"x","type":"comments"}""", "type", "posts, communities, users")]
    [InlineData("search_reddit", """{"query":"x","subreddit":"../x"}""", "subreddit", "community")]
    [InlineData("search_reddit", """{"query":"x","subreddit":"python","type":"users"}""", "subreddit", "users")]
    [InlineData("get_post_comments", """{"post_id":"not an id"}""", "post_id", "link")]
    [InlineData("get_post_comments", """{"post_id":"../../api/v1/me"}""", "post_id", "link")]
    [InlineData("get_post_comments", """{"post_id":"https://evil.example/r/x/comments/abc/"}""", "post_id", "link")]
    [InlineData("get_post_comments", """{"post_id":"https://reddit.com@evil.example/comments/abc"}""", "post_id", "link")]
    [InlineData("get_post_comments", """{"post_id":"abc","limit":2001}""", "limit", "0 to 2000")]
    [InlineData("get_post_comments", """{"post_id":"abc","depth":0}""", "depth", "1 to 100")]
    [InlineData("get_post_comments", """{"post_id":"abc","context":9}""", "context", "0 to 8")]
    [InlineData("get_post_comments", """{"post_id":"abc","comment_id":"x/y"}""", "comment_id", "t1_")]
    [InlineData("get_post_comments", """{"post_id":"abc,abd","comment_id":"x"}""", "post_id", "one post")]
    [InlineData("get_post_comments", """{"post_id":"abc","cursor":"zzzz"}""", "cursor", "earlier answer")]
    [InlineData("get_post_comments", """{"post_id":","}""", "post_id", "link")]
    [InlineData("get_user_info", """{"username":"a b"}""", "username", "account")]
    [InlineData("get_user_info", """{"username":"../../api/v1/me"}""", "username", "account")]
    [InlineData("get_user_info", """{"username":"x?y="}""", "username", "account")]
    [InlineData("get_user_info", """{"username":"spez","limit":101}""", "limit", "1 to 100")]
    [InlineData("get_user_info", """{"username":"spez","sort":"relevance"}""", "sort", "new, hot, top, controversial")]
    [InlineData("get_user_info", """{"username":"spez,kn0thing","cursor":"zzzz"}""", "cursor", "one username")]
    [InlineData("get_user_info", """{"username":"spez","cursor":"zzzz"}""", "cursor", "earlier answer")]
    [InlineData("get_subreddit_info", """{"subreddit":"python","include_rules":"true"}""", "include_rules", "true or false")]
    [InlineData("get_subreddit_info", """{"subreddit":"python, ../x"}""", "subreddit", "community")]
    [InlineData("get_trending_topics", """{"time_window":"2h"}""", "time_window", "1h, 6h, 24h")]
    [InlineData("get_trending_topics", """{"time_window":"SixHours"}""", "time_window", "1h, 6h, 24h")]
    [InlineData("get_trending_topics", """{"limit":51}""", "limit", "1 to 50")]
    [InlineData("get_trending_topics", """{"limit":0}""", "limit", "1 to 50")]
    [InlineData("get_trending_topics", """{"min_score":-1}""", "min_score", "0 to 1000000")]
    [InlineData("get_trending_topics", """{"subreddit":"../x"}""", "subreddit", "community")]
    public async Task A_call_is_refused_with_the_name_of_the_argument_and_what_it_takes(string tool, string arguments, string name, string takes)
    {
        var answer = await _session.CallJsonAsync(tool, arguments);

        Refused(answer, name);
        answer.ErrorMessage.ShouldContain(takes);
    }

    [Theory]
    [InlineData("get_user_info", "username")]
    [InlineData("get_subreddit_info", "subreddit")]
    [InlineData("get_post_comments", "post_id")]
    public async Task At_most_25_names_fit_a_call(string tool, string argument)
    {
        var answer = await _session.CallAsync(tool, (argument, string.Join(',', Enumerable.Range(100, 26).Select(number => $"name{number}"))));

        Refused(answer, argument);
        answer.ErrorMessage.ShouldContain("at most 25");
    }

    [Theory]
    [InlineData("search_reddit", "query", 513)]
    [InlineData("get_subreddit_posts", "subreddit", 2001)]
    [InlineData("get_post_comments", "post_id", 10_001)]
    [InlineData("get_user_info", "username", 2001)]
    [InlineData("get_subreddit_info", "subreddit", 2001)]
    [InlineData("search_reddit", "query", 10_000_000)]
    [InlineData("get_subreddit_posts", "subreddit", 10_000_000)]
    [InlineData("get_post_comments", "post_id", 10_000_000)]
    [InlineData("get_user_info", "username", 10_000_000)]
    [InlineData("get_subreddit_info", "subreddit", 10_000_000)]
    public async Task A_text_that_is_too_long_is_refused_without_being_repeated(string tool, string argument, int length)
    {
        var answer = await _session.CallAsync(tool, (argument, new string('x', length)));

        Refused(answer, argument);
        answer.ErrorMessage.Length.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task Long_and_hostile_names_of_arguments_do_not_come_back()
    {
        var answer = await _session.CallAsync("search_reddit", ("query", "x"), (new string('y', 10_000) + "\u202e<script>", "1"));

        answer.ErrorKind.ShouldBe("invalid_argument");
        answer.ErrorMessage.Length.ShouldBeLessThan(500);
        _simulator.Calls().ShouldBe(0);
    }

    [Fact]
    public async Task A_cursor_of_another_question_is_refused()
    {
        var first = await _session.CallAsync("get_subreddit_posts", ("subreddit", "python"), ("limit", 5));
        var before = _simulator.Calls();

        var answer = await _session.CallAsync("get_subreddit_posts", ("subreddit", "golang"), ("cursor", first.Cursor));

        answer.ErrorKind.ShouldBe("invalid_argument");
        answer.ErrorMessage.ShouldStartWith("cursor");
        _simulator.Calls().ShouldBe(before);
    }

    [Fact]
    public void Random_cursors_are_refused_and_never_crash()
    {
        var question = CacheKey.Of("posts", "{}");
        var genuine = Cursor.Write(question, new PagePosition("t3_abc", "def", 17, DateTimeOffset.FromUnixTimeSeconds(1_760_000_000)));
        Cursor.Read(genuine, question).ShouldNotBeNull().Positions.ShouldBe(
            [new PagePosition("t3_abc", "def", 17, DateTimeOffset.FromUnixTimeSeconds(1_760_000_000))]);
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var text = genuine.ToCharArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                text[random.Next(text.Length)] = (char)random.Next(32, i % 3 == 0 ? 0x3000 : 127);
            if (Cursor.Read(new string(text[..random.Next(text.Length + 1)]), question) is { } read)
                read.Positions.ShouldAllBe(position => position.Shown >= 0);
        }
    }

    [Fact]
    public async Task An_unknown_tool_is_a_protocol_error()
    {
        var failure = await Should.ThrowAsync<McpProtocolException>(async () =>
            await _session.Client.CallToolAsync("get_weather", cancellationToken: TestContext.Current.CancellationToken));

        failure.ErrorCode.ShouldBe(McpErrorCode.InvalidParams);
        _simulator.Calls().ShouldBe(0);
    }

    [Fact]
    public async Task Whole_numbers_may_be_written_with_a_fraction_of_zero()
    {
        var answer = await _session.CallJsonAsync("get_subreddit_posts", """{"subreddit":"python","limit":5.0}""");

        answer.IsError.ShouldBeFalse();
        answer.Items("posts").Count.ShouldBe(5);
    }

    private void Refused(ToolAnswer answer, string argument)
    {
        answer.IsError.ShouldBeTrue();
        answer.ErrorKind.ShouldBe("invalid_argument");
        answer.ErrorMessage.ShouldContain(argument);
        answer.Text.ShouldContain(answer.ErrorMessage);
        _simulator.Calls().ShouldBe(0);
    }
}
