using RedditMcp.Answers.Model;
using RedditMcp.Insights.Sentiment.Themes;

namespace RedditMcp.Insights.Sentiment;

/// <summary>Puts findings in the structured part of an answer.</summary>
internal static class SentimentBody
{
    /// <summary>Puts findings, with the themes and quotes that are shown.</summary>
    public static SentimentAnswer Of(SentimentFindings findings, IReadOnlyList<Theme> themes, IReadOnlyList<Quote> quotes) => new(
        findings.Rated.Sample.Subject, AnalyzedItems(findings), findings.Model.Method, findings.Model.Name)
    {
        Overall = findings.Summary is { } summary ? Of(findings, summary) : null,
        Themes = themes.Count == 0 ? null : [.. themes.Select(theme => new SentimentTheme(theme.Name, theme.Items, theme.Score, Spell(theme.Score)))],
        Quotes = quotes.Count == 0 ? null : [.. quotes.Select(Of)],
        Sample = findings.IsText && findings.Rated is { Items.Count: > 0, OfUnknownLanguage: 0 } ? null : Sample(findings.Rated),
    };

    /// <summary>How many items were rated; a text is one, however many sentences it has.</summary>
    public static int AnalyzedItems(SentimentFindings findings) => findings.IsText ? Math.Min(1, findings.Rated.Items.Count) : findings.Rated.Items.Count;

    /// <summary>The label of a score as answers spell it.</summary>
    public static string Spell(double score) => Spell(SentimentScore.LabelOf(score));

    private static string Spell(SentimentLabel label) => label switch
    {
        SentimentLabel.Positive => "positive",
        SentimentLabel.Negative => "negative",
        _ => "neutral",
    };

    private static SentimentOverall Of(SentimentFindings findings, SentimentSummary summary) => new(
        summary.Score, Spell(summary.Label), summary.Confidence, summary.ConfidenceMeaning,
        new SentimentDistribution(
            findings.ShareOf(SentimentLabel.Positive), findings.ShareOf(SentimentLabel.Neutral), findings.ShareOf(SentimentLabel.Negative)))
    {
        Margin = summary.Margin,
        ScoreByVotes = summary.ByVotes,
    };

    private static SentimentQuote Of(Quote quote) => new(quote.Text, quote.Score, Spell(quote.Score))
    {
        Id = quote.Item.Id,
        Kind = quote.Item.Kind,
        Author = quote.Item.Author,
        Score = quote.Item.Id is null ? null : quote.Item.Votes,
        Permalink = quote.Item.Permalink,
    };

    private static SentimentSample Sample(RatedSample rated)
    {
        var dated = rated.Items.Where(item => item.Item.CreatedUtc > 0).Select(item => item.Item.CreatedUtc).ToArray();
        return new SentimentSample(rated.Items.Count(item => item.Item.Kind == "post"), rated.Items.Count(item => item.Item.Kind == "comment"))
        {
            OldestUtc = dated.Length == 0 ? null : dated.Min(),
            NewestUtc = dated.Length == 0 ? null : dated.Max(),
            OtherLanguages = rated.Foreign.Count == 0 ? null : [.. rated.Foreign.Select(pair => new LanguageCount(pair.Key, pair.Value))],
            LanguageUnknown = OrNone(rated.OfUnknownLanguage),
            Wordless = OrNone(rated.Wordless),
            Removed = OrNone(rated.Sample.Removed),
            Bots = OrNone(rated.Sample.Bots),
        };
    }

    private static int? OrNone(int count) => count == 0 ? null : count;
}
