namespace RedditMcp.Answers.Model;

/// <summary>An example of what was said.</summary>
/// <param name="Text">The sentence, as its author wrote it.</param>
/// <param name="Sentiment">The score of the item it is from.</param>
/// <param name="Label">What that is called.</param>
internal sealed record SentimentQuote(string Text, double Sentiment, string Label)
{
    /// <summary>The item's id without prefix; absent for a text of the caller's.</summary>
    public string? Id { get; init; }

    /// <summary><c>post</c> or <c>comment</c>.</summary>
    public string? Kind { get; init; }

    public string? Author { get; init; }

    /// <summary>Its votes on Reddit.</summary>
    public long? Score { get; init; }

    public string? Permalink { get; init; }
}
