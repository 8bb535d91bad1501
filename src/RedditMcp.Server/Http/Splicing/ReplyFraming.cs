namespace RedditMcp.Server.Http.Splicing;

/// <summary>How the SDK frames a reply: one server-sent event, its data on one line, the result or error first in it.</summary>
internal static class ReplyFraming
{
    /// <summary>What stands before the message.</summary>
    public static ReadOnlySpan<byte> Head => "event: message\ndata: "u8;

    /// <summary>What stands behind it.</summary>
    public static ReadOnlySpan<byte> Tail => "\n\n"u8;

    /// <summary>Tells from its beginning what a response is.</summary>
    public static Framing Recognise(ReadOnlySpan<byte> start)
    {
        var (result, error) = (Match(start, "event: message\ndata: {\"result\":"u8), Match(start, "event: message\ndata: {\"error\":"u8));
        return (result, error) switch
        {
            (Framing.Reply, _) or (_, Framing.Reply) => Framing.Reply,
            (Framing.Other, Framing.Other) => Framing.Other,
            _ => Framing.Unclear,
        };
    }

    /// <summary>The message within, if that is all there is and it is framed as expected.</summary>
    public static bool TryUnframe(ReadOnlyMemory<byte> reply, out ReadOnlyMemory<byte> message)
    {
        message = default;
        if (reply.Length <= Head.Length + Tail.Length || !reply.Span.StartsWith(Head) || !reply.Span.EndsWith(Tail))
            return false;
        message = reply[Head.Length..^Tail.Length];
        return !message.Span.ContainsAny((byte)'\n', (byte)'\r');
    }

    private static Framing Match(ReadOnlySpan<byte> start, ReadOnlySpan<byte> expected)
    {
        var length = Math.Min(start.Length, expected.Length);
        if (!start[..length].SequenceEqual(expected[..length]))
            return Framing.Other;
        return length == expected.Length ? Framing.Reply : Framing.Unclear;
    }
}
