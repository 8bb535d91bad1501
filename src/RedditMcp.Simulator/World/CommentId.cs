namespace RedditMcp.Simulator.World;

/// <summary>A comment's id: its post's, above its place in the order the comments were written in.</summary>
internal readonly record struct CommentId(ulong Value)
{
    private const int IndexBits = 16;

    public PostId Post => new(Value >> IndexBits);

    public int Index => (int)(Value & ((1 << IndexBits) - 1));

    public string Fullname => $"t1_{this}";

    public static CommentId Of(PostId post, int index) => new((post.Value << IndexBits) | (uint)index);

    public static bool TryParse(ReadOnlySpan<char> text, out CommentId id)
    {
        var valid = Base36.TryDecode(text, out var value);
        id = new CommentId(value);
        return valid;
    }

    public override string ToString() => Base36.Encode(Value);
}
