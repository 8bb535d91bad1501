namespace RedditMcp.Caching.Cold;

/// <summary>
/// What one process archived of one day's fetches: counts only, so that it may be kept for good. Format 1, one JSON object. The
/// figures of a day are the sums over its objects.
/// </summary>
/// <param name="Day">The UTC day, YYYY-MM-DD.</param>
/// <param name="Writer">The process, see <see cref="TimedId"/>.</param>
/// <param name="Entries">Entries archived.</param>
/// <param name="Bytes">What their bodies weigh, before compression.</param>
/// <param name="Kinds">Entries by kind.</param>
/// <param name="Subreddits">Entries by subreddit; profiles, which name people, are counted together.</param>
internal sealed record UsageDay(
    string Day, string Writer, long Entries, long Bytes, SortedDictionary<string, long> Kinds, SortedDictionary<string, long> Subreddits)
{
    public const int Version = 1;

    public int V { get; init; } = Version;

    /// <summary>The same day and one entry more.</summary>
    public UsageDay With(ArchivedEntry entry)
    {
        Count(Kinds, entry.Kind is { } kind ? ArchiveLine.SnakeCase(kind) : "other");
        Count(Subreddits, entry.Subreddit.StartsWith("u_", StringComparison.Ordinal) ? "_profiles" : entry.Subreddit);
        return this with { Entries = Entries + 1, Bytes = Bytes + entry.Body.Length };
    }

    private static void Count(SortedDictionary<string, long> counts, string name) =>
        counts[name] = counts.GetValueOrDefault(name) + 1;
}
