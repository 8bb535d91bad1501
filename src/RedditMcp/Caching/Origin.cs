using RedditMcp.Reddit;

namespace RedditMcp.Caching;

/// <summary>Where an answer came from, how old it is and what it cost.</summary>
/// <param name="Tier">Where it was found.</param>
/// <param name="Age">Time since it was fetched.</param>
/// <param name="TimeToLive">For how long it will be served without asking again; zero when stale.</param>
/// <param name="IsStale">Older than its TTL, or than the caller wanted.</param>
/// <param name="Source">Who answered.</param>
/// <param name="ApiCalls">Calls made for this caller; 0 for who joined another's.</param>
internal sealed record Origin(
    CacheTier Tier, TimeSpan Age, TimeSpan TimeToLive, bool IsStale, RedditSource Source, int ApiCalls)
{
    /// <summary>How long was waited for the budget.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>The origin of an answer made of several: as far as the farthest, as old as the oldest, as dear as all.</summary>
    public static Origin Of(IEnumerable<Origin> parts) => parts.Aggregate((a, b) => new Origin(
        a.Tier > b.Tier ? a.Tier : b.Tier,
        a.Age > b.Age ? a.Age : b.Age,
        a.TimeToLive < b.TimeToLive ? a.TimeToLive : b.TimeToLive,
        a.IsStale || b.IsStale,
        a.Source > b.Source ? a.Source : b.Source,
        a.ApiCalls + b.ApiCalls)
    {
        Waited = a.Waited > b.Waited ? a.Waited : b.Waited,
    });
}
