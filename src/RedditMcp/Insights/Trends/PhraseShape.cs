namespace RedditMcp.Insights.Trends;

/// <summary>Where a phrase stands in a title, and what it is made of.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Class">How much the words themselves say.</param>
/// <param name="IsUncommon">Whether it is of several words and all of them are not everyday English.</param>
internal readonly record struct PhraseShape(int Start, int End, PhraseClass Class, bool IsUncommon);
