using System.ComponentModel.DataAnnotations;

namespace RedditMcp.Caching;

/// <summary>How much is kept. Section <c>Cache</c> of the configuration.</summary>
public sealed class CacheOptions
{
    /// <summary>The section these options are bound to.</summary>
    public const string Section = "Cache";

    /// <summary>What the hot tier may hold in all, in bytes. Default 512 MB; at least 1 MB.</summary>
    [Range(1024L * 1024, long.MaxValue)]
    public long HotBytes { get; set; } = 512L * 1024 * 1024;
}
