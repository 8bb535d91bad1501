namespace RedditMcp.Caching;

/// <summary>Why what a store holds under a key is not its entry.</summary>
internal enum Mismatch
{
    /// <summary>It is damaged, of another format version, or no entry at all.</summary>
    Format,

    /// <summary>It answers another question whose hash is the same.</summary>
    Parameters,

    /// <summary>It comes from another world: a simulator's answer where Reddit's is kept.</summary>
    Source,
}
