using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>A page of 100 posts of an account.</summary>
/// <param name="User">The account.</param>
/// <param name="Sort">In which order.</param>
/// <param name="Time">How far back; counts for top and controversial only.</param>
/// <param name="After">The page's start; null for the first.</param>
internal sealed record AccountPostsQuery(Username User, UserSort Sort, TimeFilter Time, string? After = null)
    : RedditQuery<PostPage>, IPagedQuery<PostPage>
{
    /// <inheritdoc/>
    protected override string KeyTool => "user";

    /// <inheritdoc/>
    public override JsonTypeInfo<PostPage> Format => ContentJson.Compact.PostPage;

    /// <inheritdoc/>
    public RedditQuery<PostPage> Page(string? after) => this with { After = after };

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => AccountItems.Request("submitted", User, Sort, Time, After);

    /// <inheritdoc/>
    public override RedditResult<PostPage> Read(JsonElement answer) => PostReader.ReadPage(answer);

    /// <inheritdoc/>
    public override ContentKind KindOf(PostPage content, DateTimeOffset now) => ContentKind.UserPosts;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => AccountItems.Parameters("submitted", User, Sort, Time, After);
}
