using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>A page of 100 comments of an account.</summary>
/// <param name="User">The account.</param>
/// <param name="Sort">In which order.</param>
/// <param name="Time">How far back; counts for top and controversial only.</param>
/// <param name="After">The page's start; null for the first.</param>
internal sealed record AccountCommentsQuery(Username User, UserSort Sort, TimeFilter Time, string? After = null)
    : RedditQuery<CommentPage>, IPagedQuery<CommentPage>
{
    /// <inheritdoc/>
    protected override string KeyTool => "user";

    /// <inheritdoc/>
    public override JsonTypeInfo<CommentPage> Format => ContentJson.Compact.CommentPage;

    /// <inheritdoc/>
    public RedditQuery<CommentPage> Page(string? after) => this with { After = after };

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => AccountItems.Request("comments", User, Sort, Time, After);

    /// <inheritdoc/>
    public override RedditResult<CommentPage> Read(JsonElement answer) => CommentReader.ReadPage(answer);

    /// <inheritdoc/>
    public override ContentKind KindOf(CommentPage content, DateTimeOffset now) => ContentKind.UserPosts;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => AccountItems.Parameters("comments", User, Sort, Time, After);
}
