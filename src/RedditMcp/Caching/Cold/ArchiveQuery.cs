namespace RedditMcp.Caching.Cold;

/// <summary>What to look for in the archive.</summary>
/// <param name="From">Fetched at this instant or later.</param>
/// <param name="To">Fetched before this instant.</param>
internal sealed record ArchiveQuery(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>A post or a comment.</summary>
    public Fingerprint? Id { get; init; }

    /// <summary>Posts and comments of one community, in lower case.</summary>
    public string? Subreddit { get; init; }

    /// <summary>Whether an object may hold something of it; false is certain.</summary>
    public bool MayBeIn(ArchivedObject candidate) =>
        (Id is not { } id || candidate.MayHold(id))
        && (Subreddit is null || candidate.Subreddit == Subreddit || candidate.Subreddit == ArchiveNames.Many);

    /// <summary>The posts and comments of an entry that are looked for.</summary>
    public IEnumerable<ArchivedItem> In(ArchivedEntry entry)
    {
        if (entry.FetchedAt < From || entry.FetchedAt >= To)
            yield break;
        foreach (var thing in ThingWalk.Of(entry.Body.Span))
        {
            if (thing.Type is not (ThingType.Post or ThingType.Comment))
                continue;
            var subreddit = thing.Subreddit?.ToLowerInvariant() ?? entry.Subreddit;
            if ((Id is null || thing.IdPrint == Id) && (Subreddit is null || subreddit == Subreddit))
                yield return new ArchivedItem(entry, thing.Type, subreddit, thing.Place.Of(entry.Body));
        }
    }
}
