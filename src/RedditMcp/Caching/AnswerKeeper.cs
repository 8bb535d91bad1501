using RedditMcp.Queries;

namespace RedditMcp.Caching;

/// <summary>Keeps answers as they went out, so that giving one again takes no reading and no writing of its items.</summary>
internal sealed class AnswerKeeper(RedditCache cache, TimeProvider time)
{
    /// <summary>An answer tells how old things are ("5m"), so it is not given for longer than this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The answer kept for a question, if this asker would be served at once with all it was made of. It counts as that many hits.
    /// </summary>
    /// <param name="first">The key the question asks the cache for first.</param>
    /// <param name="question">The tool and all its arguments.</param>
    /// <param name="ask">Who asks.</param>
    public RenderedAnswer? Find(CacheKey first, string question, CacheAsk ask)
    {
        var started = time.GetTimestamp();
        if (cache.Qualify(first) is not { } key || cache.FindFresh(key, ask) is not { } entry
            || entry.Kept.Find(question) is not { } kept || time.GetUtcNow() - kept.MadeAt >= Longest)
        {
            return null;
        }

        foreach (var source in kept.Sources)
        {
            if (!ReferenceEquals(source.Entry, entry) && !ReferenceEquals(cache.FindFresh(source.Key, ask), source.Entry))
                return null;
        }

        foreach (var source in kept.Sources)
            cache.ServeKept(source.Key, source.Entry!, ask, started);
        return kept.Answer;
    }

    /// <summary>Keeps an answer, if it was made of nothing but what is held and fresh.</summary>
    /// <param name="first">The key the question asks the cache for first.</param>
    /// <param name="question">The tool and all its arguments.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="trace">What it was made of.</param>
    /// <param name="madeAt">When its words told the ages of things.</param>
    public void Keep(CacheKey first, string question, RenderedAnswer answer, CacheTrace trace, DateTimeOffset madeAt)
    {
        if (trace.IsWhole && cache.Qualify(first) is { } key && trace.Served.FirstOrDefault(served => served.Key == key) is { } source)
            cache.Attach(key, source.Entry!, new KeptAnswer(question, answer, trace.Served, madeAt));
    }
}
