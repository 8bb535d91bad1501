namespace RedditMcp.Queries;

/// <summary>What a caller means by a post: its id, perhaps one comment of it, or a share link that has to be asked about.</summary>
internal abstract record PostReference
{
    /// <summary>What a caller is told when a reference is refused.</summary>
    public const string Takes = "a post id (1abc2de), a t3_ name, or a link to a post on reddit.com or redd.it";

    private static readonly string[] s_pathStarts = ["r/", "u/", "user/", "comments/", "gallery/"];

    private PostReference()
    {
    }

    /// <summary>A post, and the comment a permalink singles out.</summary>
    /// <param name="Id">The post.</param>
    /// <param name="Comment">The comment, if the link names one.</param>
    /// <param name="Context">How many of its ancestors the link asks for.</param>
    internal sealed record Post(ThingId Id, ThingId? Comment = null, int? Context = null) : PostReference;

    /// <summary>A link that only Reddit can resolve.</summary>
    /// <param name="Path">Its path, <c>/r/name/s/token</c> or <c>/u/name/s/token</c>; valid by construction.</param>
    internal sealed record Share(string Path) : PostReference;

    /// <summary>Reads an id, a fullname, or any of the links Reddit and its users write.</summary>
    public static bool TryParse(string text, out PostReference reference)
    {
        reference = null!;
        text = text.Trim();
        if (ThingId.TryParse(text, "t3_", out var id))
            reference = new Post(id);
        else if (RedditPath.ParseUrl(text) is { } url)
            reference = FromUrl(url)!;
        else if (IsPath(text))
            reference = FromUrl(new Uri("https://www.reddit.com/" + text.TrimStart('/')))!;
        return reference is not null;
    }

    private static bool IsPath(string text) =>
        Array.Exists(s_pathStarts, start => text.TrimStart('/').StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private static PostReference? FromUrl(Uri url)
    {
        var parts = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (url.Host.Equals("redd.it", StringComparison.OrdinalIgnoreCase)
            || url.Host.Equals("www.redd.it", StringComparison.OrdinalIgnoreCase))
            return parts is [var shortId] && ThingId.TryParse(shortId, "t3_", out var id) ? new Post(id) : null;
        if (!RedditPath.IsSite(url.Host))
            return null;

        return parts switch
        {
            ["r" or "u" or "user", var owner, "s", var token] => ShareOf(parts[0], owner, token),
            ["r" or "u" or "user", _, .. var rest] => FromSitePath(rest, url.Query),
            _ => FromSitePath(parts, url.Query),
        };
    }

    private static Post? FromSitePath(ReadOnlySpan<string> parts, string query)
    {
        if (parts is not ["comments" or "gallery" or "duplicates" or "tb" or "poll", var postText, ..]
            || !ThingId.TryParse(postText, "t3_", out var post))
            return null;
        if (parts is not ["comments", _, _, var commentText, ..])
            return new Post(post);
        return ThingId.TryParse(commentText, "t1_", out var comment) ? new Post(post, comment, ContextOf(query)) : null;
    }

    private static int? ContextOf(string query)
    {
        foreach (var pair in query.TrimStart('?').Split('&'))
        {
            if (pair.StartsWith("context=", StringComparison.Ordinal)
                && int.TryParse(pair["context=".Length..], System.Globalization.CultureInfo.InvariantCulture, out var context))
                return Math.Clamp(context, 0, 8);
        }

        return null;
    }

    private static Share? ShareOf(string kind, string owner, string token)
    {
        var validOwner = kind == "r" ? SubredditName.TryParse(owner, out _) : Username.IsValid(owner);
        return validOwner && token.Length <= 32 && token.All(char.IsAsciiLetterOrDigit)
            ? new Share($"/{kind}/{owner}/s/{token}")
            : null;
    }
}
