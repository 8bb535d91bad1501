using RedditMcp.Answers;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tools;

/// <summary>Lists the posts of communities.</summary>
internal sealed class GetSubredditPostsTool(ToolServices services, ListingAnswers listings) : RedditTool(services, Description)
{
    private static readonly TextArgument s_subreddit = new(
        "subreddit", "Community to list, with or without r/: python, all, popular; several joined with + cost the same: python+rust; u_name for a profile.",
        2000, SubredditSet.Takes)
    { IsRequired = true };

    private static readonly ChoiceArgument<ListingSort> s_sort = new("sort", "Order of the posts.", ListingSort.Hot);

    private static readonly ChoiceArgument<TimeFilter> s_time = new(
        "time_filter", "How far back top and controversial look; other orders ignore it.", TimeFilter.Day);

    private static readonly IntegerArgument s_limit = new("limit", "How many posts; Reddit lists about 1,000 at most.", 1, 1000, 25);

    internal static readonly ToolDescription Description = new()
    {
        Name = ToolNames.Posts,
        Title = "List subreddit posts",
        Description = "Lists posts of a Reddit community (subreddit), several communities, r/all or a user's profile, by hot, new, top, rising or controversial. "
            + "Gives title, author, score, comments, age, link, text and media of each. Read a post's discussion with get_post_comments and its id.",
        Arguments = new ArgumentList(
            s_subreddit, s_sort, s_time, s_limit, SharedArguments.IncludeNsfw, SharedArguments.Cursor, SharedArguments.MaxTokens, SharedArguments.MaxAge),
        KeysOf = KeysOf,
    };

    private static IEnumerable<CacheKey> KeysOf(ToolArguments arguments)
    {
        var query = QueryOf(arguments);
        return [query.Page(arguments.PositionOf(() => query.Key).Page).Key];
    }

    /// <inheritdoc/>
    protected override Task<RedditResult<RenderedAnswer>> AnswerAsync(
        ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken)
    {
        var query = QueryOf(arguments);
        var range = new ListingRange(
            arguments.PositionOf(() => query.Key), arguments.Get(s_limit), arguments.Get(SharedArguments.IncludeNsfw));
        return listings.ReadAsync(ListingKind.Posts, query, range, $"r/{query.Subreddits}, {query.Sort.Spell()}", request, cancellationToken);
    }

    private static ListingQuery QueryOf(ToolArguments arguments) =>
        new(arguments.SubredditsOf(s_subreddit), arguments.Get(s_sort), arguments.Get(s_time));
}
