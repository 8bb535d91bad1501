using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>The posts that link to a URL, as it is written.</summary>
/// <param name="Url">The absolute URL.</param>
/// <param name="After">The page's start; null for the first.</param>
internal sealed record LinkSearchQuery(string Url, string? After = null) : RedditQuery<PostPage>, IPagedQuery<PostPage>
{
    /// <inheritdoc/>
    protected override string KeyTool => "search";

    /// <inheritdoc/>
    public override JsonTypeInfo<PostPage> Format => ContentJson.Compact.PostPage;

    /// <inheritdoc/>
    public RedditQuery<PostPage> Page(string? after) => this with { After = after };

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => new RedditRequest("info", "/api/info") { Subject = "posts of this link" }
        .With("url", Url).With("limit", "100").With("after", After);

    /// <inheritdoc/>
    public override RedditResult<PostPage> Read(JsonElement answer) => PostReader.ReadPage(answer);

    /// <inheritdoc/>
    public override ContentKind KindOf(PostPage content, DateTimeOffset now) => ContentKind.SearchRecent;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters().Add("url", Url).AddIfAny("after", After);
}
