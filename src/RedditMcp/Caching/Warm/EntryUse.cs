namespace RedditMcp.Caching.Warm;

/// <summary>What happened to an entry since the last batch.</summary>
/// <param name="Name">The entry's name, <c>{space}:{tool}:{hash}:{version}</c>.</param>
/// <param name="Reads">How often it answered.</param>
/// <param name="LastRead">When it last answered.</param>
/// <param name="Written">How it was last written; null when it was only read.</param>
internal sealed record EntryUse(string Name, long Reads, DateTimeOffset LastRead, EntryWriting? Written);
