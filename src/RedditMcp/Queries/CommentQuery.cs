using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>A comment alone: where it belongs.</summary>
/// <param name="Comment">The comment.</param>
internal sealed record CommentQuery(ThingId Comment) : RedditQuery<CommentPage>
{
    /// <inheritdoc/>
    protected override string KeyTool => "comments";

    /// <inheritdoc/>
    public override JsonTypeInfo<CommentPage> Format => ContentJson.Compact.CommentPage;

    /// <inheritdoc/>
    public override RedditRequest ToRequest() =>
        new RedditRequest("info", "/api/info") { Subject = $"the comment {Comment}" }.With("id", "t1_" + Comment.Value);

    /// <inheritdoc/>
    public override RedditResult<CommentPage> Read(JsonElement answer)
    {
        var page = CommentReader.ReadPage(answer);
        return page.Succeeded && page.Value.Comments.Count == 0 ? RedditErrors.NotFound($"the comment {Comment}") : page;
    }

    /// <inheritdoc/>
    public override ContentKind KindOf(CommentPage content, DateTimeOffset now) => ContentKind.CommentsSpecific;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters().Add("comment_id", Comment.Value).Add("part", "comment");
}
