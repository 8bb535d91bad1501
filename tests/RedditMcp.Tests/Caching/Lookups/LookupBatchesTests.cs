using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RedditMcp.Budget;
using RedditMcp.Caching.Lookups;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Caching.Lookups;

/// <summary>What goes to Reddit together, when, and what each gets of it.</summary>
public sealed class LookupBatchesTests
{
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_hundred_leave_at_once_in_one_call_that_is_counted_once()
    {
        var reddit = new LookupReddit();
        await using var session = await ProductSession.StartAsync(reddit.Script, _time);

        var fetched = await Task.WhenAll(Enumerable.Range(1, 100).Select(number => Ask(session, Post($"p{number}"))));

        reddit.Calls.ShouldHaveSingleItem().ShouldStartWith("/api/info?id=t3_p1,t3_p2,t3_p3,");
        fetched.Sum(one => one.ApiCalls).ShouldBe(1);
        fetched.Select(one => one.Result.Value!.Post!.Title).ShouldBe(Enumerable.Range(1, 100).Select(number => $"post p{number}"));
    }

    [Fact]
    public async Task The_next_hundred_are_another_call()
    {
        var reddit = new LookupReddit();
        await using var session = await ProductSession.StartAsync(reddit.Script, _time);

        var fetched = Enumerable.Range(1, 103).Select(number => Ask(session, Post($"p{number}"))).ToList();
        await Task.WhenAll(fetched.Take(100));
        _time.Advance(LookupBatch.Pause);
        await Task.WhenAll(fetched);

        reddit.Calls.Count.ShouldBe(2);
        reddit.Calls[1].ShouldBe("/api/info?id=t3_p101,t3_p102,t3_p103");
    }

    [Fact]
    public async Task A_partial_batch_leaves_when_nobody_has_come_for_a_while()
    {
        var reddit = new LookupReddit();
        await using var session = await ProductSession.StartAsync(reddit.Script, _time);

        var first = Ask(session, Post("a"));
        _time.Advance(LookupBatch.Pause - s_moment);
        var second = Ask(session, Post("b"));
        _time.Advance(LookupBatch.Pause - s_moment);
        reddit.Calls.ShouldBeEmpty();
        _time.Advance(s_moment);
        await Task.WhenAll(first, second);

        reddit.Calls.ShouldBe(["/api/info?id=t3_a,t3_b"]);
    }

