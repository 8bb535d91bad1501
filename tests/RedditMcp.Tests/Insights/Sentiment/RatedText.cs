namespace RedditMcp.Tests.Insights.Sentiment;

/// <summary>A text and what a person called it.</summary>
internal sealed record RatedText(string Text, string Half, string Label);
