namespace RedditMcp.Insights.Sentiment;

/// <summary>What is rated: who was asked for what, and what is not in it.</summary>
/// <param name="Subject">What it is a sample of, in words.</param>
/// <param name="Items">What is to be rated.</param>
internal sealed record Sample(string Subject, IReadOnlyList<SampleItem> Items)
{
    /// <summary>Items that were deleted or removed.</summary>
    public int Removed { get; init; }

    /// <summary>Items that bots wrote.</summary>
    public int Bots { get; init; }

    /// <summary>Whether it is a text of the caller's, whose items are its sentences.</summary>
    public bool IsText { get; init; }

    /// <summary>Words that stand in the question and so are no theme of the answer.</summary>
    public string Asked { get; init; } = "";

    /// <summary>What a reader should know of how it was drawn.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
