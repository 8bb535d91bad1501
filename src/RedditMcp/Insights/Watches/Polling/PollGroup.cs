namespace RedditMcp.Insights.Watches.Polling;

/// <summary>Watches that one poll serves.</summary>
/// <param name="Subreddits">The communities of all of them; empty for all of Reddit.</param>
/// <param name="Watches">The watches.</param>
internal sealed record PollGroup(IReadOnlyList<string> Subreddits, IReadOnlyList<Watch> Watches)
{
    /// <summary>Whether it is of all of Reddit.</summary>
    public bool IsOfAll => Subreddits.Count == 0;

    /// <summary>Back to when it must be read, so that none of them misses anything.</summary>
    public DateTimeOffset Until => Watches.Min(watch => watch.Progress.SeenUntil);
}
