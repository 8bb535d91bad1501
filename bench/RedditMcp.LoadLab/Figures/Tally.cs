using HdrHistogram;
using RedditMcp.LoadLab.Rigs;

namespace RedditMcp.LoadLab.Figures;

/// <summary>What is counted of a phase, or of several together.</summary>
internal sealed class Tally(string name, bool isWarmUp, TimeSpan expectedPause)
{
    /// <summary>An answer later than this was waited for.</summary>
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(2);

    private readonly Dictionary<(string Tool, Outcome Outcome), long> _outcomes = [];
    private readonly Dictionary<string, long> _tiers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _errors = new(StringComparer.Ordinal);

    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>Whether it only filled the cache.</summary>
    public bool IsWarmUp => isWarmUp;

    /// <summary>When it began, since the start of the run.</summary>
    public TimeSpan From { get; init; }

    /// <summary>Whether every cache was emptied when it began.</summary>
    public bool IsFlushed { get; init; }

    /// <summary>When it ended.</summary>
    public TimeSpan To { get; set; }

    /// <summary>Time of fresh answers from the cache.</summary>
    public LongHistogram Cached { get; } = NewHistogram();

    /// <summary>Time of answers that took a call to Reddit, somebody's own or another's.</summary>
    public LongHistogram Uncached { get; } = NewHistogram();

    /// <summary>Time of stale answers.</summary>
    public LongHistogram Stale { get; } = NewHistogram();

    /// <summary>How much later than due the lab asked.</summary>
    public LongHistogram Lateness { get; } = NewHistogram();

    /// <summary>Questions asked for the first time that were answered within two seconds.</summary>
    public long Soon { get; private set; }

    /// <summary>Questions asked for the first time.</summary>
    public long FirstVisits { get; private set; }

    /// <summary>Questions asked again after the wait that was asked for.</summary>
    public long Returns { get; private set; }

    /// <summary>Of those, the ones that were answered.</summary>
    public long ReturnsAnswered { get; private set; }

    /// <summary>Questions that nobody came back for any more.</summary>
    public long GivenUp { get; private set; }

    /// <summary>Calls that Reddit got.</summary>
    public long Upstream { get; private set; }

    /// <summary>Calls that Reddit refused because the quota was spent.</summary>
    public long Refused { get; private set; }

    /// <summary>The most memory that the servers held when it was looked at.</summary>
    public long MostResidentBytes { get; private set; }

    /// <summary>Times that a breaker was found open.</summary>
    public long BreakerOpen { get; private set; }

    /// <summary>How the breakers stood when they were looked at last.</summary>
    public BreakerSight LastSight { get; private set; }

    /// <summary>Questions.</summary>
    public long Requests => _outcomes.Values.Sum();

    /// <summary>Tools that were called.</summary>
    public IEnumerable<string> Tools => _outcomes.Keys.Select(key => key.Tool).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Fresh answers by the tier that gave them.</summary>
    public IReadOnlyDictionary<string, long> Tiers => _tiers;

    /// <summary>Errors by kind.</summary>
    public IReadOnlyDictionary<string, long> Errors => _errors;

    /// <summary>Questions that ended so; of one tool where it is given.</summary>
    public long Of(Outcome outcome, string? tool = null) =>
        _outcomes.Where(pair => pair.Key.Outcome == outcome && (tool is null || pair.Key.Tool == tool)).Sum(pair => pair.Value);

    /// <summary>Counts an answer.</summary>
    public void Count(string tool, Reply reply, TimeSpan latency, Visit visit)
    {
        Add(_outcomes, (tool, reply.Outcome), 1);
        if (reply.Error is { } error)
            Add(_errors, error, 1);
        if (reply.Outcome == Outcome.Fresh)
            Add(_tiers, reply.Tier!, 1);
        var isAnswered = reply.Outcome is not (Outcome.RateLimited or Outcome.Failed);
        if (visit == Visit.Return)
            (Returns, ReturnsAnswered) = (Returns + 1, ReturnsAnswered + (isAnswered ? 1 : 0));
        else
            (FirstVisits, Soon) = (FirstVisits + 1, Soon + (isAnswered && latency <= s_soon ? 1 : 0));
        Histogram(reply.Outcome)?.RecordValueWithExpectedInterval(Microseconds(latency), Microseconds(expectedPause));
    }

    /// <summary>Counts a question that nobody comes back for any more.</summary>
    public void GaveUp() => GivenUp++;

    /// <summary>Counts how late the lab was.</summary>
    public void Late(TimeSpan by) => Lateness.RecordValue(Microseconds(by));

    /// <summary>Counts what sampling found.</summary>
    public void Sampled(UpstreamCount upstream, long residentBytes) =>
        (Upstream, Refused, MostResidentBytes) = (Upstream + upstream.Calls, Refused + upstream.Refused, Math.Max(MostResidentBytes, residentBytes));

    /// <summary>Counts how the breakers stood.</summary>
    public void SawBreaker(BreakerSight sight)
    {
        LastSight = sight;
        BreakerOpen += sight == BreakerSight.Open ? 1 : 0;
    }

    /// <summary>Adds what another has counted.</summary>
    public Tally Add(Tally other)
    {
        foreach (var (key, count) in other._outcomes)
            Add(_outcomes, key, count);
        foreach (var (key, count) in other._tiers)
            Add(_tiers, key, count);
        foreach (var (key, count) in other._errors)
            Add(_errors, key, count);
        Cached.Add(other.Cached);
        Uncached.Add(other.Uncached);
        Stale.Add(other.Stale);
        Lateness.Add(other.Lateness);
        (Soon, FirstVisits, Returns, ReturnsAnswered) = (Soon + other.Soon, FirstVisits + other.FirstVisits, Returns + other.Returns, ReturnsAnswered + other.ReturnsAnswered);
        Sampled(new UpstreamCount(other.Upstream, other.Refused), other.MostResidentBytes);
        GivenUp += other.GivenUp;
        (BreakerOpen, LastSight, To) = (BreakerOpen + other.BreakerOpen, other.LastSight, To + (other.To - other.From));
        return this;
    }

    private LongHistogram? Histogram(Outcome outcome) => outcome switch
    {
        Outcome.Fresh => Cached,
        Outcome.Fetched or Outcome.Joined => Uncached,
        Outcome.Stale => Stale,
        _ => null,
    };

    private static LongHistogram NewHistogram() => new(Microseconds(TimeSpan.FromHours(1)), numberOfSignificantValueDigits: 3);

    private static long Microseconds(TimeSpan time) => Math.Clamp((long)time.TotalMicroseconds, 0, 3_600_000_000);

    private static void Add<TKey>(Dictionary<TKey, long> counts, TKey key, long by)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + by;
}
