using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>A page of 100 posts that match words. Reddit finds about 250 in all and gives no total.</summary>
/// <param name="Words">What to look for, in Reddit's search syntax.</param>
/// <param name="Subreddits">Where; null for everywhere.</param>
/// <param name="Sort">In which order.</param>
/// <param name="Time">How far back.</param>
/// <param name="After">The page's start; null for the first.</param>
internal sealed record SearchQuery(string Words, SubredditSet? Subreddits, SearchSort Sort, TimeFilter Time, string? After = null)
    : RedditQuery<PostPage>, IPagedQuery<PostPage>
{
    /// <inheritdoc/>
    protected override string KeyTool => "search";

    /// <inheritdoc/>
    public override JsonTypeInfo<PostPage> Format => ContentJson.Compact.PostPage;

    /// <inheritdoc/>
    public RedditQuery<PostPage> Page(string? after) => this with { After = after };

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => new RedditRequest("search", Subreddits is { } set ? $"/r/{set}/search" : "/search")
    {
        Subject = Subreddits is { } subject ? $"r/{subject}" : "search results",
    }
    .With("q", Words).With("sort", Sort.Spell()).With("t", Time.Spell()).With("limit", "100")
    .With("restrict_sr", Subreddits is null ? null : "1").With("type", "link").With("include_over_18", "1").With("after", After);

    /// <inheritdoc/>
    public override RedditResult<PostPage> Read(JsonElement answer) => PostReader.ReadPage(answer);

    /// <inheritdoc/>
    public override ContentKind KindOf(PostPage content, DateTimeOffset now) =>
        Time is TimeFilter.Month or TimeFilter.Year or TimeFilter.All ? ContentKind.SearchHistorical : ContentKind.SearchRecent;

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters()
        .Add("query", Words).Add("subreddit", Subreddits?.Value).Add("sort", Sort.Spell()).Add("time_filter", Time.Spell())
        .Add("type", "posts").AddIfAny("after", After);
}
