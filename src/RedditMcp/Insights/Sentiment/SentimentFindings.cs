using RedditMcp.Insights.Sentiment.Models;
using RedditMcp.Insights.Sentiment.Themes;

namespace RedditMcp.Insights.Sentiment;

/// <summary>All that is said of a rated sample.</summary>
/// <param name="Rated">The sample.</param>
/// <param name="Model">The model that rated it.</param>
/// <param name="Summary">What it says as a whole; null where nothing could be rated.</param>
/// <param name="Themes">What it speaks of.</param>
/// <param name="Quotes">What was said, the pleased and the displeased in turn.</param>
internal sealed record SentimentFindings(
    RatedSample Rated, ISentimentModel Model, SentimentSummary? Summary, IReadOnlyList<Theme> Themes, IReadOnlyList<Quote> Quotes)
{
    private const int QuotesOfALabel = 3;

    /// <summary>Whether it is of a text of the caller's, whose items are its sentences.</summary>
    public bool IsText => Rated.Sample.IsText;

    /// <summary>Works out what a sample says.</summary>
    /// <param name="rated">The sample.</param>
    /// <param name="model">The model that rated it.</param>
    /// <param name="summary">What is known of it as a whole already; null to take its items together.</param>
    public static SentimentFindings Of(RatedSample rated, ISentimentModel model, SentimentSummary? summary = null)
    {
        if (rated.Items.Count <= 1 && rated.Sample.IsText)
            return new SentimentFindings(rated, model, rated.Items.Count == 0 ? null : summary, [], []);
        var picker = new QuotePicker(model);
        var pleased = picker.Pick(rated.Items, SentimentLabel.Positive, QuotesOfALabel);
        var displeased = picker.Pick(rated.Items, SentimentLabel.Negative, QuotesOfALabel);
        return new SentimentFindings(
            rated, model,
            rated.Items.Count == 0 ? null : summary ?? SentimentSummary.Of(rated.Items, model),
            rated.Items.Count > 1 ? new ThemeFinder(model).Find(rated) : [],
            [.. Enumerable.Range(0, QuotesOfALabel).SelectMany(place => displeased.Skip(place).Take(1).Concat(pleased.Skip(place).Take(1)))]);
    }

    /// <summary>The share of items with a label.</summary>
    public double ShareOf(SentimentLabel label) =>
        Rated.Items.Count == 0 ? 0 : Math.Round(Rated.Items.Count(item => item.Score.Label == label) / (double)Rated.Items.Count, 3);
}
