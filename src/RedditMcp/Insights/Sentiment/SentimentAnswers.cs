using System.Text;
using RedditMcp.Answers;
using RedditMcp.Answers.Model;
using RedditMcp.Caching;
using RedditMcp.Insights.Sentiment.Models;

namespace RedditMcp.Insights.Sentiment;

/// <summary>Makes answers about how things feel.</summary>
internal sealed class SentimentAnswers(SentimentRater rater, KeptScores kept)
{
    /// <summary>Answers about a sample of what Reddit has.</summary>
    public async Task<RenderedAnswer> DescribeAsync(Sample sample, ISentimentModel model, AnswerRequest request, CancellationToken cancellationToken)
    {
        var rated = await rater.RateAsync(sample, model, request.Ask, cancellationToken);
        return Put(SentimentFindings.Of(rated, model), request);
    }

    /// <summary>Answers about a text of the caller's.</summary>
    public async Task<RenderedAnswer> DescribeAsync(string text, ISentimentModel model, AnswerRequest request, CancellationToken cancellationToken)
    {
        var score = await kept.FindOrRateAsync(text, model, request.Ask, cancellationToken);
        var sample = new Sample("the text", [new SampleItem(text)]) { IsText = true, Notes = ["nothing was asked of Reddit for this text"] };
        var whole = await rater.RateAsync(sample, model, request.Ask with { Trace = null }, cancellationToken);
        if (whole.Items.Count == 0)
            return Put(SentimentFindings.Of(whole, model), request);

        RatedItem[] sentences = [.. PlainText.Sentences(whole.Items[0].Plain).Select(sentence => new RatedItem(new SampleItem(sentence), sentence, model.RatePart(sentence, score)))];
        return Put(SentimentFindings.Of(whole with { Items = sentences }, model, SentimentSummary.Of(score, model)), request);
    }

    /// <summary>Puts findings in an answer: what it says as a whole always, themes and quotes as far as they fit.</summary>
    private static RenderedAnswer Put(SentimentFindings findings, AnswerRequest request)
    {
        var text = new StringBuilder(SentimentText.Heading(findings));
        var budget = new TokenBudget(request.MaxTokens);
        budget.TryTake(text.ToString());
        var themes = Fit(findings.Themes, SentimentText.Of, "themes (items that speak of it, score of the sentences that do):\n", budget, text);
        var quotes = Fit(findings.Quotes, quote => SentimentText.Of(quote, request.Now), findings.IsText ? "quotes:\n" : "quotes, by how clearly they say it and how they were voted for:\n", budget, text);
        var leftOut = findings.Themes.Count - themes.Count + findings.Quotes.Count - quotes.Count;
        return AnswerRenderer.Render(
            text.ToString(), request.MaxTokens, SentimentBody.Of(findings, themes, quotes), AnswerJson.Compact.SentimentAnswer,
            AnswerGaps.Of(leftOut, findings.Rated.Sample.Notes));
    }

    private static List<TItem> Fit<TItem>(IReadOnlyList<TItem> items, Func<TItem, string> words, string heading, TokenBudget budget, StringBuilder text)
    {
        var shown = new List<TItem>();
        foreach (var item in items)
        {
            var line = (shown.Count == 0 ? heading : "") + words(item);
            if (!budget.TryTake(line))
                break;
            text.Append(line);
            shown.Add(item);
        }

        return shown;
    }
}
