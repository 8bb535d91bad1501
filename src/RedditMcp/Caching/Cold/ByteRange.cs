namespace RedditMcp.Caching.Cold;

/// <summary>Where something stands in a body: from the start up to, not including, the end.</summary>
internal readonly record struct ByteRange(int Start, int End)
{
    /// <summary>What stands there.</summary>
    public ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> body) => body[Start..End];

    /// <summary>Whether the other stands within this one.</summary>
    public bool Holds(ByteRange other) => other.Start >= Start && other.End <= End;
}
