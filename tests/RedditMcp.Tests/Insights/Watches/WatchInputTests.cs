using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Watches;

/// <summary>What callers send who try, or slip.</summary>
public sealed class WatchInputTests : IAsyncLifetime
{
    private WatchedReddit _reddit = null!;
    private ProductSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _reddit = await WatchedReddit.StartAsync();
        _session = await _reddit.ConnectAsync(("Watches:Most", "3"));
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _reddit.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"action":"create"}""", "keywords is missing")]
    [InlineData("""{"action":"create","keywords":""}""", "keywords is empty")]
    [InlineData("""{"action":"create","keywords":" , ,"}""", "keywords holds no keyword")]
    [InlineData("""{"action":"create","keywords":[]}""", "keywords is empty")]
    [InlineData("""{"action":"create","keywords":[1]}""", "keywords must be a string")]
    [InlineData("""{"action":"create","keywords":"*"}""", "no letter or digit")]
    [InlineData("""{"action":"create","keywords":"the"}""", "matches nearly every post")]
    [InlineData("""{"action":"create","keywords":"(a+)+$"}""", "regular expression")]
    [InlineData("""{"action":"create","keywords":"safe\u202Eword"}""", "text-direction")]
    [InlineData("""{"action":"create","keywords":"ze\u200Bro"}""", "invisible characters")]
    [InlineData("""{"action":"create","keywords":"zinc","subreddits":"../../api"}""", "subreddits holds what is no community name")]
    [InlineData("""{"action":"create","keywords":"zinc","subreddits":"popular"}""", "popular, which is no community")]
    [InlineData("""{"action":"create","keywords":"zinc","check_interval":0}""", "check_interval is 0, out of range; it takes a whole number from 1 to 1440")]
    [InlineData("""{"action":"create","keywords":"zinc","check_interval":1441}""", "check_interval is 1441")]
    [InlineData("""{"action":"create","keywords":"zinc","alert_threshold":0}""", "alert_threshold is 0")]
    [InlineData("""{"action":"create","keywords":"zinc","min_engagement":"huge"}""", "min_engagement is not one of its values; it takes one of any, high, viral")]
    [InlineData("""{"action":"create","keywords":"zinc","watch_id":"w1"}""", "watch_id does not go with action=create")]
    [InlineData("""{"action":"list","keywords":"zinc"}""", "keywords does not go with action=list")]
    [InlineData("""{"action":"burn"}""", "action is not one of its values")]
    [InlineData("""{"action":"check"}""", "watch_id is missing")]
    [InlineData("""{"action":"create","keywords":"zinc","webhook":"https://127.0.0.1/x"}""", "private, local or reserved address")]
    [InlineData("""{"action":"create","keywords":"zinc","webhook":"https://localhost:8080/x"}""", "private, local or reserved address")]
    [InlineData("""{"action":"create","keywords":"zinc","webhook":"https://169.254.169.254/latest/meta-data"}""", "private, local or reserved address")]
    [InlineData("""{"action":"create","keywords":"zinc","webhook":"https://[::1]/"}""", "private, local or reserved address")]
    [InlineData("""{"action":"create","keywords":"zinc","webhook":"https://[::ffff:10.0.0.1]/"}""", "private, local or reserved address")]
    [InlineData("""{"action":"create","keywords":"zinc","webhook":"https://2130706433/"}""", "private, local or reserved address")]
    [InlineData("""{"action":"create","keywords":"zinc","webhook":"https://0x7f.1/"}""", "private, local or reserved address")]
    [InlineData("""{"action":"create","keywords":"zinc","webhook":"http://example.com/"}""", "goes without TLS")]
    [InlineData("""{"action":"create","keywords":"zinc","webhook":"file:///etc/passwd"}""", "is no https address")]
    [InlineData("""{"action":"create","keywords":"zinc","webhook":"https://user:pass@example.com/"}""", "holds a user name")]
    public async Task Is_told_what_is_wrong(string arguments, string message)
    {
        var answer = await _session.CallJsonAsync("watch_keywords", arguments);

        (answer.IsError, answer.ErrorKind).ShouldBe((true, "invalid_argument"), answer.Text);
        answer.ErrorMessage.ShouldContain(message);
        (await _session.DoAsync("list")).Items("watches").ShouldBeEmpty();
        _reddit.Simulator.Calls("/r/").ShouldBe(0, "it costs nothing");
    }

    [Theory]
    [InlineData("w")]
    [InlineData("reddit:watch:x")]
    [InlineData("wabcdefghijkmnpq")]
    [InlineData("../x")]
    public async Task Is_told_that_there_is_no_such_watch(string id) => (await _session.DoAsync("check", id)).ErrorKind.ShouldBe("not_found");

    [Fact]
    public async Task Has_no_more_watches_than_the_server_keeps()
    {
        for (var i = 0; i < 3; i++)
            await _session.WatchAsync(("keywords", $"zinc{i}"), ("subreddits", "python"));

        var refused = await _session.CallAsync("watch_keywords", ("action", "create"), ("keywords", "tin"), ("subreddits", "python"));

        refused.ErrorKind.ShouldBe("invalid_argument");
        refused.ErrorMessage.ShouldStartWith("This server keeps 3 watches, and you have as many. Delete one first");
        var list = await _session.DoAsync("list");
        list.Items("watches").Count.ShouldBe(3);
        list.Text.ShouldContain("3 of at most 3 watches");
    }

    [Fact]
    public async Task Understands_keywords_as_an_array_too()
    {
        var answer = await _session.CallJsonAsync("watch_keywords", """{"action":"create","keywords":["iron ore","zinc"],"subreddits":["python","r/Rust"]}""");

        answer.IsError.ShouldBeFalse(answer.Text);
        answer.Structured.GetProperty("watch").GetProperty("keywords").GetRawText().ShouldBe("""["iron ore","zinc"]""");
        answer.Structured.GetProperty("watch").GetProperty("subreddits").GetRawText().ShouldBe("""["python","rust"]""");
    }
}
