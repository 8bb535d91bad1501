namespace RedditMcp.Caching.Cold;

/// <summary>How the archive is.</summary>
internal sealed record ColdStatus
{
    public required bool IsEnabled { get; init; }

    /// <summary>Where it is, without secrets.</summary>
    public required string Place { get; init; }

    /// <summary>What is wrong and what to do about it; null when all is well.</summary>
    public string? Trouble { get; init; }

    /// <summary>Entries that wait in memory.</summary>
    public int Queued { get; init; }

    /// <summary>What waits on the disk, in bytes.</summary>
    public long Spooled { get; init; }

    /// <summary>Entries not archived for want of room, since the start.</summary>
    public long Shed { get; init; }
}
