using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using RedditMcp.Caching.Hot;

namespace RedditMcp.Caching;

/// <summary>How much is kept, and where. Section <c>Cache</c> of the configuration.</summary>
public sealed class CacheOptions
{
    /// <summary>The section these options are bound to.</summary>
    public const string Section = "Cache";

    /// <summary>What the hot tier may hold in all, in bytes. Default 512 MB; at least 1 MB.</summary>
    [Range(1024L * 1024, long.MaxValue)]
    public long HotBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>How the hot tier is shared among kinds of content, and when it asks the warm tier again.</summary>
    [ValidateObjectMembers]
    public HotOptions Hot { get; set; } = new();

    /// <summary>
    /// The Redis that holds the warm tier: a <c>redis://</c> or <c>rediss://</c> URL, or a StackExchange.Redis connection string. Without one the
    /// warm tier is a file in <see cref="Directory"/>.
    /// </summary>
    public string? Redis { get; set; }

    /// <summary>The folder of the embedded warm tier, on a local disk. Default: <c>reddit-mcp</c> in the user's cache folder.</summary>
    public string? Directory { get; set; }

    /// <summary>What the embedded warm tier may take on disk, in bytes. Default 1 GB; at least 4 MB.</summary>
    [Range(4L * 1024 * 1024, long.MaxValue)]
    public long WarmBytes { get; set; } = 1024L * 1024 * 1024;
}
