using System.Text;
using RedditMcp.Answers.Model;
using RedditMcp.Answers.Text;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Answers.Subreddits;

/// <summary>Makes what an answer says of a community. Rules and moderators are only asked for when wanted.</summary>
internal sealed class SubredditAnswers(RedditCache cache)
{
    /// <summary>Answers with a community.</summary>
    public async Task<RedditResult<SubredditPart>> ReadAsync(
        SubredditName name, bool withRules, bool withModerators, AnswerRequest request, CancellationToken cancellationToken)
    {
        var about = cache.GetAsync(new CommunityQuery(name), request.Ask, cancellationToken);
        var rulesRead = withRules ? cache.GetAsync(new RulesQuery(name), request.Ask, cancellationToken) : null;
        var moderatorsRead = withModerators ? cache.GetAsync(new ModeratorsQuery(name), request.Ask, cancellationToken) : null;

        var community = await about;
        var rules = rulesRead is null ? null : await rulesRead;
        var moderators = moderatorsRead is null ? null : await moderatorsRead;
        if (!community.Result.Succeeded)
            return community.Result.Error;

        var budget = new TokenBudget(request.MaxTokens);
        var fitted = Fit(community.Result.Value, budget, request.Now);
        var text = new StringBuilder(CommunityText.Whole(fitted, request.Now));
        budget.TryTake(text.ToString());
        var errors = new List<PartError>();
        var shownRules = Show("rules", rules?.Result, list => list.Rules, ItemText.Rules, budget, text, errors);
        var shownModerators = Show("moderators", moderators?.Result, list => list.Moderators, ItemText.Moderators(request.Now), budget, text, errors);

        return new SubredditPart(
            new SubredditBody(fitted, shownRules?.Items, shownModerators?.Items), errors, text.ToString(),
            (shownRules?.LeftOut ?? 0) + (shownModerators?.LeftOut ?? 0));
    }

    private static FittedItems<TItem>? Show<TList, TItem>(
        string name, RedditResult<TList>? list, Func<TList, IReadOnlyList<TItem>> items, ItemText<TItem> words,
        TokenBudget budget, StringBuilder text, List<PartError> errors)
        where TList : class
    {
        if (list is not { } read)
            return null;
        if (!read.Succeeded)
        {
            errors.Add(AnswerFrame.PartOf(name, read.Error));
            text.Append(name).Append(": ").Append(read.Error.Message).Append('\n');
            return null;
        }

        var heading = $"\n{name}{(items(read.Value).Count == 0 ? ": none" : ":")}\n";
        budget.TryTake(heading);
        var fitted = FittedItems<TItem>.Fit(items(read.Value), 1, budget, words, mustShow: false);
        text.Append(heading).Append(fitted.Text);
        return fitted;
    }

    /// <summary>The sidebar gives way when the whole does not fit.</summary>
    private static Community Fit(Community community, TokenBudget budget, DateTimeOffset now) =>
        TokenEstimate.Of(CommunityText.Whole(community, now)) <= budget.Left
            ? community
            : FittedItems<Community>.Cut(community, 0, budget, new ItemText<Community>(
                (_, part) => CommunityText.Whole(part, now), whole => whole.Description,
                (part, sidebar, cut) => part with { Description = sidebar, DescriptionCut = cut }));
}
