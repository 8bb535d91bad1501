namespace RedditMcp.Insights.Watches;

/// <summary>
/// What a look does to a watch: which posts count from now on, and which alerts that raises. Nothing here asks or keeps anything, so that it can be done again when another
/// process was faster.
/// </summary>
internal static class WatchStep
{
    /// <summary>A post that never stirred enough is looked at again for so long, and what was posted longer ago than twice that is forgotten.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>So many posts a watch remembers.</summary>
    public const int MostMatches = 1000;

    private const int MostGaps = 5;

    /// <summary>Takes a look into account.</summary>
    /// <returns>The watch as it is then, and the alerts it raises.</returns>
    public static (Watch After, IReadOnlyList<WatchAlert> Alerts) Take(Watch watch, Sighting sighting)
    {
        var before = watch.Progress;
        var matches = before.Matches.ToDictionary(match => match.Id, StringComparer.Ordinal);
        var isNew = sighting.Posts.Count(seen => seen.Keywords.Count > 0 && !matches.ContainsKey(seen.Post.Id) && Created(seen) >= Seconds(before.Floor));
        foreach (var seen in sighting.Posts)
            Note(watch, sighting, seen, matches);
        foreach (var id in sighting.Gone)
            matches[id] = matches[id] with { State = MatchState.Past, Post = null };

        var progress = before with
        {
            PolledAt = sighting.At,
            SeenUntil = sighting.SeenUntil > before.SeenUntil ? sighting.SeenUntil : before.SeenUntil,
            Floor = sighting.Floor ?? before.Floor,
            Seen = before.Seen + sighting.Seen,
            Missed = before.Missed + (sighting.Gap?.Missed ?? 0),
            Matched = before.Matched + (sighting.Floor is null ? isNew : 0),
            Gaps = sighting.Gap is { } gap ? [.. before.Gaps.Append(gap).TakeLast(MostGaps)] : before.Gaps,
            Trouble = sighting.Trouble,
        };
        var alerts = Raise(watch, sighting.At, before.LastAlert, matches);
        progress = Forget(progress with { LastAlert = before.LastAlert + alerts.Count }, watch, matches.Values, Seconds(sighting.At));
        return (watch with { Version = watch.Version + 1, Progress = progress }, alerts);
    }

    /// <summary>The posts it waits for whose time has come: young ones at every look, older ones at longer intervals.</summary>
    public static IEnumerable<string> ToLookAtAgain(Watch watch, DateTimeOffset now) => watch.Progress.Matches
        .Where(match => match.State is MatchState.Waiting
            && Seconds(now) - match.LookedAt >= Math.Max(watch.Interval.TotalSeconds / 2, (Seconds(now) - match.At) / 12.0))
        .Select(match => match.Id);

    private static void Note(Watch watch, Sighting sighting, SeenPost seen, Dictionary<string, WatchMatch> matches)
    {
        var (now, created) = (Seconds(sighting.At), Created(seen));
        var isEnough = watch.MinEngagement.IsReachedBy(seen.Post);
        if (matches.TryGetValue(seen.Post.Id, out var known))
        {
            if (known is { State: MatchState.Waiting, Post: { } told })
            {
                var post = told with { Score = seen.Post.Score, Comments = seen.Post.NumComments };
                matches[known.Id] = isEnough
                    ? known with { State = MatchState.Counted, At = now, LookedAt = now, Post = post }
                    : known with { LookedAt = now, Post = post };
            }

            return;
        }

        if (seen.Keywords.Count == 0 || created < Seconds(watch.Progress.Floor))
            return;
        var isOld = sighting.Floor is not null && isEnough; // at the first look everything was there before the watch
        var isTimely = created > Seconds(watch.Progress.SeenUntil) && created <= now;
        matches.Add(seen.Post.Id, new WatchMatch(
            seen.Post.Id, created, isOld ? MatchState.Past : isEnough ? MatchState.Counted : MatchState.Waiting)
        {
            At = isTimely && isEnough ? created : now,
            LookedAt = now,
            Post = isOld
                ? null
                : new AlertedPost(seen.Post.Id, seen.Post.Subreddit ?? "", created, seen.Post.Score, seen.Post.NumComments, seen.Keywords),
        });
    }

    /// <summary>Posts that count raise an alert where, with those alerted already, there are enough of them within an interval.</summary>
    private static List<WatchAlert> Raise(Watch watch, DateTimeOffset now, long last, Dictionary<string, WatchMatch> matches)
    {
        var counting = matches.Values.Where(match => match.State is MatchState.Counted or MatchState.Alerted).OrderBy(match => match.At).ToList();
        var raised = new SortedSet<int>();
        for (var (first, end) = (0, watch.AlertThreshold - 1); end < counting.Count; first++, end++)
        {
            if (counting[end].At - counting[first].At <= watch.Interval.TotalSeconds)
                raised.UnionWith(Enumerable.Range(first, watch.AlertThreshold));
        }

        var posts = raised.Select(index => counting[index]).Where(match => match.State is MatchState.Counted).ToList();
        foreach (var match in posts)
            matches[match.Id] = match with { State = MatchState.Alerted, Post = null };
        return [.. posts.Select(match => match.Post!).OrderBy(post => post.Created).Chunk(WatchAlert.MostPosts)
            .Select((chunk, index) => new WatchAlert(last + index + 1, now, chunk))];
    }

    /// <summary>Drops what nothing can come of any more; should there be too many, the oldest, and then nothing as old is looked at again.</summary>
    private static WatchProgress Forget(WatchProgress progress, Watch watch, IEnumerable<WatchMatch> matches, long now)
    {
        var oldest = now - (long)(2 * Patience).TotalSeconds;
        var kept = matches.Select(match => Settle(match, watch, now)).Where(match => match.Created >= oldest || match.Post is not null)
            .OrderByDescending(match => match.Created).ToList();
        var floor = Math.Max(Seconds(progress.Floor), oldest);
        if (kept.Count > MostMatches)
        {
            floor = Math.Max(floor, kept[MostMatches].Created + 1);
            kept.RemoveRange(MostMatches, kept.Count - MostMatches);
        }

        return progress with { Matches = kept, Floor = DateTimeOffset.FromUnixTimeSeconds(floor) };
    }

    private static WatchMatch Settle(WatchMatch match, Watch watch, long now)
    {
        var patience = match.State switch
        {
            MatchState.Waiting => Patience.TotalSeconds,
            MatchState.Counted => 2 * watch.Interval.TotalSeconds,
            _ => double.PositiveInfinity,
        };
        return now - match.At > patience ? match with { State = MatchState.Past, Post = null } : match;
    }

    private static long Created(SeenPost seen) => (long)seen.Post.CreatedUtc;

    private static long Seconds(DateTimeOffset instant) => instant.ToUnixTimeSeconds();
}
