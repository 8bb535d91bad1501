using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>Up to 100 posts by their ids, at the price of one call. What Reddit does not have it leaves out.</summary>
/// <param name="Posts">The posts.</param>
internal sealed record PostsQuery(IReadOnlyList<ThingId> Posts) : RedditQuery<PostPage>
{
    /// <summary>So many are asked for at once.</summary>
    public const int Most = 100;

    /// <inheritdoc/>
    protected override string KeyTool => "watch";

    /// <inheritdoc/>
    public override JsonTypeInfo<PostPage> Format => ContentJson.Compact.PostPage;

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => new RedditRequest("info", "/api/info") { Subject = "the posts" }
        .With("id", string.Join(',', Posts.Select(post => post.AsPost)));

    /// <inheritdoc/>
    public override RedditResult<PostPage> Read(JsonElement answer) => PostReader.ReadPage(answer);

    /// <inheritdoc/>
    public override ContentKind KindOf(PostPage content, DateTimeOffset now) => ContentKind.WatchResults;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters().Add("post_id", Posts.Select(post => post.Value));
}
