using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RedditMcp.Reddit;

namespace RedditMcp.Queries;

/// <summary>
/// Something to know from Reddit at the price of one call: what it is kept under, how it is asked, how the answer is read and how
/// long it holds. Immutable; equal questions have equal keys.
/// </summary>
/// <typeparam name="TContent">What is kept of the answer.</typeparam>
internal abstract record RedditQuery<TContent>
    where TContent : class
{
    /// <summary>What the trimmed answer is kept under; made anew each time, so that a copy never keeps another's.</summary>
    public CacheKey Key => CacheKey.Of(KeyTool, Parameters().ToString());

    /// <summary>The part of the key that says what kind of question this is.</summary>
    protected abstract string KeyTool { get; }

    /// <summary>How the trimmed answer is written.</summary>
    public abstract JsonTypeInfo<TContent> Format { get; }

    /// <summary>The call that answers it, at the largest page Reddit gives.</summary>
    public abstract RedditRequest ToRequest();

    /// <summary>Reads Reddit's answer down to what matters.</summary>
    public abstract RedditResult<TContent> Read(JsonElement answer);

    /// <summary>How fresh the answer stays.</summary>
    /// <param name="content">What was fetched.</param>
    /// <param name="now">When.</param>
    public abstract ContentKind KindOf(TContent content, DateTimeOffset now);

    /// <summary>What distinguishes this question from others of its kind.</summary>
    protected abstract KeyParameters Parameters();
}
