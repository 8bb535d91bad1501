namespace RedditMcp.Insights.Trends;

/// <summary>A phrase that is mentioned more than chance would have it.</summary>
/// <param name="Phrase">The phrase.</param>
/// <param name="Mentions">How often it is mentioned in the window.</param>
/// <param name="Before">How often it was in the baseline.</param>
/// <param name="Odds">What its growth is measured against; null where there is no baseline.</param>
internal sealed record Topic(Phrase Phrase, int Mentions, int Before, Odds? Odds)
{
    /// <summary>How many times as often it is mentioned; null where there is no baseline.</summary>
    public double? Growth => Odds?.Growth(Mentions, Before);
}
