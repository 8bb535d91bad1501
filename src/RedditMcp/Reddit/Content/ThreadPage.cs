namespace RedditMcp.Reddit.Content;

/// <summary>One answer about a thread: the post, comments in the order Reddit shows them (parents first), and what was left out.</summary>
/// <param name="Post">The post; absent in answers that only add comments.</param>
/// <param name="Comments">Comments with their parents' names; not nested.</param>
/// <param name="Stubs">The places where more is.</param>
internal sealed record ThreadPage(Post? Post, IReadOnlyList<Comment> Comments, IReadOnlyList<MoreStub> Stubs);
