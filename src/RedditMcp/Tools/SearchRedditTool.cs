using RedditMcp.Answers;
using RedditMcp.Answers.Text;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tools;

/// <summary>Finds posts, communities and accounts.</summary>
internal sealed class SearchRedditTool(ToolServices services, ListingAnswers listings) : RedditTool(services, Description)
{
    private static readonly TextArgument s_query = new(
        "query",
        "What to look for. Posts: words, \"phrases\", AND, OR, -word, title:, author:, subreddit:, flair:, self:yes, site:. A URL finds the posts that link to it.",
        512, "1 to 512 characters")
    { IsRequired = true };

    private static readonly TextArgument s_subreddit = new(
        "subreddit", "Only in this community, or in several joined with +. For posts only.", 2000, SubredditSet.Takes);

    private static readonly ChoiceArgument<SearchType> s_type = new(
        "type", "Posts, communities about a topic, or users by name. Comments cannot be searched.", SearchType.Posts);

    private static readonly ChoiceArgument<SearchSort> s_sort = new("sort", "Order of posts.", SearchSort.Relevance);

    private static readonly ChoiceArgument<TimeFilter> s_time = new("time_filter", "How far back to look for posts.", TimeFilter.All);

    private static readonly IntegerArgument s_limit = new("limit", "How many results; Reddit finds about 250 at most.", 1, 250, 25);

    internal static readonly ToolDescription Description = new()
    {
        Name = ToolNames.Search,
        Title = "Search Reddit",
        Description = "Searches Reddit for posts about a topic, for communities (subreddits) to look in, for users, or for who posted a URL. "
            + "Narrow by subreddit and time. Reddit gives no total count. Read a found post's discussion with get_post_comments and its id.",
        Arguments = new ArgumentList(
            s_query, s_subreddit, s_type, s_sort, s_time, s_limit,
            SharedArguments.IncludeNsfw, SharedArguments.Cursor, SharedArguments.MaxTokens, SharedArguments.MaxAge),
        KeysOf = KeysOf,
    };

    private static IEnumerable<CacheKey> KeysOf(ToolArguments arguments)
    {
        var words = arguments.GetRequired(s_query);
        return (arguments.Get(s_type), IsUrl(words)) switch
        {
            (SearchType.Communities, _) => KeyOf(new CommunitySearchQuery(words), arguments),
            (SearchType.Users, _) => KeyOf(new AccountSearchQuery(words), arguments),
            (_, true) => KeyOf(new LinkSearchQuery(words), arguments),
            _ => KeyOf(PostsQueryOf(words, arguments), arguments),
        };
    }

    private static IEnumerable<CacheKey> KeyOf<TPage>(IPagedQuery<TPage> query, ToolArguments arguments)
        where TPage : class => [query.Page(arguments.PositionOf(() => query.Page(null).Key).Page).Key];

    /// <inheritdoc/>
    protected override Task<RedditResult<RenderedAnswer>> AnswerAsync(
        ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken)
    {
        var words = arguments.GetRequired(s_query);
        var type = arguments.Get(s_type);
        var posts = PostsQueryOf(words, arguments);
        if (posts.Subreddits is not null && type != SearchType.Posts)
            throw s_subreddit.Refuse($"does not go with type={type.Spell()}");
        if (posts.Subreddits is not null && IsUrl(words))
            throw s_subreddit.Refuse("does not go with a URL, whose posts Reddit finds everywhere at once");

        return (type, IsUrl(words)) switch
        {
            (SearchType.Communities, _) =>
                FindAsync(ListingKind.Communities, new CommunitySearchQuery(words), "communities", arguments, request, cancellationToken),
            (SearchType.Users, _) =>
                FindAsync(ListingKind.Accounts, new AccountSearchQuery(words), "users", arguments, request, cancellationToken),
            (_, true) => FindAsync(ListingKind.Posts, new LinkSearchQuery(words), "posts of this link", arguments, request, cancellationToken),
            _ => FindAsync(
                ListingKind.Posts,
                posts,
                posts.Subreddits is { } set ? $"posts in r/{set}" : "posts",
                arguments, request, cancellationToken),
        };
    }

    private Task<RedditResult<RenderedAnswer>> FindAsync<TPage, TItem>(
        ListingKind<TPage, TItem> kind, IPagedQuery<TPage> query, string what,
        ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken)
        where TPage : class
    {
        var range = new ListingRange(
            arguments.PositionOf(() => query.Page(null).Key), arguments.Get(s_limit), arguments.Get(SharedArguments.IncludeNsfw));
        var heading = $"{what} for \"{Wording.Line(arguments.GetRequired(s_query))}\"";
        return listings.ReadAsync(kind, query, range, heading, request, cancellationToken);
    }

    private static SearchQuery PostsQueryOf(string words, ToolArguments arguments)
    {
        SubredditSet? subreddits = arguments.Get(s_subreddit) is null ? null : arguments.SubredditsOf(s_subreddit);
        return new SearchQuery(words, subreddits, arguments.Get(s_sort), arguments.Get(s_time));
    }

    private static bool IsUrl(string words) =>
        !words.Contains(' ', StringComparison.Ordinal)
        && Uri.TryCreate(words, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
}
