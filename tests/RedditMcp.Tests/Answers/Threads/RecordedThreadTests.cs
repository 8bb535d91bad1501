using System.Text.Json.Nodes;
using RedditMcp.Tests.Harness;
using RedditMcp.Tests.Reddit.Trimming;

namespace RedditMcp.Tests.Answers.Threads;

/// <summary>Recorded threads, walked to their end.</summary>
public sealed class RecordedThreadTests
{
    [Theory]
    [MemberData(nameof(Threads))]
    public async Task A_recorded_thread_comes_out_as_the_tree_it_was(string file)
    {
        var recording = Recordings.Of(file);
        await using var replay = await Replay.OnlyAsync(recording);
        var recorded = new RecordedTree(recording.DecodedBody()[1]);

        var walk = await ThreadWalker.WalkAsync(replay.Session, ("post_id", "https://www.reddit.com" + recording.Path), ("limit", 2000), ("depth", 10), ("max_tokens", 100_000));

        walk.Post.ShouldHold(Expected.Post(recording.DecodedBody()[0].GetProperty("data").GetProperty("children")[0].GetProperty("data")), file);
        walk.Order.ShouldBeUnique(StringComparer.Ordinal);
        walk.Order.Order(StringComparer.Ordinal).ShouldBe(recorded.Comments.Keys.Where(id => recorded.LevelOf(id) < 10).Order(StringComparer.Ordinal));
        foreach (var id in walk.Order)
            CheckComment(walk, recorded, id, file);
        foreach (var siblings in recorded.Children.Values)
            walk.Order.Where(id => siblings.Contains(id, StringComparer.Ordinal)).ShouldBe(siblings.Where(id => recorded.LevelOf(id) < 10), file);
    }

    [Theory]
    [InlineData("ocaml-reddit-api/012-morechildren-g7vyxy.json", "g7vyxy")]
    [InlineData("rtv/010-morechildren-cmwov.json", "cmwov")]
    [InlineData("rtv/011-morechildren-31owr1.json", "31owr1")]
    [InlineData("praw/006-morechildren-ablzuq.json", "ablzuq")]
    [InlineData("asyncpraw/031-morechildren-n49rw.json", "n49rw")]
    [InlineData("asyncpraw/032-morechildren-n49rw.json", "n49rw")]
    public async Task Comments_recorded_behind_stubs_are_reached_by_walking_on(string file, string post)
    {
        var hidden = Recordings.Of(file).DecodedBody().GetProperty("json").GetProperty("data").GetProperty("things").EnumerateArray()
            .Where(thing => thing.GetProperty("kind").GetString() == "t1").Select(thing => thing.GetProperty("data")).ToList();
        await using var replay = await Replay.AllAsync();

        var walk = await ThreadWalker.WalkAsync(replay.Session, ("post_id", post), ("limit", 2000), ("depth", 100), ("max_tokens", 100_000));

        walk.Order.ShouldBeUnique(StringComparer.Ordinal);
        hidden.Select(comment => comment.GetProperty("id").GetString()!).Where(id => !walk.Comments.ContainsKey(id)).ShouldBeEmpty();
        foreach (var data in hidden)
        {
            var id = data.GetProperty("id").GetString()!;
            var parent = data.GetProperty("parent_id").GetString()!;
            if (parent.StartsWith("t1_", StringComparison.Ordinal) && walk.Comments.ContainsKey(parent[3..]))
                walk.Parents[id].ShouldBe(parent, file);
            walk.Comments[id].GetProperty("body").GetString().ShouldBe(data.GetProperty("body").GetString());
        }

        replay.Simulator.MostParallelMoreChildren.ShouldBe(1);
    }

    [Fact]
    public async Task A_permalink_brings_the_comment_with_its_ancestors()
    {
        var recording = Recordings.Of("asyncpraw/045-post_comments-AskReddit-6wmniq-permalink.json");
        await using var replay = await Replay.OnlyAsync(recording);

        var answer = await replay.Session.CallAsync("get_post_comments", ("post_id", "https://www.reddit.com" + recording.Path + "?context=3"), ("limit", 50));

        answer.IsError.ShouldBeFalse();
        answer.Items("comments")[0].GetProperty("id").GetString().ShouldBe(recording.DecodedBody()[1].GetProperty("data").GetProperty("children")[0].GetProperty("data").GetProperty("id").GetString());
    }

    public static TheoryData<string> Threads() => Recordings.Files("post_comments");

    private static void CheckComment(ThreadWalker walk, RecordedTree recorded, string id, string file)
    {
        var data = recorded.Comments[id];
        JsonObject expected = Expected.Comment(data, listed: false);
        walk.Comments[id].ShouldHold(expected, $"{file} {id}", "depth", "parent_id", "replies", "more_replies");
        if (recorded.ParentOf(id) is { } parent)
            walk.Parents[id].ShouldBe("t1_" + parent, $"{file} {id}");
        walk.Comments[id].GetProperty("depth").GetInt32().ShouldBe(recorded.DepthOf(id), $"{file} {id}");
    }
}
