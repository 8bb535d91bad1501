using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using RedditMcp.Caching.Freshness;
using RedditMcp.Queries;
using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Tools.Resources;

public sealed class ResourceTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
    private RedditSimulator _simulator = null!;
    private ProductSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _simulator = await RedditSimulator.StartAsync(new SimulatorOptions { Clock = _time }, TestContext.Current.CancellationToken);
        _session = await ProductSession.StartAsync(_simulator, _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task The_templates_are_those_of_the_surface()
    {
        var templates = await _session.Client.ListResourceTemplatesAsync(cancellationToken: TestContext.Current.CancellationToken);
        var resources = await _session.Client.ListResourcesAsync(cancellationToken: TestContext.Current.CancellationToken);

        templates.Select(template => template.UriTemplate).Order(StringComparer.Ordinal).ShouldBe(
            ["reddit://duplicates/{id}", "reddit://post/{id}", "reddit://r/{subreddit}/wiki/{page}", "reddit://r/{subreddit}/{sort}", "reddit://user/{name}", "reddit://watch/{id}"]);
        resources.ShouldHaveSingleItem().Uri.ShouldBe("reddit://status");
    }

    [Theory]
    [InlineData("reddit://r/python/hot", ContentKind.PostsHot)]
    [InlineData("reddit://r/python+golang/new", ContentKind.PostsNew)]
    [InlineData("reddit://r/python/top", ContentKind.PostsTopDay)]
    [InlineData("reddit://r/python/rising", ContentKind.PostsRising)]
    [InlineData("reddit://r/python/wiki/index", ContentKind.SubredditRules)]
    [InlineData("reddit://user/some_user", ContentKind.UserPosts)]
    public async Task A_client_may_keep_a_resource_for_what_is_left_of_our_entrys_life(string uri, object kind)
    {
        var first = await _session.ReadAsync(uri);
        var calls = _simulator.Calls();
        _time.Advance(TimeSpan.FromSeconds(50));
        var second = await _session.ReadAsync(uri);

        var row = TtlTable.For((ContentKind)kind);
        var life = first.TimeToLive.ShouldNotBeNull();
        life.ShouldBeInRange(row.Min, row.Max);
        second.TimeToLive.ShouldBe(life - TimeSpan.FromSeconds(50));
        second.CacheScope.ShouldBe(CacheScope.Public);
        _simulator.Calls().ShouldBe(calls);
        TextOf(first).ShouldStartWith("SIMULATED, NOT REDDIT");
    }

    [Fact]
    public async Task A_post_and_its_other_discussions_are_resources_too()
    {
        var post = (await _session.CallAsync("get_subreddit_posts", ("subreddit", "python"))).Ids("posts")[0];

        TextOf(await _session.ReadAsync($"reddit://post/{post}")).ShouldContain($"id {post}");
        TextOf(await _session.ReadAsync($"reddit://duplicates/{post}")).ShouldContain($"id {post}");
    }

    [Fact]
    public async Task What_only_one_account_may_see_is_kept_by_its_client_alone()
    {
        await using var session = await ProductSession.StartAsync(_simulator, _time, ("Reddit:RefreshToken", "token"));

        (await session.ReadAsync("reddit://r/python/hot")).CacheScope.ShouldBe(CacheScope.Private);
    }

    [Theory]
    [InlineData("reddit://nothing")]
    [InlineData("reddit://r/python")]
    [InlineData("reddit://r/python/best")]
    [InlineData("reddit://r/../../api/v1/me/hot")]
    [InlineData("reddit://r/..%2f..%2fapi/hot")]
    [InlineData("reddit://r/x%3fy=/hot")]
    [InlineData("reddit://r/python/wiki/../../../api/v1/me")]
    [InlineData("reddit://r/python/wiki/..%2f..%2fapi")]
    [InlineData("reddit://post/not-an-id")]
    [InlineData("reddit://post/")]
    [InlineData("reddit://user/a")]
    [InlineData("reddit://user/spez%00")]
    [InlineData("reddit://duplicates/%2e%2e")]
    [InlineData("https://evil.example/")]
    [InlineData("file:///etc/passwd")]
    public async Task What_is_no_resource_is_said_with_its_uri_and_nobody_is_called(string uri)
    {
        var failure = await Should.ThrowAsync<McpProtocolException>(() => _session.ReadAsync(uri));

        failure.Data["uri"]?.ToString().ShouldBe(uri);
        _simulator.Calls().ShouldBe(0);
    }

    [Theory]
    [InlineData("reddit://r/private_sim/hot", "private")]
    [InlineData("reddit://user/missing_sim", "spelling")]
    public async Task What_reddit_does_not_give_is_an_error_that_says_why(string uri, string says)
    {
        var failure = await Should.ThrowAsync<McpProtocolException>(() => _session.ReadAsync(uri));

        failure.Message.ShouldContain(says);
        failure.Data["uri"]?.ToString().ShouldBe(uri);
    }

    [Fact]
    public async Task Status_tells_what_a_model_can_tell_its_user()
    {
        var before = TextOf(await _session.ReadAsync("reddit://status"));
        await _session.CallAsync("get_subreddit_posts", ("subreddit", "python"));
        await _simulator.FailAsync("html403:1");
        await _session.CallAsync("get_subreddit_posts", ("subreddit", "golang"));
        var after = await _session.ReadAsync("reddit://status");

        before.ShouldStartWith("SIMULATED, NOT REDDIT");
        before.ShouldContain("credentials: set");
        before.ShouldContain("quota: unknown");
        TextOf(after).ShouldContain("calls left");
        TextOf(after).ShouldContain("blocked");
        after.TimeToLive.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_simulation_says_so_in_the_first_line_of_every_text()
    {
        (await _session.CallAsync("get_subreddit_posts", ("subreddit", "python"))).Text.ShouldStartWith("SIMULATED, NOT REDDIT");
        (await _session.CallAsync("get_user_info", ("username", "missing_sim"))).Text.ShouldStartWith("SIMULATED, NOT REDDIT");
        (await _session.CallAsync("get_subreddit_posts", ("subreddit", "?"))).Text.ShouldStartWith("SIMULATED, NOT REDDIT");
        _session.Client.ServerInstructions.ShouldNotBeNull().ShouldStartWith("SIMULATED, NOT REDDIT");
    }

    private static string TextOf(ReadResourceResult result) => result.Contents.ShouldHaveSingleItem().ShouldBeOfType<TextResourceContents>().Text;
}
