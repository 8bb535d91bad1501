using System.Collections.Concurrent;

namespace RedditMcp.Insights.Watches.Polling;

/// <summary>Plans the polls of the background, and runs them. What failed rests a little, so that a Reddit that is down is not asked every other second.</summary>
internal sealed class WatchPolls(WatchShelf shelf, WatchRound round, PollPace pace, BackgroundReader reader, TimeProvider time)
{
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _resting = new(StringComparer.Ordinal);

    /// <summary>The polls that are due.</summary>
    public IReadOnlyList<PollGroup> Plan(IReadOnlyList<Watch> watches)
    {
        var now = time.GetUtcNow();
        foreach (var rested in _resting.Where(pair => pair.Value <= now))
            _resting.TryRemove(rested);
        var due = watches.Where(watch => pace.DueAt(watch) <= now && !_resting.ContainsKey(watch.Id)).ToList();
        return due.Count == 0 ? [] : PollPlan.Of(due, [.. watches.Except(due)], pace, now);
    }

    /// <summary>Runs one.</summary>
    public async Task RunAsync(PollGroup group, CancellationToken cancellationToken)
    {
        var outcome = await round.PollAsync(group, shelf.Matcher, reader.ReadAsync, cancellationToken);
        foreach (var watch in outcome.Watches)
            shelf.Put(watch);
        if (outcome.Failure is null)
            return;
        foreach (var watch in group.Watches)
            _resting[watch.Id] = time.GetUtcNow() + s_rest;
    }
}
