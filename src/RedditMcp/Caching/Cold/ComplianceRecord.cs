namespace RedditMcp.Caching.Cold;

/// <summary>
/// That something was purged, when and why, never what it was. Format 1, one JSON object, in the archive under
/// <c>compliance/YYYY/MM/DD/{id}.json</c> and on the notice board:
/// <code>
/// v          1
/// id         32 hex digits, a version 7 UUID: when the purge began
/// at         the same instant; what was fetched later is not meant
/// reason     "purge" (asked for) or "deleted_on_reddit"
/// targets    [{"what": "id" | "author" | "key", "print": 32 hex digits, see Fingerprint}]
/// removed    entries removed or shortened, by tier; absent until the purge has ended
/// </code>
/// The record is written before anything is removed. Whoever writes to the archive looks for new records after each write, so that a
/// purge reaches what was on its way to the archive while it ran.
/// </summary>
internal sealed record ComplianceRecord
{
    public const int Version = 1;

    public int V { get; init; } = Version;

    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required PurgeReason Reason { get; init; }

    public required IReadOnlyList<PurgeTarget> Targets { get; init; }

    public IReadOnlyDictionary<string, int>? Removed { get; init; }

    /// <summary>The fingerprints of what is removed.</summary>
    public IEnumerable<Fingerprint> Prints()
    {
        foreach (var target in Targets)
        {
            if (Fingerprint.TryParse(target.Print, out var print))
                yield return print;
        }
    }
}
