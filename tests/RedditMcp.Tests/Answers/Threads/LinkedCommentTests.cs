using RedditMcp.Simulator;
using RedditMcp.Tests.Harness;

namespace RedditMcp.Tests.Answers.Threads;

public sealed class LinkedCommentTests
{
    [Fact]
    public async Task A_linked_reply_names_what_it_answers()
    {
        await using var simulator = await RedditSimulator.StartAsync(new SimulatorOptions(), TestContext.Current.CancellationToken);
        await using var session = await ProductSession.StartAsync(simulator);
        var thread = await session.CallAsync("get_post_comments", ("post_id", RedditSimulator.DeepPostId), ("limit", 3));
        var parent = thread.Items("comments").First(comment => comment.TryGetProperty("replies", out _));
        var reply = parent.GetProperty("replies")[0].GetProperty("id").GetString();

        var linked = await session.CallAsync("get_post_comments", ("post_id", RedditSimulator.DeepPostId), ("comment_id", reply), ("limit", 1));

        var shown = linked.Items("comments").ShouldHaveSingleItem();
        shown.GetProperty("parent_id").GetString().ShouldBe("t1_" + parent.GetProperty("id").GetString());
        linked.Text.ShouldContain($", answers t1_{parent.GetProperty("id").GetString()}");
    }

    [Fact]
    public async Task A_comment_that_is_not_there_is_told_as_that()
    {
        await using var simulator = await RedditSimulator.StartAsync(new SimulatorOptions(), TestContext.Current.CancellationToken);
        await using var session = await ProductSession.StartAsync(simulator);

        var answer = await session.CallAsync("get_post_comments", ("post_id", RedditSimulator.DeepPostId), ("comment_id", "zzzzzz9"));

        (answer.IsError ? answer.ErrorMessage : string.Join(' ', answer.Notes)).ShouldContain("the comment zzzzzz9");
    }
}
