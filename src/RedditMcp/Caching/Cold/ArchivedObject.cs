using System.Text.Json.Serialization;

namespace RedditMcp.Caching.Cold;

/// <summary>An object of the archive, as its manifest tells it.</summary>
internal sealed record ArchivedObject
{
    private PrintFilter? _filter;

    /// <summary>Where it is, see <see cref="ArchiveNames"/>.</summary>
    public required string Name { get; init; }

    public required string Subreddit { get; init; }

    /// <summary>When the oldest of its entries was fetched.</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>When the newest of its entries was fetched.</summary>
    public required DateTimeOffset Last { get; init; }

    public required int Entries { get; init; }

    /// <summary>Its size as it is stored.</summary>
    public required int Bytes { get; init; }

    /// <summary>The SHA-256 of what is stored, 64 hex digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>A <see cref="PrintFilter"/> of the keys, ids and authors in it, base 64.</summary>
    public required byte[] Prints { get; init; }

    /// <summary>Whether it may hold what goes by a fingerprint; false is certain.</summary>
    public bool MayHold(Fingerprint print) => Filter.MayHold(print);

    [JsonIgnore]
    private PrintFilter Filter => _filter ??= PrintFilter.From(Prints);
}
