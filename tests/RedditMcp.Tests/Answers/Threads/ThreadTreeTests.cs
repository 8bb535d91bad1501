using CsCheck;
using RedditMcp.Answers.Threads;
using RedditMcp.Reddit.Content;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Answers.Threads;

/// <summary>Trees from answers that no Reddit should give.</summary>
public sealed class ThreadTreeTests
{
    [Fact]
    public void Parents_may_come_after_their_children()
    {
        var tree = new ThreadTree();

        var nodes = tree.Add(Page([Of("c", "t1_b"), Of("b", "t1_a"), Of("a", "t3_p")]));

        var root = nodes.Where(node => node.Parent is null).ShouldHaveSingleItem();
        root.Comment.Id.ShouldBe("a");
        root.Children.ShouldHaveSingleItem().Children.ShouldHaveSingleItem().Depth.ShouldBe(2);
    }

    [Fact]
    public void Rings_doubles_and_orphans_each_stand_somewhere_once()
    {
        var tree = new ThreadTree();

        var nodes = tree.Add(Page([Of("a", "t1_b"), Of("b", "t1_a"), Of("self", "t1_self"), Of("a", "t3_p"), Of("orphan", "t1_gone"), Of("odd", "t9_x"), Of("none", null)]));

        tree.Count.ShouldBe(6);
        Walk(nodes.Where(node => node.Parent is null)).ShouldBe(6);
    }

    [Fact]
    public void Whatever_the_parents_are_every_comment_stands_once_and_after_its_parent() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[-2, 40]).Array[0, 60].Array[1, 4].Sample(pages =>
        {
            var tree = new ThreadTree();
            var seen = new HashSet<ThreadNode>();
            foreach (var page in pages)
            {
                foreach (var node in tree.Add(Page([.. page.Select(pair => Of($"n{pair.Item1}", pair.Item2 < 0 ? "t3_p" : $"t1_n{pair.Item2}"))])))
                {
                    if (node.Parent is { } parent)
                        seen.ShouldContain(parent);
                    seen.Add(node).ShouldBeTrue();
                }
            }

            Walk(seen.Where(node => node.Parent is null)).ShouldBe(tree.Count);
            tree.Count.ShouldBe(pages.SelectMany(page => page).Select(pair => pair.Item1).Distinct().Count());
        });

    [Fact]
    public void A_stub_is_asked_for_in_batches_of_a_hundred_each_id_once()
    {
        var tree = new ThreadTree();
        var ids = Enumerable.Range(0, 250).Select(number => $"x{number}").ToArray();
        tree.Add(new ThreadPage(null, [], [new MoreStub("t3_p", 0, 900, ids)]));
        tree.Hidden.ShouldBe(900);

        List<string> asked = [];
        List<int> batches = [];
        while (tree.TakeWork(depth: 10) is { } work)
        {
            asked.AddRange(work.Children);
            batches.Add(work.Children.Count);
        }

        batches.ShouldBe([100, 100, 50]);
        asked.ShouldBe(ids);
        tree.Hidden.ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"json":{"data":{"things":[{"kind":"t1","data":{"id":"x1","parent_id":"t1_x2","body":"a"}},{"kind":"t1","data":{"id":"x2","parent_id":"t1_x1","body":"b"}}]}}}""")]
    [InlineData("""{"json":{"data":{"things":[{"kind":"more","data":{"parent_id":"t3_abc","count":5,"depth":0,"children":["x1","x2"]}}]}}}""")]
    [InlineData("""{"json":{"data":{"things":[{"kind":"more","data":{"parent_id":"t3_abc","count":0,"depth":0,"children":[]}}]}}}""")]
    [InlineData("""{"json":{"data":{"things":[{"kind":"more","data":{"parent_id":"t1_first","count":-5,"depth":-7,"children":[]}}]}}}""")]
    [InlineData("""{"json":{"errors":[["RATELIMIT","slow down","x"]]}}""")]
    [InlineData("""{"json":{"data":{"things":[{"kind":"t1","data":{"id":"first","parent_id":"t3_abc","body":"again"}}]}}}""")]
    public async Task Hostile_answers_for_more_comments_come_to_an_end(string more)
    {
        const string thread = """
            [{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"id":"abc","title":"t","num_comments":9}}]}},
             {"kind":"Listing","data":{"children":[{"kind":"t1","data":{"id":"first","parent_id":"t3_abc","body":"hello","score":1}},
              {"kind":"more","data":{"parent_id":"t3_abc","count":2,"depth":0,"children":["x1","x2"]}}]}}]
            """;
        var reddit = new ScriptedReddit(request => request.RequestUri!.AbsolutePath switch
        {
            "/api/morechildren" => ScriptedReddit.Json(more),
            "/comments/abc" => ScriptedReddit.Json(thread),
            _ => null,
        });
        await using var session = await ProductSession.StartAsync(reddit);

        var walk = await ThreadWalker.WalkAsync(session, ("post_id", "abc"), ("limit", 50), ("depth", 100));

        walk.Order.ShouldBeUnique(StringComparer.Ordinal);
        walk.Order[0].ShouldBe("first");
        reddit.ApiCalls.Count.ShouldBeLessThan(20);
    }

    private static int Walk(IEnumerable<ThreadNode> nodes) => nodes.Sum(node => 1 + Walk(node.Children));

    private static ThreadPage Page(IReadOnlyList<Comment> comments) => new(null, comments, []);

    private static Comment Of(string id, string? parent) => new() { Id = id, ParentId = parent, Body = "b" };
}