    [Fact]
    public async Task It_does_not_wait_for_ever_for_callers_who_keep_coming()
    {
        var reddit = new LookupReddit();
        await using var session = await ProductSession.StartAsync(reddit.Script, _time);

        var fetched = new List<Task<FetchedContent<ThreadPage>>>();
        for (var waited = TimeSpan.Zero; waited < LookupBatch.Longest; waited += LookupBatch.Pause - s_moment)
        {
            fetched.Add(Ask(session, Post($"p{fetched.Count}")));
            _time.Advance(LookupBatch.Pause - s_moment);
        }

        await Task.WhenAll(fetched);
        reddit.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_on_the_way_is_waited_for()
    {
        var reddit = new LookupReddit();
        await using var session = await ProductSession.StartAsync(reddit.Script, _time);
        var lookups = session.Services.GetRequiredService<LookupBatches>();

        using var approach = lookups.Announce(Post("c"));
        Task[] first = [Ask(session, Post("a")), Ask(session, Post("b"))];
        _time.Advance(3 * LookupBatch.Pause);
        reddit.Calls.ShouldBeEmpty();
        var last = Ask(session, Post("c"));
        _time.Advance(LookupBatch.Pause);
        await Task.WhenAll([.. first, last]);

        reddit.Calls.ShouldBe(["/api/info?id=t3_a,t3_b,t3_c"]);
    }

    [Fact]
    public async Task Who_turns_back_is_not_waited_for_nor_is_who_does_not_come_at_all()
    {
        var reddit = new LookupReddit();
        await using var session = await ProductSession.StartAsync(reddit.Script, _time);
        var lookups = session.Services.GetRequiredService<LookupBatches>();

        var approach = lookups.Announce(Post("c"));
        var turnedBack = Ask(session, Post("a"));
        approach.Dispose();
        _time.Advance(LookupBatch.Pause);
        await turnedBack;
        using var lost = lookups.Announce(Post("d"));
        var waiting = Ask(session, Post("b"));
        _time.Advance(LookupStop.Patience - s_moment);
        reddit.Calls.Count.ShouldBe(1);
        _time.Advance(s_moment);
        await waiting;

        reddit.Calls.ShouldBe(["/api/info?id=t3_a", "/api/info?id=t3_b"]);
    }

    [Fact]
    public async Task Who_is_alone_asks_at_its_own_address()
    {
        var reddit = new LookupReddit();
        await using var session = await ProductSession.StartAsync(reddit.Script, _time);

        var community = Ask(session, Community("python"));
        var post = Ask(session, Post("a"));
        _time.Advance(LookupBatch.Pause);

        (await community).Result.Value!.DisplayName.ShouldBe("python");
        (await post).Result.Value!.Post!.Id.ShouldBe("a");
        reddit.Calls.Order(StringComparer.Ordinal).ShouldBe(["/api/info?id=t3_a", "/r/python/about?"]);
    }

    [Fact]
    public async Task Posts_and_communities_do_not_travel_together()
    {
        var reddit = new LookupReddit();
        await using var session = await ProductSession.StartAsync(reddit.Script, _time);

        Task[] all = [Ask(session, Post("a")), Ask(session, Community("python")), Ask(session, Post("b")), Ask(session, Community("Golang"))];
        _time.Advance(LookupBatch.Pause);
        await Task.WhenAll(all);

        reddit.Calls.Order(StringComparer.Ordinal).ShouldBe(["/api/info?id=t3_a,t3_b", "/api/info?sr_name=python,golang"]);
    }

    [Fact]
    public async Task What_Reddit_does_not_have_is_no_affair_of_the_others()
    {
        var reddit = new LookupReddit { Missing = "p2" };
        await using var session = await ProductSession.StartAsync(reddit.Script, _time);

        var all = Enumerable.Range(1, 3).Select(number => Ask(session, Post($"p{number}"))).ToList();
        _time.Advance(LookupBatch.Pause);
        var fetched = await Task.WhenAll(all);

        fetched.Select(one => one.Result.Error?.Kind).ShouldBe([null, RedditErrorKind.NotFound, null]);
        reddit.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_id_that_no_post_can_have_goes_alone()
    {
        var reddit = new LookupReddit();
        await using var session = await ProductSession.StartAsync(reddit.Script, _time);

        Task[] all = [Ask(session, Post("a")), Ask(session, Post("zzzzzzzzzzzzz")), Ask(session, Post("b"))];
        _time.Advance(LookupBatch.Pause);
        await Task.WhenAll(all);

        reddit.Calls.Order(StringComparer.Ordinal).ShouldBe(["/api/info?id=t3_a,t3_b", "/api/info?id=t3_zzzzzzzzzzzzz"]);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, RedditErrorKind.RateLimited)]
    [InlineData(HttpStatusCode.ServiceUnavailable, RedditErrorKind.Unavailable)]
    [InlineData(HttpStatusCode.NotFound, RedditErrorKind.BadUpstream)]
    [InlineData(HttpStatusCode.OK, RedditErrorKind.BadUpstream)]
    public async Task A_call_that_fails_is_the_failure_of_all_and_nobody_asks_again(HttpStatusCode status, object kind)
    {
        var reddit = new LookupReddit { Answer = _ => ScriptedReddit.Json("{}", status) };
        await using var session = await ProductSession.StartAsync(reddit.Script, _time);

        var fetched = await Task.WhenAll(Enumerable.Range(1, 100).Select(number => Ask(session, Community($"sub{number}"), Persistence.OneTry)));

        fetched.ShouldAllBe(one => one.Result.Error!.Kind == (RedditErrorKind)kind && !one.Result.Error.IsAnswer);
        fetched.Sum(one => one.ApiCalls).ShouldBe(1);
        reddit.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_is_as_patient_as_its_most_patient_member()
    {
        var reddit = new LookupReddit { Answer = _ => ScriptedReddit.Json("{}", HttpStatusCode.ServiceUnavailable) };
        await using var session = await ProductSession.StartAsync(reddit.Script, _time);

        Task[] all = [Ask(session, Post("a"), Persistence.OneTry), Ask(session, Post("b"), Persistence.Retries), Ask(session, Post("c"), Persistence.OneTry)];
        await Patience.UntilAsync(() =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(200));
            return ValueTask.FromResult(Task.WhenAll(all).IsCompleted);
        }, "it was given up");

        reddit.Calls.Count.ShouldBe(3);
    }

    private static Task<FetchedContent<TContent>> Ask<TContent>(ProductSession session, RedditQuery<TContent> query, Persistence persistence = Persistence.Retries)
        where TContent : class => session.Services.GetRequiredService<LookupBatches>().FetchAsync(query, new CallTerms(CallPriority.Interactive, persistence));

    private static PostQuery Post(string id) => new(ThingId.TryParse(id, "t3_", out var parsed) ? parsed : default);

    private static CommunityQuery Community(string name) => new(SubredditName.TryParse(name, out var parsed) ? parsed : default);
}
