namespace RedditMcp.Answers.Model;

/// <summary>What was rated and what not.</summary>
/// <param name="Posts">How many of the rated items are posts.</param>
/// <param name="Comments">How many are comments.</param>
internal sealed record SentimentSample(int Posts, int Comments)
{
    /// <summary>When the oldest was written, in seconds since 1970.</summary>
    public double? OldestUtc { get; init; }

    /// <summary>When the newest was.</summary>
    public double? NewestUtc { get; init; }

    /// <summary>Items in languages the model does not read.</summary>
    public IReadOnlyList<LanguageCount>? OtherLanguages { get; init; }

    /// <summary>Rated items whose language cannot be told, of fewer than three words as a rule.</summary>
    public int? LanguageUnknown { get; init; }

    /// <summary>Items without words of their own: pictures, links, quotes.</summary>
    public int? Wordless { get; init; }

    /// <summary>Items that were deleted or removed.</summary>
    public int? Removed { get; init; }

    /// <summary>Items by bots.</summary>
    public int? Bots { get; init; }
}
