namespace RedditMcp.Caching.Cold;

/// <summary>A thing that a body holds.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Place">Where it stands in the body.</param>
/// <param name="IsListed">Whether it is one of a list; otherwise the body is about it.</param>
internal sealed record ContentThing(ThingType Type, ByteRange Place, bool IsListed)
{
    /// <summary>Of posts, comments and links: the id without its prefix.</summary>
    public string? Id { get; init; }

    /// <summary>The account that made it or is it; null where Reddit says that it is deleted.</summary>
    public string? Author { get; init; }

    public string? Subreddit { get; init; }

    /// <summary>Deleted or removed on Reddit, so that nothing but the place where it stood is shown.</summary>
    public bool IsGone { get; init; }

    /// <summary>Of comments that stand outside their thread: the post's fullname.</summary>
    public string? LinkId { get; init; }

    /// <summary>Where the title of that post stands, with the member's name.</summary>
    public ByteRange? LinkTitle { get; init; }

    /// <summary>The fingerprint of its id, where it is a thing that can be named by one.</summary>
    public Fingerprint? IdPrint => (Type, Id) switch
    {
        (ThingType.Post or ThingType.Link, { } id) => Fingerprint.OfPost(id),
        (ThingType.Comment, { } id) => Fingerprint.OfComment(id),
        _ => null,
    };

    /// <summary>The fingerprint of its author.</summary>
    public Fingerprint? AuthorPrint => Author is null ? null : Fingerprint.OfAuthor(Author);
}
