namespace RedditMcp.Insights.Trends;

/// <summary>A title taken apart.</summary>
/// <param name="Segments">Its words, in stretches that no phrase goes beyond.</param>
/// <param name="Runs">Where it is written in a script without blanks between words.</param>
internal sealed record TitleText(IReadOnlyList<TitleWord[]> Segments, IReadOnlyList<Range> Runs);
