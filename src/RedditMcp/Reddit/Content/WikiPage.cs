namespace RedditMcp.Reddit.Content;

/// <summary>A page of a community's wiki.</summary>
/// <param name="ContentMd">The text in Markdown.</param>
/// <param name="RevisionDate">When it was last changed, in seconds since 1970.</param>
/// <param name="RevisionBy">Who changed it.</param>
internal sealed record WikiPage(string ContentMd, double? RevisionDate, string? RevisionBy);
