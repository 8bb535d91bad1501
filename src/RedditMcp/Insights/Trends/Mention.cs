namespace RedditMcp.Insights.Trends;

/// <summary>That a title holds a phrase.</summary>
/// <param name="Post">The post's place in the corpus.</param>
/// <param name="Start">Where the phrase starts in the title.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct Mention(int Post, int Start, int End);
