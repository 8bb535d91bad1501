using RedditMcp.Queries;

namespace RedditMcp.Caching;

/// <summary>
/// Which version of content this program reads and writes, and how it takes over what the version before it left: entries under the old name
/// are read, changed and written under the new one, so that an upgrade does not start with an empty cache. Programs of both versions can use one store.
/// </summary>
/// <param name="Current">The last part of the names of entries.</param>
/// <param name="Previous">The same of the version before; null for the first version.</param>
/// <param name="Upgrade">Makes of an entry of the previous version one of this; null where that cannot be done.</param>
internal sealed record EntryVersions(string Current, string? Previous, Func<CacheEntry, CacheEntry?> Upgrade)
{
    /// <summary>The first version: there is none to take over.</summary>
    public static EntryVersions Shipped { get; } = new(CacheKey.Version, Previous: null, _ => null);

    /// <summary>The name of a key in a version.</summary>
    public static string NameIn(string version, CacheKey key) =>
        key.Name.EndsWith(version, StringComparison.Ordinal) ? key.Name : key.Name[..(key.Name.LastIndexOf(':') + 1)] + version;
}
