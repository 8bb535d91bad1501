using RedditMcp.Queries;

namespace RedditMcp.Caching;

/// <summary>Something to know that is made of the answers to other questions, and kept beside them.</summary>
/// <typeparam name="TContent">What is kept.</typeparam>
internal abstract record ComposedQuery<TContent> : CachedQuery<TContent>
    where TContent : class
{
    /// <summary>For how long what was made may stand in for an answer.</summary>
    public abstract TimeSpan StaleLimit { get; }

    /// <summary>Makes the answer. Each of the questions it asks is charged by itself.</summary>
    /// <param name="before">What was made before; null where nothing is held.</param>
    /// <param name="errand">For whom, and how fresh the parts must be.</param>
    public abstract Task<ComposedContent<TContent>> ComposeAsync(TContent? before, Errand errand);
}
