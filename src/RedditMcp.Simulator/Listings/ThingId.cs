using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Listings;

/// <summary>A post or a comment, by id.</summary>
internal readonly record struct ThingId(bool IsComment, ulong Value)
{
    public string Fullname => $"{(IsComment ? "t1_" : "t3_")}{Base36.Encode(Value)}";

    public static ThingId Of(PostId post) => new(false, post.Value);

    public static ThingId Of(CommentId comment) => new(true, comment.Value);

    public static ThingId? Parse(string? fullname)
    {
        if (fullname is not { Length: > 3 } || !Base36.TryDecode(fullname.AsSpan(3), out var value))
            return null;

        return fullname.AsSpan(0, 3) switch
        {
            "t1_" => new ThingId(true, value),
            "t3_" => new ThingId(false, value),
            _ => null,
        };
    }
}
