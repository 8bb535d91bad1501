namespace RedditMcp.Insights.Trends;

/// <summary>A post whose title is counted.</summary>
/// <param name="Post">The post.</param>
/// <param name="IsInWindow">Whether it was written in the window; otherwise it is of the baseline.</param>
/// <param name="Text">Its title, taken apart.</param>
/// <param name="Author">A number for its author.</param>
/// <param name="Title">A number for the words of its title, whatever their case and punctuation.</param>
internal sealed record CorpusPost(TrendPost Post, bool IsInWindow, TitleText Text, int Author, int Title);
