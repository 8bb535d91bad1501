namespace RedditMcp.Caching.Cold;

/// <summary>
/// What a segment wrote to the archive; a segment is what one process gathered within some minutes. Format 1, one JSON object:
/// <code>
/// v            1
/// segment      its id, see TimedId
/// written_at   when this was written
/// objects      see ArchivedObject
/// </code>
/// It is written after its objects, so that what it names is there.
/// </summary>
internal sealed record SegmentManifest
{
    public const int Version = 1;

    public int V { get; init; } = Version;

    public required string Segment { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required IReadOnlyList<ArchivedObject> Objects { get; init; }
}
