using System.Globalization;
using System.Text.Json;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using RedditMcp.Insights.Watches.Polling;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Insights.Watches.Polling;

/// <summary>All of Reddit at 500 posts a minute: what is seen, what is missed, and that it is said.</summary>
public sealed class BusyRedditTests : IAsyncLifetime
{
    private const double PostsPerSecond = 500 / 60.0;

    /// <summary>Every so many posts one matches.</summary>
    private const int Matching = 97;

    private readonly StandingClock _clock = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
    private readonly long _start;
    private ProductSession _session = null!;
    private bool _isSearchDown;

    public BusyRedditTests() => _start = _clock.GetUtcNow().ToUnixTimeSeconds();

    private int Newest => (int)((_clock.GetUtcNow().ToUnixTimeSeconds() - _start + 3600) * PostsPerSecond);

    public async ValueTask InitializeAsync() => _session = await ProductSession.StartAsync(new ScriptedReddit(Answer), _clock);

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task At_500_posts_a_minute_a_watch_of_all_sees_them_all()
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"));
        var first = Newest;

        await PassAsync(TimeSpan.FromMinutes(10));
        var check = await _session.CallAsync("watch_keywords", ("action", "check"), ("watch_id", id));

        check.AlertedIds.ShouldBe(IdsOfMatching(first + 1, LastSeen(check)));
        ShareOf(check).ShouldBe(1);
        check.Text.ShouldNotContain("gap");
    }

    [Fact]
    public async Task After_an_outage_the_gap_is_told_and_search_fills_it()
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"));
        var first = Newest;
        await PassAsync(TimeSpan.FromMinutes(2));
        _clock.Advance(TimeSpan.FromMinutes(6));
        await PassAsync(TimeSpan.FromMinutes(2));

        var check = await _session.CallAsync("watch_keywords", ("action", "check"), ("watch_id", id));

        check.AlertedIds.ShouldBe(IdsOfMatching(first + 1, LastSeen(check)));
        ShareOf(check).ShouldBeInRange(0.4, 0.6, "600 of the 3,000 posts of the outage are still listed");
        check.Text.ShouldContain("gap: about");
        check.Text.ShouldContain("Reddit's search was asked for the keywords instead");
    }

    [Fact]
    public async Task Where_search_is_down_as_well_the_gap_is_not_said_to_be_searched()
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"));
        await PassAsync(TimeSpan.FromMinutes(2));
        _isSearchDown = true;
        _clock.Advance(TimeSpan.FromMinutes(6));
        await PassAsync(TimeSpan.FromMinutes(1));

        var check = await _session.CallAsync("watch_keywords", ("action", "check"), ("watch_id", id));

        check.Text.ShouldContain("gap: about");
        check.Text.ShouldNotContain("search was asked");
    }

    [Fact]
    public async Task A_busy_community_is_looked_at_more_often_than_its_interval()
    {
        var id = await _session.WatchAsync(("keywords", "zorblax"), ("check_interval", 60), ("subreddits", "busy"));
        var first = Newest;

        await PassAsync(TimeSpan.FromMinutes(10));
        var check = await _session.CallAsync("watch_keywords", ("action", "check"), ("watch_id", id));

        check.AlertedIds.ShouldBe(IdsOfMatching(first + 1, LastSeen(check)));
        ShareOf(check).ShouldBe(1);
    }

    private static double ShareOf(ToolAnswer check) => check.Structured.GetProperty("watch").GetProperty("coverage").GetProperty("share").GetDouble();

    private int LastSeen(ToolAnswer check) =>
        (int)((check.Structured.GetProperty("watch").GetProperty("last_polled_utc").GetInt64() - _start + 3600) * PostsPerSecond);

    private static IEnumerable<string> IdsOfMatching(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Where(number => number % Matching == 0).Select(IdOf);

    private async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(2))
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            await _session.Services.GetRequiredService<WatchPoller>().RunAsync(TestContext.Current.CancellationToken);
        }
    }

    private HttpResponseMessage? Answer(HttpRequestMessage request)
    {
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        var after = query["after"] is { } text ? int.Parse(text[3..].TrimStart('a'), CultureInfo.InvariantCulture) : Newest + 1;
        return request.RequestUri.AbsolutePath switch
        {
            "/r/all/new" or "/r/busy/new" => Listing(Enumerable.Range(0, 100).Select(i => after - 1 - i), after - 100 > Newest - 1000),
            "/search" when _isSearchDown => ScriptedReddit.Html(System.Net.HttpStatusCode.ServiceUnavailable),
            "/search" => Listing(Enumerable.Range(0, after).Select(i => after - 1 - i).Where(number => number % Matching == 0).Take(100), hasMore: true),
            "/api/info" => Listing(query["id"]!.Split(',').Select(id => int.Parse(id[3..].TrimStart('a'), CultureInfo.InvariantCulture)), hasMore: false),
            _ => null,
        };
    }

    private HttpResponseMessage Listing(IEnumerable<int> numbers, bool hasMore)
    {
        var posts = numbers.ToList();
        var children = posts.Select(number => new
        {
            kind = "t3",
            data = new
            {
                id = IdOf(number),
                name = "t3_" + IdOf(number),
                title = number % Matching == 0 ? "a zorblax" : "nothing",
                subreddit = "busy",
                author = "somebody",
                score = 1,
                num_comments = 0,
                created_utc = _start - 3600 + Math.Floor(number / PostsPerSecond),
            },
        });
        return ScriptedReddit.Json(JsonSerializer.Serialize(new
        {
            kind = "Listing",
            data = new { after = hasMore ? "t3_" + IdOf(posts[^1]) : null, children },
        }));
    }

    private static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"a{number}");
}
