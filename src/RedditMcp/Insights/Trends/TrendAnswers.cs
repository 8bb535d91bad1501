using System.Globalization;
using RedditMcp.Answers;
using RedditMcp.Answers.Model;
using RedditMcp.Answers.Text;
using RedditMcp.Caching;
using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Insights.Trends;

/// <summary>Makes answers about what is trending. The sample is kept; the topics are found in it anew for each question, which takes milliseconds.</summary>
internal sealed class TrendAnswers(RedditCache cache, TrendSampler sampler, TitleMood mood)
{
    /// <summary>Answers with the topics of a scope.</summary>
    public async Task<RedditResult<RenderedAnswer>> ReadAsync(
        SubredditSet scope, TrendQuestion question, AnswerRequest request, CancellationToken cancellationToken)
    {
        var read = await cache.GetAsync(new TrendQuery(scope, sampler), request.Ask, cancellationToken);
        if (!read.Result.Succeeded)
            return read.Result.Error;

        var sample = read.Result.Value;
        var findings = TrendFinder.Find(sample, question);
        var teller = new TopicTeller(sample, findings.Corpus, mood);
        var answer = Describe(scope, question, sample, findings);
        var room = new TokenBudget(request.MaxTokens - TokenEstimate.Of(TrendText.Heading(answer, request.Now)));
        var fitted = FittedItems<TrendTopic>.Fit(
            [.. findings.Topics.Take(question.Limit).Select(teller.Tell)], 1, room, TrendText.Topics(request.Now));
        answer = answer with { Topics = fitted.Items };
        return AnswerRenderer.Render(
            TrendText.Heading(answer, request.Now) + fitted.Text, request.MaxTokens, answer, AnswerJson.Compact.TrendAnswer,
            AnswerGaps.Of(findings.Topics.Count - fitted.Items.Count, NotesOn(sample, findings, request.Now)));
    }

    private static TrendAnswer Describe(SubredditSet scope, TrendQuestion question, TrendSample sample, TrendFindings findings) => new()
    {
        Scope = scope.Value,
        TimeWindow = question.Window.Name,
        Topics = [],
        Window = new TrendSpan(findings.FromUtc, sample.TakenUtc, findings.InWindow),
        Baseline = findings.IsCold ? null : new TrendSpan(findings.BaselineFromUtc, findings.FromUtc, findings.Before),
        ColdStart = findings.IsCold,
        Sample = new TrendSampling
        {
            Shown = sample.Shown,
            Remembered = sample.Posts.Count(post => post.SeenUtc < sample.SeenUtc),
            Excluded = findings.Corpus.Excluded,
            CompleteSinceUtc = sample.CompleteSinceUtc > 0 ? sample.CompleteSinceUtc : null,
            Missing = sample.Missing,
        },
        Method = findings.IsCold ? TrendText.ColdMethod : TrendText.Method,
    };

    private static IEnumerable<string> NotesOn(TrendSample sample, TrendFindings findings, DateTimeOffset now)
    {
        if (findings.IsCold)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"cold start: only {Wording.Count(findings.Before, "post")} from before the window to compare with; a shorter time_window, or asking again later, has a baseline");
        }
        else if (findings.Before < findings.InWindow / 2)
        {
            yield return "the baseline is short, so that only strong growth can be told from chance";
        }

        if (!findings.IsCold && findings.Topics.Count == 0)
            yield return "nothing grew by more than chance explains";
        if (sample.CompleteSinceUtc > findings.FromUtc)
            yield return $"Reddit's list of new posts reaches back {Wording.Age(sample.CompleteSinceUtc, now)} only; what is older was seen if it was hot, rising, or in an earlier sample";
        if (sample.Missing is { } missing)
            yield return $"could not be read, and is missing from the sample: {string.Join(", ", missing)}";
    }
}
