using RedditMcp.Simulator.World;

namespace RedditMcp.Simulator.Listings;

/// <summary>The parameter <c>t</c>: how far back a listing looks.</summary>
internal readonly record struct TimeRange(long Seconds)
{
    public static readonly TimeRange All = new(100 * 365 * WorldTime.Day);
    public static readonly TimeRange OneDay = new(WorldTime.Day);

    public static TimeRange Parse(string? name, TimeRange otherwise) => name switch
    {
        "hour" => new(WorldTime.Hour),
        "day" => OneDay,
        "week" => new(7 * WorldTime.Day),
        "month" => new(30 * WorldTime.Day),
        "year" => new(365 * WorldTime.Day),
        "all" => All,
        _ => otherwise,
    };
}
