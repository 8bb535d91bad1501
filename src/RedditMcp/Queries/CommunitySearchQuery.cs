using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>A page of communities whose name or description matches words.</summary>
/// <param name="Words">What to look for.</param>
/// <param name="After">The page's start; null for the first.</param>
internal sealed record CommunitySearchQuery(string Words, string? After = null) : RedditQuery<CommunityPage>, IPagedQuery<CommunityPage>
{
    /// <inheritdoc/>
    protected override string KeyTool => "search";

    /// <inheritdoc/>
    public override JsonTypeInfo<CommunityPage> Format => ContentJson.Compact.CommunityPage;

    /// <inheritdoc/>
    public RedditQuery<CommunityPage> Page(string? after) => this with { After = after };

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => new RedditRequest("subreddits_search", "/subreddits/search") { Subject = "communities" }
        .With("q", Words).With("limit", "100").With("include_over_18", "1").With("after", After);

    /// <inheritdoc/>
    public override RedditResult<CommunityPage> Read(JsonElement answer) => CommunityReader.ReadPage(answer);

    /// <inheritdoc/>
    public override ContentKind KindOf(CommunityPage content, DateTimeOffset now) => ContentKind.SearchHistorical;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters()
        .Add("query", Words).Add("type", "communities").AddIfAny("after", After);
}
