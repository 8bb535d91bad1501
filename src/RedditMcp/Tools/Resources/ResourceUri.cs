using RedditMcp.Insights.Watches;
using RedditMcp.Queries;

namespace RedditMcp.Tools.Resources;

/// <summary>What a <c>reddit://</c> URI names. Everything in it is checked here.</summary>
internal abstract record ResourceUri
{
    private const string Scheme = "reddit://";

    private ResourceUri()
    {
    }

    internal sealed record Status : ResourceUri;

    internal sealed record Listing(SubredditSet Subreddits, ListingSort Sort) : ResourceUri;

    internal sealed record Wiki(SubredditName Subreddit, WikiPageName Page) : ResourceUri;

    internal sealed record Thread(ThingId Post) : ResourceUri;

    internal sealed record User(Username Name) : ResourceUri;

    internal sealed record Duplicates(ThingId Post) : ResourceUri;

    internal sealed record Watch(string Id) : ResourceUri;

    /// <summary>Reads a URI; null when it names nothing here.</summary>
    public static ResourceUri? Parse(string uri)
    {
        if (uri.Length > 512 || !uri.StartsWith(Scheme, StringComparison.Ordinal))
            return null;
        var parts = uri[Scheme.Length..].Split('/').Select(Uri.UnescapeDataString).ToArray();
        return parts switch
        {
            ["status"] => new Status(),
            ["r", var subreddit, "wiki", .. var page] => WikiOf(subreddit, string.Join('/', page)),
            ["r", var subreddit, var sort] => ListingOf(subreddit, sort),
            ["post", var id] => ThingId.TryParse(id, "t3_", out var post) ? new Thread(post) : null,
            ["user", var name] => Username.TryParse(name, out var user) ? new User(user) : null,
            ["watch", var id] => WatchId.IsValid(id) ? new Watch(id) : null,
            ["duplicates", var id] => ThingId.TryParse(id, "t3_", out var post) ? new Duplicates(post) : null,
            _ => null,
        };
    }

    private static Wiki? WikiOf(string subreddit, string page) =>
        SubredditName.TryParse(subreddit, out var name) && WikiPageName.TryParse(page, out var wiki) ? new Wiki(name, wiki) : null;

    private static Listing? ListingOf(string subreddit, string word)
    {
        foreach (var sort in Enum.GetValues<ListingSort>())
        {
            if (word == sort.Spell() && SubredditSet.TryParse(subreddit, out var set))
                return new Listing(set, sort);
        }

        return null;
    }
}
