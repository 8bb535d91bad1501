using System.Collections.Concurrent;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>
/// How fast communities are posted to, as polls found it, and so how often they must be looked at: an interval is the longest time between two looks, and a community is
/// looked at sooner when in that time more would be posted than Reddit's listings hold.
/// </summary>
internal sealed class PollPace
{
    /// <summary>So many new posts are let come together; listings hold a thousand.</summary>
    public const int Batch = 400;

    /// <summary>No watch is looked for more often, whatever comes: what a look does not reach is told as a gap.</summary>
    private const double Shortest = 30;

    /// <summary>What is taken of a community that nobody has looked at yet, in posts a second.</summary>
    private const double Unknown = 1 / 60.0;

    /// <summary>Where nobody has looked yet since this process began may be a busy place, and waits no longer than that for the first look, in seconds.</summary>
    private const double Unsure = 600;

    /// <summary>All of Reddit is known to be one.</summary>
    private const double UnsureOfAll = Batch * 60 / 500.0;

    private const double Least = 1e-6;
    private const string All = "";

    private readonly ConcurrentDictionary<string, double> _rates = new(StringComparer.Ordinal);

    /// <summary>Posts a second in some communities; all of Reddit where there are none.</summary>
    public double RateOf(IReadOnlyList<string> subreddits) => subreddits.Count == 0
        ? _rates.GetValueOrDefault(All, Unknown)
        : subreddits.Sum(name => _rates.GetValueOrDefault(name, Unknown));

    /// <summary>When a watch is to be looked for again.</summary>
    public DateTimeOffset DueAt(Watch watch)
    {
        if (watch.Progress.PolledAt is not { } polled)
            return DateTimeOffset.MinValue;
        var full = IsKnown(watch) ? Math.Max(Shortest, Batch / RateOf(watch.Subreddits)) : watch.IsOfAll ? UnsureOfAll : Unsure;
        return polled + TimeSpan.FromSeconds(Math.Min(full, watch.Interval.TotalSeconds));
    }

    private bool IsKnown(Watch watch) => watch.IsOfAll ? _rates.ContainsKey(All) : watch.Subreddits.All(_rates.ContainsKey);

    /// <summary>Learns from a reading.</summary>
    public void Learn(IReadOnlyList<string> subreddits, ScopeReading reading)
    {
        if (reading.ReadAt is null && reading.Refused.Count == 0)
            return;
        if (reading.Rate is not (> 0 and var rate))
        {
            foreach (var name in subreddits)
                _rates.TryAdd(name, Unknown); // too few posts to tell, and so not a busy place
            return;
        }

        if (subreddits.Count == 0)
        {
            _rates[All] = rate;
            return;
        }

        var counts = reading.Posts.CountBy(post => (post.Subreddit ?? "").ToLowerInvariant()).ToDictionary(StringComparer.Ordinal);
        foreach (var name in subreddits)
            _rates[name] = Math.Max(rate * counts.GetValueOrDefault(name) / reading.Posts.Count, Least);
    }
}
