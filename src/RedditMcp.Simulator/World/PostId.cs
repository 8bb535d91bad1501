namespace RedditMcp.Simulator.World;

/// <summary>
/// A post's id: when it was made, in units of 16 seconds, above the index of its community. So ids grow with time, as Reddit's
/// do, and tell where to find the post without any memory of it. Numbers too small to hold a time name pinned and planted posts.
/// </summary>
internal readonly record struct PostId(ulong Value)
{
    public const int CommunityBits = 18;
    private const ulong FirstDated = 1UL << (CommunityBits + 14);

    public bool IsDated => Value >= FirstDated;

    public long Unit => (long)(Value >> CommunityBits);

    public int CommunityIndex => (int)(Value & ((1 << CommunityBits) - 1));

    public string Fullname => $"t3_{this}";

    public static PostId At(long unit, int community) => new(((ulong)unit << CommunityBits) | (uint)community);

    public static bool TryParse(ReadOnlySpan<char> text, out PostId id)
    {
        var valid = Base36.TryDecode(text, out var value);
        id = new PostId(value);
        return valid;
    }

    public override string ToString() => Base36.Encode(Value);
}
