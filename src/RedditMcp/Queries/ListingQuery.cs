using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;
using RedditMcp.Reddit.Trimming;

namespace RedditMcp.Queries;

/// <summary>A page of 100 posts of one or several communities.</summary>
/// <param name="Subreddits">Where.</param>
/// <param name="Sort">In which order.</param>
/// <param name="Time">How far back; counts for top and controversial only.</param>
/// <param name="After">The page's start; null for the first.</param>
internal sealed record ListingQuery(SubredditSet Subreddits, ListingSort Sort, TimeFilter Time, string? After = null)
    : RedditQuery<PostPage>, IPagedQuery<PostPage>
{
    /// <inheritdoc/>
    protected override string KeyTool => "posts";

    /// <inheritdoc/>
    public override JsonTypeInfo<PostPage> Format => ContentJson.Compact.PostPage;

    private string? TimeIfHeeded => Sort is ListingSort.Top or ListingSort.Controversial ? Time.Spell() : null;

    /// <inheritdoc/>
    public RedditQuery<PostPage> Page(string? after) => this with { After = after };

    /// <inheritdoc/>
    public override RedditRequest ToRequest() => new RedditRequest("listing", $"/r/{Subreddits}/{Sort.Spell()}") { Subject = $"r/{Subreddits}" }
        .With("limit", "100").With("t", TimeIfHeeded).With("after", After);

    /// <inheritdoc/>
    public override RedditResult<PostPage> Read(JsonElement answer) => PostReader.ReadPage(answer);

    /// <inheritdoc/>
    public override ContentKind KindOf(PostPage content, DateTimeOffset now) => Sort switch
    {
        ListingSort.Hot => ContentKind.PostsHot,
        ListingSort.New => ContentKind.PostsNew,
        ListingSort.Rising => ContentKind.PostsRising,
        ListingSort.Controversial => ContentKind.PostsControversial,
        _ => Time switch
        {
            TimeFilter.Hour => ContentKind.PostsTopHour,
            TimeFilter.Day => ContentKind.PostsTopDay,
            TimeFilter.Week => ContentKind.PostsTopWeek,
            _ => ContentKind.PostsTopMonthPlus,
        },
    };

    /// <inheritdoc/>
    protected override KeyParameters Parameters() => new KeyParameters()
        .Add("subreddit", Subreddits.Value).Add("sort", Sort.Spell()).AddIfAny("time_filter", TimeIfHeeded).AddIfAny("after", After);
}
