using System.Text.Json;

namespace RedditMcp.Caching.Cold;

/// <summary>What an entry's parameters say it is about.</summary>
internal sealed record AskedMembers
{
    public string? Subreddit { get; private init; }

    public string? Username { get; private init; }

    public string? PostId { get; private init; }

    public string? CommentId { get; private init; }

    /// <summary>Reads canonical parameters; what is no object asks for nothing.</summary>
    public static AskedMembers Of(string parameters)
    {
        try
        {
            using var document = JsonDocument.Parse(parameters);
            var members = document.RootElement;
            return members.ValueKind is not JsonValueKind.Object ? new AskedMembers() : new AskedMembers
            {
                Subreddit = TextOf(members, "subreddit"),
                Username = TextOf(members, "username"),
                PostId = TextOf(members, "post_id"),
                CommentId = TextOf(members, "comment_id"),
            };
        }
        catch (JsonException)
        {
            return new AskedMembers();
        }
    }

    /// <summary>The fingerprints of what is asked about.</summary>
    public IEnumerable<Fingerprint> Prints()
    {
        if (Username is not null)
            yield return Fingerprint.OfAuthor(Username);
        if (Subreddit is ['u', '_', .. var owner])
            yield return Fingerprint.OfAuthor(owner);
        if (PostId is not null)
            yield return Fingerprint.OfPost(PostId);
        if (CommentId is not null)
            yield return Fingerprint.OfComment(CommentId);
    }

    private static string? TextOf(JsonElement members, string name) =>
        members.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
