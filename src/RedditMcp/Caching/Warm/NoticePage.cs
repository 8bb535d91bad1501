namespace RedditMcp.Caching.Warm;

/// <summary>Notices in order.</summary>
/// <param name="Notices">What they say.</param>
/// <param name="Position">Where the next reading goes on.</param>
internal sealed record NoticePage(IReadOnlyList<string> Notices, string Position);
