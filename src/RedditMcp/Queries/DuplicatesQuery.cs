using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>Other posts of the same link: the post itself first, then its duplicates.</summary>
/// <param name="Post">The post.</param>
/// <param name="After">The page's start; null for the first.</param>
internal sealed record DuplicatesQuery(ThingId Post, string? After = null) : RedditQuery<PostPage>, IPagedQuery<PostPage>
{
    /// <inheritdoc/>
    protected override string KeyTool => "duplicates";

    /// <inheritdoc/>
    public override JsonTypeInfo<PostPage> Format => ContentJson.Compact.PostPage;

    /// <inheritdoc/>
    public RedditQuery<PostPage> Page(string? after) => this with { After = after };

    /// <inheritdoc/>
    public override RedditRequest ToRequest() =>
        new RedditRequest("duplicates", $"/duplicates/{Post}") { Subject = $"the post {Post}" }.With("limit", "100").With("after", After);

    /// <inheritdoc/>
    public override RedditResult<PostPage> Read(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Array || answer.GetArrayLength() < 2)
            return RedditErrors.Unreadable("discussions of a link");
        var posts = answer.EnumerateArray().Take(2).SelectMany(listing => listing.Children("t3"))
            .Select(PostReader.Read).OfType<Reddit.Content.Post>();
        return new PostPage([.. posts], answer[1].After());
    }

    /// <inheritdoc/>
    public override ContentKind KindOf(PostPage content, DateTimeOffset now) => ContentKind.SearchRecent;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters().Add("post_id", Post.Value).AddIfAny("after", After);
}
