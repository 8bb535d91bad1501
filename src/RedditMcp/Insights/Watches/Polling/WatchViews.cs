using System.Globalization;
using RedditMcp.Reddit;
using RedditMcp.Reddit.Content;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>A reading as each of its watches sees it.</summary>
internal sealed class WatchViews
{
    /// <summary>Reddit may show a post so much later than it says it was posted, and our clocks may differ.</summary>
    private static readonly TimeSpan s_late = TimeSpan.FromMinutes(1);

    private readonly ScopeReading _reading;
    private readonly ScopeCount _count;
    private readonly Dictionary<string, List<SeenPost>> _matches = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _seenUntil;

    public WatchViews(ScopeReading reading, WatchMatcher matcher, DateTimeOffset now)
    {
        _reading = reading;
        _count = new ScopeCount(reading.Posts);
        At = now;
        var newest = reading.Posts.Select(post => post.CreatedUtc).DefaultIfEmpty().Max();
        var settled = (reading.ReadAt ?? now) - s_late;
        _seenUntil = DateTimeOffset.FromUnixTimeSeconds((long)newest) is var last && last > settled ? last : settled;
        foreach (var post in reading.Posts.Concat(reading.Found))
        {
            if (!_ids.Add(post.Id))
                continue;
            foreach (var watch in matcher.Match(post))
            {
                if (!_matches.TryGetValue(watch.Key, out var seen))
                    _matches.Add(watch.Key, seen = []);
                seen.Add(new SeenPost(post, [.. watch.Distinct(StringComparer.Ordinal)]));
            }
        }
    }

    /// <summary>When the look is taken into account.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Whether a post was read.</summary>
    public bool Holds(string id) => _ids.Contains(id);

    /// <summary>What a watch sees.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="again">Posts that were looked at again, by id; null for those that Reddit has no more.</param>
    public Sighting Of(Watch watch, IReadOnlyDictionary<string, Post?> again)
    {
        var since = watch.Progress.SeenUntil.ToUnixTimeSeconds();
        var matching = _matches.GetValueOrDefault(watch.Id, []).Where(seen => watch.Holds(seen.Post.Subreddit));
        var waiting = again.Count == 0 ? [] : watch.Progress.Matches.Where(match => again.ContainsKey(match.Id)).Select(match => match.Id).ToList();
        return new Sighting(At, _seenUntil, [.. matching, .. waiting.Select(id => again[id]).OfType<Post>().Select(post => new SeenPost(post, []))])
        {
            Seen = _count.Of(watch, since),
            Gap = GapOf(watch, since),
            Gone = [.. waiting.Where(id => again[id] is null)],
            Trouble = TroubleOf(watch),
        };
    }

    /// <summary>What was posted between what was seen before and what was read now, by how fast posts come.</summary>
    private WatchGap? GapOf(Watch watch, long since)
    {
        if (watch.Progress.PolledAt is null || _reading.ReadAt is null || _reading.CompleteSince <= since + 1 || _reading.Posts.Count == 0)
            return null;
        var rate = _reading.Rate * _count.Of(watch, long.MinValue) / _reading.Posts.Count;
        var missed = (long)Math.Ceiling(rate * (_reading.CompleteSince - since));
        return new WatchGap(
            watch.Progress.SeenUntil, DateTimeOffset.FromUnixTimeSeconds((long)_reading.CompleteSince), missed, _reading.SearchedSince <= since);
    }

    private string? TroubleOf(Watch watch)
    {
        var refused = _reading.Refused.Where(pair => watch.Subreddits.Contains(pair.Key, StringComparer.Ordinal)).ToList();
        return refused.Count == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"not read: {string.Join(", ", refused.Select(pair => $"r/{pair.Key} ({pair.Value.Kind.Name})"))}");
    }
}
