using RedditMcp.Caching;
using RedditMcp.Insights.Sentiment.Languages;
using RedditMcp.Insights.Sentiment.Models;

namespace RedditMcp.Insights.Sentiment;

/// <summary>Rates samples. What a model cannot read is counted by its language, not taken for neutral.</summary>
internal sealed class SentimentRater(LanguageReader languages, KeptScores kept)
{
    /// <summary>Rates a sample.</summary>
    /// <param name="sample">What to rate.</param>
    /// <param name="model">By which model.</param>
    /// <param name="ask">Who asks.</param>
    /// <param name="cancellationToken">Ends it between two items.</param>
    public async Task<RatedSample> RateAsync(Sample sample, ISentimentModel model, CacheAsk ask, CancellationToken cancellationToken)
    {
        var rated = new List<RatedItem>();
        var foreign = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (wordless, unknown) = (0, 0);
        foreach (var item in sample.Items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var plain = PlainText.Of(item.Text);
            if (string.IsNullOrWhiteSpace(plain))
            {
                wordless++;
                continue;
            }

            var language = languages.Read(plain);
            if (language is not null && !model.Reads(language))
            {
                foreign[language] = foreign.GetValueOrDefault(language) + 1;
                continue;
            }

            unknown += language is null ? 1 : 0;
            rated.Add(new RatedItem(item, plain, await ScoreAsync(item.Text, model, ask, cancellationToken)));
        }

        return new RatedSample(sample, rated, foreign, wordless) { OfUnknownLanguage = unknown };
    }

    /// <summary>What a slow model said once is looked up; the default one rates a text before a look-up is through.</summary>
    private async ValueTask<SentimentScore> ScoreAsync(string text, ISentimentModel model, CacheAsk ask, CancellationToken cancellationToken) =>
        model.IsSlow ? await kept.FindOrRateAsync(text, model, ask with { Trace = null }, cancellationToken) : model.Rate(text);
}
