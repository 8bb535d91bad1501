using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>A post with the first comments of its thread: up to 500, 10 deep. Or, with a comment, that comment's part of it.</summary>
/// <param name="Post">The post.</param>
/// <param name="Sort">The order of the comments.</param>
/// <param name="Comment">The comment to start at; null for the whole thread.</param>
/// <param name="Context">How many ancestors of that comment to bring, 0-8.</param>
internal sealed record ThreadQuery(ThingId Post, CommentSort Sort, ThingId? Comment = null, int Context = 0) : RedditQuery<ThreadPage>
{
    private static readonly TimeSpan s_oldAge = TimeSpan.FromHours(24);

    /// <inheritdoc/>
    protected override string KeyTool => "comments";

    /// <inheritdoc/>
    public override JsonTypeInfo<ThreadPage> Format => ContentJson.Compact.ThreadPage;

    /// <summary>Whether a post's thread is an old one: over 24 hours, archived or locked.</summary>
    public static ContentKind KindOf(Post? post, DateTimeOffset now)
    {
        var isOld = post is not null
            && (post.Archived || post.Locked || now.ToUnixTimeSeconds() - post.CreatedUtc > s_oldAge.TotalSeconds);
        return isOld ? ContentKind.CommentsOld : ContentKind.CommentsActive;
    }

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => new RedditRequest("comments", $"/comments/{Post}" + (Comment is { } comment ? $"/_/{comment}" : ""))
    {
        Subject = Comment is { } wanted ? $"the comment {wanted} of the post {Post}" : $"the post {Post}",
    }
    .With("limit", "500").With("depth", "10").With("sort", Sort.Spell())
    .With("context", Comment is null || Context == 0 ? null : Context.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override RedditResult<ThreadPage> Read(JsonElement answer) => ThreadReader.ReadThread(answer);

    /// <inheritdoc/>
    public override ContentKind KindOf(ThreadPage content, DateTimeOffset now) =>
        Comment is null ? KindOf(content.Post, now) : ContentKind.CommentsSpecific;

    /// <inheritdoc/>
    protected override KeyParameters Parameters()
    {
        var parameters = new KeyParameters().Add("post_id", Post.Value).Add("sort", Sort.Spell());
        return Comment is { } comment ? parameters.Add("comment_id", comment.Value).Add("context", Context) : parameters;
    }
}
