using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Caching.Cold;

/// <summary>An answer as it is archived, see <see cref="ArchiveLine"/>.</summary>
internal sealed record ArchivedEntry
{
    /// <summary>The name it was kept under.</summary>
    public required string Key { get; init; }

    public required string Parameters { get; init; }

    public ContentKind? Kind { get; init; }

    public required RedditSource Source { get; init; }

    /// <summary>The one community that all of it is from, lower case, else <c>_many</c>.</summary>
    public required string Subreddit { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    public required DateTimeOffset FreshUntil { get; init; }

    public required DateTimeOffset StaleUntil { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What is archived of a cached entry.</summary>
    public static ArchivedEntry Of(CacheKey key, CacheEntry entry) => new()
    {
        Key = key.Name,
        Parameters = entry.Parameters,
        Kind = entry.Kind,
        Source = entry.Source,
        Subreddit = SubredditOf(entry),
        FetchedAt = entry.FetchedAt,
        FreshUntil = entry.FreshUntil,
        StaleUntil = entry.StaleUntil,
        Body = entry.Body,
    };

    /// <summary>The entry as the other tiers have it, standing in until the given instant.</summary>
    public CacheEntry ToCacheEntry(DateTimeOffset staleUntil) => new()
    {
        Body = Body,
        Kind = Kind,
        Parameters = Parameters,
        Source = Source,
        FetchedAt = FetchedAt,
        FreshUntil = FreshUntil,
        StaleUntil = staleUntil,
    };

    /// <summary>What purges leave of it, itself where they meant nothing in it; null where nothing is left.</summary>
    public ArchivedEntry? Without(PurgeSet purges)
    {
        var left = purges.Of(FetchedAt).Without(Key, Parameters, Body);
        return left is not { } body ? null : body.Equals(Body) ? this : this with { Body = body };
    }

    /// <summary>The community asked about; where none was, or several, the one that all that was found is from.</summary>
    private static string SubredditOf(CacheEntry entry)
    {
        if (AskedMembers.Of(entry.Parameters).Subreddit is { } asked && NameOf(asked) is { } single)
            return single;
        var found = ThingWalk.Of(entry.Body.Span).Select(thing => thing.Subreddit).OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToList();
        return found is [var only] ? NameOf(only) ?? ArchiveNames.Many : ArchiveNames.Many;
    }

    /// <summary>What Reddit says becomes part of a path, and so has to be a name.</summary>
    private static string? NameOf(string subreddit) =>
        SubredditName.TryParse(subreddit, out var name) && name.Value is not ("all" or "popular") ? name.Value : null;
}
