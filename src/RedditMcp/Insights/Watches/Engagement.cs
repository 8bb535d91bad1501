namespace RedditMcp.Insights.Watches;

/// <summary>How much a post must have stirred to count for a watch.</summary>
internal enum Engagement
{
    /// <summary>Nothing.</summary>
    Any,

    /// <summary>100 points or 50 comments.</summary>
    High,

    /// <summary>1,000 points or 500 comments.</summary>
    Viral,
}
