using RedditMcp.Answers;
using RedditMcp.Answers.Model;
using RedditMcp.Answers.Subreddits;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Telemetry;
using RedditMcp.Tools.Arguments;

namespace RedditMcp.Tools;

/// <summary>Tells what communities are about.</summary>
internal sealed class GetSubredditInfoTool(ToolServices services, SubredditAnswers subreddits) : RedditTool(services, Description)
{
    private static readonly TextArgument s_subreddit = new(
        "subreddit", "Community, with or without r/; up to 25 separated by commas.", 2000, SubredditName.Takes + "; up to 25 separated by commas")
    { IsRequired = true };

    private static readonly FlagArgument s_rules = new("include_rules", "Whether to bring its rules.", @default: false);

    private static readonly FlagArgument s_moderators = new("include_moderators", "Whether to bring its moderators.", @default: false);

    internal static readonly ToolDescription Description = new()
    {
        Name = ToolNames.Subreddit,
        Title = "Describe subreddits",
        Description = "Describes a Reddit community (subreddit): what it is about, subscribers, age, type, sidebar, and on request its rules and moderators. "
            + "Takes up to 25 names at once. Find communities by topic with search_reddit and type=communities.",
        Arguments = new ArgumentList(s_subreddit, s_rules, s_moderators, SharedArguments.MaxTokens, SharedArguments.MaxAge),
        KeysOf = KeysOf,
    };

    private static IEnumerable<CacheKey> KeysOf(ToolArguments arguments)
    {
        foreach (var name in NamesOf(arguments))
        {
            yield return new CommunityQuery(name).Key;
            if (arguments.Get(s_rules))
                yield return new RulesQuery(name).Key;
            if (arguments.Get(s_moderators))
                yield return new ModeratorsQuery(name).Key;
        }
    }

    /// <inheritdoc/>
    protected override async Task<RedditResult<RenderedAnswer>> AnswerAsync(
        ToolArguments arguments, AnswerRequest request, CancellationToken cancellationToken)
    {
        var names = NamesOf(arguments);
        var (rules, moderators) = (arguments.Get(s_rules), arguments.Get(s_moderators));
        var share = request with { MaxTokens = request.MaxTokens / names.Length };
        var read = await Several<SubredditPart>.ReadAsync(
            names, name => subreddits.ReadAsync(name, rules, moderators, share, cancellationToken));
        return read.Parts.Count == 0 ? read.First! : Put(read, names.Length, request.MaxTokens);
    }

    private static SubredditName[] NamesOf(ToolArguments arguments) =>
    [
        .. arguments.ListOf(s_subreddit)
            .Select(text => SubredditName.TryParse(text, out var name)
                ? name
                : throw s_subreddit.Refuse($"holds {ToolArgument.Quote(text)}, which is not a community name"))
            .Distinct(),
    ];

    private static RenderedAnswer Put(Several<SubredditPart> read, int asked, int maxTokens)
    {
        PartError[] errors = [.. read.Errors, .. read.Parts.SelectMany(part => part.Errors.Select(error => asked == 1
            ? error
            : error with { Of = $"{part.Body.Subreddit.DisplayName} {error.Of}" }))];
        var answer = new SubredditAnswer { Errors = errors.Length == 0 ? null : errors };
        answer = asked == 1
            ? answer with { Subreddit = read.Parts[0].Body.Subreddit, Rules = read.Parts[0].Body.Rules, Moderators = read.Parts[0].Body.Moderators }
            : answer with { Subreddits = [.. read.Parts.Select(part => part.Body)] };
        return AnswerRenderer.Render(
            read.Text, maxTokens, answer, AnswerJson.Compact.SubredditAnswer, AnswerGaps.Of(read.Parts.Sum(part => part.LeftOut)));
    }
}
