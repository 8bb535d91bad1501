using RedditMcp.LoadLab.Populations;
using RedditMcp.LoadLab.Rigs;

namespace RedditMcp.LoadLab.Figures;

/// <summary>
/// What was asked, how often, and what any cache could have made of it.
/// <code>
/// predicted hit ratio = sum over questions of n_i / n x r_i T_i / (1 + r_i T_i)
/// </code>
/// where question i was asked n_i times of n, T_i is its TTL (the mean of what was granted) and r_i = (n_i - 1) / duration: at any of its arrivals the others are spread evenly
/// over the run, and the cache holds it if it was filled within T_i before (Poisson arrivals, capacity never binding). The ceiling is what a cache would have hit that never forgets and
/// keeps all as long as its row of the TTL table allows at the most, on the very same sequence.
/// </summary>
internal sealed class Questions
{
    private static readonly TimeSpan s_unknown = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, Question> _byKey = new(StringComparer.Ordinal);
    private long _counted;
    private long _ceilingHits;

    /// <summary>Different questions; two that are answered out of the same content are one.</summary>
    public int Distinct => _byKey.Count;

    /// <summary>What the best cache would have hit, of the questions outside the warm-up.</summary>
    public double Ceiling => _counted == 0 ? double.NaN : (double)_ceilingHits / _counted;

    /// <summary>Counts one.</summary>
    /// <param name="query">The question.</param>
    /// <param name="reply">What came back.</param>
    /// <param name="at">When it was asked, since the start.</param>
    /// <param name="isWarmUp">Whether only to fill the cache.</param>
    public void Count(Query query, Reply reply, TimeSpan at, bool isWarmUp)
    {
        if (!_byKey.TryGetValue(query.Content, out var question))
            _byKey[query.Content] = question = new Question();
        var isHit = question.FilledAt is { } filled && at - filled <= question.LongestTtl(query);
        if (!isHit)
            question.FilledAt = at;
        question.Asked++;
        if (!isWarmUp)
        {
            question.Counted++;
            _counted++;
            _ceilingHits += isHit ? 1 : 0;
        }

        if (reply is { Outcome: Outcome.Fetched or Outcome.Joined, TimeToLive.Ticks: > 0 })
            question.Granted(reply.TimeToLive);
    }

    /// <summary>The hit ratio by the formula, outside the warm-up.</summary>
    /// <param name="duration">How long the run was, its warm-up included.</param>
    public double Predict(TimeSpan duration) => _counted == 0 ? double.NaN : _byKey.Values.Sum(question =>
    {
        var others = (question.Asked - 1) / duration.TotalSeconds * (question.MeanTtl ?? s_unknown).TotalSeconds;
        return question.Counted * others / (1 + others);
    }) / _counted;

    private sealed class Question
    {
        private TimeSpan _sum;
        private TimeSpan _longest;
        private int _grants;

        public long Asked { get; set; }

        public long Counted { get; set; }

        public TimeSpan? FilledAt { get; set; }

        public TimeSpan? MeanTtl => _grants == 0 ? null : _sum / _grants;

        public void Granted(TimeSpan ttl)
        {
            (_sum, _grants) = (_sum + ttl, _grants + 1);
            _longest = ttl > _longest ? ttl : _longest;
        }

        /// <summary>The bound of the row that the longest TTL granted so far is within.</summary>
        public TimeSpan LongestTtl(Query query) => query.LongestTtl.FirstOrDefault(bound => bound >= _longest, query.LongestTtl[^1]);
    }
}
