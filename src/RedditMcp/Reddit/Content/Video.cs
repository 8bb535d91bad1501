namespace RedditMcp.Reddit.Content;

/// <summary>A video that Reddit hosts.</summary>
/// <param name="FallbackUrl">A plain MP4, without sound.</param>
/// <param name="Duration">Length in seconds.</param>
internal sealed record Video(string FallbackUrl, double? Duration);
