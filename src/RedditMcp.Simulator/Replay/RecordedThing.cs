namespace RedditMcp.Simulator.Replay;

/// <summary>A post, comment or subreddit as it was recorded.</summary>
internal sealed record RecordedThing(string Kind, string Fullname, byte[] Data, bool IsRaw)
{
    public string? Parent { get; init; }

    public string? Link { get; init; }

    /// <summary>What a subreddit is called.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Where a post leads.</summary>
    public string? Url { get; init; }

    public byte[] DataFor(bool raw) => raw && !IsRaw ? RecordedJson.Decode(Data) : Data;
}
