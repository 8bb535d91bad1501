using System.Net;
using System.Text.Json;
using RedditMcp.Simulator;

namespace RedditMcp.Tests.Simulator;

public sealed class ThreadTests
{
    private const string Giant = $"t3_{RedditSimulator.GiantPostId}";

    [Fact]
    public async Task The_giant_thread_unfolds_to_exactly_its_comments_in_95_calls()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        var page = await reddit.JsonAsync($"/comments/{RedditSimulator.GiantPostId}?limit=500&raw_json=1");
        var known = new HashSet<string>(StringComparer.Ordinal) { Giant };
        var hidden = new Queue<string>();
        Take(page[1].Flatten(), known, hidden).ShouldBe(500);

        var calls = 0;
        while (hidden.Count > 0)
        {
            var ids = Enumerable.Range(0, Math.Min(100, hidden.Count)).Select(_ => hidden.Dequeue()).ToList();
            Take((await reddit.MoreChildrenAsync(Giant, ids)).EnumerateArray(), known, hidden).ShouldBe(100);
            calls++;
        }

        calls.ShouldBe(95);
        known.Count.ShouldBe(RedditSimulator.GiantPostComments + 1);
    }

    [Fact]
    public async Task Stubs_stand_on_every_level_and_add_up()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        var page = await reddit.JsonAsync($"/comments/{RedditSimulator.GiantPostId}?limit=200");

        var things = page[1].Flatten().ToList();
        var stubs = things.Where(thing => thing.IsStub()).ToList();

        stubs.Select(stub => stub.Number("depth")).Distinct().Count().ShouldBeGreaterThan(2);
        (stubs.Sum(stub => stub.Number("count")) + things.Count - stubs.Count).ShouldBe(RedditSimulator.GiantPostComments);
    }

    [Fact]
    public async Task A_deep_thread_continues_below_its_tenth_level()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        var root = RedditSimulator.DeepPostId;
        var bodies = new HashSet<string>(StringComparer.Ordinal);
        for (var path = $"/comments/{root}?limit=500"; path is not null;)
        {
            var things = (await reddit.JsonAsync(path))[1].Flatten().ToList();
            things.Where(thing => !thing.IsStub()).ShouldAllBe(comment => comment.Number("depth") < 10);
            bodies.UnionWith(things.Where(thing => !thing.IsStub()).Select(comment => comment.Text("name")));
            var stub = things.SingleOrDefault(thing => thing.IsStub());
            path = stub.ValueKind == JsonValueKind.Undefined ? null : $"/comments/{root}/_/{Continued(stub)}";
        }

        bodies.Count.ShouldBe(40);
    }

    [Fact]
    public async Task Context_shows_the_way_to_a_comment_and_nothing_beside_it()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        var comments = (await reddit.JsonAsync($"/comments/{RedditSimulator.DeepPostId}"))[1].Flatten().Where(thing => !thing.IsStub()).ToList();
        var focus = comments.Single(comment => comment.Number("depth") == 5);

        var shown = (await reddit.JsonAsync($"/comments/{RedditSimulator.DeepPostId}/_/{focus.Text("id")}?context=3"))[1].Flatten().First();

        shown.Text("name").ShouldBe(comments.Single(comment => comment.Number("depth") == 2).Text("name"));
        shown.Number("depth").ShouldBe(0);
    }

    [Fact]
    public async Task A_shallow_depth_hides_the_rest_behind_ids()
    {
        await using var reddit = await SimulatorHarness.StartAsync();

        var things = (await reddit.JsonAsync($"/comments/{RedditSimulator.GiantPostId}?depth=1&limit=50"))[1].Flatten().ToList();

        things.ShouldAllBe(thing => thing.Number("depth") <= 1);
        things.ShouldContain(thing => thing.IsStub() && thing.Number("depth") == 1 && thing.Children().Any());
    }

    [Fact]
    public async Task Only_one_morechildren_call_at_a_time()
    {
        var options = new SimulatorOptions { MinimumLatency = TimeSpan.FromSeconds(1), MaximumLatency = TimeSpan.FromSeconds(1) };
        await using var reddit = await SimulatorHarness.StartAsync(options);
        await reddit.RunUntilDoneAsync(SignedIn(reddit));

        var first = reddit.AskMoreChildrenAsync(Giant, ["x"]);
        while (reddit.Simulator.MostParallelMoreChildren < 1)
            await Task.Yield();

        var second = reddit.AskMoreChildrenAsync(Giant, ["y"]);
        while (reddit.Simulator.MostParallelMoreChildren < 2)
            await Task.Yield();

        (await reddit.RunUntilDoneAsync(first)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await reddit.RunUntilDoneAsync(second)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await reddit.RunUntilDoneAsync(reddit.AskMoreChildrenAsync(Giant, ["x"]))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Too_many_ids_are_refused()
    {
        await using var reddit = await SimulatorHarness.StartAsync();
        var ids = Enumerable.Range(0, 101).Select(number => $"abc{number}").ToList();

        (await reddit.AskMoreChildrenAsync(Giant, ids)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await reddit.GetAsync($"/api/morechildren?link_id={Giant}&children={string.Join(',', ids)}")).StatusCode.ShouldBe(HttpStatusCode.RequestUriTooLong);
    }

    private static async Task<bool> SignedIn(SimulatorHarness reddit)
    {
        await reddit.SignInAsync("tests");
        return true;
    }

    private static string Continued(JsonElement stub)
    {
        stub.Text("id").ShouldBe("_");
        stub.Number("count").ShouldBe(0);
        return stub.Text("parent_id")[3..];
    }

    private static int Take(IEnumerable<JsonElement> things, HashSet<string> known, Queue<string> hidden)
    {
        var comments = 0;
        foreach (var thing in things)
        {
            known.Contains(thing.Text("parent_id")).ShouldBeTrue();
            if (thing.IsStub())
            {
                foreach (var child in thing.Children())
                    hidden.Enqueue(child);

                continue;
            }

            known.Add(thing.Text("name")).ShouldBeTrue();
            comments++;
        }

        return comments;
    }
}
