using RedditMcp.Caching.Warm;

namespace RedditMcp.Caching.Cold;

/// <summary>The folder of the archive: the configured one, or <c>archive</c> in the cache's.</summary>
internal static class ArchiveFolder
{
    /// <summary>Where a local archive is, and where the compliance log is without any. Nothing is made.</summary>
    public static string Of(ArchiveOptions archive, CacheOptions cache) => Path.GetFullPath(
        string.IsNullOrWhiteSpace(archive.Directory) ? Path.Combine(CacheFolder.Of(cache), "archive") : archive.Directory);

    /// <summary>Where entries wait for the store.</summary>
    public static string OfSpool(ArchiveOptions archive, CacheOptions cache) => Path.Combine(Of(archive, cache), "spool");
}
