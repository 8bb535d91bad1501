using RedditMcp.Answers;
using RedditMcp.Caching;
using RedditMcp.Insights.Sentiment;
using RedditMcp.Insights.Sentiment.Models;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tools;

/// <summary>Tells how a text, a thread, a search or a community feels.</summary>
internal sealed class AnalyzeSentimentTool(ToolServices services, SampleSources sources, SentimentModels models, SentimentAnswers answers)
    : RedditTool(services, Description)
{
    private static readonly PassageArgument s_text = new("text", "A text to rate; nothing is asked of Reddit.", 40_000);

    private static readonly TextArgument s_post = new(
        "post_id", "A post with its comments, or a comment with the answers to it: post id, t3_ or t1_ name, or any link to it.", 2000,
        PostReference.Takes + ", or a t1_ name or link of a comment");

    private static readonly TextArgument s_query = new(
        "query", "What to search Reddit for, as in search_reddit (subreddit:NAME in it narrows to a community).", 512, "1 to 512 characters");

    private static readonly TextArgument s_subreddit = new(
        "subreddit", "A community, or several joined with +: its hot posts.", 2000, SubredditSet.Takes);

    private static readonly TextArgument s_model = new(
        "model", "Which model rates; leave out for the default one. Others are there only if the operator installed them.", 40,
        "the name of a model on this server");

    private static readonly IntegerArgument s_limit = new("limit", "How many posts or comments to rate at most.", 1, 500, 100);

    internal static readonly ToolDescription Description = new()
    {
        Name = ToolNames.Sentiment,
        Title = "Analyze sentiment",
        Description = "Tells how people feel: rates a text, a Reddit thread, what a search finds, or a community's hot posts as positive, neutral or negative. "
            + "Give exactly one of text, post_id, query, subreddit. The answer has the score with its confidence, shares, themes with their own score and quotes "
            + "with ids, and says which sample it rests on; texts that are not English are counted, not rated.",
        Arguments = new ArgumentList(
            s_text, s_post, s_query, s_subreddit, s_model, s_limit, SharedArguments.MaxTokens, SharedArguments.MaxAge),
        KeysOf = KeysOf,
    };

    private static IEnumerable<CacheKey> KeysOf(ToolArguments arguments) => [SubjectOf(arguments) switch
    {
        Passage text => KeptScores.KeyOf(text.Text, ModelNameOf(arguments)),
        PostReference.Share share => new ShareLinkQuery(share).Key,
        PostReference.Post post => new ThreadQuery(post.Id, CommentSort.Confidence, post.Comment).Key,
        ThingId comment => new CommentQuery(comment).Key,
        SearchQuery search => search.Key,
        var listing => ((ListingQuery)listing).Key,
    }];

    /// <inheritdoc/>
    protected override async Task<RedditResult<RenderedAnswer>> AnswerAsync(
        ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken)
    {
        var subject = SubjectOf(arguments);
        var model = models.Find(ModelNameOf(arguments)) ?? throw s_model.Refuse($"is none of the models here ({models.Names})");
        if (subject is Passage text)
            return await answers.DescribeAsync(text.Text, model, request, cancellationToken);

        var sample = await DrawAsync(subject, arguments, request, cancellationToken);
        return sample.Succeeded ? await answers.DescribeAsync(sample.Value, model, request, cancellationToken) : sample.Error;
    }

    private async Task<RedditResult<Sample>> DrawAsync(
        object subject, ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken)
    {
        var limit = arguments.Get(s_limit);
        switch (subject)
        {
            case SearchQuery search:
                return await sources.ReadPostsAsync(search, $"posts found for \"{search.Words}\"", limit, request, cancellationToken) switch
                {
                    { Succeeded: true, Value: var found } => found with { Asked = search.Words },
                    var failed => failed,
                };
            case ListingQuery listing:
                return await sources.ReadPostsAsync(listing, $"hot posts of r/{listing.Subreddits}", limit, request, cancellationToken) switch
                {
                    { Succeeded: true, Value: var found } => found with { Asked = listing.Subreddits.Value.Replace('+', ' ') },
                    var failed => failed,
                };
            default:
                var post = subject is ThingId comment
                    ? await sources.ResolveAsync(comment, request, cancellationToken)
                    : await sources.ResolveAsync((PostReference)subject, request, cancellationToken);
                return post.Succeeded ? await sources.ReadThreadAsync(post.Value, limit, request, cancellationToken) : post.Error;
        }
    }

    /// <summary>What the one argument names: a passage, a post or a comment, or where to find posts.</summary>
    private static object SubjectOf(ToolArguments arguments)
    {
        var (text, post, words, place) = (arguments.Get(s_text), arguments.Get(s_post), arguments.Get(s_query), arguments.Get(s_subreddit));
        var given = ((object?[])[text, post, words, place]).Count(argument => argument is not null);
        if (given != 1)
            throw new InvalidArgumentException($"Give exactly one of text, post_id, query, subreddit; {(given == 0 ? "none" : $"{given}")} of them came.");
        if (post is not null)
            return PostOf(post);
        if (words is not null)
            return new SearchQuery(words, Subreddits: null, SearchSort.Relevance, TimeFilter.All);
        return place is null ? text! : new ListingQuery(arguments.SubredditsOf(s_subreddit), ListingSort.Hot, TimeFilter.Day);
    }

    private static object PostOf(string text)
    {
        if (text.StartsWith("t1_", StringComparison.OrdinalIgnoreCase) && ThingId.TryParse(text, "t1_", out var comment))
            return comment;
        return PostReference.TryParse(text, out var post) ? post : throw s_post.Refuse($"is {ToolArgument.Quote(text)}, which is no post or comment");
    }

    private static string ModelNameOf(ToolArguments arguments)
    {
        var name = arguments.Get(s_model) ?? LexiconModel.DefaultName;
        return name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? name.ToLowerInvariant() : throw s_model.Refuse("is no name of a model");
    }
}
