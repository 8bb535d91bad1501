using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Insights.Watches.Polling;
using RedditMcp.Insights.Watches.Stores;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Watches;

/// <summary>Watches from end to end, against the simulator.</summary>
public sealed class WatchFlowTests : IAsyncLifetime
{
    private WatchedReddit _reddit = null!;
    private ProductSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _reddit = await WatchedReddit.StartAsync();
        _session = await _reddit.ConnectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _reddit.DisposeAsync();
    }

    [Fact]
    public async Task A_post_is_told_within_an_interval_and_once()
    {
        await _reddit.PlantAsync("python", "zorblax was there before");
        var id = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python, rust"));
        var planted = await _reddit.PlantAsync("rust", "A Zorblax!");
        await _reddit.PlantAsync("rust", "zorblaxian");
        await _reddit.PlantAsync("golang", "zorblax elsewhere");

        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(1));
        var first = await _session.CheckAsync(id);
        var second = await _session.CheckAsync(id);

        first.AlertedIds.ShouldBe([planted]);
        first.Text.ShouldContain("A Zorblax!");
        first.Text.ShouldContain("matched: zorblax");
        second.AlertedIds.ShouldBeEmpty();
        second.Text.ShouldContain("no new alert");
    }

    [Fact]
    public async Task A_cursor_tells_again_what_came_after_it_and_nothing_else()
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"));
        var start = (await _session.CheckAsync(id)).Cursor;
        var one = await _reddit.PlantAsync("python", "zorblax one");
        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(1));
        var first = await _session.CheckAsync(id, start);
        var two = await _reddit.PlantAsync("python", "zorblax two");
        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(1));

        first.AlertedIds.ShouldBe([one]);
        (await _session.CheckAsync(id, first.Cursor)).AlertedIds.ShouldBe([two]);
        (await _session.CheckAsync(id, first.Cursor)).AlertedIds.ShouldBe([two], "an answer that was lost can be had again");
        (await _session.CheckAsync(id, start)).AlertedIds.ShouldBe([one, two]);
        (await _session.CheckAsync(id)).AlertedIds.ShouldBe([one, two], "without a cursor none was told so far");
        (await _session.CheckAsync(id)).AlertedIds.ShouldBeEmpty();
        (await _session.CheckAsync(id, "wabcdefghijkmnpq.1")).ErrorMessage.ShouldContain("does not belong to this watch");
    }

    [Fact]
    public async Task What_does_not_fit_comes_with_the_cursor()
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"));
        var planted = new List<string>();
        for (var i = 0; i < 12; i++)
        {
            planted.Add(await _reddit.PlantAsync("python", $"zorblax {i} with a title that takes its room in an answer"));
            await _reddit.PassAsync(_session, TimeSpan.FromMinutes(1));
        }

        var got = new List<string>();
        for (string? cursor = id + ".0"; cursor is not null;)
        {
            var answer = await _session.CallAsync("watch_keywords", ("action", "check"), ("watch_id", id), ("cursor", cursor), ("max_tokens", 700));
            got.AddRange(answer.AlertedIds);
            cursor = answer.Structured.TryGetProperty("more_alerts", out _) ? answer.Cursor : null;
        }

        got.ShouldBe(planted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_alert_that_is_longer_than_the_answer_is_told_in_parts(bool hasCursor)
    {
        var id = await _session.WatchAsync(("keywords", string.Join(", ", Enumerable.Range(0, 49).Select(i => $"a keyword that is rather long {i}")) + ", zorblax"), ("subreddits", "python"));
        var planted = new List<string>();
        for (var i = 0; i < 30; i++)
            planted.Add(await _reddit.PlantAsync("python", $"zorblax {i} with a title that takes its room in an answer"));
        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(1));

        var (got, texts) = (new List<string>(), new List<string>());
        for (var (cursor, more) = (hasCursor ? id + ".0" : null, true); more;)
        {
            var part = await _session.CallAsync("watch_keywords", ("action", "check"), ("watch_id", id), ("cursor", cursor), ("max_tokens", 700));
            got.AddRange(part.AlertedIds);
            texts.Add(part.Text);
            part.Text.ShouldNotContain("cut here");
            part.AlertedIds.ShouldAllBe(post => part.Text.Contains("https://redd.it/" + post));
            (cursor, more) = (hasCursor ? part.Cursor : null, part.Structured.TryGetProperty("more_alerts", out _));
        }

        got.Order(StringComparer.Ordinal).ShouldBe(planted.Order(StringComparer.Ordinal));
        texts.Count.ShouldBeGreaterThan(3);
        texts[1].ShouldMatch(@"## Alert 1, .*, \d+ to \d+ of 30 posts");
        (await _session.CheckAsync(id)).AlertedIds.Count.ShouldBe(hasCursor ? 30 : 0);
    }

    [Theory]
    [InlineData("3.x")]
    [InlineData("3.1.2")]
    [InlineData("-1")]
    public async Task A_cursor_that_is_none_is_refused(string end)
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"));

        (await _session.CheckAsync(id, $"{id}.{end}")).ErrorMessage.ShouldContain("does not belong to this watch");
    }

    [Fact]
    public async Task A_long_list_goes_on_with_its_cursor_also_when_watches_are_deleted_meanwhile()
    {
        var made = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            made.Add(await _session.WatchAsync(("keywords", $"zorblax number {i}"), ("subreddits", "python")));
            _reddit.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var listed = new List<string>();
        string? cursor = null;
        do
        {
            var page = await _session.CallAsync("watch_keywords", ("cursor", cursor), ("max_tokens", 500));
            page.Text.ShouldContain($"{listed.Count + 1 - Math.Min(1, listed.Count)}. w");
            listed.AddRange(page.Items("watches").Select(watch => watch.GetProperty("watch_id").GetString()!));
            if (cursor is null)
                await _session.DoAsync("delete", listed[^1]);
            cursor = page.Cursor;
        }
        while (cursor is not null);

        listed.ShouldBe(made);
        (await _session.CallAsync("watch_keywords", ("cursor", "nothing"))).ErrorMessage.ShouldContain("none of a list");
    }

    [Fact]
    public async Task Watches_of_a_key_that_was_revoked_or_forgotten_are_not_looked_for()
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"));
        var (store, keys) = (_session.Services.GetRequiredService<IWatchStore>(), _session.Services.GetRequiredService<RedditMcp.Budget.Users.IApiKeyStore>());
        var mine = (await store.FindAsync(id, TestContext.Current.CancellationToken)).Value!;
        var key = RedditMcp.Budget.Users.ApiKey.Of(RedditMcp.Budget.Users.ApiKeySecret.Make(), RedditMcp.Budget.Users.UserTier.Free, "Ann", _reddit.Clock.GetUtcNow());
        await keys.AddAsync(key, TestContext.Current.CancellationToken);
        await store.RemoveAsync(mine, TestContext.Current.CancellationToken);
        await store.AddAsync(mine with { Owner = "key-" + key.Id }, 1, TestContext.Current.CancellationToken);
        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(2));
        _reddit.Simulator.Calls("/r/python/new").ShouldBe(3, "the key is good");

        await keys.RevokeAsync(key.Id, _reddit.Clock.GetUtcNow(), TestContext.Current.CancellationToken);
        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(2));
        await keys.ForgetAsync(key.Id, TestContext.Current.CancellationToken);
        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(2));

        _reddit.Simulator.Calls("/r/python/new").ShouldBe(3);
    }

    [Fact]
    public async Task One_poll_serves_all_watches_of_many_communities()
    {
        for (var i = 0; i < 20; i++)
            await _session.WatchAsync(("keywords", $"zorblax{i}"), ("subreddits", i % 2 == 0 ? "python" : "rust+golang"));
        var before = _reddit.Simulator.Calls("/r/");

        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(3));

        (_reddit.Simulator.Calls("/r/") - before).ShouldBe(3);
        _reddit.Simulator.Calls("/r/golang+python+rust/new").ShouldBe(3);
    }

    [Fact]
    public async Task A_post_that_crosses_the_threshold_later_is_noticed()
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"), ("min_engagement", "high"));
        var planted = await _reddit.PlantAsync("python", "zorblax grows", ""","growth":{"score_per_hour":1200}""");
        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(2));
        var early = await _session.CheckAsync(id);
        early.AlertedIds.ShouldBeEmpty();
        early.Text.ShouldContain("1 matching, looked at again");

        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(5));

        (await _session.CheckAsync(id)).AlertedIds.ShouldBe([planted]);
    }

    [Fact]
    public async Task A_post_that_left_the_listing_is_still_looked_at_again()
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"), ("min_engagement", "high"));
        var planted = await _reddit.PlantAsync("python", "zorblax grows", ""","growth":{"score_per_hour":600}""");
        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(1));
        for (var i = 0; i < 110; i++)
            await _reddit.PlantAsync("python", $"other {i}");

        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(12));

        (await _session.CheckAsync(id)).AlertedIds.ShouldBe([planted]);
        _reddit.Simulator.Calls("/api/info").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_watch_goes_on_after_a_restart_and_catches_up()
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"));
        await _session.DisposeAsync();
        var planted = await _reddit.PlantAsync("python", "zorblax while nobody looked");
        _reddit.Clock.Advance(TimeSpan.FromMinutes(30));
        _session = await _reddit.ConnectAsync();

        var check = await _session.CheckAsync(id);

        check.AlertedIds.ShouldBe([planted], "the check finds the watch due and looks by itself");
        check.Structured.GetProperty("watch").GetProperty("coverage").GetProperty("share").GetDouble().ShouldBe(1);
    }

    [Fact]
    public async Task Two_servers_that_look_at_once_tell_a_post_once()
    {
        await using var other = await _reddit.ConnectAsync();
        var id = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"));
        var planted = new List<string>();
        for (var round = 0; round < 5; round++)
        {
            planted.Add(await _reddit.PlantAsync("python", $"zorblax {round}"));
            _reddit.Clock.Advance(TimeSpan.FromSeconds(61));
            await Task.WhenAll(_session.CheckAsync(id, id + ".0"), other.CheckAsync(id, id + ".0"));
        }

        (await other.CheckAsync(id, id + ".0")).AlertedIds.ShouldBe(planted);
    }

    [Fact]
    public async Task One_server_polls_as_long_as_it_lives_and_then_another()
    {
        await using var other = await _reddit.ConnectAsync();
        await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"));
        await _reddit.PassAsync(_session, TimeSpan.FromSeconds(70));
        var calls = _reddit.Simulator.Calls("/r/");

        _reddit.Clock.Advance(TimeSpan.FromSeconds(10));
        await other.Services.GetRequiredService<WatchPoller>().RunAsync(TestContext.Current.CancellationToken);
        _reddit.Simulator.Calls("/r/").ShouldBe(calls, "the first has the lease");
        await _reddit.PassAsync(other, TimeSpan.FromMinutes(1));

        _reddit.Simulator.Calls("/r/").ShouldBe(calls + 1);
    }

    [Fact]
    public async Task What_is_paused_looks_at_nothing_and_resumes_from_then_on()
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"));
        (await _session.DoAsync("pause", id)).Structured.GetProperty("watch").GetProperty("status").GetString().ShouldBe("paused");
        var calls = _reddit.Simulator.Calls("/r/");
        await _reddit.PlantAsync("python", "zorblax in the pause");
        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(5));
        (await _session.CheckAsync(id)).AlertedIds.ShouldBeEmpty();
        _reddit.Simulator.Calls("/r/").ShouldBe(calls);

        (await _session.DoAsync("resume", id)).Structured.GetProperty("watch").GetProperty("status").GetString().ShouldBe("active");
        var planted = await _reddit.PlantAsync("python", "zorblax after it");
        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(1));

        (await _session.CheckAsync(id)).AlertedIds.ShouldBe([planted]);
    }

    [Fact]
    public async Task What_is_deleted_is_gone()
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"));

        (await _session.DoAsync("delete", id)).Structured.GetProperty("watch").GetProperty("status").GetString().ShouldBe("deleted");

        foreach (var action in (string[])["check", "pause", "resume", "delete"])
            (await _session.DoAsync(action, id)).ErrorKind.ShouldBe("not_found");
        (await _session.DoAsync("list")).Items("watches").ShouldBeEmpty();
        await Should.ThrowAsync<ModelContextProtocol.McpProtocolException>(() => _session.ReadAsync("reddit://watch/" + id));
    }

    [Fact]
    public async Task A_community_that_is_closed_does_not_blind_the_others()
    {
        var open = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"));
        var closed = await _session.CallAsync("watch_keywords", ("action", "create"), ("keywords", "zorblax"), ("subreddits", "private_sim"));
        (closed.IsError, closed.ErrorKind).ShouldBe((true, "private"));
        var mixed = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "rust+private_sim+golang"));
        var planted = new[] { await _reddit.PlantAsync("python", "zorblax"), await _reddit.PlantAsync("rust", "zorblax"), await _reddit.PlantAsync("golang", "zorblax") };

        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(1));

        (await _session.CheckAsync(open)).AlertedIds.ShouldBe(planted[..1]);
        var check = await _session.CheckAsync(mixed);
        check.AlertedIds.ShouldBe(planted[1..], ignoreOrder: true);
        check.Text.ShouldContain("not read: r/private_sim (private)");
    }

    [Fact]
    public async Task The_resource_tells_the_alerts_and_leaves_them_new()
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"));
        var planted = await _reddit.PlantAsync("python", "zorblax for the resource");
        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(1));

        var read = await _session.ReadAsync("reddit://watch/" + id);

        read.Contents.ShouldHaveSingleItem().ShouldBeOfType<ModelContextProtocol.Protocol.TextResourceContents>().Text.ShouldContain("zorblax for the resource");
        read.CacheScope.ShouldBe(ModelContextProtocol.Protocol.CacheScope.Private);
        (await _session.CheckAsync(id)).AlertedIds.ShouldBe([planted]);
    }

    [Fact]
    public async Task Where_reddit_does_not_tell_the_words_the_post_is_named_all_the_same()
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"));
        var planted = await _reddit.PlantAsync("python", "zorblax of which nothing is kept");
        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(1));
        await _reddit.Simulator.FailAsync("garbage:1@/api/info");

        var check = await _session.CheckAsync(id);

        check.AlertedIds.ShouldBe([planted]);
        check.Text.ShouldContain("[title not to be had now]");
        check.Text.ShouldContain("https://redd.it/" + planted);
    }

    [Fact]
    public async Task No_title_and_no_author_is_kept()
    {
        await _session.WatchAsync(("keywords", "zorblax"), ("subreddits", "python"));
        await _reddit.PlantAsync("python", "zorblax sensitive words", ""","author":"ann_sensitive" """);
        await _reddit.PassAsync(_session, TimeSpan.FromMinutes(1));

        var store = _session.Services.GetRequiredService<IWatchStore>();
        var watch = (await store.OfAsync("simulator", "operator", TestContext.Current.CancellationToken)).Value!.Single();
        var alert = (await store.AlertsAsync(watch.Id, 0, 10, TestContext.Current.CancellationToken)).Value!.ShouldHaveSingleItem();
        (WatchRecord.Of(watch) + WatchRecord.Of(alert)).ShouldNotContain("sensitive");
    }
}
