namespace RedditMcp.Caching.Warm;

/// <summary>How an entry was written.</summary>
/// <param name="Parameters">The canonical parameters it answers.</param>
/// <param name="CreatedAt">When it was fetched.</param>
/// <param name="TimeToLive">For how long it is fresh from then on.</param>
/// <param name="SizeBytes">What it takes in the store.</param>
/// <param name="Life">For how long the store keeps it, and so what is known of it.</param>
internal sealed record EntryWriting(string Parameters, DateTimeOffset CreatedAt, TimeSpan TimeToLive, int SizeBytes, TimeSpan Life);
