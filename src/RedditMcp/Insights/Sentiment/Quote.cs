namespace RedditMcp.Insights.Sentiment;

/// <summary>What somebody said, as an example of a feeling.</summary>
/// <param name="Item">Who, where and with how many votes.</param>
/// <param name="Text">The sentence that says it.</param>
/// <param name="Score">How the item as a whole feels.</param>
internal sealed record Quote(SampleItem Item, string Text, double Score);
