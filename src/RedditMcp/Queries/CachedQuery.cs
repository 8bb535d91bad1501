using System.Text.Json.Serialization.Metadata;

namespace RedditMcp.Queries;

/// <summary>
/// Something to know that is kept: under which key, how it is written and how long it holds. Where it comes from say <see cref="RedditQuery{TContent}"/> and
/// <c>ComposedQuery</c> of the cache. Immutable; equal questions have equal keys.
/// </summary>
/// <typeparam name="TContent">What is kept of the answer.</typeparam>
internal abstract record CachedQuery<TContent>
    where TContent : class
{
    /// <summary>What the answer is kept under; made anew each time, so that a copy never keeps another's.</summary>
    public CacheKey Key => CacheKey.Of(KeyTool, Parameters().ToString());

    /// <summary>The part of the key that says what kind of question this is.</summary>
    protected abstract string KeyTool { get; }

    /// <summary>How the answer is written.</summary>
    public abstract JsonTypeInfo<TContent> Format { get; }

    /// <summary>How fresh the answer stays.</summary>
    /// <param name="content">What was fetched.</param>
    /// <param name="now">When.</param>
    public abstract ContentKind KindOf(TContent content, DateTimeOffset now);

    /// <summary>What distinguishes this question from others of its kind.</summary>
    protected abstract KeyParameters Parameters();
}
