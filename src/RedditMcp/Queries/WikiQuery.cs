using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>A page of a community's wiki.</summary>
/// <param name="Subreddit">The community.</param>
/// <param name="Page">The page.</param>
internal sealed record WikiQuery(SubredditName Subreddit, WikiPageName Page) : RedditQuery<WikiPage>
{
    /// <inheritdoc/>
    protected override string KeyTool => "wiki";

    /// <inheritdoc/>
    public override JsonTypeInfo<WikiPage> Format => ContentJson.Compact.WikiPage;

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => new("wiki", $"/r/{Subreddit}/wiki/{Page}") { Subject = $"the wiki page {Page} of r/{Subreddit}" };

    /// <inheritdoc/>
    public override RedditResult<WikiPage> Read(JsonElement answer) => WikiReader.Read(answer);

    /// <inheritdoc/>
    /// <remarks>Wikis change about as often as rules, which often stand in one.</remarks>
    public override ContentKind KindOf(WikiPage content, DateTimeOffset now) => ContentKind.SubredditRules;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters().Add("subreddit", Subreddit.Value).Add("page", Page.Value);
}
