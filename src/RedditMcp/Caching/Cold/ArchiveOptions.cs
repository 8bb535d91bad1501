namespace RedditMcp.Caching.Cold;

/// <summary>Whether and where what was fetched is archived, and for how long. Section <c>Archive</c> of the configuration.</summary>
public sealed class ArchiveOptions
{
    /// <summary>The section these options are bound to.</summary>
    public const string Section = "Archive";

    /// <summary>The longest that Reddit's terms recommend to keep content.</summary>
    public static readonly TimeSpan LongestWithoutAgreement = TimeSpan.FromHours(48);

    /// <summary>Whether anything is archived. Off by default.</summary>
    public bool Enabled { get; set; }

    /// <summary>
    /// The folder of the archive, and of what is on its way to <see cref="S3"/>; on a local disk. Default: <c>archive</c> in the cache's folder.
    /// </summary>
    public string? Directory { get; set; }

    /// <summary>The bucket, for an archive that is no local folder.</summary>
    public ArchiveS3Options S3 { get; set; } = new();

    /// <summary>For how long content is kept after it was fetched. Default 48 hours; more needs <see cref="RetentionAgreedWithReddit"/>.</summary>
    public TimeSpan Retention { get; set; } = LongestWithoutAgreement;

    /// <summary>That the operator has an agreement with Reddit that allows the <see cref="Retention"/> set.</summary>
    public bool RetentionAgreedWithReddit { get; set; }

    /// <summary>Entries that may wait in memory; what comes on top is not archived.</summary>
    public int QueueEntries { get; set; } = 1_000;

    /// <summary>What the waiting entries may weigh, in bytes. Default 64 MB.</summary>
    public long QueueBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>What may wait on disk for a store that does not answer, in bytes. Default 256 MB.</summary>
    public long SpoolBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>After how long what waits on disk goes to the archive. Default 5 minutes.</summary>
    public TimeSpan SegmentAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>From how much on it goes at once, in bytes before compression. Default 8 MB.</summary>
    public long SegmentBytes { get; set; } = 8L * 1024 * 1024;
}
