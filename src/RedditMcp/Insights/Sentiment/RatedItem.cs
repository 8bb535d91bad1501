namespace RedditMcp.Insights.Sentiment;

/// <summary>An item and how it feels.</summary>
/// <param name="Item">The item.</param>
/// <param name="Plain">Its author's own words.</param>
/// <param name="Score">How they feel.</param>
internal sealed record RatedItem(SampleItem Item, string Plain, SentimentScore Score);
