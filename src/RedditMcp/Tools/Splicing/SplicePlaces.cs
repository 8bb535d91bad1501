namespace RedditMcp.Tools.Splicing;

/// <summary>Where in a reply the marks are.</summary>
/// <param name="Text">Index of the words' mark.</param>
/// <param name="Structured">Index of the structured content's mark.</param>
internal readonly record struct SplicePlaces(int Text, int Structured);
