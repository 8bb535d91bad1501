using RedditMcp.Caching.Cold;
using RedditMcp.Queries;

namespace RedditMcp.Caching.Purging;

/// <summary>What an operator wants purged, in the operator's words, and what that means.</summary>
internal static class PurgeRequest
{
    private const string Comment = "t1_";

    /// <summary>What is told when an id is refused.</summary>
    public const string TakesIds = "a post id (1abc2de), a t3_ or t1_ name, or a link to a post or comment";

    /// <summary>What is told when a key is refused.</summary>
    public const string TakesKeys = "a cache key such as reddit:posts:0123456789abcdef:v1";

    /// <summary>Reads the id of a post or a comment. A bare id is a post's, as everywhere; a link that names a comment means that comment.</summary>
    public static Fingerprint? ReadId(string text) => text.Trim() switch
    {
        var name when name.StartsWith(Comment, StringComparison.OrdinalIgnoreCase) =>
            ThingId.TryParse(name, Comment, out var comment) ? Fingerprint.OfComment(comment.Value) : null,
        var name when PostReference.TryParse(name, out var reference) && reference is PostReference.Post post =>
            post.Comment is { } comment ? Fingerprint.OfComment(comment.Value) : Fingerprint.OfPost(post.Id.Value),
        _ => null,
    };

    /// <summary>Reads what <c>--id</c> takes.</summary>
    public static PurgeTarget? ForId(string text) => ReadId(text) is { } print ? PurgeTarget.Of(PurgeSubject.Id, print) : null;

    /// <summary>Reads what <c>--author</c> takes.</summary>
    public static PurgeTarget? ForAuthor(string text) =>
        Username.TryParse(text, out var name) ? PurgeTarget.Of(PurgeSubject.Author, Fingerprint.OfAuthor(name.Value)) : null;

    /// <summary>Reads what <c>--key</c> takes.</summary>
    public static PurgeTarget? ForKey(string text) =>
        text.Split(':') is { Length: >= 4 } parts && parts.All(part => part.Length > 0 && !part.Any(char.IsWhiteSpace))
            ? PurgeTarget.Of(PurgeSubject.Key, Fingerprint.Of(text))
            : null;
}
