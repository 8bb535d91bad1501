using RedditMcp.Queries;
using RedditMcp.Reddit;

namespace RedditMcp.Caching;

/// <summary>An answer as it is kept: the trimmed content as compact JSON, or the error that is the answer.</summary>
internal sealed record CacheEntry
{
    /// <summary>Trimmed content, UTF-8; empty where <see cref="Error"/> is the answer.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>That Reddit does not have it, or does not show it.</summary>
    public RedditError? Error { get; init; }

    /// <summary>What it is, as far as its freshness goes; null where <see cref="Error"/> is the answer.</summary>
    public ContentKind? Kind { get; init; }

    /// <summary>The first eight bytes of the body's SHA-256: whether a refresh brought anything new.</summary>
    public ulong BodyHash { get; init; }

    /// <summary>What this key's refreshes have taught about its TTL: more than 1 where they brought nothing new, less where much.</summary>
    public double Drift { get; init; } = 1;

    /// <summary>The parameters it answers; another question with the same hash must not get it.</summary>
    public required string Parameters { get; init; }

    public required RedditSource Source { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>Until when it is served without asking Reddit.</summary>
    public required DateTimeOffset FreshUntil { get; init; }

    /// <summary>Until when it may stand in for an answer Reddit does not give.</summary>
    public required DateTimeOffset StaleUntil { get; init; }

    /// <summary>Answers made of it, ready to go out; the tier that holds it is told what they weigh.</summary>
    public KeptAnswers Kept { get; } = new();

    /// <summary>What it weighs in memory without the answers kept with it: two bytes a character of the parameters, and about 200 for the objects around.</summary>
    public int Weight => Body.Length + (2 * Parameters.Length) + 200;

    /// <summary>How often this process served it.</summary>
    public EntryReads Reads { get; } = new();

    /// <summary>Whether it answers that question.</summary>
    public bool Answers(CacheKey key) => Parameters == key.Parameters;
}
