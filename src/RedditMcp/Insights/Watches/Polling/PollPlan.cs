using RedditMcp.Queries;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>Joins watches into as few polls as will do.</summary>
internal static class PollPlan
{
    /// <summary>
    /// Groups watches that are due so that each group is one address, with no more new posts than may come together; and adds to each those of the others that it serves
    /// anyway and that are half due.
    /// </summary>
    public static IReadOnlyList<PollGroup> Of(IReadOnlyList<Watch> due, IReadOnlyList<Watch> others, PollPace pace, DateTimeOffset now)
    {
        var groups = new List<(HashSet<string> Names, double Posts, List<Watch> Watches)>();
        foreach (var watch in due.Where(watch => !watch.IsOfAll).OrderByDescending(watch => watch.Subreddits.Count))
        {
            var posts = pace.RateOf(watch.Subreddits) * watch.Interval.TotalSeconds;
            var fitting = groups.FindIndex(group => Fits(group.Names, watch) && (group.Posts + posts <= PollPace.Batch || group.Names.IsSupersetOf(watch.Subreddits)));
            if (fitting < 0)
            {
                groups.Add((new HashSet<string>(watch.Subreddits, StringComparer.Ordinal), posts, [watch]));
                continue;
            }

            var (names, sum, watches) = groups[fitting];
            groups[fitting] = (names, names.IsSupersetOf(watch.Subreddits) ? sum : sum + posts, watches);
            names.UnionWith(watch.Subreddits);
            watches.Add(watch);
        }

        var idle = others.Where(watch => watch.Progress.PolledAt + (watch.Interval / 2) <= now).ToList();
        var plan = groups.Select(group => new PollGroup(
            [.. group.Names.Order(StringComparer.Ordinal)],
            [.. group.Watches, .. idle.Where(watch => !watch.IsOfAll && group.Names.IsSupersetOf(watch.Subreddits))])).ToList();
        if (due.Any(watch => watch.IsOfAll))
            plan.Add(new PollGroup([], [.. due.Where(watch => watch.IsOfAll), .. idle.Where(watch => watch.IsOfAll)]));
        return plan;
    }

    private static bool Fits(HashSet<string> names, Watch watch) =>
        names.Count + watch.Subreddits.Count(name => !names.Contains(name)) <= SubredditSet.Largest;
}
