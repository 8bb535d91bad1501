namespace RedditMcp.Insights.Sentiment;

/// <summary>A post, a comment or a sentence to be rated.</summary>
/// <param name="Text">What it says, in Markdown.</param>
internal sealed record SampleItem(string Text)
{
    /// <summary>Its id without prefix; null for a sentence of the caller's own text.</summary>
    public string? Id { get; init; }

    /// <summary><c>post</c> or <c>comment</c>; null likewise.</summary>
    public string? Kind { get; init; }

    public string? Author { get; init; }

    /// <summary>The votes it got on Reddit.</summary>
    public long Votes { get; init; }

    public double CreatedUtc { get; init; }

    public string? Permalink { get; init; }
}
