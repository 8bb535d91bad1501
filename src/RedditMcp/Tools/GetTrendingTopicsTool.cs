using RedditMcp.Answers;
using RedditMcp.Caching;
using RedditMcp.Insights.Trends;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tools;

/// <summary>Tells what is talked about more than before.</summary>
internal sealed class GetTrendingTopicsTool(ToolServices services, TrendAnswers trends) : RedditTool(services, Description)
{
    private static readonly TextArgument s_subreddit = new(
        "subreddit", "Where to look: a community, or several joined with +: python+rust. Leave out for all of Reddit.", 2000, SubredditSet.Takes);

    private static readonly ChoiceArgument<TrendWindow> s_window = new(
        "time_window", "How recent posts must be to count as now; older ones are the baseline. Small communities need 24h.", TrendWindow.SixHours, window => window.Name);

    private static readonly IntegerArgument s_minScore = new(
        "min_score", "Only posts with at least this score count; raise it in large communities to hear of what others voted for.", 0, 1_000_000, 0);

    private static readonly IntegerArgument s_limit = new("limit", "How many topics at most.", 1, 50, 10);

    internal static readonly ToolDescription Description = new()
    {
        Name = ToolNames.Trends,
        Title = "Find trending topics",
        Description = "Finds what people on Reddit talk about more than they did before: topics (phrases and names) whose mentions grow in all of Reddit or in communities, over the last hour, 6 or 24 hours. "
            + "Gives mentions, growth against the scope's own baseline, score velocity, where, and sample posts; says how it was measured and when there is no baseline yet. "
            + "Read on with get_post_comments, or search_reddit for a topic.",
        Arguments = new ArgumentList(s_subreddit, s_window, s_minScore, s_limit, SharedArguments.MaxTokens, SharedArguments.MaxAge),
        KeysOf = arguments => [new TrendQuery(ScopeOf(arguments)).Key],
    };

    /// <inheritdoc/>
    protected override Task<RedditResult<RenderedAnswer>> AnswerAsync(
        ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken)
    {
        var question = new TrendQuestion(arguments.Get(s_window), arguments.Get(s_minScore), arguments.Get(s_limit));
        return trends.ReadAsync(ScopeOf(arguments), question, request, cancellationToken);
    }

    private static SubredditSet ScopeOf(ToolArguments arguments) =>
        arguments.Get(s_subreddit) is null ? TrendQuery.All : arguments.SubredditsOf(s_subreddit);
}
