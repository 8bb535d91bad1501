namespace RedditMcp.Caching.Warm;

/// <summary>What is known of an entry: the metadata of the caching architecture, section 2.</summary>
/// <param name="Name">The entry's name.</param>
/// <param name="Tool">The part of the key that says what kind of question it is.</param>
/// <param name="Parameters">The canonical parameters.</param>
/// <param name="CreatedAt">When it was last fetched.</param>
/// <param name="AccessedCount">How often it answered since it was first written.</param>
/// <param name="LastAccessed">When it last answered.</param>
/// <param name="TimeToLive">For how long it is fresh from its creation on.</param>
/// <param name="SizeBytes">What it takes in the store.</param>
internal sealed record EntryMetadata(
    string Name, string Tool, string Parameters, DateTimeOffset CreatedAt, long AccessedCount, DateTimeOffset LastAccessed, TimeSpan TimeToLive, int SizeBytes);
