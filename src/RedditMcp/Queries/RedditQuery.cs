using System.Text.Json;
using RedditMcp.Reddit;

namespace RedditMcp.Queries;

/// <summary>Something to know from Reddit at the price of one call: how it is asked, and how the answer is read.</summary>
/// <typeparam name="TContent">What is kept of the answer.</typeparam>
internal abstract record RedditQuery<TContent> : CachedQuery<TContent>
    where TContent : class
{
    /// <summary>The call that answers it, at the largest page Reddit gives.</summary>
    public abstract RedditRequest ToRequest();

    /// <summary>Reads Reddit's answer down to what matters.</summary>
    public abstract RedditResult<TContent> Read(JsonElement answer);
}
