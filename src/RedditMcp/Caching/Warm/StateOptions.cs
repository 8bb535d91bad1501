namespace RedditMcp.Caching.Warm;

/// <summary>Where what must survive is kept: ledgers, keys, watches, popularity. Section <c>State</c> of the configuration.</summary>
public sealed class StateOptions
{
    /// <summary>The section these options are bound to.</summary>
    public const string Section = "State";

    /// <summary>The Redis that holds it, written as the cache's. Default: the cache's own.</summary>
    public string? Redis { get; set; }
}
